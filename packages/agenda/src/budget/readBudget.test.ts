import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { deleteBlock } from '../commands/deleteBlock.ts'
import { moveBlock } from '../commands/moveBlock.ts'
import { setField } from '../fields/setField.ts'
import { LiveAgenda } from '../live/LiveAgenda.ts'
import { look } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import type { FieldValue } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { parsePeriod } from '../values/period.ts'
import { budgetByYear } from './byYear.ts'
import { fundOfAll, withoutFundOf } from './charged.ts'
import { linesOfYear } from './filterBudget.ts'
import type { BudgetOverview } from './overview.ts'
import { readBudget } from './readBudget.ts'

const money = (words: string) => parseAmount(words).amount
type Fields = Record<string, FieldValue>

/** An agenda with one fund of € 1.000 and one theme, and ways to add to it. */
function agenda({ doc, writer }: Peer = peer('Anna', 1)) {
  const addFund = (title: string, fields: Fields) => add(doc, writer, 'fund', null, title, { fields })
  const addTheme = (title: string) => add(doc, writer, 'section', null, title)
  const fund = addFund('LEA-budget', { ceiling: money('1.000'), ledgerNumber: '64521071', year: 2021 })
  const theme = addTheme('Gelijke kansen')
  const addLine = (fields: Fields, parent = theme) => add(doc, writer, 'budget', parent, '', { fields })
  return { doc, writer, fund, theme, addFund, addTheme, addLine, read: () => added(readBudget(doc)) }
}

/** The budget, of which the funds, what is without one and what they cover come to the same as the themes. */
function added(budget: BudgetOverview): BudgetOverview {
  const { funds, withoutFund, coverFromFundsCents, total } = budget
  const sumOf = (part: 'costCents' | 'coverCents' | 'netCents') =>
    funds.reduce((sum, fund) => sum + fund[part], withoutFund[part])
  expect(sumOf('costCents')).toBe(total.costCents)
  expect(sumOf('coverCents') + coverFromFundsCents).toBe(total.coverCents)
  expect(sumOf('netCents') - coverFromFundsCents).toBe(total.netCents)
  return budget
}

const kinds = ({ problems }: BudgetOverview) => problems.map((problem) => problem.kind)
const charged = ({ funds }: BudgetOverview) => funds.map((fund) => [fund.title, fund.netCents, fund.balanceCents])
const shares = ({ funds, withoutFund, coverFromFundsCents }: BudgetOverview) => ({
  funds: funds.map((fund) => [fund.title, fund.costCents, fund.coverCents, fund.netCents]),
  without: [withoutFund.costCents, withoutFund.coverCents, withoutFund.netCents],
  fromFunds: coverFromFundsCents,
})

