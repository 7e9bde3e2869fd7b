import { describe, expect, test } from 'vitest'
import { readBudget } from '../budget/readBudget.ts'
import { workHasNoLead } from '../checks/workHasNoLead.ts'
import { readBlock } from '../document/read.ts'
import { setAgendaField, setField } from '../fields/setField.ts'
import { look } from '../test/fixture.ts'
import { add, valueIn } from '../test/outline.ts'
import { bothOrders, type Peer, peer, peers } from '../test/peers.ts'
import type { BlockTypeName } from '../types/blockTypes.ts'
import type { FieldValue } from '../types/field.ts'
import { parseAmount } from '../values/amount.ts'
import { monthsLater } from '../values/calendar.ts'
import { parsePeriod } from '../values/period.ts'
import { calendarOf } from './calendar.ts'
import { readFacts } from './facts.ts'
import { filterChoicesOf } from './filter.ts'
import { indicatorsOf } from './indicators.ts'
import { pluralOf } from './labels.ts'
import { linksOf } from './links.ts'
import { planningOf } from './planning.ts'
import { roleMatrixOf } from './roleMatrix.ts'
import { coverageWithin, statutoryCoverageOf } from './statutoryCoverage.ts'
import { yearPlanOf } from './yearPlan.ts'

function agenda({ doc, writer }: Peer = peer('Anna', 1)) {
  const put = (type: BlockTypeName, parent: string | null, title: string, fields: Record<string, FieldValue> = {}) =>
    add(doc, writer, type, parent, title, { fields })
  return { doc, writer, put, facts: (day = '2026-01-15') => readFacts(doc, day) }
}

const words = (planning: string) => parsePeriod(planning).period

test.each([
  ['ambitie', 'ambities'],
  ['pijler', 'pijlers'],
  ['vraagstuk', 'vraagstukken'],
  ['actielijn', 'actielijnen'],
  ['thema', 'thema’s'],
  ['focusdoel', 'focusdoelen'],
  ['uitgangspunt', 'uitgangspunten'],
  ['opgave', 'opgaves'],
  ['taak', 'taken'],
])('the plural of %s is %s', (one, many) => {
  expect(pluralOf(one)).toBe(many)
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2025-11-30', 24, '2027-11-30'],
  ['2026-01-15', -12, '2025-01-15'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later)
})

test('a role matrix has the lead of a theme, what partners do, and roles that nobody took yet', () => {
  const { put, facts } = agenda()
  const [one, other] = [put('partner', null, 'Gemeente'), put('partner', null, 'Opvang')]
  const theme = put('section', null, 'Thema', { lead: one })
  put('section', null, 'Zonder rollen')
  const action = put('action', theme, 'Actie')
  put('role', action, '', { partner: other, kind: 'performer' })
  const empty = put('role', action, '', { kind: 'lead' })
  const { rows, partners } = roleMatrixOf(facts())
  expect(rows.map(({ title, unfilled }) => [title, unfilled])).toEqual([
    ['Thema', []],
    ['Actie', [empty]],
  ])
  expect(rows[0]?.cells.get(one)).toEqual([{ kind: 'lead', role: null }])
  expect(rows[1]?.cells.get(other)).toMatchObject([{ kind: 'performer' }])
  expect(partners.map(({ count }) => count)).toEqual([1, 1])
})

