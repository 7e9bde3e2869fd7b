import { storage } from './lastWords.ts'

/** An agenda that stood on this device, as far as is needed to find it again on the server. */
export type StoodHere = { id: string; title: string }

/** Beside the database: a browser that throws that away, because it is damaged or the disk is full, often leaves this. */
const placeOf = { now: 'lea-stands-here', thrownAway: 'lea-thrown-away' } as const

/** Remembers which agendas stand on this device, outside the database that holds them. */
export function rememberAgendas(agendas: readonly StoodHere[]): void {
  write(placeOf.now, JSON.stringify(agendas.map(({ id, title }) => ({ id, title }))))
}

/** Which agendas stood here when the database could last be read. */
export function readRemembered(): StoodHere[] {
  return read(placeOf.now) ?? []
}

/** The database turns out to be a new one: if there was one before, what stood in it is known as thrown away from now on. */
export function noteNewDatabase(): void {
  const before = read(placeOf.now)
  if (before === null) return
  write(placeOf.thrownAway, JSON.stringify([...(read(placeOf.thrownAway) ?? []), ...before]))
  write(placeOf.now, null)
}

/** What this browser has thrown away and the person hasn't been rid of yet; null: nothing was. */
export function readThrownAway(): StoodHere[] | null {
  return read(placeOf.thrownAway)
}

/** The person knows. */
export function forgetThrownAway(): void {
  write(placeOf.thrownAway, null)
}

function read(key: string): StoodHere[] | null {
  const found = storage()?.getItem(key)
  if (found === null || found === undefined) return null
  try {
    const agendas: unknown = JSON.parse(found)
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

function write(key: string, value: string | null): void {
  const place = storage()
  if (!place || place.getItem(key) === value) return
  try {
    if (value === null) place.removeItem(key)
    else place.setItem(key, value)
  } catch (error) {
    // no room: what stands in the database stands there all the same
    console.warn('Which agendas stand here is not remembered beside the database', error)
  }
}
