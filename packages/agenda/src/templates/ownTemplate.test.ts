import { expect, test } from 'vitest'
import { readBudget } from '../budget/readBudget.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { readBlock, readTree } from '../document/read.ts'
import { readAgendaField } from '../fields/readField.ts'
import { setField } from '../fields/setField.ts'
import { fillLeidschendamVoorburg, fillZoetermeerExecution, fillZoetermeerVision } from '../fixtures/index.ts'
import { bodiesOf, ownersOf } from '../overviews/bodies.ts'
import { idsOfType, readFacts } from '../overviews/facts.ts'
import { linksOf } from '../overviews/links.ts'
import { proseToText } from '../prose/prose.ts'
import { add, outline } from '../test/outline.ts'
import { peer, peers } from '../test/peers.ts'
import {
  applyOwnTemplate,
  countDisagreed,
  type OwnTemplate,
  readOwnTemplate,
  type TemplateChoices,
} from './ownTemplate.ts'
import { titleForPeriod } from './yearsAlong.ts'

function again(fill: typeof fillZoetermeerVision, choices?: TemplateChoices) {
  const [first, next] = [peer('Anna', 1), peer('Bram', 2)]
  fill(first.doc, first.writer)
  const template = readOwnTemplate(first.doc, choices)
  // A template is stored and sent as JSON.
  const stored = JSON.parse(JSON.stringify(template)) as OwnTemplate
  applyOwnTemplate(next.doc, next.writer, stored, { title: 'Volgende' })
  return { doc: next.doc, before: first.doc, template, facts: readFacts(next.doc, '2026-01-15') }
}

test('an agenda made of one has its structure, its links and its names for things, and ids of its own', () => {
  const { doc, before, facts } = again(fillZoetermeerExecution)
  expect(linksOf(facts).ambitions.map(({ count }) => count)).toEqual([5, 3, 3])
  expect(readAgendaField(doc, 'pillarLabel')[0]?.value).toBe('actielijn')
  expect(readAgendaField(doc, 'kind')[0]?.value).toBe('execution')
  expect(readAgendaField(doc, 'title')[0]?.value).toBe('Volgende')
  const ids = new Set(readTree(before).nodes.keys())
  expect([...readTree(doc).nodes.keys()].filter((id) => ids.has(id))).toEqual([])
  const leftBehind = idsOfType(readTree(before), 'meeting', 'person')
  expect(outline(doc).length).toBe(outline(before).length - leftBehind.length)
})

test('people, days and how far things are stay behind; seats and who they answer for come along', () => {
  const { template, facts } = again(fillZoetermeerVision)
  expect(bodiesOf(facts).find(({ title }) => title === 'Stuurgroep LEA')).toMatchObject({ people: 0 })
  expect(ownersOf(facts).map(({ seats }) => seats.length)).toEqual([2, 2, 2])
  const words = JSON.stringify(template)
  for (const gone of ['bestuurder', '2022-06-30', 'planned', 'wethouder']) expect(words).not.toContain(gone)
  expect(words).toContain('2 keer per jaar')
})

test('the boards that decide come along, what they decided about the last agenda stays behind', () => {
  const [first, next] = [peer('Anna', 1), peer('Bram', 2)]
  createAgenda(first.doc, first.writer, { title: 'Vorige', kind: 'year' })
  const partner = add(first.doc, first.writer, 'partner', null, 'Gemeente')
  add(first.doc, first.writer, 'adoption', null, 'Besluit van het college', {
    fields: { partner, decision: 'agreed', decidedOn: '2025-10-14', version: 'van 3 oktober' },
  })
  const template = readOwnTemplate(first.doc)
  applyOwnTemplate(next.doc, next.writer, template, { title: 'Volgende' })
  const [adoption] = idsOfType(readTree(next.doc), 'adoption')
  const filled = Object.entries(readBlock(next.doc, adoption ?? '')?.fields ?? {}).filter(
    ([, entries]) => entries.length > 0,
  )
  expect(filled.map(([name]) => name)).toEqual(['partner'])
})

