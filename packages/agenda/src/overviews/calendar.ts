import { monthsLater } from '../values/calendar.ts'
import { evaluationRounds } from './evaluationRounds.ts'
import { type Facts, figureOf, idsOfType, membersOf, periodOf, settled, titleIn, typedFor } from './facts.ts'

export type CalendarKind = 'meeting' | 'evaluation' | 'deadline' | 'report' | 'openPoint' | 'rotation' | 'target'

/** One thing in the calendar. Its days are equal when it is one day; `words` are those of the planning or the day, where it has any. */
export type CalendarItem = {
  readonly block: string
  readonly kind: CalendarKind
  readonly title: string
  readonly start: string
  readonly end: string
  readonly words: string
  /** The body that meets, evaluates, answers or gives up a seat. */
  readonly body: string | null
  /** It begins after the last day of the agenda. */
  readonly isBeyond: boolean
}

/**
 * Everything with a day that the bodies have to meet for, by day: meetings, evaluations (also their next rounds), deadlines and reports
 * of assignments, days of open points and targets, seats that fall vacant.
 */
export function calendarOf(facts: Facts): readonly CalendarItem[] {
  const { tree, read } = facts
  const items: CalendarItem[] = []
  const last = periodOf(facts.agenda, 'period')?.end ?? null
  const put = (block: string, kind: CalendarKind, start: string, end = start, words = '') => {
    const isBeyond = last !== null && start > last
    items.push({ block, kind, title: titleIn(facts, block), start, end, words, body: bodyOf(facts, block), isBeyond })
  }
  const putDay = (block: string, kind: CalendarKind, field: string) => {
    const fields = read(block)?.fields
    const day = settled(fields, field)
    if (typeof day === 'string') put(block, kind, day, day, typedFor(fields, field))
  }
  for (const meeting of idsOfType(tree, 'meeting')) {
    const period = periodOf(read(meeting)?.fields, 'planning')
    const day = period?.start ?? period?.end
    if (period && day) put(meeting, 'meeting', day, period.end ?? day, period.words)
  }
  for (const evaluation of idsOfType(tree, 'evaluation')) {
    for (const round of evaluationRounds(facts, evaluation))
      put(evaluation, 'evaluation', round.start, round.end, round.words)
  }
  for (const assignment of idsOfType(tree, 'assignment')) {
    putDay(assignment, 'deadline', 'deadline')
    putDay(assignment, 'report', 'reportOn')
  }
  for (const point of idsOfType(tree, 'openPoint')) {
    if (settled(read(point)?.fields, 'settledOn') === undefined) putDay(point, 'openPoint', 'due')
  }
  for (const seat of idsOfType(tree, 'seat')) {
    const vacant = vacantOn(facts, seat)
    const fields = read(seat)?.fields
    const words = settled(fields, 'until') === vacant ? typedFor(fields, 'until') : ''
    if (vacant !== null) put(seat, 'rotation', vacant, vacant, words)
  }
  for (const indicator of idsOfType(tree, 'indicator')) putDay(indicator, 'target', 'targetOn')
  return items.sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end))
}

/** The body that a block names, that an assignment goes to, or that it stands under. */
function bodyOf({ tree, read }: Facts, block: string): string | null {
  const fields = read(block)?.fields
  const named = membersOf(fields, 'body')[0] ?? membersOf(fields, 'to')[0] ?? tree.nodes.get(block)?.parent ?? ''
  return tree.nodes.get(named)?.type === 'body' ? named : null
}

/** The day on which a seat goes to somebody else: the one that was agreed, or the next turn of a seat that rotates. */
function vacantOn({ read, day }: Facts, seat: string): string | null {
  const fields = read(seat)?.fields
  const until = settled(fields, 'until')
  if (typeof until === 'string') return until
  const since = settled(fields, 'since')
  const months = figureOf(fields, 'rotationMonths')
  if (typeof since !== 'string' || months === null || !Number.isInteger(months) || months < 1) return null
  for (let turn = 1; turn <= 100; turn++) {
    const next = monthsLater(since, months * turn)
    if (next > day) return next
  }
  return null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