test('a row without a lead tells whose counts: of the nearest that it stands under', () => {
  const { doc, writer, put, facts } = agenda()
  const [one, other] = [put('partner', null, 'Gemeente'), put('partner', null, 'Bibliotheek')]
  const theme = put('section', null, 'Thema')
  const pillar = put('pillar', theme, 'Lijn', { lead: one })
  const action = put('action', pillar, 'Actie')
  put('role', action, '', { partner: other, kind: 'performer' })
  const led = () =>
    roleMatrixOf(facts()).rows.map(({ title, leadAbove }) => [title, leadAbove?.block, leadAbove?.leaders])
  const ofPillar = [
    ['Lijn', undefined, undefined],
    ['Actie', pillar, [one]],
  ]
  expect(led()).toEqual(ofPillar)
  expect(workHasNoLead(facts())).toEqual([])
  // a role that answers for the theme counts where the line has no lead
  put('role', theme, '', { partner: other, kind: 'accountable' })
  const ofTheme = ['Thema', undefined, undefined]
  expect(led()).toEqual([ofTheme, ...ofPillar])
  valueIn(setField(doc, writer, pillar, 'lead', null))
  expect(led()).toEqual([ofTheme, ['Lijn', theme, [other]], ['Actie', theme, [other]]])
  const own = put('role', action, '', { partner: one, kind: 'lead' })
  expect(led()[2]).toEqual(['Actie', undefined, undefined])
  // who leads nothing counts for nothing
  valueIn(setField(doc, writer, own, 'partner', null))
  expect(led()[2]).toEqual(['Actie', theme, [other]])
  expect(workHasNoLead(facts())).toEqual([])
})

test('a body that has a role has a column, also where somebody else named a partner at once and was not picked', () => {
  const { anna, bram, apart, meet } = peers()
  const { put, facts } = agenda(anna)
  const partner = put('partner', null, 'Gemeente')
  const [body] = [put('body', null, 'Regiegroep'), put('body', null, 'Zonder rol')]
  const action = put('action', null, 'Actie', { partnersNote: 'de wijkteams' })
  const role = put('role', action, '', { kind: 'lead' })
  const told = () => {
    const { rows, partners } = roleMatrixOf(facts())
    const [{ cells, unfilled, inWords } = { cells: new Map(), unfilled: [], inWords: [] }] = rows
    return [partners.map(({ title, type, count }) => [title, type, count]), [...cells.keys()], unfilled, inWords]
  }
  expect(told()).toEqual([[['Gemeente', 'partner', 0]], [], [role], ['de wijkteams']])
  apart()
  valueIn(setField(anna.doc, anna.writer, role, 'partner', body))
  valueIn(setField(bram.doc, bram.writer, role, 'partner', partner))
  valueIn(setField(bram.doc, bram.writer, action, 'partnersNote', 'de scholen'))
  meet()
  expect(told()).toEqual([[['Gemeente', 'partner', 0]], [], [role], ['de scholen']])
  const both = readBlock(bram.doc, role)?.fields.partner?.map(({ value }) => value)
  expect(both?.toSorted()).toEqual([body, partner].toSorted())
  valueIn(setField(bram.doc, bram.writer, role, 'partner', body))
  const columns = [
    ['Gemeente', 'partner', 0],
    ['Regiegroep', 'body', 1],
  ]
  expect(told()).toEqual([columns, [body], [], ['de scholen']])
})

test('a body that leads a theme is a column of it and can be filtered on; who names a partner at once has a choice to make', () => {
  const { anna, bram, apart, meet } = peers()
  const { put, facts } = agenda(anna)
  const [body, partner] = [put('body', null, 'Regiegroep'), put('partner', null, 'Gemeente')]
  const theme = put('section', null, 'Thema')
  apart()
  valueIn(setField(anna.doc, anna.writer, theme, 'lead', body))
  valueIn(setField(bram.doc, bram.writer, theme, 'lead', partner))
  meet()
  expect(readBlock(bram.doc, theme)?.fields.lead).toHaveLength(2)
  valueIn(setField(bram.doc, bram.writer, theme, 'lead', body))
  const { rows, partners } = roleMatrixOf(facts())
  expect(rows[0]?.cells.get(body)).toEqual([{ kind: 'lead', role: null }])
  expect(partners.map(({ title, count }) => [title, count])).toEqual([
    ['Gemeente', 0],
    ['Regiegroep', 1],
  ])
  expect(filterChoicesOf(facts()).partners.map(({ id }) => id)).toEqual([body, partner])
})

test('a row of the year plan is the ambition with what stands under it', () => {
  const { put, facts } = agenda()
  const ambition = put('ambition', null, 'Kansen', { yearGoal: 'Meer peuters', means: '1 fte' })
  const pillar = put('pillar', ambition, 'Lijn')
  const [indicator, action] = [put('indicator', pillar, 'Bereik'), put('action', pillar, 'Bellen')]
  expect(yearPlanOf(facts()).rows).toMatchObject([
    { yearGoal: 'Meer peuters', means: '1 fte', indicators: [indicator], actions: [action], roles: [], result: '' },
  ])
})

