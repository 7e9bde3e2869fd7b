import type { MoneyYears } from '../budget/moneyYears.ts'
import type { Facts } from '../overviews/facts.ts'
import type { CheckName } from './names.ts'

/** Something in the agenda that somebody should look at. Never a mistake that stops anybody: partners may know better. */
export type Finding = {
  readonly check: CheckName
  /** The block to jump to; null: the agenda itself. */
  readonly block: string | null
  /** What tells this finding from another one of the same check on the same block: a topic, a kind of problem, words. */
  readonly detail: string
  /** Two figures that contradict each other: what the text says and what the blocks come to. */
  readonly stated?: number
  readonly counted?: number
  /** What the figures are: whole cents, or a number of things. */
  readonly unit?: 'cents' | 'count'
  /** Two that contradict each other: the years of a line of money and of its fund, or the first and the last of one. */
  readonly years?: readonly [MoneyYears, MoneyYears]
  /** Other blocks that it is about. */
  readonly others?: readonly string[]
  /** Something is missing where nobody has begun: still to be filled in, and nothing that can't be right. See `begun.ts`. */
  readonly isNotBegun?: true
}

/** One check: a pure function of the facts. It answers what it found in the order of the document. */
export type Check = (facts: Facts) => readonly Omit<Finding, 'check'>[]

/** Names a finding across devices and days, so that a dismissal finds it again. Holds no colon. */
export function findingKey({ check, block, detail }: Pick<Finding, 'check' | 'block' | 'detail'>): string {
  return [check, block ?? '', encodeURIComponent(detail)].join('~')
}
