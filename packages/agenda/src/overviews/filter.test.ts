import { expect, test } from 'vitest'
import { readBudget } from '../budget/readBudget.ts'
import { fillLeidschendamVoorburg } from '../fixtures/leidschendamVoorburg/leidschendamVoorburg.ts'
import { fillWestland } from '../fixtures/westland/westland.ts'
import { fillZoetermeerExecution } from '../fixtures/zoetermeerExecution/zoetermeerExecution.ts'
import { open } from '../test/fixture.ts'
import { add } from '../test/outline.ts'
import { peer } from '../test/peers.ts'
import type { BlockTypeName } from '../types/blockTypes.ts'
import type { FieldValue } from '../types/field.ts'
import { parsePeriod } from '../values/period.ts'
import { idsOfType, readFacts, titleIn } from './facts.ts'
import { type Filter, filterChoicesOf, matchOf, mayBeOfYear, noFilter } from './filter.ts'

function agenda() {
  const { doc, writer } = peer('Anna', 1)
  const put = (type: BlockTypeName, parent: string | null, title: string, fields: Record<string, FieldValue> = {}) =>
    add(doc, writer, type, parent, title, { fields })
  const shown = (filter: Partial<Filter>) => {
    const facts = readFacts(doc, '2026-01-15')
    const isShown = matchOf(facts, { ...noFilter, ...filter })
    return [...facts.tree.nodes.keys()].filter(isShown).map((id) => titleIn(facts, id))
  }
  return { doc, put, shown, facts: () => readFacts(doc, '2026-01-15') }
}

const period = (words: string) => parsePeriod(words).period

test('a partner: what names it, what that stands in, and figures of that work; not the work beside it', () => {
  const { put, shown } = agenda()
  const library = put('partner', null, 'Bibliotheek')
  const section = put('section', null, 'Taal')
  const action = put('action', section, 'Taalklas')
  put('action', section, 'Zomerschool')
  put('role', action, 'rol', { partner: library })
  put('indicator', action, 'Leerlingen')
  put('indicator', section, 'Van het hele hoofdstuk')
  const body = put('body', null, 'Stuurgroep')
  put('seat', body, 'zetel', { organisation: library })
  put('meeting', body, 'Maart')
  put('body', null, 'Werkgroep')
  expect(shown({ partner: library })).toEqual([
    'Bibliotheek',
    'Taal',
    'Taalklas',
    'rol',
    'Leerlingen',
    'Stuurgroep',
    'zetel',
    'Maart',
  ])
})

test('a body that has a role can be asked for, and counts as itself: its members are not asked for with it', () => {
  const { put, shown, facts } = agenda()
  const library = put('partner', null, 'Bibliotheek')
  const [body, other] = [put('body', null, 'Regiegroep'), put('body', null, 'Werkgroep')]
  put('seat', body, 'zetel', { organisation: library })
  const action = put('action', null, 'Taalklas')
  put('action', null, 'Zomerschool')
  put('role', action, 'rol', { partner: body })
  put('assignment', null, 'Opdracht', { from: body, to: other })
  expect(filterChoicesOf(facts()).partners.map(({ id }) => id)).toEqual([library, body])
  expect(shown({ partner: body })).toEqual(['Regiegroep', 'zetel', 'Taalklas', 'rol', 'Opdracht'])
  expect(shown({ partner: library })).not.toContain('Taalklas')
})

test('a year: its own days or those below it; without days, those of what it stands in; bodies are always there', () => {
  const { put, shown } = agenda()
  const ambition = put('ambition', null, 'Kansen', { period: period('2026') })
  put('action', ambition, 'Nu', { planning: period('Q2 2026') })
  put('action', ambition, 'Later', { planning: period('2027') })
  put('action', ambition, 'Ooit')
  put('action', null, 'Los')
  put('body', null, 'Stuurgroep')
  expect(shown({ year: 2026 })).toEqual(['Kansen', 'Nu', 'Ooit', 'Stuurgroep'])
  expect(shown({ year: 2027 })).toEqual(['Kansen', 'Later', 'Stuurgroep'])
  expect(shown({ year: 2030 })).toEqual(['Stuurgroep'])
})

test('what a year hides that may be of it: what no day says the year of, and what fits the rest of the filter', () => {
  const { facts, put } = agenda()
  const [kept, dropped] = [{ status: 'done' }, { status: 'planned' }]
  const ambition = put('ambition', null, 'Kansen', { period: period('2026') })
  put('action', ambition, 'Ooit', kept)
  const pillar = put('pillar', null, 'Pijler', kept)
  put('action', pillar, 'Later', { ...kept, planning: period('2027') })
  put('action', null, 'n.t.b.', { ...kept, planning: period('n.t.b.') })
  put('action', null, 'Los', kept)
  put('action', null, 'Loopt nog', dropped)
  put('body', null, 'Stuurgroep')
  const read = facts()
  const mayBe = mayBeOfYear(read, { ...noFilter, year: 2030, status: 'done' })
  expect([...read.tree.nodes.keys()].filter(mayBe).map((id) => titleIn(read, id))).toEqual(['n.t.b.', 'Los'])
  expect([...read.tree.nodes.keys()].filter(mayBeOfYear(read, { ...noFilter, status: 'done' }))).toEqual([])
})

