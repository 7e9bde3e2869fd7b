import type { WebsocketProvider } from 'y-websocket'
import type { Way } from './status.ts'
import type { SharedLine } from './tabs/sharedLine.ts'
import type { Locks } from './tabs/tabLine.ts'
import type { Ways, WaysParts } from './ways.ts'

/** So many sockets in a row that never opened, while the relay answers over HTTP: something on the way lets none through. */
const unopenedMost = 2

type Parts = Pick<WaysParts, 'relayUrl' | 'webSocket' | 'fetch' | 'timing'> & {
  provider: WebsocketProvider
  /** The same sockets, counted. */
  counting: (Socket: typeof WebSocket) => typeof WebSocket
  /** Another way was taken: the line has to be made anew. */
  taken: (way: Way) => void
  /** The tab that holds the line doesn't reach the relay. */
  offline: () => void
}

/**
 * Which sockets a line opens: the browser's own or requests that stand in for them where no socket comes about, and
 * those together with the other tabs of this browser.
 */
export class Sockets {
  readonly #parts: Parts
  /** Sockets in a row that never opened, and whether the present one did. */
  #unopened = 0
  #hasOpened = false
  #loadingWays: Promise<Ways> | undefined
  #ways: Ways | undefined
  #shared: SharedLine | null = null
  #isClosed = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Connects, together with the other tabs where there are locks to agree by. */
  async begin(locks: Locks | null): Promise<void> {
    if (locks) await this.#share(locks)
    if (this.#isClosed) return
    this.#use(this.#parts.webSocket, 'socket')
    this.#parts.provider.connect()
  }

  opening(): void {
    this.#hasOpened = false
  }

  opened(): void {
    this.#hasOpened = true
    this.#unopened = 0
  }

  /** A socket closed without a reason of the relay's. When it is the next one that never opened, another way is looked for. */
  broke(): void {
    if (!this.#hasOpened && ++this.#unopened >= unopenedMost) void this.#tryOtherWay()
  }

  /** See `Connection.tryExchange`. */
  async tryExchange(): Promise<boolean> {
    return this.#ways?.way === 'exchange' || this.#tryOtherWay()
  }

  /** While exchanging, now and then: whether it is time to try a socket again. */
  look(): void {
    this.#ways?.look()
  }

  /** Perhaps another network: what failed on the one before doesn't count, and while exchanging it is back to a socket if one opens. */
  trySocket(): void {
    this.#unopened = 0
    this.#ways?.trySocket()
  }

  close(): void {
    this.#isClosed = true
    this.#shared?.close()
  }

  /** Gets on the line together with the other tabs; without the piece that knows how, this tab has one of its own. */
  async #share(locks: Locks): Promise<void> {
    try {
      const { SharedLine } = await import('./tabs/sharedLine.ts')
      if (!this.#isClosed) this.#shared = new SharedLine(locks, this.#parts.offline)
    } catch (error) {
      console.warn('A line of its own', error)
    }
  }

  /** The sockets that are opened from now on. */
  #use(Socket: typeof WebSocket, way: Way): void {
    const { provider, counting } = this.#parts
    provider._WS = counting(this.#shared?.sockets(Socket, way) ?? Socket)
  }

  async #tryOtherWay(): Promise<boolean> {
    try {
      const take = (Socket: typeof WebSocket, way: Way) => {
        if (this.#isClosed) return
        this.#use(Socket, way)
        this.#unopened = 0
        this.#parts.taken(way)
      }
      this.#loadingWays ??= import('./ways.ts').then(({ Ways }) => new Ways({ ...this.#parts, take }))
      this.#ways = await this.#loadingWays
      return !this.#isClosed && (await this.#ways.tryOther())
    } catch (error) {
      // the piece that knows of them could not be fetched: sockets are tried on, and it is asked for again
      this.#loadingWays = undefined
      console.warn('Not tried over HTTP', error)
      return false
    }
  }
}
