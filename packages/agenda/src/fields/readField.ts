import type * as Y from 'yjs'
import { isObject, readClock } from '../document/record.ts'
import { agendaOf, blockKey, fieldOfKey, type Written, type YBlock } from '../keys.ts'
import { agendaFields, blockTypes, isBlockTypeName } from '../types/blockTypes.ts'
import { type Field, type FieldValue, hasMembers } from '../types/field.ts'
import { plainName } from '../values/plainName.ts'
import type { Entry } from './entry.ts'
import { hasShape } from './fits.ts'
import { meansTheSame } from './sameValue.ts'
import { withWords } from './worded.ts'

/** A value as it lies in the document, with the device that wrote it. */
export type RawEntry = Written & { deviceId: string; member?: string }

type Shape = (field: string) => Field | undefined

/**
 * Reads a field of a block. Empty: never set; one entry: settled; more: people set different values at the same time and
 * nobody has picked yet, sorted by (clock, deviceId). Values that mean the same count as one.
 */
export function readField(block: YBlock, field: string): Entry[] {
  return entriesOf(rawEntries(block, field).get(field) ?? [], fieldsOf(block)(field))
}

/** Reads a field of the agenda as a whole, as `readField` does. */
export function readAgendaField(doc: Y.Doc, field: string): Entry[] {
  return entriesOf(rawEntries(agendaOf(doc), field).get(field) ?? [], agendaFields[field])
}

/** Reads all fields of a block: those of its type, set or not; of an unknown type those that are set. */
export function readFields(block: YBlock): Record<string, Entry[]> {
  const type = block.get(blockKey.type)
  const names = isBlockTypeName(type) ? Object.keys(blockTypes[type].fields) : undefined
  return readNamed(block, names, fieldsOf(block))
}

/** Reads all fields of the agenda as a whole, set or not. */
export function readAgendaFields(doc: Y.Doc): Record<string, Entry[]> {
  return readNamed(agendaOf(doc), Object.keys(agendaFields), (field) => agendaFields[field])
}

/** The values of a map's fields as they lie there, or of one field; what isn't a value is left out. */
export function rawEntries(map: Y.Map<unknown>, only?: string): Map<string, RawEntry[]> {
  const entries = new Map<string, RawEntry[]>()
  map.forEach((value, key) => {
    const place = fieldOfKey(key)
    if (!place || (only !== undefined && place.field !== only) || !isObject(value) || value.v === undefined) return
    const raw: RawEntry = {
      v: value.v,
      by: typeof value.by === 'string' ? plainName(value.by) : '',
      clock: readClock(value.clock),
      deviceId: place.deviceId,
    }
    if (place.member !== undefined) raw.member = place.member
    if (typeof value.words === 'string') raw.words = value.words
    if (isObject(value.over)) raw.over = value.over as Record<string, number>
    const others = entries.get(place.field)
    if (others) others.push(raw)
    else entries.set(place.field, [raw])
  })
  return entries
}

function readNamed(map: Y.Map<unknown>, names: readonly string[] | undefined, shape: Shape): Record<string, Entry[]> {
  const raw = rawEntries(map)
  // made of entries: a field that somebody called '__proto__' is one like any other
  return Object.fromEntries(
    [...(names ?? raw.keys())].map((name) => [name, entriesOf(raw.get(name) ?? [], shape(name))]),
  )
}

function fieldsOf(block: YBlock): Shape {
  const type = block.get(blockKey.type)
  return (field) => (isBlockTypeName(type) ? blockTypes[type].fields[field] : undefined)
}

function entriesOf(raw: readonly RawEntry[], field: Field | undefined): Entry[] {
  if (hasMembers(field)) return memberEntries(raw)
  const visible = visibleOf(raw.filter(({ member }) => member === undefined)).filter(
    (one) => !field || hasShape(one.v, field.kind),
  )
  const entries: Entry[] = []
  for (const { v, words, by, clock, deviceId } of visible) {
    const entry: Entry = { value: withWords(v as FieldValue, words, field), by, deviceId, clock }
    const same = entries.findIndex((other) => meansTheSame(other.value, entry.value))
    if (same >= 0) entries.splice(same, 1)
    entries.push(entry)
  }
  return entries
}

/**
 * Several members are one value: those that are in, the earliest first. A member that the one put in and the other took out
 * at the same time is in. By and clock are those of the latest write.
 */
function memberEntries(raw: readonly RawEntry[]): Entry[] {
  const visible = [...groupByMember(raw).values()].flatMap(visibleOf)
  visible.sort(compareRaw)
  const latest = visible.at(-1)
  if (!latest) return []
  const members = new Set(visible.flatMap(({ v, member }) => (v === true && member !== undefined ? [member] : [])))
  return [{ value: [...members], by: latest.by, deviceId: latest.deviceId, clock: latest.clock }]
}

/** The entries of a field's members, member by member. */
export function groupByMember(raw: readonly RawEntry[]): Map<string, RawEntry[]> {
  const groups = new Map<string, RawEntry[]>()
  for (const one of raw) {
    if (one.member === undefined) continue
    const group = groups.get(one.member)
    if (group) group.push(one)
    else groups.set(one.member, [one])
  }
  return groups
}

/** Those that no other one replaced, sorted by (clock, deviceId). */
export function visibleOf(raw: readonly RawEntry[]): RawEntry[] {
  return raw.filter((one) => !raw.some((other) => isReplacedBy(one, other))).sort(compareRaw)
}

function compareRaw(a: RawEntry, b: RawEntry): number {
  return a.clock - b.clock || (a.deviceId < b.deviceId ? -1 : 1)
}

function isReplacedBy(one: RawEntry, { over }: RawEntry): boolean {
  return over !== undefined && Object.hasOwn(over, one.deviceId) && readClock(over[one.deviceId]) >= one.clock
}
