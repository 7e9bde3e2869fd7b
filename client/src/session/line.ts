import type * as Y from 'yjs'
import type { Acknowledged } from '../device/relayKnowledge.ts'
import { touchedPlaces } from '../device/touchedPlaces.ts'
import type { Connection, ConnectionOptions } from './connection.ts'
import { Ledger } from './ledger.ts'
import { shownBlock } from './place.ts'

/** After so long what connects is asked for again, when it could not be fetched. */
const fetchAgainMs = 5_000

export type LineOptions = Omit<ConnectionOptions, 'ledger'> & {
  /** Changes of earlier visits that no relay has acknowledged, and in which places they are. */
  earlier: Pick<Acknowledged, 'waiting' | 'places'>
  /** Not before this has happened does it connect; left out: at once. */
  after?: Promise<unknown>
  /** Fetches what connects. */
  load?: () => Promise<{ Connection: typeof Connection }>
}

type Held = { readonly onWaiting: () => void; release?: () => void }

/**
 * The line to the relay of one document. It counts from its first moment what the relay has not acknowledged; what connects
 * is fetched behind the first picture, which needs none of it. What is written before that goes with the answer to the
 * relay's first question, as what was written offline does.
 */
export class Line {
  readonly #options: LineOptions
  readonly #ledger: Ledger
  readonly #load: () => Promise<{ Connection: typeof Connection }>
  #connection: Connection | undefined
  #isClosed = false
  #again: ReturnType<typeof setTimeout> | undefined
  /** Who holds what colleagues do while there is no connection yet, and what lets go of it afterwards. */
  #held: Held | undefined

  constructor(options: LineOptions) {
    const { doc, earlier, after, tell, load = () => import('./connection.ts') } = options
    this.#options = options
    this.#load = load
    this.#ledger = new Ledger(earlier.waiting, earlier.places, (place) => shownBlock(doc, place))
    doc.on('update', this.#countChange)
    tell({ type: 'relay', event: 'connecting' })
    this.#count()
    void Promise.resolve(after).then(this.#connect, this.#connect)
  }

  /** The origin of every transaction that came over this line. */
  get origin(): unknown {
    return this.#connection?.origin ?? this
  }

  /** See `Connection.listedDeletions`. */
  listedDeletions(): ReturnType<Connection['listedDeletions']> {
    return this.#connection?.listedDeletions()
  }

  /** See `Inbox.hold`. */
  hold(onWaiting: () => void): () => void {
    if (this.#connection) return this.#connection.hold(onWaiting)
    const held: Held = { onWaiting }
    this.#held = held
    return () => {
      if (this.#held === held) this.#held = undefined
      held.release?.()
    }
  }

  /** Whether the relay has acknowledged everything that is in the document; also of a line that has ended since. */
  isComplete(): boolean {
    return this.#ledger.isComplete()
  }

  /** See `Connection.tryExchange`. */
  async tryExchange(): Promise<boolean> {
    return (await this.#connection?.tryExchange()) ?? false
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#again)
    this.#options.doc.off('update', this.#countChange)
    this.#connection?.close()
  }

  readonly #connect = async (): Promise<void> => {
    if (this.#isClosed) return
    try {
      const { Connection } = await this.#load()
      // closed while it was being fetched
      if (!this.#isClosed) this.#connectBy(Connection)
    } catch (error) {
      console.warn('What connects could not be fetched', error)
      this.#options.tell({ type: 'relay', event: 'lost' })
      if (!this.#isClosed) this.#again = setTimeout(this.#connect, fetchAgainMs)
    }
  }

  #connectBy(Chosen: typeof Connection): void {
    this.#connection = new Chosen({ ...this.#options, ledger: this.#ledger })
    // it counts each change from here on, and sends it
    this.#options.doc.off('update', this.#countChange)
    if (this.#held) this.#held.release = this.#connection.hold(this.#held.onWaiting)
  }

  readonly #countChange = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    this.#ledger.change(touchedPlaces(transaction))
    this.#count()
  }

  #count(): void {
    const { tell } = this.#options
    tell({ type: 'counted', waiting: this.#ledger.waiting(), acknowledged: this.#ledger.isComplete() })
  }
}
