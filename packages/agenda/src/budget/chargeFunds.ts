import type { BudgetProblem } from './overview.ts'
import type { ReadLine } from './readLine.ts'

type Charges = {
  /** Whole cents that each fund pays. */
  chargedById: Map<string, number>
  /** Funds that a line in conflict may yet be charged to. */
  unsettled: Set<string>
  problems: BudgetProblem[]
}

/**
 * Tells what each fund pays, theme by theme. A cost is charged to the fund it names. A cover makes the fund of the theme's
 * costs pay that much less; when it names another fund, that one pays it instead. A cover under a cost relieves the fund of
 * that cost.
 */
export function chargeFunds(funds: ReadonlySet<string>, themes: readonly (readonly ReadLine[])[]): Charges {
  const charges: Charges = { chargedById: new Map(), unsettled: new Set(), problems: [] }
  for (const lines of themes) chargeTheme(funds, lines, charges)
  return charges
}

function chargeTheme(funds: ReadonlySet<string>, lines: readonly ReadLine[], charges: Charges): void {
  const { chargedById, unsettled, problems } = charges
  const charge = (fund: string, cents: number) => chargedById.set(fund, (chargedById.get(fund) ?? 0) + cents)
  const costFunds = new Set(
    lines.flatMap(({ line, named }) => (line.kind === 'cost' ? named.filter((fund) => funds.has(fund)) : [])),
  )
  const fundByCost = new Map(
    lines.flatMap(({ line }) => (line.kind === 'cost' ? [[line.block, line.fund] as const] : [])),
  )
  for (const { line, named } of lines) {
    const gone = named.some((fund) => !funds.has(fund))
    if (gone) problems.push({ kind: 'fundIsGone', blocks: [line.block] })
    if (line.conflict) for (const fund of [...named, ...costFunds]) unsettled.add(fund)
    const fund = line.fund !== null && funds.has(line.fund) ? line.fund : undefined
    if (line.cents === null) continue
    if (line.kind === 'cost') {
      if (fund !== undefined) charge(fund, line.cents)
      else if (funds.size > 0 && !gone && line.cents !== 0)
        problems.push({ kind: 'costHasNoFund', blocks: [line.block] })
    } else {
      const paidFor = fundByCost.get(line.parent ?? '') ?? null
      const own = paidFor !== null && funds.has(paidFor) ? paidFor : undefined
      const relieved =
        own ?? (fund !== undefined && costFunds.has(fund) ? fund : costFunds.size === 1 ? [...costFunds][0] : undefined)
      if (relieved !== undefined) charge(relieved, -line.cents)
      else if (costFunds.size > 1) problems.push({ kind: 'coverFitsSeveralFunds', blocks: [line.block] })
      if (fund !== undefined && fund !== relieved) charge(fund, line.cents)
    }
  }
}
