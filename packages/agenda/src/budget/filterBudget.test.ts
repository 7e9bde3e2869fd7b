import { expect, test } from 'vitest'
import { fillLeidschendamVoorburg } from '../fixtures/leidschendamVoorburg/leidschendamVoorburg.ts'
import { filterChoicesOf, matchOf, noFilter } from '../overviews/filter.ts'
import { open } from '../test/fixture.ts'
import { add } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import type { FieldValue } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { filterBudget, linesOfYear, sumsOfSeveralYears } from './filterBudget.ts'
import { readBudget } from './readBudget.ts'

const { doc, facts } = open(fillLeidschendamVoorburg, '2022-02-01')
const budget = readBudget(doc)

test('a filter that keeps every line changes no figure', () => {
  const { total, rows } = filterBudget(budget, () => true)
  expect(total).toEqual(budget.total)
  expect(rows).toEqual(budget.rows.filter(({ lines }) => lines.length > 0))
})

test('one theme adds up to its own row, and the funds stay whole', () => {
  const theme = filterChoicesOf(facts).themes.find(({ title }) => title === 'Verbinding zorg en onderwijs')?.id ?? ''
  const isShown = matchOf(facts, { ...noFilter, theme })
  const { rows, total, funds } = filterBudget(budget, ({ block }) => isShown(block))
  expect(rows).toHaveLength(1)
  expect(total).toMatchObject({ costCents: 32_500_00, coverCents: 6_500_00, netCents: 26_000_00 })
  expect(funds).toBe(budget.funds)
})

test('a line is of the year of its fund when it names none itself', () => {
  const lines = linesOfYear(budget, 2021)
  const { total } = filterBudget(budget, ({ block }) => lines.has(block))
  expect(total.netCents).toBe(66_650_00)
  // hours of partners, planned in that year
  const later = linesOfYear(budget, 2022)
  expect(later.size).toBe(1)
  expect(filterBudget(budget, ({ block }) => later.has(block)).total).toMatchObject({ costCents: 0, coverCents: 0 })
})

test('with no line left there is nothing to add up, and no problem to tell of', () => {
  expect(filterBudget(budget, () => false)).toMatchObject({ rows: [], total: { netCents: 0 }, problems: [] })
})

test('sums for several years are told of in each of those years, in which they count in full; hours and sums of one year are not', () => {
  const { doc, writer } = peer('Anna', 1)
  const action = add(doc, writer, 'action', null, 'Taalklas')
  const line = (fields: Record<string, FieldValue>) => add(doc, writer, 'budget', action, '', { fields })
  const amount = parseAmount('300').amount
  line({ kind: 'cost', amount, year: 2022, lastYear: 2024 })
  line({ kind: 'cost', amount, year: 2023 })
  line({ kind: 'inKind', amount: parseAmount('40 uur').amount, year: 2022, lastYear: 2024 })
  const several = add(doc, writer, 'fund', null, 'GKA', { fields: { year: 2023, lastYear: 2025 } })
  line({ kind: 'cover', amount, fund: several })
  const whole = readBudget(doc)
  const inYear = (year: number) => {
    const lines = linesOfYear(whole, year)
    const part = filterBudget(whole, ({ block }) => lines.has(block))
    return [part.total.costCents, part.total.coverCents, sumsOfSeveralYears(part)]
  }
  expect([2022, 2023, 2025, 2026].map(inYear)).toEqual([
    [300_00, 0, 1],
    [600_00, 300_00, 2],
    [0, 300_00, 1],
    [0, 0, 0],
  ])
})
