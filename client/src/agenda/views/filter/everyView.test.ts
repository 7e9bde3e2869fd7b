import {
  bodiesOf,
  type Facts,
  type Filter,
  filterBudget,
  filterChoicesOf,
  findingsIn,
  indicatorsOf,
  linesOfYear,
  linksOf,
  matchOf,
  newId,
  parseAmount,
  parsePeriod,
  planningOf,
  readBudget,
  readFacts,
  roleMatrixOf,
  statutoryCoverageOf,
  yearPlanOf,
} from '@lea/agenda'
import { expect, test } from 'vitest'
import { readLink } from '../../../routes/readLink.ts'
import { routeToPath } from '../../../routes/route.ts'
import { isInText } from '../../document/rows.ts'
import { Plan } from '../../test/plan.ts'
import { type ViewName, viewNames } from '../views.ts'
import { shownIn } from '../yearPlan/shownIn.ts'
import { type AskedPart, askedParts, readAsked, settleFilter, withAsked } from './asked.ts'
import { leftOut } from './leftOut.ts'

/** An agenda of two halves that have nothing in common: what each block is about says its title. */
function twoHalves() {
  const plan = new Plan()
  const here = half(plan, 'hier', 2026, 'done')
  half(plan, 'daar', 2025, 'planned')
  const asked: Record<AskedPart, string> = { ...here, year: '2026', status: 'done' }
  return { plan, asked }
}

function half(plan: Plan, name: string, year: number, status: string) {
  const day = `${year}-03-01`
  const during = parsePeriod(`maart ${year}`).period
  const partner = plan.add('partner', name, null, { board: 'bestuur' })
  const theme = plan.add('section', name, null, { lead: partner })
  const ambition = plan.add('ambition', name, theme, { lead: partner, period: during })
  const own = plan.add('ambition', name, theme, { lead: partner, period: during, ownPlan: 'Eigen plan' })
  plan.add('action', name, own, { status, planning: during })
  plan.add('pillar', name, ambition, { lead: partner, period: during, status })
  const action = plan.add('action', name, ambition, { status, planning: during })
  plan.add('role', name, action, { partner, kind: 'lead' })
  plan.add('budget', name, action, { kind: 'cost', amount: parseAmount('5').amount, bearer: partner, year })
  plan.add('indicator', name, action, { targetOn: day })
  plan.add('agreement', name, ambition, { topics: ['admission'], agreedOn: day, status })
  const body = plan.add('body', name)
  plan.add('seat', name, body, { organisation: partner, owns: ambition })
  return { partner, theme: ambition }
}

type Rows = (facts: Facts, shows: (block: string) => boolean, filter: Filter, plan: Plan) => readonly string[]

/** What each view lists of what the filter shows. A view without an entry doesn't compile. */
const rowsOf = {
  document: ({ tree }, shows) => {
    const left = leftOut(tree, shows)
    return [...tree.nodes.values()].filter((node) => isInText(node) && !left.has(node.id)).map(({ id }) => id)
  },
  budget: (_, shows, { year }, { doc }) => {
    const budget = readBudget(doc)
    const ofYear = year === null ? null : linesOfYear(budget, year)
    const kept = filterBudget(budget, ({ block }) => shows(block) && (ofYear === null || ofYear.has(block)))
    return kept.rows.flatMap(({ lines }) => lines.map(({ block }) => block))
  },
  roles: (facts, shows) => roleMatrixOf(facts).rows.flatMap(({ block }) => (shows(block) ? [block] : [])),
  yearPlan: (facts, shows) => {
    const { rows, elsewhere } = shownIn(yearPlanOf(facts), shows)
    return [...rows, ...elsewhere].map(({ ambition }) => ambition)
  },
  planning: (facts, shows) =>
    planningOf(facts).quarters.flatMap(({ planned }) => planned.map(({ block }) => block).filter(shows)),
  links: (facts, shows) => linksOf(facts).pillars.flatMap(({ pillar }) => (shows(pillar) ? [pillar] : [])),
  statutory: (facts, shows) => statutoryCoverageOf(facts).topics.flatMap(({ agreements }) => agreements.filter(shows)),
  bodies: (facts, shows) => bodiesOf(facts).flatMap(({ body }) => (shows(body) ? [body] : [])),
  indicators: (facts, shows) => indicatorsOf(facts).flatMap(({ indicator }) => (shows(indicator) ? [indicator] : [])),
  // a body is there in every year, and so is what it lacks: a day to meet
  checks: (facts, shows, _, { doc }) =>
    findingsIn(doc)(facts).open.flatMap(({ block, check }) =>
      block !== null && check !== 'consultationHasNoDate' && shows(block) ? [block] : [],
    ),
} satisfies Record<ViewName | 'document' | 'budget', Rows>

const pages = Object.keys(rowsOf) as (keyof typeof rowsOf)[]

/** Bodies are there in every year and have no state. */
const isTimeless = (page: string, part: AskedPart) => page === 'bodies' && (part === 'year' || part === 'status')

const agendaId = newId()

test.each(pages.flatMap((page) => askedParts.map((part) => [page, part] as const)))(
  'a link to %s, filtered by %s, shows that part and no other',
  (page, part) => {
    const { plan, asked } = twoHalves()
    const path = routeToPath({ name: 'agenda', agendaId, page, search: withAsked('', part, asked[part]) })
    const link = readLink(`Kijk eens: https://lea.example.nl${path}`)
    if (link?.name !== 'agenda') throw new Error(`${path} leads nowhere`)
    expect(link.page).toBe(page)
    const facts = readFacts(plan.doc, '2026-02-01')
    const { filter, unknown } = settleFilter(readAsked(link.search ?? ''), filterChoicesOf(facts))
    expect(unknown).toEqual([])
    const shown = rowsOf[page](facts, matchOf(facts, filter), filter, plan)
    const names = new Set(shown.map((id) => facts.read(id)?.titleText))
    expect(names).toEqual(new Set(isTimeless(page, part) ? ['hier', 'daar'] : ['hier']))
  },
)

test('every view reads the filter of the address, and asks it what to show', () => {
  const sources = import.meta.glob<string>('../*/*Page.tsx', { eager: true, query: '?raw', import: 'default' })
  const found = viewNames.map((name) => {
    const file = `${name.charAt(0).toUpperCase()}${name.slice(1)}Page.tsx`
    const source = Object.entries(sources).find(([path]) => path.endsWith(`/${file}`))?.[1] ?? ''
    return [name, /useView\(/.test(source) && /\bshows\b/.test(source)]
  })
  expect(found).toEqual(viewNames.map((name) => [name, true]))
})
