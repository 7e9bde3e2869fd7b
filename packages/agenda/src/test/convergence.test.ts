import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textEdit } from '../comparison/textEdit.ts'
import { wholeCharacters } from '../prose/codePoints.ts'

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🎓', '👩🏽', '𝔸'), maxLength: 6 })
const type = fc.record({ who: fc.nat(2), at: fc.nat(30), remove: fc.nat(4), insert: words, mark: fc.boolean() })
const sync = fc.record({ from: fc.nat(2), to: fc.nat(2) })

test('three people who type in one text on whole characters end with the same text (property)', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(type, sync), { maxLength: 60 }), (history) => {
      const docs = [1, 2, 3].map((clientId) => Object.assign(new Y.Doc(), { clientID: clientId }))
      const textOf = (number: number) => (docs[number] as Y.Doc).getText('text')
      for (const act of history) {
        if ('who' in act) typeInto(textOf(act.who), act)
        else Y.applyUpdate(docs[act.to] as Y.Doc, Y.encodeStateAsUpdate(docs[act.from] as Y.Doc))
      }
      for (const doc of docs) for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
      const [first, ...others] = [0, 1, 2].map((number) => textOf(number).toDelta())
      for (const other of others) expect(other).toEqual(first)
      const text = textOf(0).toString()
      expect(wholeCharacters(text)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

/** Changes a text as a program does: from what stands there to what should, as one edit on whole characters. */
function typeInto(
  text: Y.Text,
  { at, remove, insert, mark }: { at: number; remove: number; insert: string; mark: boolean },
) {
  const before = [...text.toString()]
  const after = before.toSpliced(Math.min(at, before.length), remove, ...insert).join('')
  const edit = textEdit(before.join(''), after)
  if (!edit) return
  text.doc?.transact(() => {
    text.delete(edit.index, edit.remove)
    text.insert(edit.index, edit.insert, mark ? { bold: {} } : {})
  })
}
