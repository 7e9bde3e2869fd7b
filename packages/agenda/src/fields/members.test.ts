import { describe, expect, test } from 'vitest'
import { duplicateBlock } from '../commands/duplicateBlock.ts'
import { readBlock } from '../document/read.ts'
import { LiveAgenda } from '../live/LiveAgenda.ts'
import { add, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import { readAgendaField } from './readField.ts'
import { setAgendaField, setField } from './setField.ts'

/** Three ambitions and a pillar that may serve them. */
function agenda({ doc, writer }: Peer = peer('Anna', 1)) {
  const ambitions = ['Stad', 'Kansen', 'Plek'].map((title) => add(doc, writer, 'ambition', null, title))
  const pillar = add(doc, writer, 'pillar', null, 'Actielijn')
  const [city = '', chances = '', place = ''] = ambitions
  return { doc, writer, pillar, city, chances, place }
}

const served = ({ doc }: Pick<Peer, 'doc'>, pillar: string) =>
  readBlock(doc, pillar)?.fields.serves?.map(({ value }) => value)

test('a pillar serves the ambitions that were put in, and no longer those that were taken out', () => {
  const { doc, writer, pillar, city, chances } = agenda()
  expect(served({ doc }, pillar)).toEqual([])
  valueIn(setField(doc, writer, pillar, 'serves', [city, chances]))
  expect(served({ doc }, pillar)).toEqual([[city, chances]])
  valueIn(setField(doc, writer, pillar, 'serves', [chances]))
  expect(served({ doc }, pillar)).toEqual([[chances]])
  valueIn(setField(doc, writer, pillar, 'serves', null))
  expect(served({ doc }, pillar)).toEqual([[]])
})

test('a topic that the law does not know, and a name that a key can not hold, are refused', () => {
  const { doc, writer, pillar } = agenda()
  expect(refusalOf(setField(doc, writer, pillar, 'topics', ['weather']))).toBe('valueDoesNotFitField')
  expect(refusalOf(setField(doc, writer, pillar, 'serves', ['a:b']))).toBe('valueDoesNotFitField')
})

test('a copy serves what the original serves; ambitions that are copied along are served by their copies', () => {
  const { doc, writer, city } = agenda()
  const section = add(doc, writer, 'section', null, 'Thema')
  const inside = add(doc, writer, 'ambition', section, 'Binnen')
  const pillar = add(doc, writer, 'pillar', section, 'Lijn', { fields: { serves: [city, inside] } })
  expect(served({ doc }, pillar)).toEqual([[city, inside]])
  const copy = valueIn(duplicateBlock(doc, writer, section))
  const live = new LiveAgenda(doc)
  const [copiedAmbition = '', copiedPillar = ''] = live.tree().nodes.get(copy)?.children ?? []
  expect(served({ doc }, copiedPillar)).toEqual([[city, copiedAmbition]])
  live.destroy()
})

test('the live view of a pillar follows its links', () => {
  const { doc, writer, pillar, city } = agenda()
  const live = new LiveAgenda(doc)
  expect(live.block(pillar)?.fields.serves).toEqual([])
  valueIn(setField(doc, writer, pillar, 'serves', [city]))
  expect(live.block(pillar)?.fields.serves?.[0]?.value).toEqual([city])
  expect(live.conflicts()).toEqual([])
  live.destroy()
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  function two() {
    const { anna, bram, apart, meet } = peers(order)
    const made = agenda(anna)
    valueIn(setField(anna.doc, anna.writer, made.pillar, 'serves', [made.city]))
    return { anna, bram, apart, meet, ...made }
  }

  test('who link a pillar to two ambitions get both links', () => {
    const { anna, bram, apart, meet, pillar, city, chances, place } = two()
    apart()
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', [city, chances]))
    valueIn(setField(bram.doc, bram.writer, pillar, 'serves', [city, place]))
    meet()
    for (const each of [anna, bram]) {
      const [members] = served(each, pillar) as [string[]]
      expect([...members].sort()).toEqual([city, chances, place].sort())
    }
    expect(served(anna, pillar)).toEqual(served(bram, pillar))
  })

  test('who take out and keep different links each get what they did', () => {
    const { anna, bram, apart, meet, pillar, city, chances, place } = two()
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', [city, chances]))
    apart()
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', [city]))
    valueIn(setField(bram.doc, bram.writer, pillar, 'serves', [chances, place]))
    meet()
    for (const each of [anna, bram]) expect(served(each, pillar)).toEqual([[place]])
  })

  test('a link that the one takes out and the other puts back in the meantime stays', () => {
    const { anna, bram, apart, meet, pillar, city } = two()
    apart()
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', []))
    valueIn(setField(bram.doc, bram.writer, pillar, 'serves', []))
    valueIn(setField(bram.doc, bram.writer, pillar, 'serves', [city]))
    meet()
    for (const each of [anna, bram]) expect(served(each, pillar)).toEqual([[city]])
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', []))
    for (const each of [anna, bram]) expect(served(each, pillar)).toEqual([[]])
  })

  test('who switch off different checks switch off both', () => {
    const { anna, bram, apart, meet } = two()
    apart()
    valueIn(setAgendaField(anna.doc, anna.writer, 'checksOff', ['personIsNamed']))
    valueIn(setAgendaField(bram.doc, bram.writer, 'checksOff', ['themeHasNoAction']))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(readAgendaField(doc, 'checksOff')).toHaveLength(1)
      expect(readAgendaField(doc, 'checksOff')[0]?.value).toEqual(
        expect.arrayContaining(['personIsNamed', 'themeHasNoAction']),
      )
    }
  })
})