test('a state: its own or one below it; what nobody said is a state of its own', () => {
  const { put, shown } = agenda()
  const pillar = put('pillar', null, 'Pijler')
  const done = put('action', pillar, 'Klaar', { status: 'done' })
  put('indicator', done, 'Bereik')
  put('action', pillar, 'Stil', { status: null })
  expect(shown({ status: 'done' })).toEqual(['Pijler', 'Klaar', 'Bereik'])
  expect(shown({ status: 'none' })).toEqual(['Pijler', 'Stil'])
  expect(shown({ status: 'stopped' })).toEqual([])
})

test('a theme: what stands in it or serves it; both at once leave what is both', () => {
  const { put, shown } = agenda()
  const [one, other] = [put('ambition', null, 'Een'), put('ambition', null, 'Twee')]
  put('action', one, 'In een', { status: 'done' })
  const pillar = put('pillar', other, 'Dient beide', { serves: [one] })
  put('action', pillar, 'Eronder')
  const body = put('body', null, 'Tafel')
  put('seat', body, 'Eigenaar', { owns: one })
  expect(shown({ theme: one })).toEqual(['Een', 'In een', 'Dient beide', 'Eronder', 'Tafel', 'Eigenaar'])
  expect(shown({ theme: one, status: 'done' })).toEqual(['Een', 'In een', 'Tafel', 'Eigenaar'])
})

test('no filter shows everything and reads nothing', () => {
  const { facts, put } = agenda()
  const action = put('action', null, 'Taalklas')
  const read = () => {
    throw new Error('it was read')
  }
  expect(matchOf({ ...facts(), read }, noFilter)(action)).toBe(true)
})

test('the choices are what the agenda has: a programme of Westland shows its own pillars only', () => {
  const { facts } = open(fillWestland, '2022-06-01')
  const choices = filterChoicesOf(facts)
  expect(choices.years).toEqual([2022, 2023, 2024, 2025])
  const theme = choices.themes.find(({ type }) => type === 'ambition')?.id ?? ''
  const isShown = matchOf(facts, { ...noFilter, theme })
  expect(idsOfType(facts.tree, 'pillar').filter(isShown)).toHaveLength(12)
})

test.each([
  [fillWestland, ['Programma’s', 'Gelijke kansen voor iedereen', 'Brede ontwikkeling']],
  [fillLeidschendamVoorburg, ['Gelijke kansen', 'Verbinding zorg en onderwijs']],
])('what can be chosen are the themes of the budget: %o', (fill, first) => {
  const { doc, writer } = peer('Anna', 1)
  fill(doc, writer)
  const { themes } = filterChoicesOf(readFacts(doc, '2022-06-01'))
  expect(themes.map(({ title }) => title).slice(0, first.length)).toEqual(first)
  for (const { id } of themes) add(doc, writer, 'budget', id, '', { fields: { kind: 'cost' } })
  expect(readBudget(doc).rows.map(({ theme }) => theme)).toEqual(themes.map(({ id }) => id))
})

test('chapters within a chapter are themes where two of them have work, and a single ambition is that of its chapter', () => {
  const { put, facts } = agenda()
  const chapter = put('section', null, 'Programma')
  const [one, other] = [put('section', chapter, 'Een'), put('section', chapter, 'Twee')]
  put('ambition', chapter, 'Ambitie')
  const titles = () => filterChoicesOf(facts()).themes.map(({ title }) => title)
  put('action', one, 'Actie')
  expect(titles()).toEqual(['Programma'])
  put('action', other, 'Actie')
  expect(titles()).toEqual(['Programma', 'Een', 'Twee'])
})

test('a theme without a title is told by what is in it; one that nobody has begun is blank', () => {
  const { put, facts } = agenda()
  const chapter = put('section', null, 'Taal')
  const begun = put('ambition', null, '')
  put('action', put('pillar', begun, ''), 'Taalklas')
  const served = put('ambition', null, '')
  put('pillar', chapter, 'Lijn', { serves: [served] })
  const blank = put('ambition', null, ' ')
  const told = filterChoicesOf(facts()).themes.map(({ id, number, holds, isBlank }) => [id, number, holds, isBlank])
  expect(told).toEqual([
    [chapter, '1', '', false],
    [begun, '', 'Taalklas', false],
    [served, '', '', false],
    [blank, '', '', true],
  ])
})

test('lines that serve an ambition of another agenda chapter are in its theme: five serve Zoetermeer 2040', () => {
  const { facts } = open(fillZoetermeerExecution, '2026-01-15')
  const theme = filterChoicesOf(facts).themes.find(({ title }) => title === 'Zoetermeer 2040')?.id ?? ''
  expect(idsOfType(facts.tree, 'pillar').filter(matchOf(facts, { ...noFilter, theme }))).toHaveLength(5)
})

test('money for several years is of each of them', () => {
  const { put, shown, facts } = agenda()
  const action = put('action', null, 'Taalklas', { planning: period('Q4 2025') })
  put('budget', action, 'samen', { kind: 'cost', year: 2026, lastYear: 2028 })
  expect([2025, 2026, 2027, 2028, 2029].map((year) => shown({ year }).includes('samen'))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  expect(filterChoicesOf(facts()).years).toEqual([2025, 2026, 2027, 2028])
})

test('an evaluation that comes back is of the years in which it does, and these can be chosen', () => {
  const { put, shown, facts } = agenda()
  put('evaluation', null, 'Om het jaar', { planning: period('juni 2025'), everyMonths: 24 })
  expect([2025, 2026, 2027].map((year) => shown({ year }).length)).toEqual([1, 0, 1])
  expect(filterChoicesOf(facts()).years).toContain(2027)
})
