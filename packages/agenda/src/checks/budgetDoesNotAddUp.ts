import { budgetIn } from '../budget/readBudget.ts'
import type { Check } from './finding.ts'

/** What the budget itself can't count or make fit; `detail` is the kind of problem, which has its own sentence. */
export const budgetDoesNotAddUp: Check = ({ ask }) =>
  ask(budgetIn).problems.map(({ kind, blocks, figures, years }) => ({
    ...{ block: blocks[0] ?? null, detail: kind, others: blocks.slice(1) },
    ...(years && { years }),
    ...(figures && { stated: figures[0], counted: figures[1], unit: 'cents' as const }),
  }))
