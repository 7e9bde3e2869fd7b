import type { Sending } from './sendWaiting.ts'

/** First and longest wait before it is tried again: also for a server that isn't there, and for an agenda that a tab has open. */
const againMs = { first: 3_000, longest: 60_000, longestOffline: 20_000, longestInUse: 15_000 } as const

/** What the relay refused is offered again after this: rights come back, and programs are renewed. */
const refusedMs = 5 * 60_000

/** What is becoming of an agenda of which the relay may not have everything; one that isn't named waits. */
export type UnderWay = ReadonlyMap<string, 'underWay' | 'refused'>

export type CourierParts = {
  /** The agendas of which this device doesn't know that the relay has everything. */
  readWaiting: () => Promise<readonly string[]>
  /** Sends what waits in one. `begins` is called when it really goes. */
  send: (agendaId: string, begins: () => void) => Promise<Sending>
  tell: (underWay: UnderWay) => void
  /** On a computer that is shared, what the relay refuses may be another person's: it isn't offered again in this window. */
  offersAgain: boolean
}

/**
 * Sends what waits in agendas that no tab has open, whatever page is on the screen: one after another, again after a while as long
 * as something waits, and ever less often while the server isn't there. Does nothing when nothing waits.
 */
export class Courier {
  readonly #parts: CourierParts
  /** When the relay refused an agenda. */
  readonly #refused = new Map<string, number>()
  #known = ''
  #round: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitMs: number = againMs.first
  #isClosed = false

  constructor(parts: CourierParts) {
    this.#parts = parts
    globalThis.addEventListener?.('online', this.#now)
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility)
    this.#now()
  }

  /** Tells which agendas the page knows of that aren't confirmed: what is new among them is sent in a moment. */
  follow(waiting: readonly string[]): void {
    const known = waiting.toSorted().join()
    if (known === this.#known) return
    this.#known = known
    this.soon()
  }

  /** Something happened after which more may be sent: one left an agenda, say. */
  soon(): void {
    this.#waitMs = againMs.first
    if (this.#known !== '') this.#later(againMs.longest)
  }

  /** Somebody else sits here, or came in: what was refused may be taken now. */
  forgive(): void {
    if (!this.#parts.offersAgain) return
    this.#refused.clear()
    this.#now()
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    globalThis.removeEventListener?.('online', this.#now)
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility)
  }

  readonly #onVisibility = (): void => {
    if (globalThis.document.visibilityState === 'visible') this.#now()
  }

  readonly #now = (): void => {
    this.#waitMs = againMs.first
    this.#go()
  }

  #go(): void {
    clearTimeout(this.#timer)
    this.#round ??= this.#goRound()
      .catch((error: unknown) => {
        console.warn('What waits could not be sent', error)
        return againMs.longest
      })
      .then((longestMs) => {
        this.#round = undefined
        if (longestMs !== null && !this.#isClosed) this.#later(longestMs)
      })
  }

  #later(longestMs: number): void {
    const waitMs = Math.min(this.#waitMs, longestMs)
    this.#waitMs = waitMs * 2
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#go(), waitMs)
  }

  /** Answers how long the next one may be waited for; null when nothing waits any more. */
  async #goRound(): Promise<number | null> {
    let longestMs: number | null = null
    for (const agendaId of await this.#parts.readWaiting()) {
      if (this.#isClosed) break
      if (this.#mayOffer(agendaId)) {
        const outcome = await this.#send(agendaId)
        // where the relay isn't there for one it isn't there for the others
        if (outcome === 'offline') return againMs.longestOffline
        if (outcome === 'inUse') longestMs ??= againMs.longestInUse
        // also when it was sent: somebody may have written on meanwhile
        if (outcome !== 'refused') longestMs ??= againMs.longest
      }
      if (this.#parts.offersAgain && this.#refused.has(agendaId)) longestMs ??= againMs.longest
    }
    return longestMs
  }

  async #send(agendaId: string): Promise<Sending> {
    try {
      const outcome = await this.#parts.send(agendaId, () => this.#tell(agendaId))
      if (outcome === 'refused') this.#refused.set(agendaId, Date.now())
      if (outcome === 'sent') this.#refused.delete(agendaId)
      return outcome
    } finally {
      this.#tell()
    }
  }

  #mayOffer(agendaId: string): boolean {
    const at = this.#refused.get(agendaId)
    return at === undefined || (this.#parts.offersAgain && Date.now() - at >= refusedMs)
  }

  #tell(underWay?: string): void {
    const told = new Map<string, 'underWay' | 'refused'>()
    for (const agendaId of this.#refused.keys()) told.set(agendaId, 'refused')
    if (underWay !== undefined) told.set(underWay, 'underWay')
    this.#parts.tell(told)
  }
}
