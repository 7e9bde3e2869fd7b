import { monthsLater, nextDay, previousDay } from '../values/calendar.ts'
import { type Facts, figureOf, periodOf, wordsOf } from './facts.ts'

/** How many times ahead something that comes back is shown: those within the agenda's period, and always the next one. */
const turnsAhead = 3

/** When an evaluation takes place: its planning, and what follows of it when it comes back. */
export function evaluationRounds(
  { read, agenda, day }: Facts,
  evaluation: string,
): readonly { start: string; end: string; words: string }[] {
  const fields = read(evaluation)?.fields
  const period = periodOf(fields, 'planning')
  const start = period?.start ?? period?.end
  if (!period || !start) return []
  const end = period.end ?? start
  const rounds = [{ start, end, words: period.words }]
  const months = figureOf(fields, 'everyMonths')
  if (months === null || !Number.isInteger(months) || months < 1 || wordsOf(fields, 'status') === 'stopped')
    return rounds
  const last = periodOf(agenda, 'period')?.end ?? null
  for (let turn = 1, ahead = 0; ahead < turnsAhead && turn <= 100; turn++) {
    const round = { start: monthsLater(start, months * turn), end: endLater(start, end, months * turn), words: '' }
    if (ahead > 0 && last !== null && round.start > last) break
    rounds.push(round)
    if (round.start > day) ahead++
  }
  return rounds
}

/** The last day of a stretch so many months later: what ended with a month ends with one, 'juni' is followed by all of December. */
function endLater(start: string, end: string, months: number): string {
  const after = nextDay(end)
  return start !== end && after.endsWith('-01') ? previousDay(monthsLater(after, months)) : monthsLater(end, months)
}
