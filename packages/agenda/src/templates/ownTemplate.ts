import type * as Y from 'yjs'
import { addBlocks, type BlockDraft } from '../commands/addBlock.ts'
import { createAgenda } from '../commands/createAgenda.ts'
import { newId } from '../document/ids.ts'
import { readBlock, readTree } from '../document/read.ts'
import type { Entry } from '../fields/entry.ts'
import { readAgendaFields } from '../fields/readField.ts'
import { setAgendaField } from '../fields/setField.ts'
import { labelFields } from '../overviews/labels.ts'
import { type BlockTypeName, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import { type Field, type FieldValue, hasMembers } from '../types/field.ts'
import type { Period } from '../values/period.ts'
import type { Writer } from '../writer.ts'
import type { NewAgenda } from './applyTemplate.ts'
import { moneyYearsLater, templateYears, withYears, type Years, yearsOf } from './yearsAlong.ts'

/** An agenda of one's own as a template: plain data that can be stored and sent as JSON. */
export type OwnTemplate = {
  readonly version: 1
  readonly title: string
  readonly kind: string
  /** The years of the agenda that it was made of; without them those in its title count. */
  readonly years?: Years
  /** Fields of the agenda that go along: its names for things, and what it is meant for. */
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly blocks: readonly BlockDraft[]
}

/** What goes along besides the structure. Amounts are the ceilings and lines of a budget that looks like last year's. */
export type TemplateChoices = { readonly amounts?: boolean; readonly texts?: boolean }

/** Fields that are about people, about one year, or about how far things are. */
const leftOut: readonly string[] = [
  ...['person', 'holder', 'since', 'until', 'status', 'chair', 'secretary', 'partnersNote', 'value', 'on'],
  ...['baseline', 'target', 'yearGoal', 'currentSituation', 'result', 'efforts', 'means', 'meeting'],
  // what a board decided, it decided about the other agenda
  ...['decision', 'version'],
]
/** Kinds of value that belong to one year. */
const leftOutKinds: readonly Field['kind'][] = ['date', 'period']
/** Names that aren't ours to change: of who takes part, and of laws. */
export const namedByOthers: readonly BlockTypeName[] = ['partner', 'legalReference']
/** Blocks that happened or were said once. */
const leftOutTypes: readonly BlockTypeName[] = ['measurement', 'meeting', 'openPoint', 'person']

/**
 * Makes a template of an agenda: its structure, titles, advice, names for things, partners, bodies and links; without
 * people, dates, plannings, statuses, decisions, baselines, targets, measurements, meetings and open points, and unless asked for without amounts and texts. A field on
 * which people disagree is left out. Pure: the document stays as it is.
 */
export function readOwnTemplate(doc: Y.Doc, { amounts = false, texts = false }: TemplateChoices = {}): OwnTemplate {
  const tree = readTree(doc)
  const agenda = readAgendaFields(doc)
  const draftOf = (id: string): BlockDraft[] => {
    const block = readBlock(doc, id)
    const type = block?.type
    if (!block || !isBlockTypeName(type) || leftOutTypes.includes(type)) return []
    const fields: Record<string, FieldValue> = {}
    for (const [name, field] of Object.entries(blockTypes[type].fields)) {
      const value = settledValue(block.fields[name])
      if (value !== undefined && goesAlong(name, field, amounts)) fields[name] = value
    }
    const children = (tree.nodes.get(id)?.children ?? []).flatMap(draftOf)
    const body = texts && block.body.some(({ runs }) => runs.length > 0) ? { body: block.body } : {}
    return [{ id, type, title: block.paragraphs, fields, children, ...body }]
  }
  const kept = [...Object.values(labelFields), 'publication', 'checksOff']
  const fields = kept.flatMap((name) => {
    const value = settledValue(agenda[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  const title = wordsIn(agenda.title)
  const years = yearsOf(periodIn(agenda.period), title)
  return {
    version: 1,
    title,
    ...(years && { years }),
    kind: wordsIn(agenda.kind) || 'year',
    fields: Object.fromEntries(fields),
    blocks: tree.roots.flatMap(draftOf),
  }
}

function goesAlong(name: string, { kind }: Field, amounts: boolean): boolean {
  return !leftOut.includes(name) && !leftOutKinds.includes(kind) && (kind !== 'amount' || amounts)
}

/** How many fields `readOwnTemplate` leaves out only because people disagree on them. */
export function countDisagreed(doc: Y.Doc, { amounts = false }: TemplateChoices = {}): number {
  return [...readTree(doc).nodes.keys()].reduce((count, id) => {
    const block = readBlock(doc, id)
    if (!block || !isBlockTypeName(block.type) || leftOutTypes.includes(block.type)) return count
    const kinds = Object.entries<Field>(blockTypes[block.type].fields)
    const open = kinds.filter(([name, kind]) => goesAlong(name, kind, amounts) && (block.fields[name]?.length ?? 0) > 1)
    return count + open.filter(([, kind]) => !hasMembers(kind)).length
  }, 0)
}

/**
 * Makes an agenda of an empty document and puts a template of one's own in it. Every block gets an id of its own. Years of the agenda that it was
 * made of go along with the period, in titles, funds and budget lines; when either is unknown titles stay, and funds and lines are of no year. Throws for a document that
 * is an agenda already, and for a template that this build can't read.
 *
 * At once: as `createAgenda`: one person makes it, before anybody else knows its id.
 */
export function applyOwnTemplate(doc: Y.Doc, writer: Writer, template: OwnTemplate, agenda: NewAgenda): void {
  if (template.version !== 1) throw new Error(`A template of version ${template.version} can't be read, only 1`)
  createAgenda(doc, writer, { kind: template.kind, ...agenda })
  for (const [field, value] of Object.entries(template.fields)) succeed(setAgendaField(doc, writer, field, value))
  const [from, to] = [templateYears(template), yearsOf(agenda.period)]
  const blocks = template.blocks.map((block) => inPeriod(block, from && to && { from, to }))
  succeed(addBlocks(doc, writer, { parent: null }, withNewIds(blocks)))
}

/** A block with the years of the new agenda in the place of those of the old one. */
function inPeriod(block: BlockDraft, years: { from: Years; to: Years } | null): BlockDraft {
  const { type, title, fields: { year, lastYear, ...fields } = {}, children = [] } = block
  const along = years && typeof year === 'number' ? moneyYearsLater(year, lastYear, years.from, years.to) : {}
  const named = (words: string) => (years ? withYears(words, years.from, years.to) : words)
  const renamed = title === undefined || namedByOthers.includes(type) ? {} : { title: inTitle(title, named) }
  return {
    ...block,
    ...renamed,
    fields: { ...fields, ...along },
    children: children.map((child) => inPeriod(child, years)),
  }
}

function inTitle(title: NonNullable<BlockDraft['title']>, named: (words: string) => string): typeof title {
  if (typeof title === 'string') return named(title)
  return title.map((line) => ({ ...line, runs: line.runs.map((run) => ({ ...run, text: named(run.text) })) }))
}

function withNewIds(blocks: readonly BlockDraft[]): BlockDraft[] {
  const ids = new Map<string, string>()
  const collect = (drafts: readonly BlockDraft[]) => {
    for (const { id, children = [] } of drafts) {
      if (id !== undefined) ids.set(id, newId())
      collect(children)
    }
  }
  collect(blocks)
  const renewed = ({ id, fields = {}, children = [], ...draft }: BlockDraft): BlockDraft => {
    const own = id === undefined ? undefined : ids.get(id)
    const entries = Object.entries(fields).flatMap(([name, value]) => {
      const now = withLivingReferences(blockTypes[draft.type].fields[name], value, ids)
      return now === undefined ? [] : [[name, now] as const]
    })
    return { ...draft, fields: Object.fromEntries(entries), children: children.map(renewed), ...(own && { id: own }) }
  }
  return blocks.map(renewed)
}

/** References to blocks that came along, by their new ids; undefined for one to a block that didn't. */
function withLivingReferences(
  field: Field | undefined,
  value: FieldValue,
  ids: ReadonlyMap<string, string>,
): FieldValue | undefined {
  if (field?.kind === 'reference') return typeof value === 'string' ? ids.get(value) : undefined
  if (field?.kind !== 'references' || !Array.isArray(value)) return value
  return value.flatMap((id) => ids.get(id) ?? [])
}

function settledValue(entries: readonly Entry[] | undefined): Exclude<FieldValue, null> | undefined {
  return entries?.length === 1 ? (entries[0]?.value ?? undefined) : undefined
}

function periodIn(entries: readonly Entry[] | undefined): Period | null {
  const value = settledValue(entries)
  return typeof value === 'object' && 'start' in value ? value : null
}

function wordsIn(entries: readonly Entry[] | undefined): string {
  const value = settledValue(entries)
  return typeof value === 'string' ? value : ''
}

function succeed(outcome: { ok: true } | { ok: false; refusal: string }): void {
  if (!outcome.ok) throw new Error(`The template was refused: ${outcome.refusal}`)
}