test('amounts and texts come along only when asked for', () => {
  const bare = again(fillLeidschendamVoorburg)
  expect(readBudget(bare.doc)).toMatchObject({ total: { costCents: 0 }, funds: [{ ceilingCents: null, year: null }] })
  expect(idsOfType(readTree(bare.doc), 'action')).toHaveLength(22)
  expect(textOf(bare.doc)).toBe('')
  const full = again(fillLeidschendamVoorburg, { amounts: true, texts: true })
  expect(readBudget(full.doc).total).toMatchObject({ costCents: 92_550_00, netCents: 66_650_00 })
  expect(textOf(full.doc)).toContain('LEA')
})

test('a field on which two people disagree stays behind and is counted, but for what would stay behind anyway', () => {
  const { anna, bram, apart, meet } = peers()
  createAgenda(anna.doc, anna.writer, { title: 'Jaaragenda', kind: 'year' })
  const body = add(anna.doc, anna.writer, 'body', null, 'Stuurgroep', { fields: { timesPerYear: 2 } })
  const action = add(anna.doc, anna.writer, 'action', null, 'Taalklas')
  apart()
  for (const { doc, writer } of [anna, bram]) {
    setField(doc, writer, body, 'timesPerYear', writer === anna.writer ? 4 : 6)
    setField(doc, writer, action, 'partnersNote', writer.name)
  }
  meet()
  expect(countDisagreed(anna.doc)).toBe(1)
  expect(readOwnTemplate(anna.doc).blocks[0]?.fields).not.toHaveProperty('timesPerYear')
  setField(anna.doc, anna.writer, body, 'timesPerYear', 4)
  expect(countDisagreed(anna.doc)).toBe(0)
})

test('a template of a newer build is not half read', () => {
  const { template } = again(fillZoetermeerVision)
  const newer = { ...template, version: 2 } as unknown as OwnTemplate
  const { doc, writer } = peer('Carl', 3)
  expect(() => applyOwnTemplate(doc, writer, newer, { title: 'x' })).toThrow('version 2')
})

function textOf(doc: Parameters<typeof readTree>[0]): string {
  return [...readTree(doc).nodes.keys()].map((id) => proseToText(readBlock(doc, id)?.body ?? [])).join('')
}

test('what an indicator was to reach last year stays behind, the indicator comes along', () => {
  const { template } = again(fillLeidschendamVoorburg, { amounts: true, texts: true })
  const told = JSON.stringify(template.blocks)
  expect(told).toContain('Studenten met een huisbezoek')
  expect(told).not.toContain('"target":')
})

test('the years of an agenda go along with the period of the next: in its title, in titles, funds and lines; those of a law stay', () => {
  const [first, next, undated] = [peer('Anna', 1), peer('Bram', 2), peer('Carl', 3)]
  createAgenda(first.doc, first.writer, {
    title: 'Jaaragenda 2021-2022',
    kind: 'year',
    period: { words: 'schooljaar 2021-2022', start: '2021-08-01', end: '2022-07-31' },
  })
  const fund = add(first.doc, first.writer, 'fund', null, 'LEA-budget 2021', { fields: { year: 2021 } })
  const action = add(first.doc, first.writer, 'action', null, 'Zomerschool 2022')
  add(first.doc, first.writer, 'budget', action, '', { fields: { kind: 'cost', fund, year: 2022 } })
  add(first.doc, first.writer, 'legalReference', null, 'Regeling 2022')
  const template = readOwnTemplate(first.doc)
  const period = { words: 'schooljaar 2026-2027', start: '2026-08-01', end: '2027-07-31' }
  expect(titleForPeriod(template, period)).toBe('Jaaragenda 2026-2027')
  const titlesAndYears = ({ doc, writer }: typeof next, agenda: { period?: typeof period }) => {
    applyOwnTemplate(doc, writer, template, { title: 'Volgende', ...agenda })
    return [...readTree(doc).nodes.keys()].map((id) => {
      const { title, fields } = readBlock(doc, id) ?? {}
      return [title, fields?.year?.[0]?.value]
    })
  }
  expect(titlesAndYears(next, { period })).toEqual([
    ['LEA-budget 2026', 2026],
    ['Zomerschool 2027', undefined],
    ['', 2027],
    ['Regeling 2022', undefined],
  ])
  expect(titlesAndYears(undated, {})).toEqual([
    ['LEA-budget 2021', undefined],
    ['Zomerschool 2022', undefined],
    ['', undefined],
    ['Regeling 2022', undefined],
  ])
})
