import type { ParagraphKind } from '@lea/agenda'
import { m } from '../../paraglide/messages.js'

/** What the kinds of text are called on the screen. */
export const kindWords = {
  paragraph: m.editor_kind_paragraph,
  heading: m.editor_kind_heading,
  bullet: m.editor_kind_bullet,
  number: m.editor_kind_number,
  quote: m.editor_kind_quote,
} satisfies Record<ParagraphKind, () => string>
