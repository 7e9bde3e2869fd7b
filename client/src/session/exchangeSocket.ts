import {
  closeCode,
  closeReasonByCode,
  exchangePath,
  frameType,
  positionHeader,
  syncParameter,
  syncType,
} from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export type ExchangeTiming = {
  /** How long after an exchange the next one is held when nobody writes. */
  paceMs?: number
  /** How long what is written waits for more, so that a sentence is not forty requests. */
  gatherMs?: number
  /** An exchange that takes longer has failed. */
  patienceMs?: number
}

type Options = { fetch: typeof fetch; timing?: ExchangeTiming }

/** So much goes into one exchange; the relay takes more. */
const most = { messages: 1_000, bytes: 8 * 1024 * 1024 } as const

/** A line that broke for no reason that was told, as a browser numbers it. */
const broken = 1006

/**
 * A class that stands in for WebSocket where a proxy lets none through: the same messages, over `POST .../exchange`. What
 * is acknowledged is acknowledged by the same rule (it is on disk). Slower, and who uses it isn't seen by the others: the
 * relay knows nobody between two requests, so presence is not sent.
 */
export function exchangeSocket(options: Options): typeof WebSocket {
  const OfOptions = class extends ExchangeSocket {
    constructor(url: string | URL) {
      super(url, options)
    }
  }
  // stands in for the browser's class as far as y-websocket and the ledger use it
  return OfOptions as unknown as typeof WebSocket
}

class ExchangeSocket {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSED = 3
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  readonly #fetch: typeof fetch
  readonly #timing: Required<ExchangeTiming>
  readonly #address: URL
  readonly #ending = new AbortController()
  #waiting: Uint8Array[] = []
  /** How many updates the exchanges before this one have brought to the relay's disk. */
  #durable = 0
  #position: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isExchanging = false

  constructor(url: string | URL, { fetch, timing = {} }: Options) {
    this.#fetch = fetch
    this.#timing = { paceMs: 2_000, gatherMs: 300, patienceMs: 12_000, ...timing }
    this.#address = new URL(String(url).replace(/^ws/, 'http'))
    this.#address.pathname += exchangePath
    // as with a socket, whoever made it says afterwards what should happen
    this.#exchangeWithin(0)
  }

  send(message: Uint8Array): void {
    if (this.readyState !== this.OPEN || message[0] === frameType.awareness) return
    this.#waiting.push(message)
    this.#exchangeWithin(this.#timing.gatherMs)
  }

  close(): void {
    this.readyState = this.CLOSED
    clearTimeout(this.#timer)
    this.#ending.abort()
  }

  #exchangeWithin(ms: number): void {
    if (this.#isExchanging || this.readyState === this.CLOSED) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#exchange(), ms)
  }

  async #exchange(): Promise<void> {
    this.#isExchanging = true
    const said = takeSome(this.#waiting)
    let isOver = false
    try {
      const response = await this.#post(said)
      const bytes = response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
      if (this.readyState === this.CLOSED) return
      if (bytes === undefined) {
        isOver = true
        this.#break(codeOf(response))
        return
      }
      this.#position = response.headers.get(positionHeader)
      this.#hear(bytes)
      this.#durable += said.filter(isCounted).length
    } catch (error) {
      if (this.readyState === this.CLOSED) return
      isOver = true
      console.warn('An exchange with the server failed; it is tried again', error)
      this.#break(broken)
    } finally {
      this.#isExchanging = false
      if (!isOver) this.#exchangeWithin(this.#waiting.length > 0 ? this.#timing.gatherMs : this.#timing.paceMs)
    }
  }

  #post(said: readonly Uint8Array[]): Promise<Response> {
    const encoder = encoding.createEncoder()
    for (const message of said) encoding.writeVarUint8Array(encoder, message)
    if (this.#position !== null) this.#address.searchParams.set(syncParameter.since, this.#position)
    return this.#fetch(this.#address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(encoding.toUint8Array(encoder)),
      signal: AbortSignal.any([this.#ending.signal, AbortSignal.timeout(this.#timing.patienceMs)]),
    })
  }

  #hear(bytes: Uint8Array): void {
    if (this.readyState === this.CONNECTING) {
      this.readyState = this.OPEN
      this.onopen?.()
    }
    const decoder = decoding.createDecoder(bytes)
    while (decoding.hasContent(decoder)) {
      const message = new Uint8Array(decoding.readVarUint8Array(decoder))
      const { buffer } = message[0] === frameType.acknowledgement ? this.#sinceOpened(message) : message
      this.onmessage?.({ data: buffer })
    }
  }

  /** The relay counts per request, its client since the line was opened. */
  #sinceOpened(message: Uint8Array): Uint8Array<ArrayBuffer> {
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.acknowledgement)
    encoding.writeVarUint(encoder, this.#durable + decoding.readVarUint(decoder))
    return new Uint8Array(encoding.toUint8Array(encoder))
  }

  #break(code: number): void {
    this.readyState = this.CLOSED
    this.onclose?.({ code, reason: closeReasonByCode(code) ?? '' })
  }
}

/** Takes from the front what fits in one exchange. */
function takeSome(waiting: Uint8Array[]): Uint8Array[] {
  let bytes = 0
  let count = 0
  while (count < Math.min(waiting.length, most.messages)) {
    bytes += waiting[count]?.length ?? 0
    if (count > 0 && bytes > most.bytes) break
    count++
  }
  return waiting.splice(0, count)
}

/** Whether the relay counts a message: sync step 2 and updates. */
function isCounted([type, kind]: Uint8Array): boolean {
  return type === frameType.sync && kind !== syncType.step1
}

/** The close code that belongs to a refusal; what isn't one of the relay's (a proxy's own page) is a broken line. */
function codeOf({ status, headers }: Response): number {
  const isOurs = headers.get('content-type')?.includes('application/json')
  const code = closeCode.malformedMessage - 400 + status
  return isOurs && closeReasonByCode(code) ? code : broken
}

/** Whether the relay itself answers at an address ('wss://host'), so that it is not the network that is gone. */
export async function relayAnswers(relayUrl: string, fetching: typeof fetch): Promise<boolean> {
  try {
    const address = `${relayUrl.replace(/^ws/, 'http')}/health`
    const response = await fetching(address, { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
    const { protocol } = (await response.json()) as { protocol?: unknown }
    return response.ok && protocol !== undefined
  } catch (error) {
    // no network, or a page of a proxy where ours should be: either way no relay
    console.info('The server does not answer over HTTP either', error)
    return false
  }
}

/** Whether a socket comes about now at an address; it is closed again at once. */
export function socketOpens(address: string, Socket: typeof WebSocket, patienceMs = 8_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket(address)
    const end = (opens: boolean) => {
      clearTimeout(timer)
      socket.onclose = null
      socket.onopen = null
      resolve(opens)
      socket.close()
    }
    const timer = setTimeout(() => end(false), patienceMs)
    socket.onopen = () => end(true)
    socket.onclose = () => end(false)
    socket.onerror = () => undefined
  })
}
