import { type BlockTypeName, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import { progress } from '../types/choices.ts'
import type { Field } from '../types/field.ts'
import { type FactFields, type Facts, membersOf, periodOf, settled, titleIn } from './facts.ts'

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
  readonly partners: readonly { readonly id: string; readonly title: string }[]
  readonly years: readonly number[]
  readonly statuses: readonly string[]
  readonly themes: readonly { readonly id: string; readonly type: string; readonly title: string }[]
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
  const [partners, themes, years] = [
    [] as { id: string; title: string }[],
    [] as FilterChoices['themes'][number][],
    new Set<number>(),
  ]
  const putYears = (spans: readonly Span[]) => {
    for (const { first, last } of spans) {
      const [from, to] = [first ?? last ?? 0, last ?? first ?? 0]
      for (let year = from; year <= to && year < from + mostYears; year++) years.add(year)
    }
  }
  putYears(agendaSpans(facts))
  for (const { id, type, parent } of tree.nodes.values()) {
    const title = titleIn(facts, id)
    if (type === 'partner') partners.push({ id, title })
    if (type === 'section' || type === 'ambition' || (type === 'pillar' && parent === null))
      themes.push({ id, type, title })
    putYears(spansOf(facts, id))
  }
  return {
    partners,
    themes,
    years: [...years].sort((a, b) => a - b).slice(0, mostYears),
    statuses: [...progress, withoutStatus],
  }
}

/**
 * Answers for every block whether it is about what the filter asks; about all of it when it asks several things.
 *
 * - A partner: the block names it, something attached to it does (a role, a cost, a seat), or something below does. What isn't
 *   work itself, such as an indicator, is also about the partners of the work that it stands in.
 * - A year: its days, or those of something below it, are partly in that year; what has no days has those of what it stands in, and
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

function aboutPartner({ tree, read }: Facts, partner: string): (block: string) => boolean {
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
  for (const { id, type } of tree.nodes.values()) {
    const fields = read(id)?.fields
    if (referencesTo('partner', type).some((field) => membersOf(fields, field).includes(partner))) put(id)
  }
  if (bodies.size > 0) {
    for (const { id, type } of tree.nodes.values()) {
      const fields = read(id)?.fields
      if (referencesTo('body', type).some((field) => membersOf(fields, field).some((body) => bodies.has(body)))) put(id)
    }
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
  return fits(
    facts,
    (id) => {
      const spans = spansOf(facts, id)
      return spans.length === 0 ? null : spans.some(covers)
    },
    (type) => timeless.includes(type) || ofAgenda,
  )
}

function inStatus(facts: Facts, status: string): (block: string) => boolean {
  const { tree, read } = facts
  return fits(
    facts,
    (id) => {
      const node = tree.nodes.get(id)
      if (!isBlockTypeName(node?.type) || !('status' in blockTypes[node.type].fields)) return null
      const entries = read(id)?.fields.status ?? []
      const states = entries.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
      // Nobody says so of a line of work whose actions do.
      if (states.length === 0 && node.children.length > 0 && node.type === 'pillar') return null
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
  says: (id: string) => boolean | null,
  byType: (type: string) => boolean,
): (block: string) => boolean {
  const answers = new Map<string, boolean>()
  const own = new Map<string, boolean | null>()
  const nodes = [...tree.nodes.values()]
  for (const { id, parent } of nodes.toReversed()) {
    const said = says(id)
    own.set(id, said)
    const below = answers.get(id)
    if (said !== null || below !== undefined) answers.set(id, said === true || below === true)
    const answer = answers.get(id)
    if (parent !== null && answer !== undefined) answers.set(parent, answer || answers.get(parent) === true)
  }
  // From the top down, so that what says nothing hears it from what it stands in.
  const inherited = new Map<string, boolean>()
  for (const { id, type, parent } of nodes) {
    const above = parent === null ? undefined : inherited.get(parent)
    const said = own.get(id) ?? null
    if (said !== null) inherited.set(id, said)
    else if (above !== undefined) inherited.set(id, above)
    if (!answers.has(id)) answers.set(id, inherited.get(id) ?? byType(type))
    if (timeless.includes(type)) answers.set(id, byType(type))
  }
  return (block) => answers.get(block) ?? false
}

function inTheme({ tree, read }: Facts, theme: string): (block: string) => boolean {
  const within = new Set<string>()
  const around = new Set<string>()
  for (const { id, type, parent } of tree.nodes.values()) {
    const fields = read(id)?.fields
    const names = ['ambition', 'section', 'pillar'].flatMap((to) => referencesTo(to, type))
    const isNamed = names.some((field) => membersOf(fields, field).includes(theme))
    if (id !== theme && !isNamed && !(parent !== null && within.has(parent))) continue
    within.add(id)
    if (isAttached(type) && parent !== null) around.add(parent)
    for (const body of referencesTo('body', type).flatMap((field) => membersOf(fields, field))) around.add(body)
  }
  return (block) => within.has(block) || around.has(block)
}

/** The years that a block's own fields name: plannings, days, the year of a budget line. A seat's days don't make it come and go. */
function spansOf({ tree, read }: Facts, id: string): readonly Span[] {
  const type = tree.nodes.get(id)?.type
  if (!isBlockTypeName(type) || timeless.includes(type)) return noSpans
  const fields = read(id)?.fields
  if (!fields) return noSpans
  const before = spansByFields.get(fields)
  if (before?.type === type) return before.spans
  const spans = readSpans(type, fields)
  spansByFields.set(fields, { type, spans })
  return spans
}

const noSpans: readonly Span[] = []
/** In a live view the fields are the same object until somebody writes one. */
const spansByFields = new WeakMap<FactFields, { type: string; spans: readonly Span[] }>()

function readSpans(type: BlockTypeName, fields: FactFields): readonly Span[] {
  return Object.entries<Field>(blockTypes[type].fields).flatMap(([name, { kind }]): Span[] => {
    if (kind === 'period') return toSpans(periodOf(fields, name))
    const value = settled(fields, name)
    if (kind === 'date' && typeof value === 'string') return [{ first: yearOf(value), last: yearOf(value) }]
    return kind === 'number' && name === 'year' && typeof value === 'number' ? [{ first: value, last: value }] : []
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

const referencesByTypes = new Map<string, readonly string[]>()

function referencesTo(to: string, type: string): readonly string[] {
  const types = `${to}<${type}`
  const known = referencesByTypes.get(types)
  if (known) return known
  const names = readReferences(to, type)
  referencesByTypes.set(types, names)
  return names
}

function readReferences(to: string, type: string): readonly string[] {
  if (!isBlockTypeName(type)) return []
  return Object.entries<Field>(blockTypes[type].fields).flatMap(([name, field]) =>
    (field.kind === 'reference' || field.kind === 'references') && field.to === to ? [name] : [],
  )
}
