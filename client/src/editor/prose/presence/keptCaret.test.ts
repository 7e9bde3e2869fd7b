import { textToProse, writeProse } from '@lea/agenda'
import { TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../binding/testDesk.ts'
import { keepCaret, putCaretBack } from './keptCaret.ts'

function openText() {
  const fragment = new Y.Doc().getXmlFragment('body')
  writeProse(fragment, textToProse('een\ntwee'))
  const open = () => {
    const desk = new Desk(fragment)
    putCaretBack(desk, fragment)
    return desk
  }
  const close = (desk: Desk) => {
    keepCaret(desk.state, fragment, desk.binding)
    desk.close()
  }
  return { fragment, open, close }
}

test('a text that was never open has its caret at the end, the next editor of it where it stood', () => {
  const { open, close } = openText()
  const first = open()
  first.typeAtCaret('!')
  expect(first.lines()).toEqual(['een', 'twee!'])
  const { state } = first
  first.dispatch(state.tr.setSelection(TextSelection.create(state.doc, first.at(1, 3), first.at(0, 1))))
  close(first)

  const second = open()
  expect(second.state.selection).toMatchObject({ anchor: second.at(1, 3), head: second.at(0, 1) })
})

test('what a colleague writes meanwhile moves the caret along', () => {
  const { fragment, open, close } = openText()
  const first = open()
  first.caretAt(1, 2)
  close(first)
  new Desk(fragment).type(0, 0, 'nul ')
  const second = open()
  second.typeAtCaret('|')
  expect(second.lines()).toEqual(['nul een', 'tw|ee'])
})

test('an editor that let go tells nothing: it holds another text', () => {
  const { fragment, open, close } = openText()
  const first = open()
  first.caretAt(0, 1)
  close(first)
  const second = open()
  second.close()

  second.state = second.state.apply(second.state.tr.insertText(' meer', 1))
  keepCaret(second.state, fragment, second.binding)
  const third = open()
  expect(third.state.selection.head).toBe(third.at(0, 1))
})
