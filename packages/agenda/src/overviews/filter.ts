import { rememberedPerTree } from '../document/perTree.ts'
import type { Node } from '../document/tree.ts'
import { proseToText } from '../prose/prose.ts'
import { type BlockTypeName, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import { progress } from '../types/choices.ts'
import type { Field } from '../types/field.ts'
import { evaluationRounds } from './evaluationRounds.ts'
import { type FactFields, type Facts, idsOfType, periodOf, type Reading, settled, titleIn } from './facts.ts'
import { references } from './references.ts'
import { themesIn, themeTypes } from './themes.ts'

/** Of which part of the agenda one wants to see an overview; null: of all. */
export type Filter = {
  readonly partner: string | null
  readonly year: number | null
  /** One of `progress`, or `withoutStatus`. */
  readonly status: string | null
  readonly theme: string | null
}

/** Stands for 'nobody said how far it is' among the states. */
export const withoutStatus = 'none'

export const noFilter: Filter = { partner: null, year: null, status: null, theme: null }

/** What can be filtered on in one agenda, in the order of the document; years ascend. */
export type FilterChoices = {
  /** Also the bodies that have a role or lead. */
  readonly partners: readonly { readonly id: string; readonly title: string }[]
  readonly years: readonly number[]
  readonly statuses: readonly string[]
  readonly themes: readonly ThemeChoice[]
}

export type ThemeChoice = {
  readonly id: string
  readonly type: string
  readonly title: string
  /** '' where themes of its kind have none. */
  readonly number: string
  /** What tells it apart without a title: the title of the first thing in it. '' when it has one itself. */
  readonly holds: string
  /** Nothing is in it, and nothing refers to it: nobody has begun, so that a filter on it would leave nothing. */
  readonly isBlank: boolean
}

/** A planning that names the year 9999 doesn't make a list of thousands of years. */
const mostYears = 40

/** Seats and bodies are there in every year and have no state; so do the lists of partners and funds. */
const timeless: readonly string[] = ['body', 'seat', 'person', 'partner', 'responsibility', 'fund']

/** What shows a block by itself: what stands around it in the agenda is about more than that. */
const owners: readonly string[] = ['section', 'ambition', 'pillar', 'focusGoal', 'action', 'body', 'partner']

const everything = () => true

export function isFiltering({ partner, year, status, theme }: Filter): boolean {
  return partner !== null || year !== null || status !== null || theme !== null
}

/** The partners, years, states and themes that an agenda has. */
export function filterChoicesOf(facts: Facts): FilterChoices {
  const { tree } = facts
  const named = new Set([...facts.each(references).values()].flat().flatMap(({ or, members }) => (or ? members : [])))
  const partners = idsOfType(tree, 'partner', 'body').flatMap((id) =>
    tree.nodes.get(id)?.type === 'partner' || named.has(id) ? [{ id, title: titleIn(facts, id) }] : [],
  )
  const themes = themesIn(tree).map((id) => themeChoiceOf(facts, id))
  const years = new Set<number>()
  const putYears = (spans: readonly Span[]) => {
    for (const { first, last } of spans) {
      const [from, to] = [first ?? last ?? 0, last ?? first ?? 0]
      for (let year = from; year <= to && year < from + mostYears; year++) years.add(year)
    }
  }
  putYears(agendaSpans(facts))
  for (const spans of facts.each(namedSpans).values()) putYears(spans)
  for (const spans of evaluationSpans(facts).values()) putYears(spans)
  return {
    partners,
    themes,
    years: [...years].sort((a, b) => a - b).slice(0, mostYears),
    statuses: [...progress, withoutStatus],
  }
}

function themeChoiceOf(facts: Facts, id: string): ThemeChoice {
  const { tree, read, each } = facts
  const { type = '', number = '', children = [] } = tree.nodes.get(id) ?? {}
  const title = titleIn(facts, id)
  const isNamed = () => [...each(references).values()].flat().some(({ members }) => members.includes(id))
  const isBlank = title === '' && children.length === 0 && !proseToText(read(id)?.body ?? []).trim() && !isNamed()
  return { id, type, title, number, holds: title ? '' : firstTitleIn(facts, children), isBlank }
}

/** Of these blocks, or of what stands in them. */
function firstTitleIn(facts: Facts, blocks: readonly string[]): string {
  let title = ''
  for (const id of blocks) title ||= titleIn(facts, id) || firstTitleIn(facts, facts.tree.nodes.get(id)?.children ?? [])
  return title
}

/**
 * Answers for every block whether it is about what the filter asks; about all of it when it asks several things.
 *
 * - A partner, or a body that has a role or leads: the block names it, something attached to it does (a role, a cost, a seat), or something below does. What isn't
 *   work itself, such as an indicator, is also about the partners of the work that it stands in. A body counts as itself: who sits
 *   in it speaks there for a partner, but doesn't do all that the body does.
 * - A year: its days, or those of something below it, are partly in that year, also a next time of what comes back; what has no days has those of what it stands in, and
 *   at last those of the agenda. Bodies and partners are there in every year.
 * - A state: it is in that state, or something below it is; what has no state, such as an indicator, has that of what it stands in.
 * - A theme: it is the theme or stands in it, serves it, or answers for it (a seat, and so its body).
 */
export function matchOf(facts: Facts, { partner, year, status, theme }: Filter): (block: string) => boolean {
  const asked: ((block: string) => boolean)[] = []
  if (partner !== null) asked.push(aboutPartner(facts, partner))
  if (year !== null) asked.push(inYear(facts, year))
  if (status !== null) asked.push(inStatus(facts, status))
  if (theme !== null) asked.push(inTheme(facts, theme))
  return asked.length === 0 ? everything : (block) => asked.every((each) => each(block))
}

/**
 * Of which blocks a year filter hides what may be of that year: it fits the rest of the filter, and no day says of which year it is, neither
 * of its own nor of what stands below or around it.
 */
export function mayBeOfYear(facts: Facts, filter: Filter): (block: string) => boolean {
  if (filter.year === null) return () => false
  const { tree } = facts
  const dated = new Set([...facts.each(namedSpans).keys(), ...evaluationSpans(facts).keys()])
  const around = withAncestors(tree, dated)
  const shows = matchOf(facts, filter)
  const fitsOtherwise = matchOf(facts, { ...filter, year: null })
  return (block) => {
    if (shows(block) || around.has(block) || !fitsOtherwise(block)) return false
    for (let at = tree.nodes.get(block); at; at = tree.nodes.get(at.parent ?? '')) if (dated.has(at.id)) return false
    return true
  }
}

function aboutPartner({ tree, each }: Facts, partner: string): (block: string) => boolean {
  const named = new Set<string>([partner])
  const bodies = new Set<string>()
  const put = (id: string) => {
    let at = tree.nodes.get(id)
    named.add(id)
    // What is attached says it of what it is attached to; a source of cover of the line that it covers.
    while (at && isAttached(at.type) && at.parent !== null) {
      named.add(at.parent)
      at = tree.nodes.get(at.parent)
    }
    if (at?.type === 'body') bodies.add(at.id)
  }
  const referring = each(references)
  for (const [id, fields] of referring) {
    if (fields.some(({ members }) => members.includes(partner))) put(id)
  }
  if (bodies.size > 0) {
    const toThose = [...referring].filter(([, fields]) =>
      fields.some(({ to, members }) => to === 'body' && members.some((body) => bodies.has(body))),
    )
    for (const [id] of toThose) put(id)
  }
  const around = withAncestors(tree, named)
  return (block) => {
    if (around.has(block)) return true
    const type = tree.nodes.get(block)?.type ?? ''
    if (owners.includes(type)) return false
    let at = tree.nodes.get(block)?.parent ?? null
    while (at !== null && !owners.includes(tree.nodes.get(at)?.type ?? '')) at = tree.nodes.get(at)?.parent ?? null
    return at !== null && named.has(at)
  }
}

type Span = { readonly first: number | null; readonly last: number | null }

function inYear(facts: Facts, year: number): (block: string) => boolean {
  const covers = ({ first, last }: Span) => (first === null || first <= year) && (last === null || last >= year)
  const ofAgenda = agendaSpans(facts).some(covers)
  const spansById = facts.each(namedSpans)
  const timesById = evaluationSpans(facts)
  return fits(
    facts,
    ({ id }) => (timesById.get(id) ?? spansById.get(id))?.some(covers) ?? null,
    (type) => timeless.includes(type) || ofAgenda,
  )
}

function inStatus(facts: Facts, status: string): (block: string) => boolean {
  const statesById = facts.each(givenStates)
  return fits(
    facts,
    ({ id, type, children }) => {
      const states = statesById.get(id)
      if (states === undefined) return null
      // Nobody says so of a line of work whose actions do.
      if (states.length === 0 && children.length > 0 && type === 'pillar') return null
      // Two people who disagree: it is in both states until one is picked.
      return states.length === 0 ? status === withoutStatus : states.includes(status)
    },
    (type) => timeless.includes(type) || type === 'meeting' || (type === 'pillar' && status === withoutStatus),
  )
}

/**
 * Whether a block or something below it says yes. `says` answers null for a block that says nothing itself; when nothing below it
 * says anything either, what it stands in counts, and at last `byType`.
 */
function fits(
  { tree }: Facts,
  says: (node: Node) => boolean | null,
  byType: (type: string) => boolean,
): (block: string) => boolean {
  const { nodes, parents, at } = indexOf(tree)
  // Of each block by its place in the document: undefined when nothing was said.
  const own: (boolean | undefined)[] = new Array(nodes.length)
  const answers: (boolean | undefined)[] = new Array(nodes.length)
  for (let here = nodes.length - 1; here >= 0; here--) {
    const said = says(nodes[here] as Node) ?? undefined
    own[here] = said
    const answer = said === undefined ? answers[here] : said || answers[here] === true
    answers[here] = answer
    const above = parents[here] as number
    if (above >= 0 && answer !== undefined) answers[above] = answer || answers[above] === true
  }
  // From the top down, so that what says nothing hears it from what it stands in.
  for (let here = 0; here < nodes.length; here++) {
    const { type } = nodes[here] as Node
    const above = parents[here] as number
    if (own[here] === undefined && above >= 0) own[here] = own[above]
    if (answers[here] === undefined) answers[here] = own[here] ?? byType(type)
    if (timeless.includes(type)) answers[here] = byType(type)
  }
  return (block) => answers[at.get(block) ?? -1] ?? false
}

/** The blocks in the order of the document, and the place in it of each and of what it stands in (-1: nothing). */
const indexOf = /* @__PURE__ */ rememberedPerTree((tree) => {
  const nodes = [...tree.nodes.values()]
  const at = new Map(nodes.map(({ id }, place) => [id, place]))
  const parents = nodes.map(({ parent }) => (parent === null ? -1 : (at.get(parent) ?? -1)))
  return { nodes, at, parents }
})

function inTheme({ tree, each }: Facts, theme: string): (block: string) => boolean {
  const within = new Set<string>()
  const around = new Set<string>()
  const referring = each(references)
  for (const { id, type, parent } of tree.nodes.values()) {
    const fields = referring.get(id) ?? []
    const isNamed = fields.some(({ to, members }) => themeTypes.includes(to) && members.includes(theme))
    if (id !== theme && !isNamed && !(parent !== null && within.has(parent))) continue
    within.add(id)
    if (isAttached(type) && parent !== null) around.add(parent)
    for (const { to, members } of fields) if (to === 'body') for (const body of members) around.add(body)
  }
  return (block) => within.has(block) || around.has(block)
}

/** How far a block is, of those of which that can be said; two people who disagree say two things. */
const givenStates: Reading<readonly string[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!isBlockTypeName(type) || !('status' in blockTypes[type].fields)) return undefined
    return (fields.status ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  },
}