test.each(bothOrders)(
  'two plannings at once are not counted, and are no empty planning; two days make no agreement of today',
  (order) => {
    const { anna, bram, apart, meet } = peers(order)
    const { put, writer } = agenda(anna)
    const action = put('action', null, 'Taalklas')
    const pillar = put('pillar', null, 'Lezen')
    const agreement = put('agreement', null, 'Eén loket', { topics: ['admission'] })
    valueIn(setAgendaField(anna.doc, writer, 'adoptedOn', '2026-01-10'))
    apart()
    const says = ({ doc, writer }: Peer, planning: string, period: string, day: string) => {
      valueIn(setField(doc, writer, action, 'planning', words(planning)))
      valueIn(setField(doc, writer, pillar, 'period', words(period)))
      valueIn(setField(doc, writer, agreement, 'agreedOn', day))
    }
    says(anna, 'Q4 2025', '2026', '2025-12-01')
    says(bram, 'Q2 2026', '2027', '2024-03-01')
    meet()
    const facts = readFacts(anna.doc, '2026-01-15')
    const { quarters, unsettled, unplanned } = planningOf(facts)
    expect([quarters, unplanned, unsettled]).toEqual([[], [], [action, pillar]])
    const admission = statutoryCoverageOf(facts).topics.find(({ topic }) => topic === 'admission')
    expect(admission).toMatchObject({ agreements: [agreement], latest: null, isCovered: false })
  },
)

test('of a part of the agenda a topic is as recent as the agreements in that part', () => {
  const { put, facts } = agenda()
  const old = put('agreement', null, 'Eerder', { topics: ['admission'], agreedOn: '2024-03-01' })
  const recent = put('agreement', null, 'Nu', { topics: ['admission'], agreedOn: '2026-01-10' })
  const { topics, since } = statutoryCoverageOf(facts())
  const admission = topics.find(({ topic }) => topic === 'admission')
  if (!admission) throw new Error('no such topic')
  const within = (...shown: string[]) => coverageWithin(admission, since, (block) => shown.includes(block))
  expect(within(old, recent)).toEqual(admission)
  expect(within(old)).toMatchObject({ agreements: [old], latest: '2024-03-01', isCovered: false })
  expect(within()).toMatchObject({ agreements: [], latest: null, isCovered: false })
})

test('what lasts stands in every quarter of it; what is unclear, undated or unplanned stands apart', () => {
  const { put, facts } = agenda()
  put('action', null, 'Lang', { planning: words('schooljaar 2025-2026') })
  put('action', null, 'Kort', { planning: words('Q4 2025'), status: 'running' })
  put('action', null, 'Klaar', { planning: words('Q4 2025'), status: 'done' })
  put('action', null, 'Altijd', { planning: words('doorlopend') })
  put('action', null, 'Vaag', { planning: words('na de zomer') })
  put('action', null, 'Leeg')
  put('action', null, 'Eeuwig', { planning: words('2025-2999') })
  const { quarters, undated, unclear, unplanned, overdue } = planningOf(facts())
  expect(quarters.slice(0, 5).map((each) => [each.quarter, each.planned.length])).toEqual([
    ['2025-Q1', 1],
    ['2025-Q2', 1],
    ['2025-Q3', 2],
    ['2025-Q4', 4],
    ['2026-Q1', 2],
  ])
  expect(quarters).toHaveLength(80)
  expect([undated, unclear].map((each) => each.map(({ title }) => title))).toEqual([['Altijd'], ['Vaag']])
  expect([unplanned.length, overdue.map(({ title }) => title)]).toEqual([1, ['Kort']])
})