describe('adding up', () => {
  test('net is cost less cover, charged to the fund of the costs', () => {
    const { fund, addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('€ 900,50'), fund })
    addLine({ kind: 'cover', amount: money('300'), source: 'GKA' })
    expect(read().total).toEqual({
      costCents: 900_50,
      coverCents: 300_00,
      netCents: 600_50,
      hours: 0,
      unsettled: false,
    })
    expect(charged(read())).toEqual([['LEA-budget', 600_50, 399_50]])
    expect(kinds(read())).toEqual([])
  })

  test('a line counts for the topmost theme above it, however deep it stands', () => {
    const { doc, writer, fund, theme, addTheme, addLine, read } = agenda()
    const ambition = add(doc, writer, 'ambition', theme, 'Ambitie')
    const action = add(doc, writer, 'action', ambition, 'Actie')
    const line = addLine({ kind: 'cost', amount: money('100'), fund }, action)
    expect(read().rows).toMatchObject([{ theme, title: 'Gelijke kansen', costCents: 100_00 }])
    expect(read().rows[0]?.lines).toMatchObject([{ block: line, parent: action, theme, cents: 100_00 }])
    const other = addTheme('Zorg')
    valueIn(moveBlock(doc, writer, action, { parent: other, after: null }))
    expect(read().rows).toMatchObject([{ theme: other, costCents: 100_00 }])
  })

  test('programmes in one chapter are themes, with a row each; the chapter has one for what is its own', () => {
    const { doc, writer, fund, theme: programmes, addLine, read } = agenda()
    const [one, other] = ['Een', 'Twee'].map((title) => add(doc, writer, 'ambition', programmes, title))
    const pillar = add(doc, writer, 'pillar', one ?? null, 'Taal')
    addLine({ kind: 'cost', amount: money('600'), fund }, pillar)
    addLine({ kind: 'cost', amount: money('300'), fund }, other)
    expect(read().rows).toMatchObject([
      { theme: one, chapter: programmes, costCents: 600_00 },
      { theme: other, chapter: programmes, costCents: 300_00 },
    ])
    addLine({ kind: 'cost', amount: money('7'), fund })
    expect(read().rows.map(({ theme }) => theme)).toEqual([programmes, one, other])
  })

  test('a cover of a chapter is that of the costs in its themes', () => {
    const { doc, writer, fund, theme: programmes, addLine, read } = agenda()
    const [one] = ['Een', 'Twee'].map((title) => add(doc, writer, 'ambition', programmes, title))
    addLine({ kind: 'cost', amount: money('600'), fund }, one)
    addLine({ kind: 'cover', amount: money('100'), source: 'Ouders' })
    expect(charged(read())).toEqual([['LEA-budget', 500_00, 500_00]])
    expect(kinds(read())).toEqual([])
    addLine({ kind: 'cover', amount: money('501'), source: 'Ouders' })
    expect(kinds(read())).toEqual(['coverExceedsCost'])
  })

  test('a theme with actions has a row, a chapter without has none', () => {
    const { doc, writer, theme, addTheme, read } = agenda()
    addTheme('Inleiding')
    expect(read().rows).toEqual([])
    add(doc, writer, 'action', theme, 'Actie')
    expect(read().rows).toMatchObject([{ theme, costCents: 0, lines: [] }])
  })

  test('lines under no theme have a row of their own, the last', () => {
    const { doc, writer, fund, theme, addLine, read } = agenda()
    const action = add(doc, writer, 'action', null, 'Losse actie')
    valueIn(moveBlock(doc, writer, action, { parent: null, after: null }))
    addLine({ kind: 'cost', amount: money('5'), fund }, action)
    addLine({ kind: 'cost', amount: money('7'), fund })
    expect(read().rows).toMatchObject([
      { theme, costCents: 7_00 },
      { theme: null, title: '', costCents: 5_00 },
    ])
    expect(read().total.costCents).toBe(12_00)
  })

  test('a deleted line counts no more', () => {
    const { doc, writer, fund, addLine, read } = agenda()
    const line = addLine({ kind: 'cost', amount: money('100'), fund })
    valueIn(deleteBlock(doc, writer, line))
    expect(read().total.costCents).toBe(0)
    expect(read().rows).toEqual([])
  })

  test('own effort is hours, never money', () => {
    const { addLine, read } = agenda()
    addLine({ kind: 'inKind', amount: money('10 casussen, 4 uur per casus') })
    addLine({ kind: 'inKind', amount: money('0,1 uur') })
    addLine({ kind: 'inKind', amount: money('0,2 uur') })
    addLine({ kind: 'inKind', amount: money('n.v.t.') })
    addLine({ kind: 'inKind' })
    expect(read().total).toEqual({ costCents: 0, coverCents: 0, netCents: 0, hours: 40.3, unsettled: false })
    expect(kinds(read())).toEqual([])
  })

  test('a hundred lines of odd cents add up to the cent', () => {
    const { doc, writer, fund, theme, read } = agenda()
    for (let at = 0; at < 100; at++) {
      add(doc, writer, 'budget', theme, '', { fields: { kind: 'cost', amount: money('0,07'), fund } })
    }
    expect(read().total.costCents).toBe(7_00)
  })
})

describe('funds', () => {
  test('a cover that names another fund makes that one pay', () => {
    const { fund, addFund, addLine, read } = agenda()
    const gka = addFund('GKA', { ceiling: money('200') })
    addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cover', amount: money('300'), fund: gka })
    expect(charged(read())).toEqual([
      ['LEA-budget', 600_00, 400_00],
      ['GKA', 300_00, -100_00],
    ])
    expect(read().problems).toEqual([{ kind: 'fundIsOverdrawn', blocks: [gka], figures: [300_00, 200_00] }])
  })

  test('a cover that names the fund of the costs relieves it', () => {
    const { fund, addFund, addLine, read } = agenda()
    const own = addFund('Lumpsum', { ceiling: money('500') })
    addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cost', amount: money('100'), fund: own })
    addLine({ kind: 'cover', amount: money('300'), fund })
    expect(charged(read())).toEqual([
      ['LEA-budget', 600_00, 400_00],
      ['Lumpsum', 100_00, 400_00],
    ])
    expect(kinds(read())).toEqual([])
  })

  test('a cover that may relieve either of two funds is not guessed', () => {
    const { fund, addFund, addLine, read } = agenda()
    const own = addFund('Lumpsum', { ceiling: money('500') })
    addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cost', amount: money('100'), fund: own })
    const cover = addLine({ kind: 'cover', amount: money('300') })
    expect(charged(read()).map(([, cents]) => cents)).toEqual([900_00, 100_00])
    expect(read().problems).toEqual([{ kind: 'coverFitsSeveralFunds', blocks: [cover] }])
  })

  test('a fund that is charged with more than its ceiling is overdrawn', () => {
    const { fund, addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('1.000,01'), fund })
    expect(charged(read())).toEqual([['LEA-budget', 1_000_01, -1]])
    expect(read().problems).toEqual([{ kind: 'fundIsOverdrawn', blocks: [fund], figures: [1_000_01, 1_000_00] }])
  })

  test('a fund without a ceiling, or with an unclear one, has no balance', () => {
    const { doc, writer, fund, addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('1'), fund })
    valueIn(setField(doc, writer, fund, 'ceiling', null))
    expect(charged(read())).toEqual([['LEA-budget', 1_00, null]])
    expect(read().problems).toEqual([{ kind: 'ceilingIsMissing', blocks: [fund] }])
    valueIn(setField(doc, writer, fund, 'ceiling', money('66 à 70')))
    expect(read().problems).toEqual([{ kind: 'ceilingIsUnclear', blocks: [fund] }])
  })

  test('a cost whose fund was deleted, or that never had one, is charged to nobody and said so', () => {
    const { doc, writer, addFund, addLine, read } = agenda()
    const gone = addFund('Weg', {})
    const one = addLine({ kind: 'cost', amount: money('5'), fund: gone })
    const other = addLine({ kind: 'cost', amount: money('7') })
    valueIn(deleteBlock(doc, writer, gone))
    expect(read().total.costCents).toBe(12_00)
    expect(charged(read())).toEqual([['LEA-budget', 0, 1_000_00]])
    expect(read().problems).toEqual([
      { kind: 'fundIsGone', blocks: [one] },
      { kind: 'costHasNoFund', blocks: [other] },
    ])
  })

  test('without any fund in the agenda, costs need none', () => {
    const { doc, writer, fund, addLine, read } = agenda()
    valueIn(deleteBlock(doc, writer, fund))
    addLine({ kind: 'cost', amount: money('7') })
    expect(kinds(read())).toEqual([])
  })

  test('a line of another year than its fund is named', () => {
    const { fund, addLine, read } = agenda()
    const line = addLine({ kind: 'cost', amount: money('7'), fund, year: 2022 })
    const years = [
      { year: 2022, lastYear: null },
      { year: 2021, lastYear: null },
    ]
    expect(read().problems).toEqual([{ kind: 'yearDiffersFromFund', blocks: [line, fund], years }])
  })
})

