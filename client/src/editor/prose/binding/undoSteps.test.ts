import { textToProse, writeProse } from '@lea/agenda'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { backspaceAtStart, indentBy, newLineHere, selectAll, toggleKind } from '../keys/lines.ts'
import { ProseBinding } from './ProseBinding.ts'
import { Desk } from './testDesk.ts'

/** Somebody else's editor of that text; what is done in it arrives at once, and the other way round. */
function colleagueOf(doc: Y.Doc): Desk {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const join = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'line') Y.applyUpdate(to, update, 'line')
    })
  join(doc, theirs)
  join(theirs, doc)
  return new Desk(theirs.getXmlFragment('body'))
}

/** A text whose undo takes all that is written within a minute as one step, unless it is told of another. */
function openText(text: string) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  writeProse(fragment, textToProse(text))
  const undo = new Y.UndoManager(fragment, { trackedOrigins: new Set([ProseBinding]), captureTimeout: 60_000 })
  const desk = new Desk(fragment, [], undo)
  const colleague = colleagueOf(doc)
  const run = (command: typeof newLineHere) => command(desk.state, (tr) => desk.dispatch(tr))
  return { desk, undo, run, colleague }
}

it('letters are one step, each new line begins another', () => {
  const { desk, undo, run } = openText('')
  desk.caretAt(0, 0)
  for (const letter of 'een') desk.typeAtCaret(letter)
  run(newLineHere)
  for (const letter of 'twee') desk.typeAtCaret(letter)
  run(newLineHere)
  for (const letter of 'drie') desk.typeAtCaret(letter)
  undo.undo()
  expect(desk.lines()).toEqual(['een', 'twee'])
  undo.undo()
  expect(desk.lines()).toEqual(['een'])
  undo.undo()
  expect(desk.lines()).toEqual([''])
  expect(undo.canUndo()).toBe(false)
  for (let step = 0; step < 3; step++) undo.redo()
  expect(desk.lines()).toEqual(['een', 'twee', 'drie'])
})

it('a kind, an indent and a line that comes up are steps of their own', () => {
  const { desk, undo, run } = openText('een\ntwee')
  desk.type(1, 4, '!')
  run(selectAll)
  run(toggleKind('bullet'))
  run(indentBy(1))
  desk.caretAt(1, 0)
  for (let step = 0; step < 3; step++) run(backspaceAtStart)
  expect(desk.lines()).toEqual(['  - eentwee!'])
  const steps = [
    ['  - een', 'twee!'],
    ['  - een', '- twee!'],
    ['  - een', '  - twee!'],
    ['- een', '- twee!'],
    ['een', 'twee!'],
  ]
  for (const lines of [...steps, ['een', 'twee']]) {
    undo.undo()
    expect(desk.lines()).toEqual(lines)
  }
})

it('a line that a colleague adds ends no step', () => {
  const { desk, undo, colleague } = openText('een')
  desk.type(0, 3, ' a')
  colleague.split(0, 1)
  desk.type(1, 4, 'b')
  expect(desk.lines()).toEqual(['e', 'en ab'])
  undo.undo()
  expect(desk.lines()).toEqual(['e', 'en'])
})