test('a meeting is planned like the rest, and one that has been is not late', () => {
  const { put, facts } = agenda()
  const body = put('body', null, 'Stuurgroep')
  put('meeting', body, 'Overleg', { planning: words('oktober 2025') })
  put('meeting', body, 'Ooit')
  const { quarters, overdue, unplanned } = planningOf(facts())
  expect(quarters.map((each) => [each.quarter, each.planned.map(({ title }) => title)])).toEqual([
    ['2025-Q4', ['Overleg']],
  ])
  expect([overdue, unplanned]).toEqual([[], []])
})

test('what comes back stays within the period of the agenda; the next time is always there', () => {
  const { doc, writer, put, facts } = agenda()
  put('evaluation', null, 'Ieder jaar', { planning: words('december 2025'), everyMonths: 12 })
  put('evaluation', null, 'Om de vijf jaar', { planning: words('december 2025'), everyMonths: 60 })
  setAgendaField(doc, writer, 'period', words('2025-2027'))
  expect(calendarOf(facts()).map(({ title, start }) => [title, start])).toEqual([
    ['Ieder jaar', '2025-12-01'],
    ['Om de vijf jaar', '2025-12-01'],
    ['Ieder jaar', '2026-12-01'],
    ['Ieder jaar', '2027-12-01'],
    ['Om de vijf jaar', '2030-12-01'],
  ])
})

test('what took a month takes a whole month the next time; one day stays one day', () => {
  const { doc, writer, put, facts } = agenda()
  put('evaluation', null, 'Maand', { planning: words('juni 2025'), everyMonths: 6 })
  put('evaluation', null, 'Dag', { planning: words('30 juni 2025'), everyMonths: 6 })
  setAgendaField(doc, writer, 'period', words('2025'))
  const next = calendarOf(facts()).filter(({ start }) => start >= '2025-07-01' && start < '2026-01-01')
  expect(next.map(({ title, start, end }) => [title, start, end])).toEqual([
    ['Maand', '2025-12-01', '2025-12-31'],
    ['Dag', '2025-12-30', '2025-12-30'],
  ])
})

test('an evaluation that comes back is planned as often as it is in the calendar; its first time done says nothing of the next', () => {
  const { doc, writer, put, facts } = agenda()
  put('evaluation', null, 'Ieder jaar', { planning: words('juni 2025'), everyMonths: 12 })
  put('evaluation', null, 'Klaar', { planning: words('juni 2025'), everyMonths: 24, status: 'done' })
  setAgendaField(doc, writer, 'period', words('2025-2027'))
  const { quarters, overdue } = planningOf(facts())
  const rows = quarters.flatMap(({ quarter, planned }) =>
    planned.map(({ title, status, isNextTime }) => [quarter, title, status, isNextTime ?? false]),
  )
  expect(rows).toEqual([
    ['2025-Q2', 'Ieder jaar', '', false],
    ['2025-Q2', 'Klaar', 'done', false],
    ['2026-Q2', 'Ieder jaar', '', true],
    ['2027-Q2', 'Ieder jaar', '', true],
    ['2027-Q2', 'Klaar', '', true],
  ])
  expect(rows.length).toBe(calendarOf(facts()).length)
  expect(overdue.map(({ title }) => title)).toEqual(['Ieder jaar'])
})

test('a next time that is past is late once when the time before was done, and an agreement whose last day is over is', () => {
  const { put, facts } = agenda()
  const yearly = { planning: words('juni 2023'), everyMonths: 12 }
  put('evaluation', null, 'Gedaan', { ...yearly, status: 'done' })
  put('evaluation', null, 'Niet gedaan', yearly)
  put('evaluation', null, 'Gestopt', { ...yearly, status: 'stopped' })
  put('evaluation', null, 'Nog niet', { planning: words('juni 2025'), everyMonths: 12, status: 'done' })
  put('agreement', null, 'Verlopen', { validUntil: '2025-12-31' })
  put('agreement', null, 'Tot en met vandaag', { validUntil: '2026-01-15' })
  put('agreement', null, 'Beëindigd', { validUntil: '2025-12-31', status: 'stopped' })
  put('agreement', null, 'Zonder einde', { agreedOn: '2024-01-01' })
  const { quarters, overdue, unplanned } = planningOf(facts())
  expect(overdue.map(({ title, period, isNextTime }) => [title, period.start, isNextTime ?? false])).toEqual([
    ['Gedaan', '2024-06-01', true],
    ['Niet gedaan', '2023-06-01', false],
    ['Verlopen', '2025-12-31', false],
  ])
  const planned = quarters.flatMap((each) => each.planned.map(({ title }) => title))
  expect([planned.includes('Tot en met vandaag'), planned.includes('Zonder einde'), unplanned]).toEqual([
    true,
    false,
    [],
  ])
})

