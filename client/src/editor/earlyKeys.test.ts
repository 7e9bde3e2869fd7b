import { bullet, newAgendaDoc, type Paragraph, proseToText, readProse, writeProse } from '@lea/agenda'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { typeAt } from './earlyKeys.ts'

const writer = { deviceId: 'device', name: 'Anna' }
const end = Number.POSITIVE_INFINITY

/** A text with these paragraphs, and how to type in it without an editor. */
function text(paragraphs: readonly Paragraph[], fragment = newAgendaDoc().getXmlFragment('text')) {
  if (fragment.length === 0) writeProse(fragment, paragraphs)
  const type = (words: string, from: number | Y.RelativePosition) =>
    [...words].reduce<number | Y.RelativePosition>(
      (place, letter) => typeAt(fragment, place, letter === '⌫' ? '' : letter, writer) ?? place,
      from,
    )
  const lines = () => readProse(fragment).paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''))
  return { fragment, type, lines }
}

test('at the end of a text words come after it, without the marks of what is there', () => {
  const { fragment, type } = text([bullet('one'), bullet({ text: 'two', bold: true })])
  type(' three', end)
  const { paragraphs } = readProse(fragment)
  expect(paragraphs.map(({ kind }) => kind)).toEqual(['bullet', 'bullet'])
  expect(paragraphs[1]?.runs).toMatchObject([{ text: 'two', bold: true }, { text: ' three' }])
  expect(paragraphs[1]?.runs[1]).not.toHaveProperty('bold')
})

test('in the middle of a line they stand where one clicked, look like what is around them, and Backspace takes the last back', () => {
  const { fragment, type, lines } = text([bullet('one'), bullet({ text: 'two', bold: true }), bullet('three')])
  type('WX⌫', 'one\nt'.length)
  expect(lines()).toEqual(['one', 'tWwo', 'three'])
  expect(readProse(fragment).paragraphs[1]?.runs).toMatchObject([{ text: 'tWwo', bold: true }])
})

test('a line that was split off lies in the text of the line before it', () => {
  const { fragment, type, lines } = text([bullet('one')])
  const first = fragment.get(0) as Y.XmlElement
  ;(first.get(0) as Y.XmlText).insert(3, '\n', { line: { kind: 'number' } })
  type('two', 'one\n'.length)
  type('!', 'one'.length)
  type('-', 0)
  expect(lines()).toEqual(['-one!', 'two'])
  expect(readProse(fragment)).toMatchObject({ fits: true, paragraphs: [{ kind: 'bullet' }, { kind: 'number' }] })
})

test('a break begins a line of the kind of the one that it breaks', () => {
  const { fragment, type, lines } = text([bullet('one three')])
  type('\ntwo', 'one'.length)
  expect(lines()).toEqual(['one', 'two three'])
  expect(readProse(fragment)).toMatchObject({ fits: true, paragraphs: [{ kind: 'bullet' }, { kind: 'bullet' }] })
})

test('in an empty text, in one without any paragraph, and in an empty line between others', () => {
  for (const fragment of [text([]).fragment, newAgendaDoc().getXmlFragment('text')]) {
    let place = typeAt(fragment, end, 'e', writer)
    for (const letter of 'arly') place = place && typeAt(fragment, place, letter, writer)
    expect(proseToText(readProse(fragment).paragraphs)).toBe('early')
  }
  const { type, lines } = text([bullet('one'), bullet(''), bullet('three')])
  type('two', 'one\n'.length)
  expect(lines()).toEqual(['one', 'two', 'three'])
})

test('words go on where they began while a colleague writes before and behind them', () => {
  const { fragment, type, lines } = text([bullet('one two')])
  const theirs = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(fragment.doc as Y.Doc))
    Y.applyUpdate(fragment.doc as Y.Doc, Y.encodeStateAsUpdate(theirs))
  }
  const place = type('AB', 'one'.length)
  meet()
  const line = theirs.getXmlFragment('text').get(0) as Y.XmlElement
  ;(line.get(0) as Y.XmlText).insert(0, 'zero ')
  ;(line.get(0) as Y.XmlText).insert(10, '?')
  meet()
  type('C', place)
  expect(lines()).toEqual(['zero oneABC? two'])
})
