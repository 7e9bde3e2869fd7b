import { type Period, saysNoDays } from '../values/period.ts'
import { evaluationRounds } from './evaluationRounds.ts'
import {
  type FactFields,
  type Facts,
  inOrder,
  periodOf,
  type Reading,
  settled,
  titleIn,
  typedFor,
  wordsOf,
} from './facts.ts'

/** One thing that is planned. */
export type Planned = {
  readonly block: string
  readonly type: string
  readonly number: string
  readonly title: string
  readonly period: Period
  readonly status: string
  /** Its last day is over and it is neither done nor stopped; of a next time: the time before was done, and nothing was told of this one. */
  readonly isOverdue: boolean
  /** A next time of what comes back: what its fields say of how far it is, they say of the time before. */
  readonly isNextTime?: true
}

/** A quarter of a calendar year: '2021-Q4', with what begins, runs or ends in it. */
export type Quarter = {
  readonly quarter: string
  readonly start: string
  readonly end: string
  readonly planned: readonly Planned[]
}

export type Planning = {
  /** From the first to the last quarter in which something is planned; quiet ones in between are there too. */
  readonly quarters: readonly Quarter[]
  /** 'Doorlopend' and the like: understood, without days. */
  readonly undated: readonly Planned[]
  /** Words that could not be read as days: kept as typed. */
  readonly unclear: readonly Planned[]
  readonly overdue: readonly Planned[]
  /** Work with nothing at all in its planning. */
  readonly unplanned: readonly string[]
  /** What has two plannings between which nobody has picked. */
  readonly unsettled: readonly string[]
}

const plannedTypes: readonly string[] = [
  ...['action', 'agreement', 'assignment', 'evaluation', 'focusGoal', 'meeting', 'pillar', 'openPoint'],
]

/** More quarters than any agenda has; a planning that names the year 9999 doesn't make a page of 30,000 columns. */
const mostQuarters = 80

/**
 * What is planned, by quarter, as of `facts.day`. Something of several quarters is in each of them; something without a first
 * day is in the quarter of its last, and the other way round. Pillars and focus goals are there only when they have a planning, agreements
 * when they hold until a day. An evaluation that comes back is there as often as in the calendar of the bodies; what is overdue of it is one
 * time: the first, or the one that follows when that was done.
 */
export function planningOf(facts: Facts): Planning {
  const { tree, day } = facts
  const plans = facts.each(givenPlans)
  const [dated, undated, unclear]: [Planned[], Planned[], Planned[]] = [[], [], []]
  const [unplanned, unsettled]: [string[], string[]] = [[], []]
  for (const block of inOrder(tree, plans)) {
    const [node, plan] = [tree.nodes.get(block), plans.get(block)]
    if (!node || !plan) continue
    const { period, isUnsettled, status, isOver } = plan
    if (!period) {
      if (isUnsettled) unsettled.push(block)
      else if (node.type === 'action') unplanned.push(block)
      continue
    }
    const isOverdue = !isOver && period.end !== null && period.end < day
    const { type, number } = node
    const planned: Planned = { block, type, number, title: titleIn(facts, block), period, status, isOverdue }
    if (period.start !== null || period.end !== null) dated.push(planned, ...nextTimes(facts, planned))
    else if (isUnderstood(period)) undated.push(planned)
    else unclear.push(planned)
  }
  const overdue = dated.filter((each) => each.isOverdue)
  return { quarters: quartersOf(dated), undated, unclear, overdue, unplanned, unsettled }
}

function nextTimes(facts: Facts, planned: Planned): readonly Planned[] {
  if (planned.type !== 'evaluation') return []
  const isDone = planned.status === 'done'
  return evaluationRounds(facts, planned.block)
    .slice(1)
    .map((round, at) => {
      const isOverdue = isDone && at === 0 && round.end < facts.day
      return { ...planned, period: round, status: '', isOverdue, isNextTime: true }
    })
}

/** A period is the same object until somebody writes another. */
function isUnderstood(period: Period): boolean {
  const answer = understood.get(period) ?? saysNoDays(period.words)
  understood.set(period, answer)
  return answer
}

const understood = new WeakMap<Period, boolean>()

type Plan = {
  /** null: nobody said so, or people said two things (`isUnsettled`). */
  readonly period: Period | null
  readonly isUnsettled: boolean
  readonly status: string
  readonly isOver: boolean
}

/** The fields that say when something is planned; the first that says something counts. */
export const planningFields = ['planning', 'period', 'deadline', 'due', 'validUntil'] as const

/** When it is planned, of whatever can be planned. */
const givenPlans: Reading<Plan> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!plannedTypes.includes(type)) return undefined
    const period =
      periodOf(fields, 'planning') ??
      periodOf(fields, 'period') ??
      dayAsPeriod(fields, 'deadline') ??
      dayAsPeriod(fields, 'due') ??
      dayAsPeriod(fields, 'validUntil')
    const isEmpty = !period || (period.words.trim() === '' && period.start === null && period.end === null)
    const status = wordsOf(fields, 'status')
    const isOver =
      // a meeting has been, it isn't late
      type === 'meeting' || status === 'done' || status === 'stopped' || settled(fields, 'settledOn') !== undefined
    const isUnsettled = planningFields.some((field) => (fields[field]?.length ?? 0) > 1)
    return { period: isEmpty ? null : period, isUnsettled, status, isOver }
  },
}

/** A day is its own words, unless somebody typed others; these may come to no day. */
function dayAsPeriod(fields: FactFields, field: string): Period | null {
  const [found, words] = [settled(fields, field), typedFor(fields, field)]
  const day = typeof found === 'string' ? found : null
  return day === null && words === '' ? null : { words: words || (day ?? ''), start: day, end: day }
}

function quartersOf(dated: readonly Planned[]): Quarter[] {
  const spans = dated.map((planned) => {
    const { start, end } = planned.period
    return { planned, from: quarterAt(start ?? end ?? ''), to: quarterAt(end ?? start ?? '') }
  })
  const first = Math.min(...spans.map(({ from }) => from))
  const last = Math.min(Math.max(...spans.map(({ to }) => to)), first + mostQuarters - 1)
  const quarters: Quarter[] = []
  for (let at = first; at <= last; at++) {
    const year = Math.floor(at / 4)
    const nth = (at % 4) + 1
    const month = (number: number) => String(number).padStart(2, '0')
    quarters.push({
      quarter: `${year}-Q${nth}`,
      start: `${year}-${month(nth * 3 - 2)}-01`,
      end: `${year}-${month(nth * 3)}-${nth === 1 || nth === 4 ? 31 : 30}`,
      planned: spans.filter(({ from, to }) => from <= at && at <= to).map(({ planned }) => planned),
    })
  }
  return quarters
}

/** Quarters since the year 0. */
function quarterAt(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
}
