import type { Way } from '../status.ts'
import { type Locks, TabLine } from './tabLine.ts'
import { TabSocket } from './tabSocket.ts'

/** The sockets of one open agenda that share their line with the other tabs: one line for each address and way. */
export class SharedLine {
  readonly #locks: Locks
  readonly #tellOffline: () => void
  readonly #lines = new Map<string, TabLine>()

  /** `tellOffline`: see `TabLine`. */
  constructor(locks: Locks, tellOffline: () => void) {
    this.#locks = locks
    this.#tellOffline = tellOffline
  }

  /** A class that stands in for WebSocket; `Base` is what the tab that holds the line opens. */
  sockets(Base: typeof WebSocket, way: Way): typeof WebSocket {
    const lineOf = (url: string) => this.#lineOf(url, Base, way)
    const Shared = class extends TabSocket {
      constructor(url: string | URL) {
        const line = lineOf(String(url))
        super({
          open: (socket) => line.open(socket),
          say: (socket, message) => line.say(socket, message),
          close: (socket) => line.hangUp(socket),
        })
      }
    }
    return Shared as unknown as typeof WebSocket
  }

  close(): void {
    for (const line of this.#lines.values()) line.close()
  }

  #lineOf(url: string, Base: typeof WebSocket, way: Way): TabLine {
    // builds that speak differently have another address, and each its own line
    const name = `lea-tafel:line:${way}:${url}`
    const known = this.#lines.get(name)
    if (known) return known
    const line = new TabLine(name, () => new Base(url), this.#locks, this.#tellOffline)
    this.#lines.set(name, line)
    return line
  }
}
