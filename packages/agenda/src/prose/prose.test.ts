import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { wholeCharacters } from './codePoints.ts'
import { isSafeLink } from './link.ts'
import {
  bullet,
  heading,
  type Paragraph,
  paragraph,
  paragraphKinds,
  proseToText,
  type Run,
  textToProse,
} from './prose.ts'
import { readProse } from './readProse.ts'
import { writeProse } from './writeProse.ts'

const newFragment = () => new Y.Doc().getXmlFragment('prose')

function written(paragraphs: readonly Paragraph[]): Y.XmlFragment {
  const fragment = newFragment()
  writeProse(fragment, paragraphs)
  return fragment
}

/** Reads, and fails when reading changed the document. */
function read(fragment: Y.XmlFragment) {
  const before = Y.encodeStateAsUpdate(fragment.doc as Y.Doc)
  const prose = readProse(fragment)
  expect(Y.encodeStateAsUpdate(fragment.doc as Y.Doc)).toEqual(before)
  return prose
}

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('😀', '👩‍👩‍👧', 'ë', '\ud83d', '\n'),
)
const marks = fc.record<Omit<Run, 'text'>>(
  {
    bold: fc.constant(true),
    italic: fc.constant(true),
    underline: fc.constant(true),
    link: fc.constantFrom('https://lv.nl', 'mailto:lea@lv.nl'),
  },
  { requiredKeys: [] },
)
const runs = fc.tuple(texts, marks).map(([text, look]): Run => ({ text, ...look }))
const paragraphs = fc.record({
  kind: fc.constantFrom(...paragraphKinds),
  indent: fc.integer({ min: 0, max: 8 }),
  runs: fc.array(runs, { maxLength: 5 }),
})

test('a break in words that are written carries the mark of a line, and nothing around it does', () => {
  const body = new Y.Doc().getXmlFragment('body')
  writeProse(body, [paragraph('een\ntwee')])
  const [text] = (body.get(0) as Y.XmlElement).toArray() as Y.XmlText[]
  expect(text?.toDelta()).toEqual([{ insert: 'een' }, { insert: '\n', attributes: { line: {} } }, { insert: 'twee' }])
})

test('prose that was written is read back: the same words, looks and kinds', () => {
  fc.assert(
    fc.property(fc.array(paragraphs, { minLength: 1, maxLength: 6 }), (prose) => {
      const { paragraphs: back, fits } = read(written(prose))
      expect(fits).toBe(true)
      expect(back.map(({ kind, indent }) => ({ kind, indent }))).toEqual(
        prose.flatMap(({ kind, indent, runs }) => [
          { kind, indent },
          ...[
            ...runs
              .map((run) => run.text)
              .join('')
              .matchAll(/\n/g),
          ].map(() => ({ kind: 'paragraph', indent: 0 })),
        ]),
      )
      expect(proseToText(back)).toBe(
        prose.map((each) => each.runs.map((run) => wholeCharacters(run.text)).join('')).join('\n'),
      )
      expect(read(written(back)).paragraphs).toEqual(back)
    }),
  )
})

test('prose that was written arrives the same at a colleague', () => {
  fc.assert(
    fc.property(fc.array(paragraphs, { maxLength: 4 }), (prose) => {
      const fragment = written(prose)
      const bram = new Y.Doc()
      Y.applyUpdate(bram, Y.encodeStateAsUpdate(fragment.doc as Y.Doc))
      expect(read(bram.getXmlFragment('prose'))).toEqual(read(fragment))
    }),
  )
})

test('runs of one look are read as one', () => {
  const { paragraphs: back } = read(
    written([paragraph('Een ', { text: 'vaste', bold: true }, { text: 'plek', bold: true }, '')]),
  )
  expect(back).toEqual([paragraph('Een ', { text: 'vasteplek', bold: true })])
})

test('nothing is written as one empty paragraph, without a text node to lose', () => {
  const fragment = written([])
  expect(fragment.toString()).toBe('<paragraph></paragraph>')
  expect((fragment.get(0) as Y.XmlElement).length).toBe(0)
  expect(read(fragment)).toEqual({ paragraphs: [paragraph()], fits: true })
})

test('a fragment that holds something is never written anew', () => {
  const fragment = written([paragraph('Van een collega')])
  expect(() => writeProse(fragment, [paragraph('Van mij')])).toThrow('empty fragment')
})

test('a fragment can be written before it is in a document', () => {
  const doc = new Y.Doc()
  const fragment = new Y.XmlFragment()
  writeProse(fragment, [heading('Kop'), bullet({ text: 'punt', italic: true })])
  doc.getMap('blocks').set('body', fragment)
  expect(readProse(fragment)).toEqual({
    paragraphs: [heading('Kop'), bullet({ text: 'punt', italic: true })],
    fits: true,
  })
})

