/** What a socket of a tab needs of the line: where what it does goes. */
export type Exchange = {
  open: (socket: TabSocket) => void
  say: (socket: TabSocket, message: Uint8Array) => void
  close: (socket: TabSocket) => void
}

/** Stands in for WebSocket where tabs share a line, as far as y-websocket and the ledger use it. */
export class TabSocket {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSED = 3
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  readonly #exchange: Exchange

  constructor(exchange: Exchange) {
    this.#exchange = exchange
    // as with a socket, whoever made it says afterwards what should happen
    queueMicrotask(() => {
      if (this.readyState === this.CONNECTING) exchange.open(this)
    })
  }

  send(message: Uint8Array): void {
    if (this.readyState === this.OPEN) this.#exchange.say(this, message)
  }

  close(): void {
    if (this.readyState === this.CLOSED) return
    this.readyState = this.CLOSED
    this.#exchange.close(this)
  }

  opened(): void {
    if (this.readyState !== this.CONNECTING) return
    this.readyState = this.OPEN
    this.onopen?.()
  }

  hear(message: Uint8Array): void {
    if (this.readyState === this.OPEN) this.onmessage?.({ data: message })
  }

  closed(code: number, reason: string): void {
    if (this.readyState === this.CLOSED) return
    this.readyState = this.CLOSED
    this.onclose?.({ code, reason })
  }
}