describe('the share of each fund', () => {
  test('a cost is of the fund that it names, less what other funds pay of it; cover from elsewhere is cover of that fund', () => {
    const { fund, addFund, addLine, read } = agenda()
    const gka = addFund('GKA', {})
    const cost = addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cover', amount: money('300'), fund: gka }, cost)
    addLine({ kind: 'cover', amount: money('200'), source: 'Ouders' }, cost)
    expect(shares(read())).toEqual({
      funds: [
        ['LEA-budget', 600_00, 200_00, 400_00],
        ['GKA', 300_00, 0, 300_00],
      ],
      without: [0, 0, 0],
      fromFunds: 300_00,
    })
  })

  test('what names no living fund stands apart, also when a fund pays a part of it', () => {
    const { doc, writer, fund, addFund, addLine, read } = agenda()
    const gone = addFund('Weg', {})
    addLine({ kind: 'cost', amount: money('5'), fund: gone })
    const cost = addLine({ kind: 'cost', amount: money('70') })
    addLine({ kind: 'cover', amount: money('20'), fund }, cost)
    addLine({ kind: 'cover', amount: money('3') }, cost)
    valueIn(deleteBlock(doc, writer, gone))
    expect(shares(read())).toEqual({
      funds: [['LEA-budget', 20_00, 0, 20_00]],
      without: [55_00, 3_00, 52_00],
      fromFunds: 20_00,
    })
  })

  test('a cover that may relieve either of two funds is of neither', () => {
    const { fund, addFund, addLine, read } = agenda()
    const own = addFund('Lumpsum', {})
    addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cost', amount: money('100'), fund: own })
    addLine({ kind: 'cover', amount: money('300') })
    expect(shares(read())).toMatchObject({ without: [0, 300_00, -300_00], fromFunds: 0 })
  })

  test('what is left of the costs is called after a fund only while all of it is on that one', () => {
    const { doc, writer, fund, addFund, addLine, read } = agenda()
    const cost = addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cover', amount: money('300'), source: 'Ouders' }, cost)
    expect(fundOfAll(read())).toMatchObject({ title: 'LEA-budget' })
    const loose = addLine({ kind: 'cost', amount: money('70') })
    expect(fundOfAll(read())).toBeUndefined()
    valueIn(setField(doc, writer, loose, 'fund', fund))
    expect(fundOfAll(read())).toMatchObject({ title: 'LEA-budget' })
    addFund('GKA', {})
    expect(fundOfAll(read())).toBeUndefined()
  })

  test('a cost that one fund pays as cover is on no column of another name, also with that one fund', () => {
    const { fund, addLine, read } = agenda()
    const cost = addLine({ kind: 'cost', amount: money('70') })
    addLine({ kind: 'cover', amount: money('70'), fund }, cost)
    expect(read().withoutFund.netCents).toBe(0)
    expect(fundOfAll(read())).toBeUndefined()
  })

  test('what is on no fund is told of each theme and each year, and comes to what the funds leave', () => {
    const { fund, addFund, addTheme, addLine, read } = agenda()
    const oab = addFund('OAB', {})
    const other = addTheme('Zorg')
    addLine({ kind: 'cost', amount: money('2.500'), fund: oab })
    addLine({ kind: 'cost', amount: money('1.000'), fund }, other)
    const loose = addLine({ kind: 'cost', amount: money('2.000'), year: 2022 }, other)
    addLine({ kind: 'cover', amount: money('300'), fund: oab }, loose)
    addLine({ kind: 'cover', amount: money('50'), source: 'Ouders', year: 2022 }, loose)
    const budget = read()
    const of = (rows: readonly { lines: BudgetOverview['rows'][number]['lines'] }[]) =>
      rows.map(({ lines }) => withoutFundOf(budget, lines))
    expect(of(budget.rows)).toEqual([0, 1_650_00])
    expect(of(budgetByYear(budget))).toEqual([0, 1_650_00, 0])
    expect(budget.withoutFund.netCents).toBe(1_650_00)
  })

  test('an agenda without funds has nothing on no fund', () => {
    const { doc, writer, fund, addLine, read } = agenda()
    valueIn(deleteBlock(doc, writer, fund))
    addLine({ kind: 'cost', amount: money('7') })
    expect(withoutFundOf(read(), read().rows[0]?.lines ?? [])).toBe(0)
  })

  test('a source of a cost without a fund relieves no other fund of the theme', () => {
    const { fund, addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('100'), fund })
    const cost = addLine({ kind: 'cost', amount: money('70') })
    addLine({ kind: 'cover', amount: money('20'), source: 'Ouders' }, cost)
    expect(shares(read())).toMatchObject({ funds: [['LEA-budget', 100_00, 0, 100_00]], without: [70_00, 20_00, 50_00] })
  })

  test('a year has the ceilings of its funds and what is left of them, also a year without lines', () => {
    const { fund, addFund, addLine, read } = agenda()
    const gka = addFund('GKA', { ceiling: money('500'), year: 2021 })
    addFund('LEA-budget', { ceiling: money('800'), year: 2022 })
    addFund('Zonder plafond', { year: 2022 })
    addFund('Alle jaren', { ceiling: money('90') })
    const cost = addLine({ kind: 'cost', amount: money('900'), fund })
    addLine({ kind: 'cover', amount: money('300'), fund: gka }, cost)
    expect(
      budgetByYear(read()).map(({ year, costCents, coverCents, netCents, ceilingCents, balanceCents }) => [
        year,
        costCents,
        coverCents,
        netCents,
        ceilingCents,
        balanceCents,
      ]),
    ).toEqual([
      [2021, 900_00, 300_00, 600_00, 1_500_00, 600_00],
      [2022, 0, 0, 0, 800_00, 800_00],
      [null, 0, 0, 0, 90_00, 90_00],
    ])
  })
})

