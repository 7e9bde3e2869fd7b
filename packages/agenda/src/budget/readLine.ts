import type { Node } from '../document/tree.ts'
import type { Entry } from '../fields/entry.ts'
import { settled, wordsOf } from '../fields/settledValue.ts'
import type { FieldValue } from '../types/field.ts'
import { type Amount, hoursOf, isApproximate, parseAmount } from '../values/amount.ts'
import { areYearsInConflict, contradictedYears, type MoneyYears, readYears, saysYear } from './moneyYears.ts'
import type { BudgetKind, BudgetLine, BudgetProblemKind } from './overview.ts'

/** What the budget asks of a block. */
export type BudgetBlock = {
  readonly titleText: string
  readonly fields: Readonly<Record<string, readonly Entry[]>>
}

/** A line, what is the matter with it and with its years, and every fund that it names (more than one only when people disagree). */
export type ReadLine = {
  line: BudgetLine
  problems: BudgetProblemKind[]
  contradicted: readonly [MoneyYears, MoneyYears] | undefined
  named: string[]
}

/** Reads one budget line by itself; what it is charged to depends on the lines beside it, see `readBudget`. */
export function readLine(node: Node, theme: string | null, { fields }: BudgetBlock): ReadLine {
  const conflict = ['kind', 'amount', 'fund'].some((field) => (fields[field]?.length ?? 0) > 1)
  const kind = settled(fields, 'kind')
  const amount = settled(fields, 'amount')
  const known = { kind: isBudgetKind(kind) ? kind : null, amount: isAmount(amount) ? amount : null }
  const problems: BudgetProblemKind[] = conflict ? ['lineIsInConflict'] : problemsOf(known.kind, known.amount)
  if (areYearsInConflict(fields)) problems.push('yearsAreInConflict')
  const counts = !conflict && known.kind !== null
  const years = readYears(fields)
  const line: BudgetLine = {
    block: node.id,
    parent: node.parent,
    theme,
    ...known,
    cents: counts && known.kind !== 'inKind' ? (known.amount?.cents ?? null) : null,
    hours: counts && known.kind === 'inKind' && known.amount ? hoursOf(known.amount) : 0,
    fund: wordsOf(fields, 'fund') || null,
    bearer: wordsOf(fields, 'bearer') || null,
    source: wordsOf(fields, 'source'),
    ...years,
    plannedYear: null,
    isYearUnclear: years.year === null && saysYear({ fields }),
    conflict,
  }
  const named = (fields.fund ?? []).map((entry) => entry.value).filter((fund) => typeof fund === 'string')
  return { line, problems, contradicted: contradictedYears(fields), named }
}

function problemsOf(kind: BudgetKind | null, amount: Amount | null): BudgetProblemKind[] {
  if (kind === null) return ['kindIsMissing']
  const counts: BudgetProblemKind[] = amount && isApproximate(amount) ? ['amountIsApproximate'] : []
  if (amount && amount.cents !== null) return kind === 'inKind' ? ['ownEffortIsNoMoney'] : counts
  if (amount?.hours !== undefined) return kind === 'inKind' ? counts : ['hoursAreNoMoney']
  const reading = amount ? parseAmount(amount.words).reading : 'empty'
  if (reading === 'none') return []
  if (reading === 'open') return ['amountIsOpen']
  // Own effort is often promised without a number of hours; a cost without an amount isn't finished.
  if (reading === 'empty') return kind === 'inKind' ? [] : ['amountIsMissing']
  return ['amountIsUnclear']
}

export function isAmount(value: FieldValue | undefined): value is Amount {
  return typeof value === 'object' && value !== null && 'cents' in value
}

function isBudgetKind(value: unknown): value is BudgetKind {
  return value === 'cost' || value === 'cover' || value === 'inKind'
}
