import { textToProse, writeProse } from '@lea/agenda'
import type { DecorationSet } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { colourOf } from '../../../session/colour.ts'
import { Desk } from '../binding/testDesk.ts'
import { othersCaretsPlugin } from './othersCarets.ts'
import { positionToPlace } from './places.ts'

/** Anna looks at a text in which Bram writes. What he writes and where his caret is reach her when the test says so. */
function annaAndBram() {
  const his = new Y.Doc()
  const hers = new Y.Doc()
  writeProse(his.getXmlFragment('body'), textToProse('een twee'))
  Y.applyUpdate(hers, Y.encodeStateAsUpdate(his))
  const bram = new Desk(his.getXmlFragment('body'))
  const awareness = new Awareness(hers)
  const carets = othersCaretsPlugin(awareness, () => false, hers.getXmlFragment('body'), 'block', 'body')
  const anna = new Desk(hers.getXmlFragment('body'), [carets])
  const told = new Awareness(his)
  const place = (offset: number) =>
    JSON.parse(JSON.stringify(positionToPlace(his.getXmlFragment('body'), bram.state.doc, bram.at(0, offset))))
  const caretArrives = (offset: number, { to = offset, colour = '#0b6bcb' } = {}) => {
    told.setLocalState({
      user: { name: 'Bram', organisation: 'School', colour },
      block: 'block',
      part: 'body',
      cursor: { anchor: place(offset), head: place(to) },
    })
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(told, [his.clientID]), 'line')
  }
  const textArrives = () => Y.applyUpdate(hers, Y.encodeStateAsUpdate(his, Y.encodeStateVector(hers)), 'line')
  const decorations = () => (carets.props.decorations?.call(carets, anna.state) as DecorationSet | undefined)?.find()
  /** Where the caret is drawn, as an offset in the line. */
  const drawn = () => decorations()?.map(({ from }) => from - anna.at(0, 0))
  return { anna, bram, caretArrives, textArrives, drawn, decorations }
}

test('a caret that is told before the text that it stands in is drawn when the text arrives', () => {
  const { anna, bram, caretArrives, textArrives, drawn } = annaAndBram()
  bram.type(0, 3, ' en een half')
  caretArrives(15)
  expect(drawn()).toEqual([])
  textArrives()
  expect(anna.lines()).toEqual(['een en een half twee'])
  expect(drawn()).toEqual([15])
})

test('a caret stays where it was told to be while one types before and behind it oneself', () => {
  const { anna, bram, caretArrives, textArrives, drawn } = annaAndBram()
  bram.type(0, 3, '!')
  textArrives()
  caretArrives(4)
  // without a screen nobody hears of presence by itself; a change from the document looks at it
  bram.type(0, 9, '?')
  textArrives()
  expect(drawn()).toEqual([4])
  anna.type(0, 0, 'nul ')
  anna.type(0, 8, ' of')
  expect(drawn()).toEqual([8])
})

test('a colour that is not one of ours is left out; the person has the colour that they have everywhere', () => {
  const { bram, caretArrives, textArrives, decorations } = annaAndBram()
  caretArrives(0, { to: 3, colour: 'red; background: url(//elsewhere)' })
  bram.type(0, 8, '!')
  textArrives()
  const drawn = JSON.stringify(decorations()?.map((decoration) => Reflect.get(decoration, 'type').attrs))
  expect(drawn).toContain(`--lea-person: ${colourOf('Bram', 'School')}`)
  expect(drawn).not.toContain('elsewhere')
})
