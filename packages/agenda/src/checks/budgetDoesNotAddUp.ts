import { budgetIn } from '../budget/readBudget.ts'
import { type Facts, figureOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/**
 * What the budget itself can't count or make fit; `detail` is the kind of problem, which has its own sentence. 'yearsAreUnclear': a last
 * year without a first, or before it, so that a line or a fund is of no year.
 */
export const budgetDoesNotAddUp: Check = (facts) => {
  const { problems, rows, funds } = facts.ask(budgetIn)
  const money = [
    ...rows.flatMap(({ lines }) => lines.map(({ block, year }) => ({ block, year }))),
    ...funds.map(({ fund, year }) => ({ block: fund, year })),
  ]
  return [
    ...problems.map(({ kind, blocks, figures, years }) => ({
      ...{ block: blocks[0] ?? null, detail: kind, others: blocks.slice(1) },
      ...(years && { years }),
      ...(figures && { stated: figures[0], counted: figures[1], unit: 'cents' as const }),
    })),
    ...money
      .filter((each) => each.year === null && hasLastYear(facts, each.block))
      .map(({ block }) => ({ block, detail: 'yearsAreUnclear' })),
  ]
}

/** While people disagree about the last year nobody said anything that can't be right. */
function hasLastYear({ read }: Facts, block: string): boolean {
  return figureOf(read(block)?.fields, 'lastYear') !== null
}
