import type { WebsocketProvider } from 'y-websocket'
import { type ExchangeTiming, exchangeSocket, relayAnswers, socketOpens } from './exchangeSocket.ts'
import type { Way } from './status.ts'

/** How often one that exchanges tries whether a socket comes about again: another network, a proxy that was mended. */
const socketAgainMs = 60_000

/** The server has just answered over HTTP: a socket that is still not open after this long is held back. */
const lastSocketMs = 4_000

export type WaysParts = {
  provider: WebsocketProvider
  /** Where the relay is: 'wss://host'. */
  relayUrl: string
  webSocket: typeof WebSocket
  fetch: typeof fetch
  timing: { socketAgainMs?: number; exchange?: ExchangeTiming }
  /** A class of sockets that are to be used from now on. */
  take: (Socket: typeof WebSocket, way: Way) => void
}

/** Finds a way to the relay where no socket comes about, and the way back. Fetched by the line when it needs one. */
export class Ways {
  readonly #parts: WaysParts
  #way: Way = 'socket'
  #since = Date.now()
  #changing: Promise<boolean> | undefined

  constructor(parts: WaysParts) {
    this.#parts = parts
  }

  get way(): Way {
    return this.#way
  }

  /**
   * No line comes about on this way. Where sockets don't and requests do, requests it is; else it is sockets again.
   * Answers whether the relay is there.
   */
  tryOther(): Promise<boolean> {
    return this.#once(async () => {
      const { provider, relayUrl, webSocket, fetch } = this.#parts
      if (this.#way === 'exchange') {
        this.#take('socket')
        return true
      }
      if (!(await relayAnswers(relayUrl, fetch))) return false
      // the sockets before may have failed on a network that was gone and is back: one more, now that it is known to be there.
      // That isn't asked of `navigator.onLine`, which says 'offline' for good behind some VPNs
      if (await socketOpens(provider.url, webSocket, lastSocketMs)) {
        if (provider.shouldConnect) provider.connect()
        return true
      }
      if (provider.wsconnected) return true
      // asked again: the network may have gone under that one as well
      if (!(await relayAnswers(relayUrl, fetch))) return false
      if (!provider.wsconnected) this.#take('exchange')
      return true
    })
  }

  /** While exchanging, now and then: whether it is time to try a socket again. */
  look(): void {
    const { timing } = this.#parts
    const isTime = Date.now() - this.#since > (timing.socketAgainMs ?? socketAgainMs)
    if (isTime) this.trySocket()
  }

  /** While exchanging: back to a socket if one opens. */
  trySocket(): void {
    if (this.#way === 'socket') return
    this.#since = Date.now()
    this.#once(async () => {
      const { provider, webSocket } = this.#parts
      const opens = await socketOpens(provider.url, webSocket)
      if (opens) this.#take('socket')
      return opens
    }).catch((error: unknown) => console.warn('A socket could not be tried', error))
  }

  #once(work: () => Promise<boolean>): Promise<boolean> {
    this.#changing ??= work().finally(() => {
      this.#changing = undefined
    })
    return this.#changing
  }

  #take(way: Way): void {
    const { webSocket, fetch, timing, take } = this.#parts
    const { exchange } = timing
    this.#way = way
    this.#since = Date.now()
    take(way === 'socket' ? webSocket : exchangeSocket({ fetch, ...(exchange && { timing: exchange }) }), way)
  }
}
