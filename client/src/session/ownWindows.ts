import { locksOfBrowser } from '../device/browserStorage.ts'

type Locks = Pick<LockManager, 'request' | 'query'>

/**
 * The windows of this browser that have an agenda open, by their client ids of Yjs. Each holds a lock of the browser with
 * that id in its name: what a colleague says of oneself is never believed, and a window that is gone holds none.
 */
export class OwnWindows {
  readonly #locks: Locks | null
  readonly #prefix: string
  #release = () => {}

  constructor(agendaId: string, client: number, locks: Locks | null = locksOfBrowser()) {
    this.#locks = locks
    this.#prefix = `lea-tafel:window:${agendaId}:`
    const held = new Promise<void>((resolve) => {
      this.#release = resolve
    })
    locks
      ?.request(this.#prefix + client, () => held)
      .catch((error: unknown) => console.warn('Not marked as a window', error))
  }

  /** Those that are open now, this one included; none where windows can't tell each other (an address without https). */
  async clients(): Promise<readonly number[]> {
    const { held = [] } = (await this.#locks?.query()) ?? {}
    return held.flatMap(({ name = '' }) =>
      name.startsWith(this.#prefix) ? [Number(name.slice(this.#prefix.length))] : [],
    )
  }

  close(): void {
    this.#release()
  }
}
