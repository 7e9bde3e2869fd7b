import type * as Y from 'yjs'
import { isBlock, isObject } from '../document/record.ts'
import { isNewer } from '../document/schemaVersion.ts'
import { rawEntries } from '../fields/readField.ts'
import { writeRegister } from '../fields/writeRegister.ts'
import { clientOfKey } from '../fields/writtenWith.ts'
import { blocksOf, fieldKey } from '../keys.ts'
import { done, type Outcome, refuse } from '../refusal.ts'
import { plainName } from '../values/plainName.ts'
import { touching, type Writer } from '../writer.ts'

/** What can be changed of a block: its words, what is filled in, where it stands, and that it is there. */
export const touchKinds = ['text', 'fields', 'place', 'gone'] as const
export type TouchKind = (typeof touchKinds)[number]

/** One day of changes to a block by somebody who isn't of the partner that answers for it. */
export type Touch = {
  readonly block: string
  /** What who did it signed with, and the organisation that was given. */
  readonly by: string
  readonly organisation: string
  /** The client id of Yjs with which it was noted. */
  readonly client: number | undefined
  /** The last moment of that day, ISO 8601 in UTC. */
  readonly at: string
  readonly kinds: readonly TouchKind[]
}

/** Under this name notes stand in a block: 'f:touched/<day>:<device>'. No field of any type: nobody fills it in. */
const register = 'touched'

/** At least this long passes between two notes of one device about one block, unless there is something new to say. */
const pauseMs = 10 * 60_000

/**
 * Notes in a block that somebody else than its lead changed it: at most one note a day per block and device, with the last
 * moment and all kinds of change. Deleted blocks too. Who writes with a program that notes nothing leaves no note.
 *
 * At once: two people who change one block each leave a note of their own. Two tabs are two devices.
 */
export function noteTouch(
  doc: Y.Doc,
  writer: Writer,
  block: string,
  { organisation, kinds, at }: Pick<Touch, 'organisation' | 'kinds' | 'at'>,
): Outcome {
  if (isNewer(doc)) return refuse('agendaIsNewer')
  const found = blocksOf(doc).get(block)
  if (!isBlock(found)) return refuse('blockIsUnknown')
  const member = at.slice(0, 10)
  const before = (rawEntries(found, register).get(register) ?? []).find(
    (entry) => entry.member === member && entry.deviceId === writer.deviceId,
  )
  const known = before && readNote(before.v)
  const isNew = !known || kinds.some((kind) => !known.kinds.includes(kind))
  if (!isNew && Date.parse(at) - Date.parse(known.at) < pauseMs) return done()
  const all = touchKinds.filter((kind) => kinds.includes(kind) || known?.kinds.includes(kind))
  const others = ({ deviceId }: { deviceId: string }) => deviceId !== writer.deviceId
  doc.transact(() => {
    writeRegister(doc, writer, found, { field: register, member }, { organisation, at, kinds: all }, others)
  }, touching)
  return done()
}

/** Every note in an agenda, the latest first. */
export function readTouches(doc: Y.Doc): Touch[] {
  const touches: Touch[] = []
  blocksOf(doc).forEach((block, id) => {
    if (!isBlock(block)) return
    for (const { v, by, member, deviceId } of rawEntries(block, register).get(register) ?? []) {
      const note = member === undefined ? undefined : readNote(v)
      if (note)
        touches.push({ block: id, by, client: clientOfKey(block, fieldKey(register, deviceId, member)), ...note })
    }
  })
  return touches.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/** What isn't a note is none; somebody else may have written anything. */
function readNote(value: unknown): Omit<Touch, 'block' | 'by' | 'client'> | undefined {
  if (!isObject(value)) return undefined
  const { organisation, at, kinds } = value
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/.test(at) || Number.isNaN(Date.parse(at)))
    return undefined
  return {
    organisation: typeof organisation === 'string' ? plainName(organisation) : '',
    at,
    kinds: touchKinds.filter((kind) => Array.isArray(kinds) && kinds.includes(kind)),
  }
}
