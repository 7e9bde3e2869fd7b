import type { BudgetProblem } from './overview.ts'
import type { ReadLine } from './readLine.ts'

/** What is of one fund, in whole cents: what it costs, and what others than funds pay of that. */
export type Share = {
  costCents: number
  coverCents: number
  /** A line in conflict may yet be of it. */
  unsettled: boolean
}

type Charges = {
  /** By fund; null: what can't be said to be of a fund. */
  shares: Map<string | null, Share>
  /** What funds pay as cover: a cost of those funds here, cover in the themes. */
  coverFromFundsCents: number
  /** What each line adds to what is of no fund, in whole cents: a cost, or less than 0 a cover of such a cost. Those of 0 aren't in it. */
  withoutFundByLine: Map<string, number>
  problems: BudgetProblem[]
}

/**
 * Tells what each fund pays, theme by theme. A cost is of the fund it names. A cover makes the fund of the theme's costs (without any, of
 * those of its chapter) pay that much less; when it names another fund, that part of the cost is of that one. A cover under a cost is a source of that
 * cost alone.
 */
export function chargeFunds(
  funds: ReadonlySet<string>,
  themes: readonly { readonly lines: readonly ReadLine[]; readonly chapter: string | null }[],
): Charges {
  const charges: Charges = { shares: new Map(), coverFromFundsCents: 0, withoutFundByLine: new Map(), problems: [] }
  const fundsByChapter = new Map<string | null, Set<string>>()
  const ofThemes = themes.map(({ lines, chapter }) => {
    const own = fundsOfCosts(funds, lines)
    const ofChapter = fundsByChapter.get(chapter) ?? new Set<string>()
    fundsByChapter.set(chapter, ofChapter)
    for (const fund of own) ofChapter.add(fund)
    return { lines, own, ofChapter }
  })
  for (const { lines, own, ofChapter } of ofThemes) chargeTheme(funds, lines, own.size > 0 ? own : ofChapter, charges)
  return charges
}

/** The living funds that the costs among these lines name. */
function fundsOfCosts(funds: ReadonlySet<string>, lines: readonly ReadLine[]): ReadonlySet<string> {
  const costs = lines.filter(({ line }) => line.kind === 'cost')
  return new Set(costs.flatMap(({ named }) => named.filter((fund) => funds.has(fund))))
}

/** `costFunds`: those that a cover of this theme may relieve. */
function chargeTheme(
  funds: ReadonlySet<string>,
  lines: readonly ReadLine[],
  costFunds: ReadonlySet<string>,
  charges: Charges,
): void {
  const { shares, problems } = charges
  const shareOf = (fund: string | null): Share => {
    const share = shares.get(fund) ?? { costCents: 0, coverCents: 0, unsettled: false }
    shares.set(fund, share)
    return share
  }
  const living = (fund: string | null) => (fund !== null && funds.has(fund) ? fund : null)
  const costs = lines.filter(({ line }) => line.kind === 'cost')
  const fundByCost = new Map(costs.map(({ line }) => [line.block, living(line.fund)]))
  for (const { line, named } of lines) {
    const gone = named.some((fund) => !funds.has(fund))
    if (gone) problems.push({ kind: 'fundIsGone', blocks: [line.block] })
    if (line.conflict) {
      const perhaps = new Set([...named.map(living), ...costFunds])
      for (const fund of perhaps.size > 0 ? perhaps : [null]) shareOf(fund).unsettled = true
    }
    const fund = living(line.fund)
    if (line.cents === null) continue
    if (line.kind === 'cost') {
      shareOf(fund).costCents += line.cents
      if (fund === null && line.cents !== 0) charges.withoutFundByLine.set(line.block, line.cents)
      if (fund === null && funds.size > 0 && !gone && line.cents !== 0)
        problems.push({ kind: 'costHasNoFund', blocks: [line.block] })
    } else {
      const ofTheme = fund !== null && costFunds.has(fund) ? fund : costFunds.size === 1 ? [...costFunds][0] : undefined
      const paidFor = fundByCost.get(line.parent ?? '')
      const relieved = paidFor === undefined ? (ofTheme ?? null) : paidFor
      if (paidFor === undefined && relieved === null && costFunds.size > 1)
        problems.push({ kind: 'coverFitsSeveralFunds', blocks: [line.block] })
      if (relieved === null && line.cents !== 0) charges.withoutFundByLine.set(line.block, -line.cents)
      if (fund === null || fund === relieved) shareOf(relieved).coverCents += line.cents
      else {
        shareOf(relieved).costCents -= line.cents
        shareOf(fund).costCents += line.cents
        charges.coverFromFundsCents += line.cents
      }
    }
  }
}