test('a year says that its funds pay for other years as well, and which funds of other years pay for it', () => {
  const { fund, addFund, addLine, read } = agenda()
  const told = () =>
    budgetByYear(read()).map(({ year, netCents, alsoElsewhereCents, otherFunds }) => [
      year,
      netCents,
      alsoElsewhereCents,
      otherFunds.map(({ title }) => title).join(),
    ])
  addLine({ kind: 'cost', amount: money('300'), fund })
  expect(told()).toEqual([[2021, 300_00, null, '']])
  addLine({ kind: 'cost', amount: money('200'), fund, year: 2022 })
  addLine({ kind: 'cost', amount: money('20'), fund: addFund('Alle jaren', {}), year: 2022 })
  addLine({ kind: 'cost', amount: money('5'), fund: addFund('Reeks', { year: 2022, lastYear: 2023 }), year: 2023 })
  addLine({ kind: 'cost', fund, year: 2024 })
  expect(told()).toEqual([
    [2021, 300_00, 500_00, ''],
    [2022, 220_00, null, 'LEA-budget'],
    [2023, 5_00, null, 'Reeks'],
    [2024, 0, null, ''],
  ])
})

describe('a line of no year, and of no fund with one', () => {
  const planned = (words: string) => parsePeriod(words).period

  test('is of the year that its planning lies in; its source is too', () => {
    const { doc, writer, theme, addLine, read } = agenda()
    const action = add(doc, writer, 'action', theme, 'Taalklas', { fields: { planning: planned('Q4 2026') } })
    const pillar = add(doc, writer, 'pillar', theme, 'Lezen', { fields: { period: planned('2027') } })
    const cost = addLine({ kind: 'cost', amount: money('100') }, action)
    addLine({ kind: 'cover', amount: money('40'), source: 'Ouders' }, cost)
    addLine({ kind: 'cost', amount: money('7') }, pillar)
    const years = () => budgetByYear(read()).map(({ year, costCents, coverCents }) => [year, costCents, coverCents])
    // the fund has a ceiling, so its year has a row
    expect(years()).toEqual([
      [2021, 0, 0],
      [2026, 100_00, 40_00],
      [2027, 7_00, 0],
    ])
    expect([2026, 2027].map((year) => linesOfYear(read(), year).size)).toEqual([2, 1])
    valueIn(setField(doc, writer, action, 'planning', planned('Q1 2028')))
    expect(years().at(-1)).toEqual([2028, 100_00, 40_00])
  })

  test('is of the year of its cost when it is a source, whether the cost says it or the fund of the cost', () => {
    const { fund, addLine, read } = agenda()
    addLine({ kind: 'cover', amount: money('3') }, addLine({ kind: 'cost', amount: money('10'), fund }))
    const own = addLine({ kind: 'cost', amount: money('20'), year: 2023, lastYear: 2024 })
    addLine({ kind: 'cover', amount: money('6'), source: 'Ouders' }, own)
    const unclear = addLine({ kind: 'cost', amount: money('50'), fund, lastYear: 2021 })
    addLine({ kind: 'cover', amount: money('9') }, unclear)
    expect(budgetByYear(read()).map(({ year, costCents, coverCents }) => [year, costCents, coverCents])).toEqual([
      [2021, 10_00, 3_00],
      [2023, 20_00, 6_00],
      [null, 50_00, 9_00],
    ])
    expect(linesOfYear(read(), 2021).size).toBe(2)
  })

  test.each<[string, string, Fields]>([
    ['a planning in two years', 'schooljaar 2026-2027', {}],
    ['a planning without an end', 'vanaf 2026', {}],
    ['a planning without days', 'n.t.b.', {}],
    ['a year of its own', '2026', { year: 2025 }],
    ['a last year without a first', '2026', { lastYear: 2027 }],
  ])('with %s takes none of it', (_, words, own) => {
    const { doc, writer, theme, addLine, read } = agenda()
    const action = add(doc, writer, 'action', theme, 'Taalklas', { fields: { planning: planned(words) } })
    addLine({ kind: 'cost', amount: money('5'), ...own }, action)
    expect(read().rows.flatMap(({ lines }) => lines)).toMatchObject([{ plannedYear: null }])
  })

  test('is of the year of its fund first, also of one of which the years are unclear', () => {
    const { doc, writer, fund, theme, addFund, addLine, read } = agenda()
    const action = add(doc, writer, 'action', theme, 'Taalklas', { fields: { planning: planned('2026') } })
    addLine({ kind: 'cost', amount: money('5'), fund }, action)
    addLine({ kind: 'cost', amount: money('6'), fund: addFund('GKA', { lastYear: 2028 }) }, action)
    addLine({ kind: 'cost', amount: money('7'), fund: addFund('NPO', {}) }, action)
    expect(budgetByYear(read()).map(({ year, costCents }) => [year, costCents])).toEqual([
      [2021, 5_00],
      [2026, 7_00],
      [null, 6_00],
    ])
  })

  test.each<[string, Fields]>([
    ['a last year before the first', { year: 2023, lastYear: 2021 }],
    ['a last year alone', { lastYear: 2021 }],
  ])('is never of the year of its fund when it has %s', (_, years) => {
    const { fund, addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('5'), fund, ...years })
    expect(budgetByYear(read()).map(({ year, costCents }) => [year, costCents])).toEqual([
      [2021, 0],
      [null, 5_00],
    ])
    expect(linesOfYear(read(), 2021).size).toBe(0)
  })

  test('nor while two people disagree about its year', () => {
    const { anna, bram, apart, meet } = peers()
    const { fund, addLine } = agenda(anna)
    const line = addLine({ kind: 'cost', amount: money('5'), fund })
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'year', 2022))
    valueIn(setField(bram.doc, bram.writer, line, 'year', 2023))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(budgetByYear(readBudget(doc)).map(({ year, costCents }) => [year, costCents])).toEqual([
        [2021, 0],
        [null, 5_00],
      ])
    }
  })

  test('which is told, of a line and of a fund, until one is picked; the checks tell it as well', () => {
    const { anna, bram, apart, meet } = peers()
    const { fund, addLine } = agenda(anna)
    const line = addLine({ kind: 'cost', amount: money('5'), fund, year: 2021 })
    const said = (doc: Y.Doc) => [
      readBudget(doc).problems.flatMap(({ kind, blocks }) => (kind === 'yearsAreInConflict' ? blocks : [])),
      look(doc).findings.open.flatMap(({ detail, block }) => (detail === 'yearsAreInConflict' ? [block] : [])),
    ]
    expect(said(anna.doc)).toEqual([[], []])
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'year', 2022))
    valueIn(setField(bram.doc, bram.writer, line, 'year', 2023))
    valueIn(setField(anna.doc, anna.writer, fund, 'lastYear', 2024))
    valueIn(setField(bram.doc, bram.writer, fund, 'lastYear', 2025))
    meet()
    for (const { doc } of [anna, bram])
      expect(said(doc)).toEqual([
        [line, fund],
        [line, fund],
      ])
    valueIn(setField(bram.doc, bram.writer, line, 'year', 2023))
    valueIn(setField(bram.doc, bram.writer, fund, 'lastYear', 2021))
    for (const { doc } of [anna, bram]) expect(said(doc)).toEqual([[], []])
  })

  test('and a source of a cost that names its year is not moved to another by the planning', () => {
    const { doc, writer, theme, addLine, read } = agenda()
    const action = add(doc, writer, 'action', theme, 'Taalklas', { fields: { planning: planned('2026') } })
    const cost = addLine({ kind: 'cost', amount: money('5'), year: 2025 }, action)
    addLine({ kind: 'cover', amount: money('2') }, cost)
    expect(read().rows.flatMap(({ lines }) => lines.map((line) => line.plannedYear))).toEqual([null, null])
  })

  test('is of none while two people disagree about the planning', () => {
    const { anna, bram, apart, meet } = peers()
    const { theme, addLine } = agenda(anna)
    const action = add(anna.doc, anna.writer, 'action', theme, 'Taalklas')
    addLine({ kind: 'cost', amount: money('5') }, action)
    apart()
    valueIn(setField(anna.doc, anna.writer, action, 'planning', planned('2026')))
    valueIn(setField(bram.doc, bram.writer, action, 'planning', planned('2027')))
    meet()
    for (const { doc } of [anna, bram])
      expect(readBudget(doc).rows.flatMap(({ lines }) => lines)).toMatchObject([{ plannedYear: null }])
  })
})

