import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBudget } from '../budget/readBudget.ts'
import { readBlock, readTree } from '../document/read.ts'
import { withDescendants } from '../document/tree.ts'
import { readAgendaField, readField } from '../fields/readField.ts'
import { blocksOf, type YBlock } from '../keys.ts'
import { proseToText } from '../prose/prose.ts'
import { exchange, peer } from '../test/peers.ts'
import type { Amount } from '../values/amount.ts'
import type { Period } from '../values/period.ts'
import { fillSampleAgenda } from './sampleAgenda.ts'

const { doc, writer } = peer('Anna', 1)
fillSampleAgenda(doc, writer)
const tree = readTree(doc)
const themes = tree.roots.filter((id) => tree.nodes.get(id)?.type === 'section')

const title = (id: string) => readBlock(doc, id)?.title ?? ''
const under = (id: string, type: string) =>
  withDescendants(tree, id).filter((each) => tree.nodes.get(each)?.type === type)
const value = <T>(id: string, field: string) =>
  readField(blocksOf(doc).get(id) as YBlock, field)[0]?.value as T | undefined
const partnersOf = (action: string) =>
  under(action, 'role').map((role) => value<string>(value<string>(role, 'partner') ?? '', 'shortName'))

test('the sample has 22 actions in 5 themes, numbered from 1, and an introduction without a number', () => {
  expect(tree.nodes.get(tree.roots[0] ?? '')).toMatchObject({ type: 'text', number: '' })
  expect(themes.map((id) => tree.nodes.get(id)?.number)).toEqual(['1', '2', '3', '4', '5'])
  expect(themes.map(title)).toEqual([
    'Gelijke kansen',
    'Verbinding zorg en onderwijs',
    'Brede ontwikkeling, IKC en doorgaande lijnen',
    'Preventie: huisbezoeken mboRijnland',
    'Pilot vroegsignalering',
  ])
  expect(themes.map((id) => under(id, 'action').length)).toEqual([4, 7, 4, 3, 4])
  expect(themes.map((id) => under(id, 'ambition').length)).toEqual([1, 1, 1, 1, 1])
})

test('its budget is the table of the document', () => {
  const { rows, total, funds, problems } = readBudget(doc)
  expect(rows.map(({ title, costCents, coverCents, netCents }) => [title, costCents, coverCents, netCents])).toEqual([
    ['Gelijke kansen', 0, 0, 0],
    ['Verbinding zorg en onderwijs', 32_500_00, 6_500_00, 26_000_00],
    ['Brede ontwikkeling, IKC en doorgaande lijnen', 19_400_00, 9_400_00, 10_000_00],
    ['Preventie: huisbezoeken mboRijnland', 35_300_00, 10_000_00, 25_300_00],
    ['Pilot vroegsignalering', 5_350_00, 0, 5_350_00],
  ])
  expect(total).toEqual({
    costCents: 92_550_00,
    coverCents: 25_900_00,
    netCents: 66_650_00,
    hours: 40,
    unsettled: false,
  })
  expect(funds).toMatchObject([
    {
      title: 'LEA-budget 2021',
      ledgerNumber: '64521071',
      ceilingCents: 66_650_00,
      netCents: 66_650_00,
      balanceCents: 0,
    },
  ])
  expect(problems).toEqual([])
})

test('the planning stands in the words of the document, and every word of it is understood', () => {
  const planning = themes.map((id) => under(id, 'action').map((action) => value<Period>(action, 'planning')))
  expect(planning.map((periods) => periods.map((period) => period?.words))).toEqual([
    ['Ieder kwartaal in schooljaar 2021-2022', 'November 2021', 'November 2021', 'Juli 2022'],
    ['Q4 2021', 'Q4 2021', 'Hele schooljaar', 'Hele schooljaar', 'Hele schooljaar', 'Januari 2022', 'Mei 2022'],
    ['sept./okt 2021', 'November 2021', 'December 2021- maart 2022', 'April 2022'],
    ['Medio 2022', 'December 2021', 'Juni 2022'],
    ['Q4 2021', 'Q1 2022', 'Q2 en Q3 2022', 'Juni/juli 2022'],
  ])
  expect(planning.flat().filter((period) => !period?.start || !period.end)).toEqual([])
})

test("partners of an 'idem' row are those of the row above", () => {
  const [equal = '', care = '', broad = '', home = '', early = ''] = themes
  const perAction = (theme: string) => under(theme, 'action').map(partnersOf)
  expect(perAction(equal)).toEqual([
    ['JGZ', 'PO', 'KO'],
    ['PO', 'KO'],
    ['PO', 'KO', 'JGZ', 'Bibliotheek'],
    ['PO', 'KO', 'JGZ', 'Bibliotheek'],
  ])
  expect(perAction(care)).toEqual([
    ['PO', 'KO', 'JGZ', 'SMW', 'SPPOH', 'Gemeente'],
    ['JGZ', 'SMW', 'SPPOH'],
    ['Gemeente', 'SMW', 'SPPOH'],
    [],
    ['PO', 'KO'],
    [],
    [],
  ])
  const eight = [
    'Springplank',
    'Cascade',
    'Maerten v.d. Velde',
    'Vlietkinderen',
    'DAK',
    'SKZ',
    'Sport&Welzijn',
    'Bibliotheek',
  ]
  expect(perAction(broad)).toEqual([eight, eight, eight, eight])
  expect(perAction(home)).toEqual(Array(3).fill(['mboRijnland', 'Schoolformaat']))
  expect(perAction(early)).toEqual(Array(4).fill(['KO', 'PO', 'SPPOH', 'JGZ', 'Gemeente']))
})

test('own effort keeps its words: hours for ten cases, hours that partners pay, hours that the municipality bears', () => {
  const lines = themes.flatMap((id) => under(id, 'budget')).filter((id) => value(id, 'kind') === 'inKind')
  const words = lines.map((id) => value<Amount>(id, 'amount')?.words ?? title(value<string>(id, 'bearer') ?? ''))
  expect(words).toEqual([...Array(4).fill('n.v.t.'), 'Gemeente Leidschendam-Voorburg', '10 casussen, 4 uur per casus'])
})

test('the dissent of the regiegroep is on record in its theme, and one plan has no evaluation', () => {
  const broad = readBlock(doc, themes[2] ?? '')
  expect(broad?.body.map(({ kind }) => kind)).toContain('quote')
  expect(proseToText(broad?.body ?? [])).toContain('regiegroep')
  const evaluated = themes.map((id) =>
    under(id, 'action').some((action) => title(action).toLowerCase().includes('evaluatie')),
  )
  expect(evaluated).toEqual([true, true, false, true, true])
})

test('it is an adopted year agenda of one school year', () => {
  const settled = (field: string) => readAgendaField(doc, field).map((entry) => entry.value)
  expect(settled('status')).toEqual(['adopted'])
  expect(settled('kind')).toEqual(['year'])
  expect(settled('period')).toEqual([{ words: 'schooljaar 2021-2022', start: '2021-08-01', end: '2022-07-31' }])
})

test('it arrives whole at a colleague', () => {
  const bram = new Y.Doc()
  exchange(doc, bram)
  expect(readBudget(bram)).toEqual(readBudget(doc))
  expect([...readTree(bram).nodes.keys()]).toEqual([...tree.nodes.keys()])
})

test('a document that is an agenda already is left alone', () => {
  expect(() => fillSampleAgenda(doc, writer)).toThrow('empty document')
})
