import type * as Y from 'yjs'
import { createBlocks, type NewBlock, type NewValue } from '../document/create.ts'
import { findLiving } from '../document/find.ts'
import { newId } from '../document/ids.ts'
import { ordersBetween } from '../document/order.ts'
import { gapAt, lastPlace } from '../document/place.ts'
import { isNewer } from '../document/schemaVersion.ts'
import { structureOf } from '../document/structure.ts'
import { fitsField } from '../fields/fits.ts'
import { ownField } from '../fields/setField.ts'
import { toWritten } from '../fields/worded.ts'
import { type Paragraph, textToProse } from '../prose/prose.ts'
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts'
import { type BlockTypeName, blockTypes, mayStandUnder } from '../types/blockTypes.ts'
import { type FieldValue, hasMembers } from '../types/field.ts'
import type { Writer } from '../writer.ts'

/** What a new block begins with: nothing that nobody said, so an action has no status until somebody chooses one. A title of more than one line becomes as many paragraphs. */
export type BlockDraft = {
  /** Chosen beforehand (`newId()`) where another draft refers to it. */
  id?: string
  type: BlockTypeName
  title?: Paragraph[] | string
  body?: Paragraph[]
  fields?: Readonly<Record<string, FieldValue>>
  children?: readonly BlockDraft[]
}

/** Where blocks are put: `after` null: first; left out: last. */
export type DraftPlace = { parent: string | null; after?: string | null }

/**
 * Adds a block and answers its id. Refuses a parent that is gone or that doesn't take this type, and fields that don't
 * fit. Undo hides the block; what colleagues typed in it meanwhile is in the bin then.
 *
 * At once: two blocks added in one spot both stand there, in the same order for everybody. Is the parent deleted
 * meanwhile, the new block hangs under the nearest living ancestor.
 */
export function addBlock(
  doc: Y.Doc,
  writer: Writer,
  { parent, after, ...draft }: BlockDraft & DraftPlace,
): Outcome<string> {
  const added = addBlocks(doc, writer, { parent, ...(after !== undefined && { after }) }, [draft])
  return added.ok ? done(added.value[0] as string) : added
}

/**
 * Adds several blocks with all that stands under them, as one step of undo, and answers the ids of the topmost. Refuses as `addBlock`
 * does, and then adds none.
 *
 * At once: as `addBlock`, for each block.
 */
export function addBlocks(
  doc: Y.Doc,
  writer: Writer,
  place: DraftPlace,
  drafts: readonly BlockDraft[],
): Outcome<string[]> {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  let parentType = 'agenda'
  if (place.parent !== null) {
    const parent = findLiving(doc, place.parent)
    if (!parent.ok) return parent
    parentType = parent.node.type
  }
  const refusal = refusalOf(drafts, parentType)
  if (refusal) return refuse(refusal)

  const last = lastPlace(structureOf(doc).tree(), place.parent)
  const { parent, after } = place.after === undefined ? last : { parent: place.parent, after: place.after }
  const made: NewBlock[] = []
  const ids = collect(made, writer, drafts, parent, ordersBetween(...gapAt(doc, { parent, after }), drafts.length))
  if (made.length > 0) createBlocks(doc, writer, made)
  return done(ids)
}

function collect(
  made: NewBlock[],
  writer: Writer,
  drafts: readonly BlockDraft[],
  parent: string | null,
  orders: readonly string[],
): string[] {
  return drafts.map((draft, at) => {
    const id = draft.id ?? newId()
    made.push({
      id,
      type: draft.type,
      parent,
      order: orders[at] as string,
      title: typeof draft.title === 'string' ? textToProse(draft.title) : (draft.title ?? []),
      body: draft.body ?? [],
      fields: Object.entries(draft.fields ?? {}).flatMap(([field, value]) =>
        newValues(writer, draft.type, field, value),
      ),
    })
    const children = draft.children ?? []
    collect(made, writer, children, id, ordersBetween(null, null, children.length))
    return id
  })
}

function newValues(writer: Writer, type: BlockTypeName, field: string, value: FieldValue): NewValue[] {
  const { deviceId, name: by } = writer
  if (!hasMembers(blockTypes[type].fields[field])) return [{ field, deviceId, written: { ...toWritten(value), by } }]
  const members = Array.isArray(value) ? value : []
  return members.map((member) => ({ field, member, deviceId, written: { v: true, by } }))
}

function refusalOf(drafts: readonly BlockDraft[], parentType: string): Refusal | undefined {
  for (const { type, fields = {}, children = [] } of drafts) {
    if (!mayStandUnder(type, parentType)) return 'cantStandUnderThatParent'
    for (const [name, value] of Object.entries(fields)) {
      const field = ownField(blockTypes[type].fields, name)
      if (!field) return 'fieldIsUnknown'
      if (!fitsField(value, field)) return 'valueDoesNotFitField'
    }
    const refusal = refusalOf(children, type)
    if (refusal) return refusal
  }
  return undefined
}
