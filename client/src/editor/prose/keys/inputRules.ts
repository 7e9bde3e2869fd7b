import type { ParagraphKind } from '@lea/agenda'
import { Extension, InputRule } from '@tiptap/core'

const signs: readonly { find: RegExp; kind: ParagraphKind }[] = [
  { find: /^#{1,6}\s$/, kind: 'heading' },
  { find: /^[-*•]\s$/, kind: 'bullet' },
  { find: /^\d{1,2}[.)]\s$/, kind: 'number' },
  { find: /^>\s$/, kind: 'quote' },
]

/** '# ', '- ', '1. ' and '> ' at the start of a paragraph give it a kind. Backspace straight after it takes that back. */
export const signsToKinds = Extension.create({
  name: 'leaSigns',

  addInputRules() {
    return signs.map(
      ({ find, kind }) =>
        new InputRule({
          find,
          handler: ({ state, range }) => {
            const line = state.doc.resolve(range.from)
            if (line.parent.attrs.kind === kind) return null
            state.tr.delete(range.from, range.to).setNodeAttribute(line.before(), 'kind', kind)
          },
        }),
    )
  },
})