/** The years that a block's own fields name: plannings, days, the years of a budget line. A seat's days don't make it come and go. */
const namedSpans: Reading<readonly Span[]> = {
  of: 'fields',
  read: ({ fields }, type) => {
    if (!isBlockTypeName(type) || !hasDays(type)) return undefined
    const spans = spansIn(fields, type)
    return spans.length === 0 ? undefined : spans
  },
}

/** The years of each time that an evaluation takes place, of those that have a day. */
function evaluationSpans(facts: Facts): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, readonly Span[]>()
  for (const id of idsOfType(facts.tree, 'evaluation')) {
    const times = evaluationRounds(facts, id)
    if (times.length > 0) spans.set(id, times.flatMap(toSpans))
  }
  return spans
}

/** Whether blocks of this type have a field that can name a year. */
function hasDays(type: BlockTypeName): boolean {
  const known = datedTypes.get(type)
  if (known !== undefined) return known
  const named = Object.entries<Field>(blockTypes[type].fields)
  const answer =
    !timeless.includes(type) &&
    named.some(([name, { kind }]) => kind === 'period' || kind === 'date' || name === 'year')
  datedTypes.set(type, answer)
  return answer
}

const datedTypes = new Map<BlockTypeName, boolean>()

function spansIn(fields: FactFields, type: BlockTypeName): readonly Span[] {
  return Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]): Span[] => {
    if (kind === 'period') return toSpans(periodOf(fields, name))
    const value = settled(fields, name)
    if (kind === 'date' && typeof value === 'string') return [{ first: yearOf(value), last: yearOf(value) }]
    if (name !== 'year' || typeof value !== 'number') return []
    return [{ first: value, last: Math.max(value, Number(settled(fields, 'lastYear') ?? value)) }]
  })
}

function agendaSpans({ agenda }: Facts): readonly Span[] {
  return toSpans(periodOf(agenda, 'period'))
}

function toSpans(period: { start: string | null; end: string | null } | null): Span[] {
  if (!period || (period.start === null && period.end === null)) return []
  return [{ first: period.start && yearOf(period.start), last: period.end && yearOf(period.end) } as Span]
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

function withAncestors(tree: Facts['tree'], ids: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const id of ids) {
    for (let at: string | null = id; at !== null && !all.has(at); at = tree.nodes.get(at)?.parent ?? null) all.add(at)
  }
  return all
}

function isAttached(type: string): boolean {
  return isBlockTypeName(type) && blockTypes[type].placement === 'attached'
}
