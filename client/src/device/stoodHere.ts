import { storage } from './lastWords.ts'

/** An agenda that stood on this device, as far as is needed to find it again on the server. */
export type StoodHere = { id: string; title: string }

/** Beside the database: a browser that throws that away, because it is damaged or the disk is full, often leaves this. */
export const placeOf = { now: 'lea-stands-here', thrownAway: 'lea-thrown-away' } as const

/** Remembers which agendas stand on this device, outside the database that holds them. */
export function rememberAgendas(agendas: readonly StoodHere[]): void {
  write(placeOf.now, toLine(agendas))
}

/**
 * The database turns out to be a new one: what stood in one before it is known as thrown away from now on. `stoodHere`: that, for
 * when the browser threw away as well what it was remembered in.
 */
export function noteNewDatabase(stoodHere: readonly StoodHere[]): void {
  const before = storage()?.getItem(placeOf.now) || (stoodHere.length > 0 && toLine(stoodHere))
  if (!before) return
  const earlier = thrownAwayLines()
  // first, so that there is room
  storage()?.removeItem(placeOf.now)
  // what was thrown away earlier and isn't back stays known
  write(placeOf.thrownAway, earlier ? `${earlier}\n${before}` : before)
}

/** What this browser has thrown away, as `readThrownAway` reads it; null: nothing. */
export function thrownAwayLines(): string | null {
  return storage()?.getItem(placeOf.thrownAway) ?? null
}

function toLine(agendas: readonly StoodHere[]): string {
  return JSON.stringify(agendas.map(({ id, title }) => ({ id, title })))
}

function write(key: string, value: string): void {
  try {
    const place = storage()
    if (place?.getItem(key) !== value) place?.setItem(key, value)
  } catch (error) {
    // no room: what stands in the database stands there all the same
    console.warn('Not remembered', error)
  }
}
