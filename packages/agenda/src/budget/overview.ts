import type { Amount } from '../values/amount.ts'
import type { MoneyYears } from './moneyYears.ts'

/** What a budget line is: a cost, money that covers costs, or effort of a partner's own (hours; never money). */
export type BudgetKind = 'cost' | 'cover' | 'inKind'

/** One budget line as it counts. */
export type BudgetLine = MoneyYears & {
  readonly block: string
  /** The year of its planning (`plannedYear`), where neither the line nor its fund says anything of years; else null. */
  readonly plannedYear: number | null
  /** Somebody wrote something of its year of which none can be said: it is of none, whatever its fund says. */
  readonly isYearUnclear: boolean
  /** The block that it is attached to. */
  readonly parent: string | null
  readonly theme: string | null
  /** null: not chosen, in conflict, or a kind of a newer build. */
  readonly kind: BudgetKind | null
  /** The money that counts, in whole cents; null: none does. */
  readonly cents: number | null
  /** The hours of own effort that count. */
  readonly hours: number
  /** null: not filled in, or in conflict. */
  readonly amount: Amount | null
  readonly fund: string | null
  readonly bearer: string | null
  readonly source: string
  /** People set different amounts, kinds or funds at the same time. Until one is picked the line counts nowhere. */
  readonly conflict: boolean
}

/** Money in whole cents. net = cost - cover: what is left for the funds. unsettled: a line in conflict isn't in it. */
export type BudgetShare = {
  readonly costCents: number
  readonly coverCents: number
  readonly netCents: number
  readonly unsettled: boolean
}

/** A share with the hours of own effort in it. */
export type BudgetSum = BudgetShare & { readonly hours: number }

/** What one theme comes to. theme null: lines that stand under no theme. */
export type BudgetRow = BudgetSum & {
  readonly theme: string | null
  /** The topmost theme that lists it, or itself. */
  readonly chapter: string | null
  readonly title: string
  readonly lines: readonly BudgetLine[]
}

/** What one fund pays for, and what it has left: the costs that name it, less what other funds pay of them. */
export type BudgetFund = BudgetShare &
  MoneyYears & {
    readonly fund: string
    readonly title: string
    readonly ledgerNumber: string
    readonly ceilingCents: number | null
    /** ceiling - net; null without a ceiling. */
    readonly balanceCents: number | null
  }

/** What doesn't add up, or can't be counted. A screen has a sentence for each. */
export type BudgetProblemKind =
  /** Different amounts, kinds or funds of one line: it counts nowhere until one is picked. */
  | 'lineIsInConflict'
  | 'kindIsMissing'
  | 'amountIsMissing'
  /** The words can be read in two ways, or not at all. */
  | 'amountIsUnclear'
  /** 'p.m.', 'n.t.b.': there will be an amount, so the total will grow. */
  | 'amountIsOpen'
  /** 'ca. 5.000', of a line or a ceiling: the figure counts, so what it is part of is about right as well. */
  | 'amountIsApproximate'
  /** Hours on a line that is a cost or cover. */
  | 'hoursAreNoMoney'
  /** Money on a line that is own effort. */
  | 'ownEffortIsNoMoney'
  /** A cost that no fund is charged with, in an agenda that has funds. */
  | 'costHasNoFund'
  /** The costs of the theme are charged to several funds, and the cover doesn't say which of them it relieves. */
  | 'coverFitsSeveralFunds'
  /** Not said while people disagree about a cost beside it. */
  | 'coverExceedsCost'
  /** The fund that a line names was deleted. */
  | 'fundIsGone'
  | 'yearDiffersFromFund'
  /** The last year of a line or a fund comes before its first, or stands alone: it is of no year. */
  | 'yearsAreUnclear'
  /** Two first or two last years of a line or a fund: it is of no year until one is picked. */
  | 'yearsAreInConflict'
  | 'ceilingIsInConflict'
  | 'ceilingIsMissing'
  | 'ceilingIsUnclear'
  | 'fundIsOverdrawn'

/**
 * blocks: the line, fund or theme that it is about. figures: the two that contradict, in whole cents: what a fund is charged and its
 * ceiling, cover and costs. years: those of a line and of its fund, which contradict, or the first and the last of one.
 */
export type BudgetProblem = {
  readonly kind: BudgetProblemKind
  readonly blocks: readonly string[]
  readonly figures?: readonly [number, number]
  readonly years?: readonly [MoneyYears, MoneyYears]
}

/**
 * The budget of an agenda: per theme, in total, per fund, and what is the matter with it. Funds and what is without a fund come
 * to the same as the themes, but for what a fund pays as cover: that is a cost of that fund, and cover in its theme.
 */
export type BudgetOverview = {
  readonly rows: readonly BudgetRow[]
  readonly total: BudgetSum
  readonly funds: readonly BudgetFund[]
  /** What can't be said to be of a fund. */
  readonly withoutFund: BudgetShare
  readonly coverFromFundsCents: number
  /** What each line adds to what is of no fund, in whole cents; see `withoutFundOf`. */
  readonly withoutFundByLine: ReadonlyMap<string, number>
  readonly problems: readonly BudgetProblem[]
}
