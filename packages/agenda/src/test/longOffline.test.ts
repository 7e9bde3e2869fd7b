import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addBlock } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { readTree } from '../document/read.ts'
import { setField } from '../fields/setField.ts'
import { blocksOf } from '../keys.ts'
import { exchange, type Peer, peer } from './peers.ts'

const days = 30
const edits = 1_000

/** A new visit: the same document under another client id, as after each opening of the page. */
function reopen({ doc, writer }: Peer, clientId: number): Peer {
  const next = new Y.Doc()
  next.clientID = clientId
  Y.applyUpdate(next, Y.encodeStateAsUpdate(doc))
  return { doc: next, writer }
}

function textIn(doc: Y.Doc, block: string): Y.XmlText {
  const body = blocksOf(doc).get(block)?.get('body')
  const paragraph = body instanceof Y.XmlFragment ? body.get(0) : undefined
  if (!(paragraph instanceof Y.XmlElement)) throw new Error(`no paragraph in ${block}`)
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()])
  return paragraph.get(0) as Y.XmlText
}

test('three people who each wrote a thousand times in thirty days without a line meet, and nothing is lost', {
  timeout: 60_000,
}, () => {
  const anna = peer('Anna', 1)
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const chapters = Array.from({ length: 10 }, (_, at) => {
    const added = addBlock(anna.doc, anna.writer, { type: 'section', parent: null, title: `Hoofdstuk ${at}` })
    if (!added.ok) throw new Error(added.refusal)
    textIn(anna.doc, added.value)
    return added.value
  })
  const base = Y.encodeStateAsUpdate(anna.doc)
  let glyph = 0x4e00
  const written: string[] = []
  const added: string[] = []
  const people = ['Anna', 'Bram', 'Chris'].map((name, who) => {
    let person = peer(name, 1_000 * (who + 1))
    Y.applyUpdate(person.doc, base)
    for (let edit = 0; edit < edits; edit++) {
      if (edit % Math.ceil(edits / days) === 0) person = reopen(person, 1_000 * (who + 1) + edit + 1)
      const chapter = chapters[(edit * 7 + who) % chapters.length] ?? ''
      if (edit % 10 === 8) {
        const made = addBlock(person.doc, person.writer, { type: 'action', parent: chapter, title: `${name} ${edit}` })
        if (made.ok) added.push(made.value)
      } else if (edit % 10 === 9) {
        const { children } = readTree(person.doc).nodes.get(chapter) ?? { children: [] }
        const [child] = children
        if (child)
          moveBlock(person.doc, person.writer, child, { parent: chapters[edit % chapters.length] ?? null, after: null })
        if (child) setField(person.doc, person.writer, child, 'status', 'running')
      } else {
        const text = textIn(person.doc, chapter)
        const letter = String.fromCodePoint(glyph++)
        text.insert((edit * 31) % (text.length + 1), letter)
        written.push(letter)
      }
    }
    return person
  })
  const [first, second, third] = people as [Peer, Peer, Peer]
  const began = performance.now()
  exchange(first.doc, second.doc)
  exchange(second.doc, third.doc)
  exchange(third.doc, first.doc)
  const ms = Math.round(performance.now() - began)
  const trees = people.map(({ doc }) => readTree(doc))
  for (const { doc } of people) {
    const there = new Set(chapters.map((chapter) => textIn(doc, chapter).toString()).join(''))
    expect(written.filter((letter) => !there.has(letter))).toEqual([])
    expect(added.filter((block) => !readTree(doc).nodes.has(block))).toEqual([])
  }
  expect([...(trees[1]?.nodes.keys() ?? [])]).toEqual([...(trees[0]?.nodes.keys() ?? [])])
  expect([...(trees[2]?.nodes.keys() ?? [])]).toEqual([...(trees[0]?.nodes.keys() ?? [])])
  process.stdout.write(
    `three people x ${edits} edits in ${days} days: merged in ${ms} ms, 0 of ${written.length} letters and 0 of ${added.length} blocks lost\n`,
  )
})
