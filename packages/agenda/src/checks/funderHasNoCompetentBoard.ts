import { budgetIn } from '../budget/readBudget.ts'
import { wordsOf } from '../overviews/facts.ts'
import type { Check } from './finding.ts'

/**
 * Money of which nobody knows who may decide about it: a fund that is used and has no owner, or an owner or bearer without a board.
 * Municipal money is decided on by the college, each partner's money by its own board.
 */
export const funderHasNoCompetentBoard: Check = ({ tree, read, ask }) => {
  const { funds, rows } = ask(budgetIn)
  const lines = rows.flatMap((row) => row.lines)
  const ownerless: string[] = []
  const payers = new Set<string>()
  for (const { fund, netCents } of funds) {
    if (netCents === 0 && !lines.some((line) => line.fund === fund)) continue
    const owner = wordsOf(read(fund)?.fields, 'owner')
    if (tree.nodes.has(owner)) payers.add(owner)
    else ownerless.push(fund)
  }
  for (const { kind, cents, bearer } of lines) {
    if (kind !== 'inKind' && cents && bearer !== null && tree.nodes.has(bearer)) payers.add(bearer)
  }
  const boardless = [...payers].filter((partner) => wordsOf(read(partner)?.fields, 'board').trim() === '')
  return [
    ...ownerless.map((block) => ({ block, detail: 'owner' })),
    ...boardless.map((block) => ({ block, detail: 'board' })),
  ]
}
