import type * as Y from 'yjs'
import { rememberedPerTree } from '../document/perTree.ts'
import { readBlock, readTree } from '../document/read.ts'
import type { Node, Tree } from '../document/tree.ts'
import { settled, wordsOf } from '../fields/settledValue.ts'
import type { Facts } from '../overviews/facts.ts'
import { themeByBlock, themesAround, themesIn } from '../overviews/themes.ts'
import { isApproximate, isUnderstood } from '../values/amount.ts'
import { chargeFunds, type Share } from './chargeFunds.ts'
import { areYearsInConflict, contradictedYears, isOfYear, readYears } from './moneyYears.ts'
import type {
  BudgetFund,
  BudgetLine,
  BudgetOverview,
  BudgetProblem,
  BudgetRow,
  BudgetShare,
  BudgetSum,
} from './overview.ts'
import { plannedYear } from './plannedYear.ts'
import { type BudgetBlock, isAmount, type ReadLine, readLine } from './readLine.ts'

/** Reads the budget of a document. See `budgetOf` for the rules. */
export function readBudget(doc: Y.Doc, tree: Tree = readTree(doc)): BudgetOverview {
  return budgetOf(tree, (id) => {
    const block = readBlock(doc, id)
    return block && { titleText: block.title, fields: block.fields }
  })
}

/** The budget as an overview, for those that ask for it among other things. */
export function budgetIn({ tree, read }: Facts): BudgetOverview {
  return budgetOf(tree, read)
}

/**
 * Adds up the budget lines of a tree per theme, in total and per fund.
 *
 * - The theme of a line is that of `themeByBlock`, as everywhere. A theme has a row when there is an action or a budget line in it
 *   that is in no theme within it.
 * - net = cost - cover. Own effort counts as hours, never as money.
 * - A line on whose amount, kind or fund people disagree counts nowhere; what it would be part of is marked unsettled.
 * - A cost is charged to the fund it names. A cover relieves the fund that the costs of its theme are charged to (or, without
 *   any there, those of its chapter), and under a cost the fund of that cost alone; when it names another fund, that one pays it. An empty cover is 0.
 * - What can't be counted or doesn't add up is in `problems`; nothing is left out in silence.
 *
 * Pure. `read` is asked only for budget lines, funds and themes, and only their title and fields are looked at: who keeps
 * the answer needs to ask again when the tree changed, or the title or a field of a block that `read` was asked for, or one of `plannedFields`
 * of a block that `readWork` was asked for.
 */
export function budgetOf(
  tree: Tree,
  read: (id: string) => BudgetBlock | undefined,
  readWork: (id: string) => BudgetBlock | undefined = read,
): BudgetOverview {
  const { nodesByTheme, fundIds } = linesIn(tree)
  const linesByTheme = new Map<string | null, ReadLine[]>()
  for (const [theme, nodes] of nodesByTheme) {
    const lines: ReadLine[] = []
    for (const node of nodes) {
      const block = read(node.id)
      if (!block) continue
      const found = readLineOnce(node, theme, block)
      const { line } = found
      const year = line.year === null && !line.isYearUnclear ? plannedYear(tree, node, read, readWork) : null
      lines.push(year === null ? found : { ...found, line: { ...line, plannedYear: year } })
    }
    linesByTheme.set(theme, lines)
  }

  const problems: BudgetProblem[] = []
  const groups = [...linesByTheme]
  const rows = groups.map(([theme, lines]): BudgetRow => {
    for (const { line, problems: found, contradicted } of lines) {
      for (const kind of found) problems.push({ kind, blocks: [line.block] })
      if (contradicted) problems.push({ kind: 'yearsAreUnclear', blocks: [line.block], years: contradicted })
    }
    const row = {
      theme,
      chapter: theme && (themesAround(tree, theme).at(-1) ?? theme),
      title: (theme && read(theme)?.titleText) || '',
      ...sumOf(lines),
      lines: lines.map(({ line }) => line),
    }
    return row
  })
  for (const row of rows) {
    const { theme } = row
    // a cover of a chapter as a whole may be that of the costs in the themes that it lists
    const within = theme !== null && theme === row.chapter ? rows.filter(({ chapter }) => chapter === theme) : [row]
    const sumOf = (part: 'costCents' | 'coverCents') => within.reduce((sum, each) => sum + each[part], 0)
    const [cover, cost] = [sumOf('coverCents'), sumOf('costCents')]
    if (row.netCents >= 0 || cover <= cost || within.some(hasOpenCost)) continue
    const blocks = theme ? [theme] : row.lines.map(blockOf)
    problems.push({ kind: 'coverExceedsCost', blocks, figures: [cover, cost] })
  }
  const themes = groups.map(([, lines], at) => ({ lines, chapter: rows[at]?.chapter ?? null }))
  const { shares, problems: found, ...charges } = chargeFunds(new Set(fundIds), themes)
  problems.push(...found)
  const lines = groups.flatMap(([, ofTheme]) => ofTheme)
  const funds = readFunds(fundIds, lines, shares, read, problems)
  return { rows, total: sumOf(lines), funds, withoutFund: shareOf(null, shares), ...charges, problems }
}

