import { budgetIn } from '../budget/readBudget.ts'
import { inOrder, type Reading } from '../overviews/facts.ts'
import { themeByBlock } from '../overviews/themes.ts'
import { proseToText } from '../prose/prose.ts'
import { parseAmount } from '../values/amount.ts'
import type { Check, Finding } from './finding.ts'

/** What a sentence says that a sum is. */
type Sense = 'netCents' | 'costCents' | 'coverCents'
type Sum = Readonly<Record<Sense, number>> & { readonly unsettled: boolean }

const typedTotal =
  /(?:\btotale?n?\b|\bin totaal\b|\bsamen\b|t\.?l\.?v\.?|ten laste van)[^€\n]{0,80}€\s?(?<sum>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?:\s?(?:duizend|miljoen|mln)\b)?)/gi

/**
 * A total that somebody typed in the text and that the budget lines don't come to: in a theme compared with that theme, elsewhere
 * with the whole agenda. 'T.l.v. LEA-budget' means costs less cover. Amounts on which people disagree are waited for.
 */
export const totalContradictsText: Check = (facts) => {
  const { rows, total } = facts.ask(budgetIn)
  if (rows.length === 0) return []
  const themes = themeByBlock(facts.tree)
  const rowByTheme = new Map(rows.map((row) => [row.theme, row]))
  const findings: Omit<Finding, 'check'>[] = []
  const totals = facts.each(typedTotals)
  for (const id of inOrder(facts.tree, totals)) {
    const theme = themes.get(id)
    const row = theme === undefined ? undefined : rowByTheme.get(theme)
    if (theme !== undefined && !row) continue
    for (const { sentence, cents } of totals.get(id) ?? []) {
      const finding = contradiction(sentence, cents, row ?? total, total)
      if (finding) findings.push({ block: id, ...finding, ...(theme !== undefined && { others: [theme] }) })
    }
  }
  return findings
}

const typedTotals: Reading<readonly { sentence: string; cents: number }[]> = {
  of: 'body',
  read: ({ body }) => {
    const totals = totalsIn(proseToText(body))
    return totals.length === 0 ? undefined : totals
  },
}

function totalsIn(text: string): { sentence: string; cents: number }[] {
  if (!text.includes('€')) return []
  return [...text.matchAll(typedTotal)].flatMap((match) => {
    const { cents } = parseAmount(match.groups?.sum ?? '').amount
    if (cents === null) return []
    const end = match.index + match[0].length
    const begin = Math.max(-1, ...sentenceEnds(text).filter((at) => at < match.index)) + 1
    const stop = sentenceEnds(text).find((at) => at >= end) ?? text.length
    return [{ sentence: text.slice(begin, stop).trim(), cents }]
  })
}

/** Where sentences end: at a line's end, or a full stop with a space and a capital behind it, so not that of 't.l.v.'. */
function sentenceEnds(text: string): number[] {
  return [...text.matchAll(/\n|[.!?](?=\s+\p{Lu}|\s*$)/gu)].map(({ index }) => index)
}

function contradiction(
  sentence: string,
  cents: number,
  sum: Sum,
  total: Sum,
): Pick<Finding, 'detail' | 'stated' | 'counted' | 'unit'> | undefined {
  if (sum.unsettled || total.unsettled) return undefined
  const sense = senseOf(sentence)
  const senses: readonly Sense[] = sense ? [sense] : ['costCents', 'coverCents', 'netCents']
  if (senses.some((each) => sum[each] === cents || total[each] === cents)) return undefined
  return { detail: sentence.slice(0, 160), stated: cents, counted: sum[sense ?? 'costCents'], unit: 'cents' }
}

function senseOf(sentence: string): Sense | undefined {
  if (/t\.?l\.?v\.?|ten laste|uit het LEA-budget/i.test(sentence)) return 'netCents'
  if (/dekking|gedekt/i.test(sentence)) return 'coverCents'
  return /kost/i.test(sentence) ? 'costCents' : undefined
}
