/** What tabs of one browser tell each other about an agenda. */
export type TabMessage = {
  updates: Uint8Array[]
  /** The first and last row of the database that hold them already; null: who receives them stores them too. */
  stored: { first: number; last: number } | null
}

/** The channel between the tabs of this browser that have one agenda open. Where the browser has none, each is on its own. */
export class TabChannel {
  readonly #channel: BroadcastChannel | null
  #isClosed = false

  constructor(database: string, agendaId: string, receive: (message: TabMessage) => void) {
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`${database}:${agendaId}`) : null
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => receive(data)
  }

  send(updates: Uint8Array[], stored: TabMessage['stored']): void {
    // a write that took longer than the store could wait may end after it was closed
    if (updates.length > 0 && !this.#isClosed) this.#channel?.postMessage({ updates, stored } satisfies TabMessage)
  }

  close(): void {
    this.#isClosed = true
    this.#channel?.close()
  }
}
