import type { BudgetOverview } from '../budget/overview.ts'
import { budgetIn } from '../budget/readBudget.ts'
import type { Tree } from '../document/tree.ts'
import { type Facts, inOrder, periodOf, type Reading } from '../overviews/facts.ts'
import { themeByBlock } from '../overviews/themes.ts'
import { proseToText } from '../prose/prose.ts'
import type { Check, Finding } from './finding.ts'
import { type TypedTotal, totalsIn } from './typedTotals.ts'

type Sum = { costCents: number; coverCents: number; netCents: number; readonly costs: Set<number> }
const noSum = (): Sum => ({ costCents: 0, coverCents: 0, netCents: 0, costs: new Set() })

/**
 * A total that somebody typed in the text and that the budget lines don't come to: compared with what the block itself comes to, or what
 * it stands in up to its chapter; outside the themes with the whole agenda. It is right when it is what any of those, or the whole agenda,
 * comes to; costs that aren't said to be all of them, also when a line is them. A total of another year is left alone, and amounts on which people disagree are waited for. At most one for each sentence.
 */
export const totalContradictsText: Check = (facts) => {
  const budget = facts.ask(budgetIn)
  const { rows, total } = budget
  const totals = facts.each(typedTotals)
  if (rows.length === 0 || total.unsettled || totals.size === 0) return []
  const themes = themeByBlock(facts.tree)
  const withRow = new Set(rows.flatMap(({ theme, chapter }) => [theme, chapter]))
  const sums = sumsByBlock(facts.tree, budget)
  const isOfAgenda = yearsOf(facts)
  const findings: Omit<Finding, 'check'>[] = []
  for (const id of inOrder(facts.tree, totals)) {
    const theme = themes.get(id)
    const around: Sum[] = []
    for (let at: string | null = id; at !== null; at = facts.tree.nodes.get(at)?.parent ?? null) {
      const sum = sums.get(at)
      if (sum || withRow.has(at)) around.push(sum ?? noSum())
    }
    const told = new Set<string>()
    for (const { sentence, cents, sense, years, isOfLine } of totals.get(id) ?? []) {
      if (told.has(sentence) || !isOfAgenda(years)) continue
      // a theme without money of its own may speak of anything, unless it names the whole
      if (theme !== undefined && around.length === 0 && !/\b(?:agenda|begroting)\b/i.test(sentence)) continue
      const senses = sense ? [sense] : (['costCents', 'coverCents', 'netCents'] as const)
      if ([...around, total].some((sum) => senses.some((each) => sum[each] === cents))) continue
      if (isOfLine && sums.get(id)?.costs.has(cents)) continue
      told.add(sentence)
      const counted = (around[0] ?? total)[sense ?? 'costCents']
      const others = theme !== undefined && { others: [theme] }
      findings.push({ block: id, detail: sentence.slice(0, 160), stated: cents, counted, unit: 'cents', ...others })
    }
  }
  return findings
}

const typedTotals: Reading<readonly TypedTotal[]> = {
  of: 'body',
  read: ({ body }) => {
    const totals = totalsIn(proseToText(body))
    return totals.length === 0 ? undefined : totals
  },
}

/** What the lines at each block and below it come to, and the costs among them one by one. */
function sumsByBlock(tree: Tree, { rows }: BudgetOverview): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { kind, cents, parent } of rows.flatMap(({ lines }) => lines)) {
    const isCost = kind === 'cost'
    for (let at = parent; at !== null; at = tree.nodes.get(at)?.parent ?? null) {
      const sum = sums.get(at) ?? noSum()
      sums.set(at, sum)
      if (isCost) {
        sum.costCents += cents ?? 0
        sum.costs.add(cents ?? 0)
      } else if (kind === 'cover') sum.coverCents += cents ?? 0
      sum.netCents = sum.costCents - sum.coverCents
    }
  }
  return sums
}

/** Whether a sentence that names these years may be about this agenda. */
function yearsOf({ agenda }: Facts): (years: readonly number[]) => boolean {
  const period = periodOf(agenda, 'period')
  const [first, last] = [period?.start, period?.end].map((day) => (day ? Number(day.slice(0, 4)) : null))
  return (years) => years.length === 0 || years.some((year) => year >= (first ?? year) && year <= (last ?? year))
}