test('the calendar has everything with a day, in order, and what comes back three times ahead', () => {
  const { put, facts } = agenda()
  const body = put('body', null, 'Stuurgroep')
  put('meeting', body, 'Overleg', { planning: words('1 maart 2026') })
  put('meeting', body, 'Ooit')
  put('evaluation', null, 'Terugblik', { planning: words('december 2025'), everyMonths: 12 })
  put('assignment', null, 'Opdracht', { deadline: '2026-06-01', reportOn: '2026-07-01' })
  put('openPoint', null, 'Punt', { due: '2026-02-01' })
  put('openPoint', null, 'Oud punt', { due: '2026-02-01', settledOn: '2026-01-01' })
  expect(calendarOf(facts()).map(({ kind, start }) => [kind, start])).toEqual([
    ['evaluation', '2025-12-01'],
    ['openPoint', '2026-02-01'],
    ['meeting', '2026-03-01'],
    ['deadline', '2026-06-01'],
    ['report', '2026-07-01'],
    ['evaluation', '2026-12-01'],
    ['evaluation', '2027-12-01'],
    ['evaluation', '2028-12-01'],
  ])
})

test('an indicator has a series of what was measured and one of what is expected, and is reached or not', () => {
  const { put, facts } = agenda()
  const indicator = put('indicator', null, 'Bereik', { baseline: 75, target: 92 })
  expect(indicatorsOf(facts())).toMatchObject([{ isReached: false, realised: [] }])
  put('measurement', indicator, '', { on: '2026-06-01', value: 93 })
  put('measurement', indicator, '', { on: '2025-06-01', value: 80 })
  put('measurement', indicator, '', { on: '2027-06-01', value: 95, figureKind: 'expected' })
  put('measurement', indicator, '', { value: 5 })
  const [series] = indicatorsOf(facts())
  expect(series?.realised.map(({ value }) => value)).toEqual([80, 93])
  expect([series?.expected.length, series?.unfinished.length, series?.isReached]).toEqual([1, 1, true])
})

test('figures and days in words count by what they come to, and are told as they were typed', () => {
  const { put, facts } = agenda()
  const indicator = put('indicator', null, 'Verzuim', {
    baseline: { words: '1 op 8', value: null },
    target: { words: '<10%', value: 10 },
    targetOn: { words: 'eind 2026', value: '2026-12-31' },
  })
  const measured = (on: FieldValue, value: FieldValue) => put('measurement', indicator, '', { on, value })
  // nothing was chosen: the words say that less is better, and not whether one in eight is less
  expect(indicatorsOf(facts())).toMatchObject([
    { baseline: null, baselineWords: '1 op 8', targetWords: '<10%', targetOnWords: 'eind 2026', direction: 'atMost' },
  ])
  expect(indicatorsOf(facts())[0]?.isReached).toBe(null)
  measured({ words: 'schooljaar 2024-2025', value: '2025-07-31' }, { words: 'circa 12%', value: 12 })
  measured('2025-09-01', 9)
  expect(indicatorsOf(facts())).toMatchObject([
    {
      realised: [
        { on: '2025-07-31', onWords: 'schooljaar 2024-2025', value: 12, valueWords: 'circa 12%' },
        { on: '2025-09-01', onWords: '', value: 9, valueWords: '' },
      ],
      isReached: true,
    },
  ])
  const last = measured('2025-12-01', { words: '1 op 9', value: null })
  expect(indicatorsOf(facts())).toMatchObject([
    {
      realised: [{ value: 12 }, { value: 9 }],
      inWords: [{ measurement: last, on: '2025-12-01', value: null, valueWords: '1 op 9', kind: 'realised' }],
      latest: { measurement: last },
      unfinished: [],
      isReached: null,
    },
  ])
  expect(calendarOf(facts())).toMatchObject([{ kind: 'target', start: '2026-12-31', words: 'eind 2026' }])
})

