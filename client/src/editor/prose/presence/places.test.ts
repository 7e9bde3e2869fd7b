import { textToProse, writeProse } from '@lea/agenda'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from '../binding/testDesk.ts'
import { placeToPosition, positionToPlace } from './places.ts'

function textWith(text: string) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  writeProse(fragment, textToProse(text))
  return { doc, fragment, desk: new Desk(fragment) }
}

describe('a place in the text', () => {
  it('goes over the line and back for every position, also with two texts in one paragraph', () => {
    const { fragment, desk } = textWith('een\n\ntwee')
    const second = new Y.XmlText()
    second.insert(0, '-bram')
    ;(fragment.get(0) as Y.XmlElement).insert(1, [second])
    for (const [line, length] of [8, 0, 4].entries()) {
      for (let offset = 0; offset <= length; offset++) {
        const position = desk.at(line, offset)
        const told = JSON.parse(JSON.stringify(positionToPlace(fragment, desk.state.doc, position)))
        expect(placeToPosition(fragment, desk.state.doc, told)).toBe(position)
      }
    }
  })

  it('goes over the line and back for every position of a paragraph that was split', () => {
    const { fragment, desk } = textWith('nul\neen twee')
    desk.split(1, 4)
    desk.split(1, 2)
    expect(fragment.length).toBe(2)
    for (const [line, length] of [3, 2, 2, 4].entries()) {
      for (let offset = 0; offset <= length; offset++) {
        const position = desk.at(line, offset)
        expect(placeToPosition(fragment, desk.state.doc, positionToPlace(fragment, desk.state.doc, position))).toBe(
          position,
        )
      }
    }
  })

  it('stays behind its letter while others type before it', () => {
    const { fragment, desk } = textWith('een twee')
    const place = positionToPlace(fragment, desk.state.doc, desk.at(0, 3))
    desk.type(0, 0, 'nul ')
    desk.type(0, 7, '!')
    expect(placeToPosition(fragment, desk.state.doc, place)).toBe(desk.at(0, 7))
  })

  it.each([null, undefined, 7, 'x', {}, { item: { client: 1 } }, { type: { client: 99, clock: 5 }, assoc: -1 }])(
    'that came over the line as %j is no place',
    (told) => {
      const { fragment, desk } = textWith('een')
      expect(placeToPosition(fragment, desk.state.doc, told)).toBeNull()
    },
  )

  it('in another text is no place here', () => {
    const { doc, fragment, desk } = textWith('een')
    const other = doc.getXmlFragment('title')
    writeProse(other, textToProse('titel'))
    const place = positionToPlace(other, new Desk(other).state.doc, 2)
    expect(placeToPosition(fragment, desk.state.doc, place)).toBeNull()
  })
})
