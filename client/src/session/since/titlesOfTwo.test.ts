import { addBlock, blocksOf, createAgenda } from '@lea/agenda'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { findTitlesOfTwo, type TitleOfTwo } from './titlesOfTwo.ts'

/** Two people with one title, 'Huisbezoeken', and what each is told. The client id decides whose words come first. */
function annaAndBram(order: { bramFirst: boolean }, title = 'Huisbezoeken') {
  const [anna, bram] = [new Y.Doc(), new Y.Doc()]
  createAgenda(anna, { deviceId: 'maker', name: 'Carla' }, { title: 'Jaaragenda', kind: 'year' })
  const added = addBlock(anna, { deviceId: 'maker', name: 'Carla' }, { type: 'action', parent: null, title })
  if (!added.ok) throw new Error(added.refusal)
  const block = added.value
  anna.clientID = order.bramFirst ? 20 : 10
  bram.clientID = order.bramFirst ? 10 : 20
  const told = new Map<Y.Doc, TitleOfTwo[]>()
  const meet = () => {
    Y.applyUpdate(bram, Y.encodeStateAsUpdate(anna, Y.encodeStateVector(bram)))
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(bram, Y.encodeStateVector(anna)))
  }
  meet()
  for (const doc of [anna, bram]) {
    told.set(doc, [])
    doc.on('afterTransaction', (transaction) => {
      if (!transaction.local) told.get(doc)?.push(...findTitlesOfTwo(transaction))
    })
  }
  const words = (doc: Y.Doc) => textOf(doc, block).toString()
  return { anna, bram, block, meet, told: () => [told.get(anna), told.get(bram)], words }
}

const textOf = (doc: Y.Doc, block: string): Y.XmlText => {
  const title = blocksOf(doc).get(block)?.get('title') as Y.XmlFragment
  const paragraph = title.get(0) as Y.XmlElement
  return paragraph.get(0) as Y.XmlText
}

/** As the editor does it: what is selected goes, and the first letter comes, in one change; the others follow. */
function overtype(doc: Y.Doc, block: string, words: string): void {
  const text = textOf(doc, block)
  doc.transact(() => {
    text.delete(0, text.length)
    text.insert(0, words.slice(0, 1))
  })
  text.insert(1, words.slice(1))
}

const orders = [{ bramFirst: false }, { bramFirst: true }]

test.each(orders)(
  'two people who type over one title at once are both told that the words of both stand there',
  (order) => {
    const { anna, bram, block, meet, told, words } = annaAndBram(order)
    overtype(anna, block, 'Thuis')
    overtype(bram, block, 'Bezoek')
    meet()
    expect(words(anna)).toBe(order.bramFirst ? 'BezoekThuis' : 'ThuisBezoek')
    expect(told()).toEqual([[{ block, client: bram.clientID }], [{ block, client: anna.clientID }]])
    textOf(bram, block).insert(0, 'Meer ')
    meet()
    expect(told().flat()).toHaveLength(2)
  },
)

test.each(orders)('also when each takes the old text away before the first letter', (order) => {
  const { anna, bram, block, meet, told } = annaAndBram(order)
  for (const doc of [anna, bram]) {
    const paragraph = textOf(doc, block).parent as Y.XmlElement
    paragraph.delete(0, 1)
    paragraph.insert(0, [new Y.XmlText(doc === anna ? 'Thuis' : 'Bezoek')])
  }
  meet()
  expect(told()).toEqual([[{ block, client: bram.clientID }], [{ block, client: anna.clientID }]])
})

const places = [0, 3, 5]

test.each(orders.flatMap((order) => places.map((at) => ({ ...order, at }))))(
  'who writes in a title that a colleague has just written knows what stands there ($at, $bramFirst)',
  ({ at, ...order }) => {
    const { anna, bram, block, meet, told } = annaAndBram(order)
    overtype(anna, block, 'Thuis')
    meet()
    textOf(bram, block).insert(at, 'x')
    textOf(bram, block).delete(at, 1)
    textOf(bram, block).insert(at, 'meer')
    meet()
    overtype(bram, block, 'Bezoek')
    meet()
    expect(told()).toEqual([[], []])
  },
)

test.each(orders)('nor is it told where the letters went before what they replace', (order) => {
  const { anna, bram, block, meet, told } = annaAndBram(order)
  const text = textOf(anna, block)
  anna.transact(() => {
    text.insert(0, 'Thuis')
    text.delete(5, text.length - 5)
  })
  meet()
  textOf(bram, block).insert(5, ' bezoek')
  meet()
  expect(told()).toEqual([[], []])
})

test.each(orders)('nor where one of them left something of the old title, or changed another text', (order) => {
  const { anna, bram, block, meet, told } = annaAndBram(order)
  overtype(anna, block, 'Thuis')
  textOf(bram, block).insert(4, '-')
  meet()
  overtype(anna, block, 'Bezoek')
  bram.getMap('agenda').set('x', 1)
  meet()
  expect(told()).toEqual([[], []])
})
