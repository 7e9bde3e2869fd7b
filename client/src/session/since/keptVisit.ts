import { joinSpans } from '@lea/agenda'
import * as Y from 'yjs'
import type { Database, Visit } from '../../device/database.ts'

/** A clock may have been set back since. */
const clockSkewMs = 24 * 3_600_000

/** Under which id a visit's states are kept: the one to compare with, and what was here when one looked away. */
export function stateId(agenda: string, which: 'base' | 'left'): string {
  return `${agenda}:${which}`
}

/** A state that was kept; undefined when there is none, or when it can't be read: then nobody knows what is new. */
export async function readState(database: Database, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes: unknown = (await database.visitStates.get(id))?.bytes
  if (!(bytes instanceof Uint8Array)) return undefined
  try {
    // walks through all of it
    Y.decodeUpdate(bytes)
    return new Uint8Array(bytes)
  } catch (error) {
    console.warn('The state of an earlier visit can not be read', error)
    return undefined
  }
}

/** Keeps what one tab knows of a visit beside what other tabs do. */
export async function keepVisit(database: Database, visit: Visit): Promise<void> {
  await database.transaction('rw', database.visits, async () => {
    const known = await readVisit(database, visit.agenda)
    const isSame = known?.baseAt === visit.baseAt
    await database.visits.put({
      ...visit,
      leftAt: Math.max(visit.leftAt, known?.leftAt ?? 0),
      own: [...new Set([...(isSame ? (known?.own ?? []) : []), ...visit.own])],
      touched: [...new Set([...(isSame ? (known?.touched ?? []) : []), ...visit.touched])],
      erased: joinSpans([...(isSame ? (known?.erased ?? []) : []), ...(visit.erased ?? [])]),
      names: [...new Map([...(known?.names ?? []), ...visit.names])],
    })
  })
}

/** The visit that was written down; undefined when none was, or when the row is damaged. */
export async function readVisit(database: Database, agenda: string): Promise<Visit | undefined> {
  const found: { [Key in keyof Visit]?: unknown } | undefined = await database.visits.get(agenda)
  if (!found) return undefined
  const { leftAt, baseAt, toldAt, own, touched, erased = [], names } = found
  const isWhole =
    isMoment(leftAt) &&
    [baseAt, toldAt].every((at) => at === null || isMoment(at)) &&
    isListOf('number', own) &&
    isListOf('string', touched) &&
    Array.isArray(erased) &&
    erased.every((span) => isListOf('number', span) && span.length === 3) &&
    Array.isArray(names) &&
    names.every((pair) => Array.isArray(pair) && typeof pair[0] === 'number' && typeof pair[1] === 'string')
  return isWhole ? (found as Visit) : undefined
}

/** A moment that has been: a later one would say for ever that one was here just now. */
function isMoment(found: unknown): boolean {
  return typeof found === 'number' && found >= 0 && found <= Date.now() + clockSkewMs
}

function isListOf(type: 'number' | 'string', found: unknown): found is unknown[] {
  return Array.isArray(found) && found.every((each) => typeof each === type)
}
