import { bullet, heading, type Paragraph, paragraph, textToProse, writeProse } from '@lea/agenda'
import type { Command } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../binding/testDesk.ts'
import { backspaceAtStart, deleteAtEnd, indentBy, newLineHere, selectAll, toggleKind } from './lines.ts'

function deskWith(paragraphs: Paragraph[]) {
  const fragment = new Y.Doc().getXmlFragment('body')
  writeProse(fragment, paragraphs)
  const desk = new Desk(fragment)
  return { desk, run: (command: Command) => command(desk.state, (tr) => desk.dispatch(tr)) }
}

it.each([
  ['goes on with the same kind in a list', [bullet('een twee')], 4, ['- een ', '- twee']],
  ['begins plain text after a heading', [heading('Kop')], 3, ['# Kop', '']],
  ['puts an empty line above a heading', [heading('Kop')], 0, ['', '# Kop']],
  ['steps out of an empty deeper entry', [{ ...bullet(), indent: 1 }], 0, ['- ']],
  ['ends a list on an empty entry', [bullet()], 0, ['']],
])('Enter %s', (_, paragraphs, offset, lines) => {
  const { desk, run } = deskWith(paragraphs)
  desk.caretAt(0, offset)
  run(newLineHere)
  expect(desk.lines()).toEqual(lines)
})

it('Backspace at the start goes out of indent, then kind, then onto the line before', () => {
  const { desk, run } = deskWith([paragraph('boven'), { ...bullet('punt'), indent: 1 }])
  desk.caretAt(1, 0)
  run(backspaceAtStart)
  expect(desk.lines()).toEqual(['boven', '- punt'])
  run(backspaceAtStart)
  expect(desk.lines()).toEqual(['boven', 'punt'])
  run(backspaceAtStart)
  expect(desk.lines()).toEqual(['bovenpunt'])
  desk.typeAtCaret('|')
  expect(desk.lines()).toEqual(['boven|punt'])
  expect(run(backspaceAtStart)).toBe(false)
})

it('Delete in an empty line lets the heading below come up as a heading', () => {
  const { desk, run } = deskWith([paragraph(), heading('Kop')])
  desk.caretAt(0, 0)
  run(deleteAtEnd)
  expect(desk.lines()).toEqual(['# Kop'])
  desk.caretAt(0, 3)
  expect(run(deleteAtEnd)).toBe(false)
})

it('kind and indent work on all selected lines, and stop at the limits', () => {
  const { desk, run } = deskWith(textToProse('een\ntwee\ndrie'))
  run(selectAll)
  run(toggleKind('bullet'))
  run(indentBy(1))
  expect(desk.lines()).toEqual(['  - een', '  - twee', '  - drie'])
  run(toggleKind('bullet'))
  run(indentBy(-1))
  expect(desk.lines()).toEqual(['een', 'twee', 'drie'])
  expect(run(indentBy(-1))).toBe(false)
})
