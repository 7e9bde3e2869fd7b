import { heading, paragraph, readProse, writeProse } from '@lea/agenda'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Desk } from './testDesk.ts'

/** Things that a newer build might write, each put into a fragment that has one paragraph 'oud'. */
const unknown: Record<string, (fragment: Y.XmlFragment) => void> = {
  'an element': (fragment) => {
    const table = new Y.XmlElement('table')
    const text = new Y.XmlText()
    text.insert(0, 'in een tabel')
    table.insert(0, [text])
    fragment.insert(1, [table])
  },
  'text outside a paragraph': (fragment) => {
    const text = new Y.XmlText()
    text.insert(0, 'los')
    fragment.insert(0, [text])
  },
  'an element in a paragraph': (fragment) => lineOf(fragment).insert(0, [new Y.XmlElement('mention')]),
  'an attribute': (fragment) => lineOf(fragment).setAttribute('align', 'center'),
  'a kind': (fragment) => lineOf(fragment).setAttribute('kind', 'callout'),
  'a mark': (fragment) => textOf(fragment).format(0, 2, { comment: { id: '1' } }),
  'a richer link': (fragment) => textOf(fragment).format(0, 2, { link: { href: 'https://voorbeeld.nl', title: 'x' } }),
  'something embedded': (fragment) => textOf(fragment).insertEmbed(1, { image: 'x' }),
}

function lineOf(fragment: Y.XmlFragment): Y.XmlElement {
  return fragment.get(0) as Y.XmlElement
}

function textOf(fragment: Y.XmlFragment): Y.XmlText {
  return lineOf(fragment).get(0) as Y.XmlText
}

function fragmentWith(...paragraphs: Parameters<typeof writeProse>[1]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  writeProse(fragment, paragraphs)
  return { doc, fragment }
}

/** Everything that is in a document, and what was ever taken out of it. */
function stateOf(doc: Y.Doc) {
  return { update: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
}

describe.each(Object.entries(unknown))('%s of a newer build', (_, add) => {
  it('does not fit, so that no editor is mounted on it', () => {
    const { fragment } = fragmentWith(paragraph('oud'))
    add(fragment)
    expect(readProse(fragment).fits).toBe(false)
  })

  it('that arrives under a mounted editor closes it, and nothing is deleted', () => {
    const anna = fragmentWith(paragraph('oud'))
    const newer = new Y.Doc()
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(anna.doc))
    const desk = new Desk(anna.fragment)
    let updates = 0
    anna.doc.on('update', (_update, origin) => {
      if (origin !== 'remote') updates++
    })
    add(newer.getXmlFragment('body'))
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(newer), 'remote')

    expect(desk.letGo).toBe('doesNotFit')
    expect(stateOf(anna.doc)).toEqual(stateOf(newer))
    // A key that was under way when it closed reaches nothing.
    desk.type(0, 0, 'x')
    desk.close()
    expect(updates).toBe(0)
    expect(stateOf(anna.doc)).toEqual(stateOf(newer))
  })
})

describe('opening an editor', () => {
  it.each([
    ['plain text', () => fragmentWith(paragraph('tekst'), heading('kop'))],
    ['an empty text', () => fragmentWith()],
    [
      'two texts in one paragraph',
      () => {
        const made = fragmentWith(paragraph('een'))
        const second = new Y.XmlText()
        second.insert(0, 'twee')
        lineOf(made.fragment).insert(1, [second])
        return made
      },
    ],
    ['a link that is not allowed', () => fragmentWith(paragraph({ text: 'x', link: 'https://voorbeeld.nl' }))],
  ])('on %s changes nothing in the document', (_, make) => {
    const { doc, fragment } = make()
    const before = stateOf(doc)
    const desk = new Desk(fragment)
    desk.caretAt(0, 0)
    desk.close()
    expect(stateOf(doc)).toEqual(before)
  })

  it('keeps a link that is not allowed in the document while one types beside it', () => {
    const { fragment } = fragmentWith(paragraph('pas op'))
    textOf(fragment).format(0, 3, { link: { href: 'javascript:alert(1)' } })
    const desk = new Desk(fragment)
    desk.type(0, 6, '!')
    expect(textOf(fragment).toDelta()).toEqual([
      { insert: 'pas', attributes: { link: { href: 'javascript:alert(1)' } } },
      { insert: ' op!' },
    ])
  })
})

it('an error while following a change closes the editor and lets the other listeners hear of it', () => {
  const { doc, fragment } = fragmentWith(paragraph('oud'))
  const desk = new Desk(fragment)
  desk.dispatch = () => {
    throw new Error('a broken plugin')
  }
  let heard = 0
  fragment.observeDeep(() => heard++)
  const said: unknown[] = []
  const { error } = console
  console.error = (...words: unknown[]) => said.push(words)
  doc.transact(() => textOf(fragment).insert(0, 'x'), 'remote')
  console.error = error
  expect(desk.letGo).toBe('broken')
  expect(heard).toBe(1)
  expect(said).toHaveLength(1)
})