describe('a sum for several years', () => {
  const yearsOf = ({ rows, funds }: BudgetOverview) =>
    budgetByYear({ rows, funds }).map(({ year, lastYear, costCents, ceilingCents, balanceCents }) => [
      [year, lastYear],
      [costCents, ceilingCents, balanceCents],
    ])

  test('is in none of those years, and whole in the total', () => {
    const { addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('100'), year: 2025 })
    addLine({ kind: 'cost', amount: money('400'), year: 2025, lastYear: 2028 })
    addLine({ kind: 'cost', amount: money('30'), year: 2025, lastYear: 2026 })
    addLine({ kind: 'cost', amount: money('7'), year: 2026, lastYear: 2026 })
    expect(yearsOf({ ...read(), funds: [] })).toEqual([
      [
        [2025, null],
        [100_00, null, null],
      ],
      [
        [2026, null],
        [7_00, null, null],
      ],
      [
        [2025, 2026],
        [30_00, null, null],
      ],
      [
        [2025, 2028],
        [400_00, null, null],
      ],
    ])
    expect(read().total.costCents).toBe(537_00)
    expect([2024, 2025, 2027, 2029].map((year) => linesOfYear({ ...read(), funds: [] }, year).size)).toEqual([
      0, 3, 1, 0,
    ])
  })

  test('may be of a fund of those years, whose ceiling is for them together; a line within them fits it, one beyond them is named', () => {
    const { addFund, addLine, read } = agenda()
    const fund = addFund('NPO', { ceiling: money('1000'), year: 2025, lastYear: 2028 })
    addLine({ kind: 'cost', amount: money('400'), fund })
    addLine({ kind: 'cost', amount: money('50'), fund, year: 2026 })
    addLine({ kind: 'cost', amount: money('60'), fund, year: 2027, lastYear: 2028 })
    const beyond = addLine({ kind: 'cost', amount: money('1'), fund, year: 2028, lastYear: 2029 })
    expect(yearsOf(read()).find(([years]) => years?.[1] === 2028 && years[0] === 2025)).toEqual([
      [2025, 2028],
      [400_00, 1_000_00, 489_00],
    ])
    const years = [
      { year: 2028, lastYear: 2029 },
      { year: 2025, lastYear: 2028 },
    ]
    expect(read().problems).toEqual([{ kind: 'yearDiffersFromFund', blocks: [beyond, fund], years }])
  })

  test.each<[string, Fields]>([
    ['without a first', { lastYear: 2028 }],
    ['that comes before the first', { year: 2028, lastYear: 2025 }],
  ])('with a last year %s is of no year', (_, years) => {
    const { addLine, read } = agenda()
    addLine({ kind: 'cost', amount: money('5'), ...years })
    expect(read().rows.flatMap(({ lines }) => lines)).toMatchObject([{ year: null, lastYear: null, cents: 5_00 }])
  })

  test('is of no year while two people disagree about the last one', () => {
    const { anna, bram, apart, meet } = peers()
    const { addLine } = agenda(anna)
    const line = addLine({ kind: 'cost', amount: money('5'), year: 2025 })
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'lastYear', 2027))
    valueIn(setField(bram.doc, bram.writer, line, 'lastYear', 2028))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(readBudget(doc).rows.flatMap(({ lines }) => lines)).toMatchObject([{ year: null, lastYear: null }])
    }
  })
})

