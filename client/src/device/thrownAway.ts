import { storage } from './lastWords.ts'
import { placeOf, type StoodHere, thrownAwayLines } from './stoodHere.ts'

/** Which agendas stood here when the database could last be read. */
export function readRemembered(): StoodHere[] {
  return readLines(storage()?.getItem(placeOf.now) ?? '[]')
}

/** What this browser has thrown away, until the person knows; null: nothing was. */
export function readThrownAway(lines = thrownAwayLines()): StoodHere[] | null {
  return lines === null ? null : readLines(lines)
}

/** The person knows. */
export function forgetThrownAway(): void {
  storage()?.removeItem(placeOf.thrownAway)
}

/** Each line holds what was noted at one time; of an agenda that was thrown away twice the last title counts. */
function readLines(lines: string): StoodHere[] {
  const byId = new Map(lines.split('\n').flatMap((line) => readLine(line).map((agenda) => [agenda.id, agenda])))
  return [...byId.values()]
}

function readLine(line: string): StoodHere[] {
  try {
    const agendas: unknown = JSON.parse(line)
    return Array.isArray(agendas) ? agendas.filter(isStoodHere) : []
  } catch (error) {
    console.warn('Which agendas stood here can not be read', error)
    return []
  }
}

function isStoodHere(found: unknown): found is StoodHere {
  if (typeof found !== 'object' || found === null) return false
  const { id, title } = found as { id?: unknown; title?: unknown }
  return typeof id === 'string' && typeof title === 'string'
}
