import type * as Y from 'yjs'
import { readClock } from '../document/record.ts'
import { structureOf } from '../document/structure.ts'
import { fieldKey, type Written } from '../keys.ts'
import { signatureOf } from '../signature.ts'
import type { Writer } from '../writer.ts'
import { type RawEntry, rawEntries } from './readField.ts'
import { toWritten } from './worded.ts'

/**
 * Writes one device's value of a field, or of one member of it, over every value that lies there, except those that `spare`
 * points out. `seen`: values that it replaces although something else has come in the place of some of them, should somebody's
 * undo bring them back. Call it in a transaction of the writer.
 */
export function writeRegister(
  doc: Y.Doc,
  writer: Writer,
  map: Y.Map<unknown>,
  { field, member }: { field: string; member?: string },
  value: unknown,
  spare: (entry: RawEntry) => boolean = () => false,
  seen: readonly Pick<RawEntry, 'deviceId' | 'clock'>[] = [],
): void {
  const all = (rawEntries(map, field).get(field) ?? []).filter((entry) => entry.member === member)
  const replaced = all.filter((entry) => entry.deviceId !== writer.deviceId && !spare(entry))
  for (const entry of replaced) map.delete(fieldKey(field, entry.deviceId, member))
  const written: Written = { ...toWritten(value), by: signatureOf(writer), clock: structureOf(doc).nextClock() }
  const replacedEarlier = seen.filter(({ deviceId }) => deviceId !== writer.deviceId)
  const own = all.find((entry) => entry.deviceId === writer.deviceId)
  // what the device's own value before this one replaced is replaced still, should somebody's undo bring it back
  const over = replacedClocks([...replaced, ...replacedEarlier], own?.over)
  if (over) written.over = over
  map.set(fieldKey(field, writer.deviceId, member), written)
}

/** How many devices a value remembers to have replaced; more than people undo at the same time in one field. */
const longestMemory = 8

function replacedClocks(
  replaced: readonly Pick<RawEntry, 'deviceId' | 'clock' | 'over'>[],
  before: Readonly<Record<string, number>> = {},
): Record<string, number> | undefined {
  const clocks = new Map<string, number>()
  const remember = (deviceId: string, clock: number) => {
    clocks.set(deviceId, Math.max(clock, clocks.get(deviceId) ?? 0))
  }
  for (const { deviceId, clock, over } of replaced) {
    remember(deviceId, clock)
    for (const [earlier, itsClock] of Object.entries(over ?? {})) remember(earlier, readClock(itsClock))
  }
  for (const [earlier, itsClock] of Object.entries(before)) remember(earlier, readClock(itsClock))
  if (clocks.size === 0) return undefined
  const latest = [...clocks].sort(([, a], [, b]) => b - a).slice(0, longestMemory)
  return Object.fromEntries(latest)
}