test.each<[string, Fields, string[]]>([
  ['no amount', { kind: 'cost' }, ['amountIsMissing']],
  ['an amount that was emptied', { kind: 'cost', amount: null }, ['amountIsMissing']],
  ['no kind', { amount: money('5') }, ['kindIsMissing']],
  ['an amount that can mean two things', { kind: 'cost', amount: money('32.5') }, ['amountIsUnclear']],
  ["'idem'", { kind: 'cost', amount: money('idem') }, ['amountIsUnclear']],
  ["'p.m.'", { kind: 'cost', amount: money('p.m.') }, ['amountIsOpen']],
  ['hours that are called a cost', { kind: 'cost', amount: money('40 uur') }, ['hoursAreNoMoney']],
  ['money that is called own effort', { kind: 'inKind', amount: money('€ 500') }, ['ownEffortIsNoMoney']],
  ["'n.v.t.'", { kind: 'cost', amount: money('n.v.t.') }, []],
  ["'geen'", { kind: 'cover', amount: money('geen') }, []],
])('a line with %s counts for nothing, and is named when it should have', (_, fields, expected) => {
  const { fund, addLine, read } = agenda()
  const line = addLine(fields.kind === 'cost' ? { ...fields, fund } : fields)
  expect(read().problems).toEqual(expected.map((kind) => ({ kind, blocks: [line] })))
  expect(read().total).toEqual({ costCents: 0, coverCents: 0, netCents: 0, hours: 0, unsettled: false })
})

