import type * as Y from 'yjs'
import { findLiving } from '../document/find.ts'
import { isBlock, readClock } from '../document/record.ts'
import { isNewer } from '../document/schemaVersion.ts'
import { structureOf } from '../document/structure.ts'
import { agendaOf, blocksOf, fieldKey, type Written } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import { agendaFields, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import type { Field, FieldValue } from '../types/field.ts'
import type { Writer } from '../writer.ts'
import type { Entry } from './entry.ts'
import { fitsField } from './fits.ts'
import { type RawEntry, rawEntries, readAgendaField, readField } from './readField.ts'
import { isEqualValue } from './sameValue.ts'

/**
 * Sets a field of a block; null empties it. Also the way to settle a conflict: what is set replaces every value that is
 * visible now, or only those that the writer has `seen`: what a colleague wrote while one was typing then stays beside it.
 * Refuses a field that the type doesn't have and a value that doesn't fit.
 *
 * At once: two different values stay side by side until somebody picks one; none is lost in silence. One who moves,
 * deletes or retypes the block at the same time doesn't touch the value.
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
  const [settled] = now
  if (settled ? now.length === 1 && isEqualValue(settled.value, value) : value === null) return done()
  doc.transact(() => {
    const replaced = (rawEntries(map, field).get(field) ?? []).filter(
      (entry) => entry.deviceId !== writer.deviceId && !isUnseen(entry, now, seen),
    )
    for (const entry of replaced) map.delete(fieldKey(field, entry.deviceId))
    const written: Written = { v: copyOf(value), by: writer.name, clock: structureOf(doc).nextClock() }
    const over = replacedClocks(replaced)
    if (over) written.over = over
    map.set(fieldKey(field, writer.deviceId), written)
  }, writer)
  return done()
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

/** How many devices a value remembers to have replaced; more than people undo at the same time in one field. */
const longestMemory = 8

function replacedClocks(replaced: readonly RawEntry[]): Record<string, number> | undefined {
  if (replaced.length === 0) return undefined
  const clocks = new Map<string, number>()
  const remember = (deviceId: string, clock: number) => {
    clocks.set(deviceId, Math.max(clock, clocks.get(deviceId) ?? 0))
  }
  for (const { deviceId, clock, over } of replaced) {
    remember(deviceId, clock)
    for (const [earlier, itsClock] of Object.entries(over ?? {})) remember(earlier, readClock(itsClock))
  }
  const latest = [...clocks].sort(([, a], [, b]) => b - a).slice(0, longestMemory)
  return Object.fromEntries(latest)
}
