import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textEdit } from '../comparison/textEdit.ts'
import { characterStart, cutsCharacter, wholeCharacters } from './codePoints.ts'

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '👍', 'ë'), maxLength: 12 }),
  fc.string({ unit: 'grapheme' }),
)

const applied = (before: string, edit: ReturnType<typeof textEdit>) =>
  edit ? before.slice(0, edit.index) + edit.insert + before.slice(edit.index + edit.remove) : before

test('an edit makes the one text of the other and never cuts a character', () => {
  fc.assert(
    fc.property(texts, texts, fc.option(fc.nat(30), { nil: undefined }), (before, after, caret) => {
      const edit = textEdit(before, after, caret)
      expect(applied(before, edit)).toBe(after)
      if (!edit) return
      expect(cutsCharacter(before, edit.index)).toBe(false)
      expect(cutsCharacter(before, edit.index + edit.remove)).toBe(false)
      expect(wholeCharacters(edit.insert)).toBe(edit.insert)
    }),
    { numRuns: 2000 },
  )
})

test('an edit touches no more than it must', () => {
  expect(textEdit('zorg en onderwijs', 'zorg op onderwijs')).toEqual({ index: 5, remove: 2, insert: 'op' })
  expect(textEdit('a😀b', 'a😁b')).toEqual({ index: 1, remove: 2, insert: '😁' })
  expect(textEdit('gelijk', 'gelijk')).toBeUndefined()
})

test('with the caret known, an edit lands where it was typed', () => {
  expect(textEdit('aaa', 'aaaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
  expect(textEdit('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' })
  expect(textEdit('aaa', 'aa', 1)).toEqual({ index: 1, remove: 1, insert: '' })
})

test('two people who edit emoji at the same time end with the same text', () => {
  fc.assert(
    fc.property(texts, texts, texts, (start, byAnna, byBram) => {
      const anna = new Y.Doc()
      const bram = new Y.Doc()
      anna.getText('title').insert(0, start)
      Y.applyUpdate(bram, Y.encodeStateAsUpdate(anna))
      change(anna.getText('title'), byAnna)
      change(bram.getText('title'), byBram)
      const fromAnna = Y.encodeStateAsUpdate(anna)
      Y.applyUpdate(anna, Y.encodeStateAsUpdate(bram))
      Y.applyUpdate(bram, fromAnna)
      expect(anna.getText('title').toString()).toBe(bram.getText('title').toString())
      expect(anna.getText('title').toString()).toBe(wholeCharacters(anna.getText('title').toString()))
    }),
    { numRuns: 1000 },
  )
})

function change(text: Y.Text, after: string): void {
  const edit = textEdit(text.toString(), after)
  if (!edit) return
  text.delete(edit.index, edit.remove)
  text.insert(edit.index, edit.insert)
}

test('a position inside a character moves to its start', () => {
  expect([0, 1, 2, 3, 9, -1].map((position) => characterStart('a😀', position))).toEqual([0, 1, 1, 3, 3, 0])
})

test('half characters become the sign for unknown', () => {
  expect(wholeCharacters('a\ud83d b\ude00 😀')).toBe('a\ufffd b\ufffd 😀')
})