test('a figure that is about right counts, and is named: of a cost, of own effort and of a ceiling', () => {
  const { fund, addFund, addLine, read } = agenda()
  const cost = addLine({ kind: 'cost', amount: money('ca. 5.000'), fund })
  const effort = addLine({ kind: 'inKind', amount: money('± 10 x 4 uur') })
  const other = addFund('GKA', { ceiling: money('ongeveer 800') })
  // of before it could be read: it still doesn't count
  const before = addLine({ kind: 'cost', amount: { words: 'ca. 300', cents: null }, fund })
  expect(read().total).toMatchObject({ costCents: 500_000, hours: 40 })
  expect(read().funds.map(({ ceilingCents }) => ceilingCents)).toContain(80_000)
  const named = (wanted: string) => read().problems.flatMap(({ kind, blocks }) => (kind === wanted ? blocks : []))
  expect(named('amountIsApproximate')).toEqual([cost, effort, other])
  expect(named('amountIsUnclear')).toEqual([before])
})

test('a last year before the first, or alone, is named with both, of a line and of a fund', () => {
  const { doc, writer, fund, addFund, addLine, read } = agenda()
  const line = addLine({ kind: 'cost', amount: money('5'), fund, year: 2021, lastYear: 2020 })
  const other = addFund('GKA', { ceiling: money('800'), lastYear: 2022 })
  const named = (block: string, first: number | null, last: number) => ({
    ...{ kind: 'yearsAreUnclear', blocks: [block] },
    years: [first, last].map((year) => ({ year, lastYear: null })),
  })
  expect(read().problems).toEqual([named(line, 2021, 2020), named(other, null, 2022)])
  valueIn(setField(doc, writer, line, 'lastYear', 2021))
  valueIn(setField(doc, writer, other, 'year', 2021))
  expect(read().problems).toEqual([])
})

