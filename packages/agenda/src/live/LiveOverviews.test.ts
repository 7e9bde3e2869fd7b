import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { dismissFinding, reopenFinding } from '../checks/dismissal.ts'
import { findingsIn } from '../checks/runChecks.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { fillWestland, fillZoetermeerExecution } from '../fixtures/index.ts'
import { blockKey, blocksOf } from '../keys.ts'
import { bodiesOf } from '../overviews/bodies.ts'
import { idsOfType } from '../overviews/facts.ts'
import { linksOf } from '../overviews/links.ts'
import { planningOf } from '../overviews/planning.ts'
import { reasonsOf } from '../test/fixture.ts'
import { add, refusalOf, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import { LiveAgenda } from './LiveAgenda.ts'
import { LiveOverviews } from './LiveOverviews.ts'

function opened({ doc, writer }: Peer = peer('Anna', 1), fill = fillZoetermeerExecution) {
  fill(doc, writer)
  return { doc, writer, ...liveOf(doc) }
}

function liveOf(doc: Y.Doc) {
  let day = '2026-01-15'
  const live = new LiveAgenda(doc)
  const overviews = new LiveOverviews(doc, live, () => day)
  const setDay = (next: string) => {
    day = next
  }
  return { live, overviews, findings: () => overviews.read(findingsIn(doc)), setDay }
}

function type(doc: Y.Doc, id: string, text: string): void {
  const body = blocksOf(doc).get(id)?.get(blockKey.body) as Y.XmlFragment
  const line = body.get(0) as Y.XmlElement
  if (line.length === 0) line.insert(0, [new Y.XmlText()])
  const words = line.get(0) as Y.XmlText
  words.insert(words.length, text)
}

test('an overview is the same object until something that it read changes', () => {
  const { doc, writer, live, overviews } = opened()
  const [first, pillar = ''] = [overviews.read(linksOf), idsOfType(live.tree(), 'pillar')[0]]
  type(doc, pillar, 'Meer tekst')
  const [seat = ''] = idsOfType(live.tree(), 'seat')
  valueIn(setField(doc, writer, seat, 'holder', 'bestuurder Z'))
  expect(overviews.read(linksOf)).toBe(first)
  let calls = 0
  const stop = overviews.subscribe(linksOf, () => calls++)
  valueIn(setField(doc, writer, pillar, 'serves', []))
  expect(calls).toBe(1)
  expect(overviews.read(linksOf).total).toBe(10)
  stop()
  valueIn(setField(doc, writer, pillar, 'serves', [...idsOfType(live.tree(), 'ambition')]))
  expect(calls).toBe(1)
  expect(overviews.read(linksOf).total).toBe(13)
})

test('the checks hear what is typed in a text that they read', () => {
  const { doc, live, findings } = opened(peer('Anna', 1), fillWestland)
  const before = findings()
  const counts = () => findings().open.filter(({ check }) => check === 'countContradictsText')
  expect(counts()).toHaveLength(1)
  const [chapter = ''] = idsOfType(live.tree(), 'section')
  type(doc, chapter, ' Straks zijn het acht programmalijnen.')
  expect(findings()).not.toBe(before)
  expect(counts()).toMatchObject([
    { stated: 8, counted: 6 },
    { stated: 5, counted: 6 },
  ])
})

test('another day makes other things overdue', () => {
  const { doc, writer, overviews, setDay } = opened()
  const period = { words: 'januari 2026', start: '2026-01-01', end: '2026-01-31' }
  add(doc, writer, 'action', null, 'Actie', { fields: { planning: period } })
  expect(overviews.read(planningOf).overdue).toHaveLength(0)
  setDay('2026-02-01')
  // The evaluation of 2024 was done; the action is not.
  expect(overviews.read(planningOf).overdue).toMatchObject([{ title: 'Actie' }])
})

test('a check that is switched off is silent, and said to be off', () => {
  const { doc, writer, findings } = opened()
  valueIn(setAgendaField(doc, writer, 'checksOff', ['workHasNoLead']))
  const { open, off } = findings()
  expect(open.filter(({ check }) => check === 'workHasNoLead')).toEqual([])
  expect(off).toEqual(['workHasNoLead'])
})

test('a dismissed finding stands apart with its reason, until it is reopened', () => {
  const { doc, writer, findings } = opened()
  const [finding] = findings().open
  if (!finding) throw new Error('nothing was found')
  const count = findings().open.length
  expect(refusalOf(dismissFinding(doc, writer, finding, '  '))).toBe('reasonIsMissing')
  valueIn(dismissFinding(doc, writer, finding, 'De stuurgroep trekt zelf'))
  expect(findings().open).toHaveLength(count - 1)
  expect(findings().dismissed.map(reasonsOf)).toEqual([['De stuurgroep trekt zelf']])
  valueIn(reopenFinding(doc, writer, finding))
  expect(findings().open).toHaveLength(count)
  expect(findings().dismissed).toEqual([])
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  function two() {
    const together = peers(order)
    const { findings } = opened(together.anna)
    const [finding, other] = findings().open
    if (!finding || !other) throw new Error('nothing was found')
    return { ...together, finding, other, of: (one: Peer) => liveOf(one.doc).findings() }
  }

  test('who dismiss one finding both give their reason', () => {
    const { anna, bram, apart, meet, finding, of } = two()
    apart()
    valueIn(dismissFinding(anna.doc, anna.writer, finding, 'Reden van Anna'))
    valueIn(dismissFinding(bram.doc, bram.writer, finding, 'Reden van Bram'))
    meet()
    for (const one of [anna, bram]) {
      const [dismissed] = of(one).dismissed
      expect(dismissed && reasonsOf(dismissed).sort()).toEqual(['Reden van Anna', 'Reden van Bram'])
    }
  })

  test('who dismiss different findings dismiss both', () => {
    const { anna, bram, apart, meet, finding, other, of } = two()
    apart()
    valueIn(dismissFinding(anna.doc, anna.writer, finding, 'a'))
    valueIn(dismissFinding(bram.doc, bram.writer, other, 'b'))
    meet()
    for (const one of [anna, bram]) expect(of(one).dismissed).toHaveLength(2)
  })

  test('a finding that the one reopens and the other dismisses anew is dismissed', () => {
    const { anna, bram, apart, meet, finding, of } = two()
    valueIn(dismissFinding(anna.doc, anna.writer, finding, 'eerst'))
    apart()
    valueIn(reopenFinding(anna.doc, anna.writer, finding))
    valueIn(dismissFinding(bram.doc, bram.writer, finding, 'opnieuw'))
    meet()
    for (const one of [anna, bram]) expect(of(one).dismissed.map(reasonsOf)).toEqual([['opnieuw']])
  })

  test('a seat that the one adds while the other adds one too makes two', () => {
    const { anna, bram, apart, meet } = two()
    const body = idsOfType(liveOf(anna.doc).live.tree(), 'body')[0] ?? ''
    apart()
    add(anna.doc, anna.writer, 'seat', body, 'Bibliotheek')
    add(bram.doc, bram.writer, 'seat', body, 'Bibliotheek')
    meet()
    for (const { doc } of [anna, bram]) expect(liveOf(doc).overviews.read(bodiesOf)[0]?.seats).toHaveLength(13)
  })
})
