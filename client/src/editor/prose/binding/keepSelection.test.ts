import { bullet, paragraph, writeProse } from '@lea/agenda'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { backspaceAtStart, indentBy } from '../keys/lines.ts'
import { ProseBinding } from './ProseBinding.ts'
import { Desk } from './testDesk.ts'

function openList() {
  const fragment = new Y.Doc().getXmlFragment('body')
  writeProse(fragment, [paragraph('voor'), bullet('een'), bullet('twee'), bullet('drie'), paragraph('na')])
  const undo = new Y.UndoManager(fragment, { trackedOrigins: new Set([ProseBinding]), captureTimeout: 0 })
  return { desk: new Desk(fragment), undo }
}

/** The line and the offset at which the caret stands. */
function caretOf({ state }: Desk): [number, number] {
  const { $head } = state.selection
  return [$head.index(0), $head.parentOffset]
}

it('an undo of what a line is leaves the caret in that line', () => {
  const { desk, undo } = openList()
  desk.caretAt(3, 0)
  backspaceAtStart(desk.state, (tr) => desk.dispatch(tr))
  expect(desk.lines()[3]).toBe('drie')
  undo.undo()
  expect(desk.lines()[3]).toBe('- drie')
  expect(caretOf(desk)).toEqual([3, 0])
  undo.redo()
  expect(caretOf(desk)).toEqual([3, 0])
})

it('also when the line is a part of one that was split', () => {
  const { desk, undo } = openList()
  desk.split(3, 2)
  desk.caretAt(4, 1)
  indentBy(1)(desk.state, (tr) => desk.dispatch(tr))
  expect(desk.lines()[4]).toBe('  - ie')
  undo.undo()
  expect(desk.lines()[4]).toBe('- ie')
  expect(caretOf(desk)).toEqual([4, 1])
})

it('an undo of what another line is, or of a look, brings the caret to where that is', () => {
  const { desk, undo } = openList()
  desk.mark(2, 0, 2, 'bold')
  desk.set(3, 'kind', 'paragraph')
  desk.caretAt(0, 1)
  undo.undo()
  expect(caretOf(desk)).toEqual([3, 4])
  desk.caretAt(0, 1)
  undo.undo()
  expect(caretOf(desk)).toEqual([2, 2])
})