test('more cover than cost is named', () => {
  const { theme, fund, addLine, read } = agenda()
  addLine({ kind: 'cost', amount: money('5'), fund })
  addLine({ kind: 'cover', amount: money('7') })
  expect(read().total.netCents).toBe(-2_00)
  expect(read().problems).toEqual([{ kind: 'coverExceedsCost', blocks: [theme], figures: [7_00, 5_00] }])
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  function twoAtOneLine() {
    const { anna, bram, apart, meet } = peers(order)
    const { fund, theme, addLine } = agenda(anna)
    const settled = addLine({ kind: 'cost', amount: money('100'), fund })
    const line = addLine({ kind: 'cost', amount: money('10'), fund })
    return { anna, bram, apart, meet, fund, theme, settled, line }
  }

  test('of two amounts none counts, and what it is part of is unsettled, until one is picked', () => {
    const { anna, bram, apart, meet, fund, line } = twoAtOneLine()
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'amount', money('20')))
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('30')))
    meet()
    for (const { doc } of [anna, bram]) {
      expect(readBudget(doc)).toMatchObject({
        rows: [{ costCents: 100_00, unsettled: true }],
        total: { costCents: 100_00, unsettled: true },
        funds: [{ netCents: 100_00, unsettled: true }],
        problems: [{ kind: 'lineIsInConflict', blocks: [line] }],
      })
    }
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('30')))
    const settled = readBudget(anna.doc)
    expect(settled).toMatchObject({
      total: { costCents: 130_00, unsettled: false },
      funds: [{ fund, unsettled: false }],
    })
    expect(settled.problems).toEqual([])
  })

  test('the same sum in two spellings is no conflict', () => {
    const { anna, bram, apart, meet, line } = twoAtOneLine()
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'amount', money('€ 1.200,00')))
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('1200')))
    meet()
    expect(readBudget(anna.doc).total).toMatchObject({ costCents: 1_300_00, unsettled: false })
  })

  test('a sum and about that sum are two amounts', () => {
    const { anna, bram, apart, meet, line } = twoAtOneLine()
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'amount', money('ca. 1.200')))
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('1200')))
    meet()
    expect(kinds(readBudget(anna.doc))).toContain('lineIsInConflict')
  })

  test('of two kinds, and of two funds, none counts either', () => {
    for (const [field, byAnna, byBram] of [
      ['kind', 'cover', 'inKind'],
      ['fund', 'elsewhere', 'nowhere'],
    ] as const) {
      const { anna, bram, apart, meet, line } = twoAtOneLine()
      apart()
      valueIn(setField(anna.doc, anna.writer, line, field, byAnna))
      valueIn(setField(bram.doc, bram.writer, line, field, byBram))
      meet()
      expect(readBudget(bram.doc).total).toMatchObject({ costCents: 100_00, unsettled: true })
      expect(kinds(readBudget(bram.doc))).toContain('lineIsInConflict')
    }
  })

  test('of two amounts of a line that may be of no fund, what is without a fund is unsettled', () => {
    const { anna, bram, apart, meet, line, fund } = twoAtOneLine()
    valueIn(deleteBlock(anna.doc, anna.writer, fund))
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'amount', money('20')))
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('30')))
    meet()
    expect(readBudget(bram.doc)).toMatchObject({ funds: [], withoutFund: { costCents: 100_00, unsettled: true } })
  })

  test('no cover is too much beside a cost of two amounts, until one is picked; beside a cover of two amounts it is', () => {
    const { anna, bram, apart, meet, theme, line } = twoAtOneLine()
    const cover = (words: string) => ({ fields: { kind: 'cover', amount: money(words) } })
    add(anna.doc, anna.writer, 'budget', theme, '', cover('120'))
    const more = add(anna.doc, anna.writer, 'budget', theme, '', cover('1'))
    const disagree = (block: string, hers: string, his: string) => {
      apart()
      valueIn(setField(anna.doc, anna.writer, block, 'amount', money(hers)))
      valueIn(setField(bram.doc, bram.writer, block, 'amount', money(his)))
      meet()
    }
    disagree(line, '5', '500')
    expect(kinds(readBudget(anna.doc))).toEqual(['lineIsInConflict'])
    valueIn(setField(bram.doc, bram.writer, line, 'amount', money('5')))
    expect(kinds(readBudget(anna.doc))).toEqual(['coverExceedsCost'])
    disagree(more, '2', '3')
    expect(kinds(readBudget(bram.doc))).toEqual(['lineIsInConflict', 'coverExceedsCost'])
  })

  test('of two years none can be wrong beside a last one', () => {
    const { anna, bram, apart, meet, line } = twoAtOneLine()
    valueIn(setField(anna.doc, anna.writer, line, 'lastYear', 2021))
    apart()
    valueIn(setField(anna.doc, anna.writer, line, 'year', 2022))
    valueIn(setField(bram.doc, bram.writer, line, 'year', 2020))
    meet()
    expect(kinds(readBudget(anna.doc))).not.toContain('yearsAreUnclear')
    valueIn(setField(bram.doc, bram.writer, line, 'year', 2022))
    expect(kinds(readBudget(anna.doc))).toContain('yearsAreUnclear')
  })

  test('of two ceilings none counts', () => {
    const { anna, bram, apart, meet, fund } = twoAtOneLine()
    apart()
    valueIn(setField(anna.doc, anna.writer, fund, 'ceiling', money('500')))
    valueIn(setField(bram.doc, bram.writer, fund, 'ceiling', money('600')))
    meet()
    expect(readBudget(anna.doc).funds).toMatchObject([{ ceilingCents: null, balanceCents: null, unsettled: true }])
    expect(readBudget(anna.doc).problems).toEqual([{ kind: 'ceilingIsInConflict', blocks: [fund] }])
  })

  test('a line in a theme that a colleague deletes is still counted: it hangs under no theme', () => {
    const { anna, bram, apart, meet, theme, fund } = twoAtOneLine()
    apart()
    valueIn(deleteBlock(anna.doc, anna.writer, theme))
    add(bram.doc, bram.writer, 'budget', theme, '', { fields: { kind: 'cost', amount: money('3'), fund } })
    meet()
    expect(readBudget(anna.doc).rows).toMatchObject([{ theme: null, costCents: 3_00 }])
  })
})

test('the live overview says the same, and is the same object while nothing in it changes', () => {
  const { doc, writer, fund, theme, addLine, read } = agenda()
  const line = addLine({ kind: 'cost', amount: money('5'), fund })
  const live = new LiveAgenda(doc)
  const before = live.budget()
  expect(before).toEqual(read())
  valueIn(setField(doc, writer, theme, 'hint', 'Schrijf'))
  valueIn(setField(doc, writer, line, 'amount', money('6')))
  expect(live.budget()).not.toBe(before)
  expect(live.budget()).toEqual(read())
  expect(live.budget()).toBe(live.budget())
  live.destroy()
})
