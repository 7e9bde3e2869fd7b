import { storage } from './lastWords.ts'
import { placeOf, type StoodHere } from './stoodHere.ts'

/** Which agendas stood here when the database could last be read. */
export function readRemembered(): StoodHere[] {
  return read(placeOf.now) ?? []
}

/** What this browser has thrown away, until the person knows; null: nothing was. */
export function readThrownAway(): StoodHere[] | null {
  return read(placeOf.thrownAway)
}

/** The person knows. */
export function forgetThrownAway(): void {
  storage()?.removeItem(placeOf.thrownAway)
}

/** Each line holds what was noted at one time. */
function read(key: string): StoodHere[] | null {
  const found = storage()?.getItem(key)
  return found ? found.split('\n').flatMap(readLine) : null
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