describe('what this build does not know keeps its text, and does not fit', () => {
  const text = (words: string, look?: object) => {
    const node = new Y.XmlText()
    node.insert(0, words, look)
    return node
  }
  const element = (name: string, attributes: Record<string, unknown>, ...children: (Y.XmlElement | Y.XmlText)[]) => {
    const node = new Y.XmlElement<Record<string, object>>(name)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as object)
    node.insert(0, children as Y.XmlText[])
    return node as unknown as Y.XmlElement
  }
  const cases: [string, () => Y.XmlElement | Y.XmlText, string][] = [
    [
      'an element',
      () => element('table', {}, element('row', {}, element('cell', {}, text('a')), element('cell', {}, text('b')))),
      'a\nb',
    ],
    [
      'an element that mixes text and elements',
      () => element('callout', {}, text('a'), element('x', {}, text('b')), text('c')),
      'abc',
    ],
    ['text outside a paragraph', () => text('los'), 'los'],
    ['an attribute', () => element('paragraph', { colour: 'red' }, text('rood')), 'rood'],
    ['a kind', () => element('paragraph', { kind: 'verse' }, text('vers')), 'vers'],
    ['a kind of another shape', () => element('paragraph', { kind: { a: 1 } }, text('vers')), 'vers'],
    ['an indent that is no number', () => element('paragraph', { indent: '2' }, text('diep')), 'diep'],
    ['an indent beyond the deepest', () => element('paragraph', { indent: 1e9 }, text('diep')), 'diep'],
    ['an indent below zero', () => element('paragraph', { indent: -1 }, text('diep')), 'diep'],
    ['a mark', () => element('paragraph', {}, text('geel', { highlight: {} })), 'geel'],
    ['a mark that is off', () => element('paragraph', {}, text('dun', { bold: false })), 'dun'],
    ['a link without address', () => element('paragraph', {}, text('hier', { link: {} })), 'hier'],
    [
      'a link that says more',
      () => element('paragraph', {}, text('hier', { link: { href: 'https://lv.nl', note: 'x' } })),
      'hier',
    ],
    [
      'an element within a paragraph',
      () => element('paragraph', {}, text('a'), element('mention', {}, text('b')), text('c')),
      'abc',
    ],
  ]
  test.each(cases)('%s', (_, node, expected) => {
    const fragment = newFragment()
    fragment.insert(0, [node()])
    const prose = read(fragment)
    expect(proseToText(prose.paragraphs)).toBe(expected)
    expect(prose.fits).toBe(false)
    expect(prose.paragraphs.every(({ indent }) => indent >= 0 && indent <= 8)).toBe(true)
  })

  test('something embedded in text', () => {
    const fragment = newFragment()
    fragment.insert(0, [element('paragraph', {}, text('voor na'))])
    ;((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(4, { image: 'x' })
    expect(read(fragment)).toEqual({ paragraphs: [paragraph('voor na')], fits: false })
  })

  test('a hook', () => {
    const fragment = newFragment()
    fragment.insert(0, [new Y.XmlHook('widget') as unknown as Y.XmlElement])
    expect(read(fragment)).toEqual({ paragraphs: [], fits: false })
  })

  test('a thousand elements inside each other', () => {
    const fragment = newFragment()
    let deepest: Y.XmlFragment = fragment
    for (let depth = 0; depth < 1_000; depth++) {
      const next = new Y.XmlElement('x')
      deepest.insert(0, [next])
      deepest = next
    }
    deepest.insert(0, [text('diep')])
    expect(readProse(fragment)).toEqual({ paragraphs: [paragraph('diep')], fits: false })
  })
})

test('a link that is not safe is read and written as plain text', () => {
  const script = ['java', 'script:alert(1)'].join('')
  expect(read(written([paragraph({ text: 'klik', link: script })]))).toEqual({
    paragraphs: [paragraph('klik')],
    fits: true,
  })
  const fragment = newFragment()
  const line = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, 'klik', { link: { href: script } })
  line.insert(0, [words])
  fragment.insert(0, [line])
  expect(read(fragment)).toEqual({ paragraphs: [paragraph('klik')], fits: true })
})

test('only addresses that a person can trust to be an address are safe', () => {
  const safe = ['https://lv.nl', 'HTTP://lv.nl', 'mailto:lea@lv.nl', 'tel:14070']
  const unsafe = [
    'java\tscript:x',
    ' https://lv.nl',
    '/begroting',
    '//lv.nl',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    'https:\n//lv.nl',
    'https://lv.nl/\ud83d',
    '',
    null,
    7,
  ]
  expect(safe.filter(isSafeLink)).toEqual(safe)
  expect(unsafe.filter(isSafeLink)).toEqual([])
})

test('a break inside a text begins a line, which looks as the break says', () => {
  const fragment = newFragment()
  const line = new Y.XmlElement<{ kind: string }>('paragraph')
  line.setAttribute('kind', 'bullet')
  const words = new Y.XmlText()
  words.insert(0, 'een', { bold: {} })
  words.insert(3, '\n', { line: { kind: 'bullet', indent: 1 }, bold: {} })
  words.insert(4, 'twee\ndrie', {})
  line.insert(0, [words as unknown as Y.XmlElement<{ kind: string }>])
  fragment.insert(0, [line as unknown as Y.XmlElement])
  const { paragraphs: read, fits } = readProse(fragment)
  expect(read).toEqual([bullet({ text: 'een', bold: true }), { ...bullet('twee'), indent: 1 }, paragraph('drie')])
  expect(fits).toBe(true)
})

test.each([{ line: { kind: 'callout' } }, { line: { indent: 99 } }, { line: { align: 'center' } }, { comment: {} }])(
  'a break with %j of a newer build does not fit, and its text is read',
  (marks) => {
    const fragment = written([paragraph('een\ntwee')])
    ;((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(3, 1, marks)
    const { paragraphs: read, fits } = readProse(fragment)
    expect(proseToText(read)).toBe('een\ntwee')
    expect(fits).toBe(false)
  },
)

test('text of several lines becomes a paragraph per line', () => {
  expect(textToProse('een\r\n\ntwee')).toEqual([paragraph('een'), paragraph(), paragraph('twee')])
  expect(textToProse('')).toEqual([paragraph()])
})
