import type { ParagraphKind } from '@lea/agenda'

export type HeadingLevel = 2 | 3 | 4 | 5 | 6

/** The class of one line. Static text and editor share it; all that decides about size hangs on it (prose.css). */
export function lineClass(kind: ParagraphKind): string {
  return `lea-line lea-line--${kind}`
}
