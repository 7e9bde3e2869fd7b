import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { isBlock } from '../document/record.ts'
import { isNewer } from '../document/schemaVersion.ts'
import { agendaOf, blocksOf } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import { agendaFields, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import { type Field, type FieldValue, hasMembers } from '../types/field.ts'
import type { Writer } from '../writer.ts'
import type { Entry } from './entry.ts'
import { fitsField } from './fits.ts'
import { type RawEntry, readAgendaField, readField } from './readField.ts'
import { isEqualValue } from './sameValue.ts'
import { writeRegister } from './writeRegister.ts'

/**
 * Sets a field of a block; null empties it. Also the way to settle a conflict: what is set replaces every value that is
 * visible now, or only those that the writer has `seen`: what a colleague wrote while one was typing then stays beside it.
 * Refuses a field that the type doesn't have and a value that doesn't fit.
 *
 * At once: two different values stay side by side until somebody picks one; none is lost in silence. Of a field of several
 * members each writes only the members that they added or took out: both people's additions are in it. One who moves, deletes
 * or retypes the block at the same time doesn't touch the value.
 */
export function setField(
  doc: Y.Doc,
  writer: Writer,
  blockId: string,
  field: string,
  value: FieldValue,
  seen?: readonly Entry[],
): Outcome {
  const found = findLiving(doc, blockId)
  if (!found.ok) return found
  const { block, node } = found
  const shape = isBlockTypeName(node.type) ? ownField(blockTypes[node.type].fields, field) : undefined
  return writeField(doc, writer, block, shape, field, value, readField(block, field), seen)
}

/**
 * Sets a field as `setField` does, also of a block that was deleted meanwhile or given a type without that field: for words
 * that somebody was typing when a colleague did so. They are there when the block is restored, or has its old type again.
 * Refuses what is no field of any type, and a value that fits none of them.
 *
 * At once: as `setField`.
 */
export function keepField(
  doc: Y.Doc,
  writer: Writer,
  blockId: string,
  field: string,
  value: FieldValue,
  seen?: readonly Entry[],
): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const block = blocksOf(doc).get(blockId)
  if (!isBlock(block)) return refuse('blockIsUnknown')
  const shapes = Object.values(blockTypes).flatMap(({ fields }) => ownField(fields, field) ?? [])
  const shape = shapes.find((each) => fitsField(value, each)) ?? shapes[0]
  return writeField(doc, writer, block, shape, field, value, readField(block, field), seen)
}

/**
 * Sets a field of the agenda as a whole; null empties it. `seen` and refusals as in `setField`.
 *
 * At once: two different values stay side by side until somebody picks one.
 */
export function setAgendaField(
  doc: Y.Doc,
  writer: Writer,
  field: string,
  value: FieldValue,
  seen?: readonly Entry[],
): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const shape = ownField(agendaFields, field)
  return writeField(doc, writer, agendaOf(doc), shape, field, value, readAgendaField(doc, field), seen)
}

/** A field by its name; names such as 'constructor' are no fields. */
export function ownField(fields: Readonly<Record<string, Field>>, field: string): Field | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

function writeField(
  doc: Y.Doc,
  writer: Writer,
  map: Y.Map<unknown>,
  shape: Field | undefined,
  field: string,
  value: FieldValue,
  now: readonly Entry[],
  seen: readonly Entry[] | undefined,
): Outcome {
  if (!shape) return refuse('fieldIsUnknown')
  if (!fitsField(value, shape)) return refuse('valueDoesNotFitField')
  if (hasMembers(shape)) return writeMembers(doc, writer, map, field, membersIn(seen ?? now), value)
  const [settled] = now
  if (settled ? now.length === 1 && isEqualValue(settled.value, value) : value === null) return done()
  doc.transact(() => {
    writeRegister(doc, writer, map, { field }, copyOf(value), (entry) => isUnseen(entry, now, seen), seen)
  }, writer)
  return done()
}

function writeMembers(
  doc: Y.Doc,
  writer: Writer,
  map: Y.Map<unknown>,
  field: string,
  before: readonly string[],
  value: FieldValue,
): Outcome {
  const after = Array.isArray(value) ? value : []
  const added = after.filter((member) => !before.includes(member))
  const removed = before.filter((member) => !after.includes(member))
  if (added.length + removed.length === 0) return done()
  doc.transact(() => {
    for (const member of new Set(added)) writeRegister(doc, writer, map, { field, member }, true)
    for (const member of removed) writeRegister(doc, writer, map, { field, member }, null)
  }, writer)
  return done()
}

/** The members that a field of several holds. */
export function membersIn(entries: readonly Entry[] | undefined): readonly string[] {
  const value = entries?.[0]?.value
  return Array.isArray(value) ? value : []
}

/** Whether a value is visible now to others but not among those that the writer has seen. */
function isUnseen(raw: RawEntry, now: readonly Entry[], seen: readonly Entry[] | undefined): boolean {
  if (!seen) return false
  const isThat = (entry: Entry) => entry.deviceId === raw.deviceId && entry.clock === raw.clock
  return now.some(isThat) && !seen.some(isThat)
}

/** The document keeps what it is given; the caller may go on with its own object. */
export function copyOf(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return [...value]
  return typeof value === 'object' && value !== null ? { ...value } : value
}