/** The budget lines of every theme, what is in none as the last, and the funds. A theme with an action in it is there also without lines. */
const linesIn = rememberedPerTree((tree) => {
  const themes = themeByBlock(tree)
  const nodesByTheme = new Map<string | null, Node[]>()
  const fundIds: string[] = []
  for (const node of tree.nodes.values()) {
    const theme = themes.get(node.id) ?? null
    if (node.type === 'fund') fundIds.push(node.id)
    if (node.type !== 'budget' && (node.type !== 'action' || theme === null)) continue
    const nodes = nodesByTheme.get(theme) ?? []
    nodesByTheme.set(theme, nodes)
    if (node.type === 'budget') nodes.push(node)
  }
  const inOrder = [...themesIn(tree), null].flatMap((theme): [string | null, Node[]][] => {
    const nodes = nodesByTheme.get(theme)
    return nodes ? [[theme, nodes]] : []
  })
  return { nodesByTheme: inOrder, fundIds }
})

const readOnce = new WeakMap<BudgetBlock['fields'], { node: Node; theme: string | null; answer: ReadLine }>()

/** A line as it was read before, as long as its fields are the same object and it stands where it stood. */
function readLineOnce(node: Node, theme: string | null, block: BudgetBlock): ReadLine {
  const before = readOnce.get(block.fields)
  if (before?.node === node && before.theme === theme) return before.answer
  const answer = readLine(node, theme, block)
  readOnce.set(block.fields, { node, theme, answer })
  return answer
}

function sumOf(lines: readonly ReadLine[]): BudgetSum {
  let [costCents, coverCents, hours] = [0, 0, 0]
  for (const { line } of lines) {
    if (line.kind === 'cost') costCents += line.cents ?? 0
    if (line.kind === 'cover') coverCents += line.cents ?? 0
    hours += line.hours
  }
  // Hours are typed with at most two decimals; rounding takes away what adding binary fractions leaves behind.
  const wholeHours = Math.round(hours * 100) / 100
  const unsettled = lines.some(({ line }) => line.conflict)
  return { costCents, coverCents, netCents: costCents - coverCents, hours: wholeHours, unsettled }
}

function readFunds(
  ids: readonly string[],
  lines: readonly ReadLine[],
  shares: ReadonlyMap<string | null, Share>,
  read: (id: string) => BudgetBlock | undefined,
  problems: BudgetProblem[],
): BudgetFund[] {
  return ids.map((fund): BudgetFund => {
    const { titleText: title, fields } = read(fund) ?? { titleText: '', fields: {} }
    const share = shareOf(fund, shares)
    const { netCents } = share
    const ceiling = settled(fields, 'ceiling')
    const ceilingCents = isAmount(ceiling) ? ceiling.cents : null
    const disputed = (fields.ceiling?.length ?? 0) > 1
    const balanceCents = ceilingCents === null ? null : ceilingCents - netCents
    const years = readYears(fields)
    const contradicted = contradictedYears(fields)
    if (contradicted) problems.push({ kind: 'yearsAreUnclear', blocks: [fund], years: contradicted })
    if (areYearsInConflict(fields)) problems.push({ kind: 'yearsAreInConflict', blocks: [fund] })
    if (disputed) problems.push({ kind: 'ceilingIsInConflict', blocks: [fund] })
    else if (isAmount(ceiling) && !isUnderstood(ceiling)) {
      problems.push({ kind: 'ceilingIsUnclear', blocks: [fund] })
    } else if (ceilingCents === null && netCents !== 0) problems.push({ kind: 'ceilingIsMissing', blocks: [fund] })
    else if (isAmount(ceiling) && isApproximate(ceiling)) {
      problems.push({ kind: 'amountIsApproximate', blocks: [fund] })
    }
    if (ceilingCents !== null && netCents > ceilingCents)
      problems.push({ kind: 'fundIsOverdrawn', blocks: [fund], figures: [netCents, ceilingCents] })
    for (const { line } of lines) {
      const isDated = line.fund === fund && years.year !== null && line.year !== null
      const differs = isDated && [line.year, line.lastYear ?? line.year].some((year) => !isOfYear(years, year))
      if (!differs) continue
      const own = { year: line.year, lastYear: line.lastYear }
      problems.push({ kind: 'yearDiffersFromFund', blocks: [line.block, fund], years: [own, years] })
    }
    const ledgerNumber = wordsOf(fields, 'ledgerNumber')
    const unsettled = disputed || share.unsettled
    return { fund, title, ledgerNumber, ...years, ceilingCents, ...share, balanceCents, unsettled }
  })
}

function shareOf(fund: string | null, shares: ReadonlyMap<string | null, Share>): BudgetShare {
  const { costCents = 0, coverCents = 0, unsettled = false } = shares.get(fund) ?? {}
  return { costCents, coverCents, netCents: costCents - coverCents, unsettled }
}

/** Whether people disagree about a line that may be a cost: what the costs come to isn't known until one is picked. */
function hasOpenCost({ lines }: BudgetRow): boolean {
  return lines.some(({ conflict, kind }) => conflict && kind !== 'cover' && kind !== 'inKind')
}

function blockOf(line: BudgetLine): string {
  return line.block
}
