import { storage } from './lastWords.ts'

/** An agenda that stood on this device, as far as is needed to find it again on the server. */
export type StoodHere = { id: string; title: string }

/** Beside the database: a browser that throws that away, because it is damaged or the disk is full, often leaves this. */
export const placeOf = { now: 'lea-stands-here', thrownAway: 'lea-thrown-away' } as const

/** Remembers which agendas stand on this device, outside the database that holds them. */
export function rememberAgendas(agendas: readonly StoodHere[]): void {
  write(placeOf.now, JSON.stringify(agendas.map(({ id, title }) => ({ id, title }))))
}

/** The database turns out to be a new one: what stood in one before it is known as thrown away from now on. */
export function noteNewDatabase(): void {
  const before = storage()?.getItem(placeOf.now)
  if (!before) return
  // what was thrown away earlier and isn't back stays known
  const earlier = storage()?.getItem(placeOf.thrownAway)
  write(placeOf.thrownAway, earlier ? `${earlier}\n${before}` : before)
  storage()?.removeItem(placeOf.now)
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