test('a target in words that say the other way than was chosen is neither reached nor missed', () => {
  const { put, facts } = agenda()
  put('indicator', null, 'Verzuim', { baseline: 8, target: { words: '<10%', value: 10 }, direction: 'atLeast' })
  expect(indicatorsOf(facts())).toMatchObject([{ isReached: null, direction: 'atLeast' }])
})

test('a deadline in words is planned on its last day and late after it; without a day it stands apart', () => {
  const { put, facts } = agenda()
  const deadline = (title: string, deadline: FieldValue) => put('assignment', null, title, { deadline })
  deadline('Laat', { words: 'eind 2025', value: '2025-12-31' })
  deadline('Later', { words: 'n.t.b.', value: null })
  deadline('Onbekend', { words: 'na het overleg', value: null })
  const { overdue, undated, unclear } = planningOf(facts())
  expect([overdue, undated, unclear].map((some) => some.map(({ period }) => period.words))).toEqual([
    ['eind 2025'],
    ['n.t.b.'],
    ['na het overleg'],
  ])
})

test('an amount with several sources: covers under a cost relieve the fund of that cost', () => {
  const { doc, put } = agenda()
  const money = (amount: string) => parseAmount(amount).amount
  const [lea, gka, npo] = ['LEA', 'GKA', 'NPO'].map((title) => put('fund', null, title, { ceiling: money('1.000') }))
  const action = put('action', put('section', null, 'Thema'), 'Actie')
  const cost = put('budget', action, '', { kind: 'cost', amount: money('900'), fund: lea ?? '' })
  put('budget', action, '', { kind: 'cost', amount: money('50'), fund: npo ?? '' })
  put('budget', cost, '', { kind: 'cover', amount: money('300'), fund: gka ?? '' })
  put('budget', cost, '', { kind: 'cover', amount: money('200'), source: 'Ouders' })
  const { funds, total, problems } = readBudget(doc)
  expect(funds.map(({ costCents, coverCents, netCents }) => [costCents, coverCents, netCents])).toEqual([
    [600_00, 200_00, 400_00],
    [300_00, 0, 300_00],
    [50_00, 0, 50_00],
  ])
  expect([total.costCents, total.coverCents, problems]).toEqual([950_00, 500_00, []])
})

describe.each(bothOrders)('two people at once ($bramFirst)', (order) => {
  test('a link that the one makes while the other adds an ambition counts for both', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { put } = agenda(anna)
    const [ambition, pillar] = [put('ambition', null, 'Kansen'), put('pillar', null, 'Lijn')]
    apart()
    valueIn(setField(anna.doc, anna.writer, pillar, 'serves', [ambition]))
    add(bram.doc, bram.writer, 'ambition', null, 'Nieuw')
    meet()
    for (const { doc } of [anna, bram]) {
      const { ambitions, total } = linksOf(readFacts(doc, '2026-01-15'))
      expect([ambitions.map(({ count }) => count).toSorted(), total]).toEqual([[0, 1], 1])
    }
  })

  test('a deadline on which two people disagree is not guessed, and both values stay', () => {
    const { anna, bram, apart, meet } = peers(order)
    const { put } = agenda(anna)
    const assignment = put('assignment', null, 'Opdracht')
    apart()
    valueIn(setField(anna.doc, anna.writer, assignment, 'deadline', '2026-06-01'))
    valueIn(setField(bram.doc, bram.writer, assignment, 'deadline', '2026-07-01'))
    meet()
    const { facts, findings } = look(bram.doc)
    expect(calendarOf(facts)).toEqual([])
    expect(facts.read(assignment)?.fields.deadline).toHaveLength(2)
    const missing = findings.open.filter(({ check }) => check === 'assignmentIsNotSmart').map(({ detail }) => detail)
    expect(missing).not.toContain('deadline')
  })
})
