import { schemaVersion } from '@lea/agenda'
import {
  type CloseReason,
  type ConnectionRole,
  closeCode,
  closeReasonByCode,
  frameType,
  isConnectionRole,
  mayReconnectAfter,
  mayWriteAgenda,
  protocolVersion,
  silenceMs,
  syncParameter,
  syncPath,
  syncType,
} from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { locksOfBrowser } from '../device/browserStorage.ts'
import { touchedPlaces } from '../device/touchedPlaces.ts'
import { countingSocket } from './countingSocket.ts'
import type { ExchangeTiming } from './exchangeSocket.ts'
import { Inbox } from './inbox.ts'
import type { Ledger } from './ledger.ts'
import { Outbox } from './outbox.ts'
import { Sockets } from './sockets.ts'
import type { RelayRefusal, StatusEvent } from './status.ts'
import { handedOver } from './tabs/handedOver.ts'
import type { Locks } from './tabs/tabLine.ts'
import { canUnpack, Unpacking } from './unpacking.ts'

/** A relay that hasn't acknowledged anything this long after the agenda came in doesn't know how to. */
const acknowledgementMs = 10_000

/** So long the relay's word is a moment away. After it one should read what is safe meanwhile. */
const overdueMs = 2_000

/** The line is looked at this often. */
const checkMs = 1_000

/** A server that found this program too old is asked again: the right one may be back, or an older one in its place. */
const tooOldAgainMs = 30_000

/** Reasons for which one may come back by oneself, and that a person should hear about all the same. */
const worthTelling: readonly CloseReason[] = ['relayTooOld', 'storageUnavailable']

export type ConnectionOptions = {
  agendaId: string
  doc: Y.Doc
  awareness: Awareness
  /** Where the relay is: 'wss://host' or 'ws://host:port'. */
  relayUrl: string
  /** What the relay has acknowledged; everything that was written until now is counted in it. */
  ledger: Ledger
  /** Puts an agenda on the relay that isn't there; asked once, when the relay has none for us. Answers whether it is there now. */
  bring?: (() => Promise<boolean>) | undefined
  /** Hears what it learns, for the status. */
  tell: (event: StatusEvent) => void
  webSocket?: typeof WebSocket
  /** How requests go out where no socket can. */
  fetch?: typeof fetch
  /** By what the tabs of this browser agree which of them talks to the relay for all; null: each for itself. */
  locks?: Locks | null
  timing?: {
    silenceMs?: number
    acknowledgementMs?: number
    overdueMs?: number
    longestBackoffMs?: number
    tooOldAgainMs?: number
    /** While exchanging: how often a socket is tried again. */
    socketAgainMs?: number
    exchange?: ExchangeTiming
  }
}

/** Where tabs can't agree, or can't hear each other, each has a line of its own. */
const locksForLines = (): Locks | null => ('BroadcastChannel' in globalThis ? locksOfBrowser() : null)

/**
 * The connection of a line: y-websocket's provider, with our knowledge of what has been acknowledged. Reconnects by
 * itself after silence or a broken line, and stops where the relay says that coming back is of no use. Where no socket
 * comes about and the relay answers over HTTP, the same messages go by requests, until a socket opens again.
 */
export class Connection {
  readonly #provider: WebsocketProvider
  readonly #ledger: Ledger
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  readonly #unpacking = new Unpacking()
  readonly #tell: (event: StatusEvent) => void
  readonly #silenceMs: number
  readonly #acknowledgementMs: number
  readonly #overdueMs: number
  readonly #checking: ReturnType<typeof setInterval>
  #connectingSince = 0
  #acknowledges = false
  /** What the relay lets one do here; null: it doesn't say, and anything goes. */
  #role: ConnectionRole | null = null
  /** The sync message that is being read, without its frame type. */
  #message: Uint8Array | undefined
  readonly #sockets: Sockets
  #isClosed = false
  #awaitingAcknowledgement: ReturnType<typeof setTimeout> | undefined
  #overdue: ReturnType<typeof setTimeout> | undefined
  readonly #tooOldAgainMs: number
  #again: ReturnType<typeof setTimeout> | undefined
  #bring: ConnectionOptions['bring']

  constructor({
    agendaId,
    doc,
    awareness,
    relayUrl,
    ledger,
    bring,
    tell,
    webSocket = WebSocket,
    fetch = (...request) => globalThis.fetch(...request),
    locks = locksForLines(),
    timing = {},
  }: ConnectionOptions) {
    this.#tell = tell
    this.#bring = bring
    this.#silenceMs = timing.silenceMs ?? silenceMs
    this.#acknowledgementMs = timing.acknowledgementMs ?? acknowledgementMs
    this.#overdueMs = timing.overdueMs ?? overdueMs
    this.#tooOldAgainMs = timing.tooOldAgainMs ?? tooOldAgainMs
    this.#ledger = ledger
    const counting = (Socket: typeof WebSocket) => countingSocket(Socket, ledger, this.#mayWrite)
    this.#provider = new WebsocketProvider(relayUrl + syncPath, agendaId, doc, {
      awareness,
      connect: false,
      // tabs of one browser hear each other through the store, which knows what is stored
      disableBc: true,
      params: {
        [syncParameter.acknowledge]: '1',
        [syncParameter.protocol]: String(protocolVersion),
        [syncParameter.schema]: String(schemaVersion),
        [syncParameter.role]: '1',
        ...(canUnpack ? { [syncParameter.deflate]: '1' } : {}),
      },
      WebSocketPolyfill: counting(webSocket),
      maxBackoffTime: timing.longestBackoffMs ?? 2_500,
      shouldReconnect: ({ code }) => {
        const reason = closeReasonByCode(code)
        // what was under way when one became a reader is no reason to stay away: a reader sends nothing
        return reason === undefined || mayReconnectAfter(reason) || (reason === 'notAWriter' && this.#role !== null)
      },
    })
    this.#outbox = this.#putOutbox()
    this.#sockets = new Sockets({
      provider: this.#provider,
      relayUrl,
      webSocket,
      fetch,
      timing,
      counting,
      taken: (way) => {
        tell({ type: 'way', way })
        this.#reconnect()
      },
      offline: () => this.#provider.synced || tell({ type: 'relay', event: 'lost' }),
    })
    this.#guardHandlers(doc, awareness)
    this.#inbox = this.#putInbox()
    this.#listen(awareness)
    this.#checking = setInterval(this.#check, checkMs)
    globalThis.addEventListener?.('online', this.#onOnline)
    globalThis.addEventListener?.('offline', this.#onOffline)
    globalThis.document?.addEventListener('visibilitychange', this.#check)
    this.#count()
    void this.#sockets.begin(locks)
  }

  /** The origin of every transaction that came over it. */
  get origin(): unknown {
    return this.#provider
  }

  /**
   * While a message is being applied: the deletions that it lists. What it deletes besides them (what lies in a deleted
   * text, say) was unknown to whoever deleted it.
   */
  listedDeletions(): ReturnType<typeof Y.createDeleteSet> | undefined {
    if (!this.#message) return undefined
    const decoder = decoding.createDecoder(this.#message)
    decoding.readVarUint(decoder)
    return Y.decodeUpdate(decoding.readVarUint8Array(decoder)).ds
  }

  /** See `Inbox.hold`. */
  hold(onWaiting: () => void): () => void {
    return this.#inbox.hold(onWaiting)
  }

  /**
   * Exchanges from now on if the relay answers over HTTP and no socket opens, without waiting for a second one to fail;
   * answers whether the relay is there, on this way or on that.
   */
  tryExchange(): Promise<boolean> {
    return this.#sockets.tryExchange()
  }

  close(): void {
    this.#isClosed = true
    this.#outbox.flush()
    clearInterval(this.#checking)
    clearTimeout(this.#awaitingAcknowledgement)
    clearTimeout(this.#overdue)
    clearTimeout(this.#again)
    this.#inbox.close()
    globalThis.removeEventListener?.('online', this.#onOnline)
    globalThis.removeEventListener?.('offline', this.#onOffline)
    globalThis.document?.removeEventListener('visibilitychange', this.#check)
    this.#provider.destroy()
    this.#sockets.close()
  }

  /** y-websocket's own listeners, so that a throw in one of them doesn't silence the document, and each change is counted. */
  #guardHandlers(doc: Y.Doc, awareness: Awareness): void {
    const provider = this.#provider
    doc.off('update', provider._updateHandler)
    // the document tells more than y-websocket's own type of listener takes
    provider._updateHandler = (update, origin, _?: Y.Doc, transaction?: Y.Transaction) => {
      if (origin === provider) return
      this.#ledger.change(transaction ? touchedPlaces(transaction) : [])
      this.#inbox.ownChange()
      this.#outbox.put(update)
      this.#count()
    }
    doc.on('update', provider._updateHandler)

    const sendPresence = provider._awarenessUpdateHandler
    awareness.off('update', sendPresence)
    provider._awarenessUpdateHandler = (change: unknown, origin: unknown) => {
      // y-websocket tells the relay what it just heard from it: a room of fifty would answer each caret fifty times
      if (origin === provider) return
      try {
        sendPresence(change, origin)
      } catch (error) {
        console.error('Presence not sent', error)
      }
    }
    awareness.on('update', provider._awarenessUpdateHandler)
  }

  #listen(awareness: Awareness): void {
    const provider = this.#provider
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#sockets.opened()
      if (status !== 'connecting') return
      this.#sockets.opening()
      this.#connectingSince = Date.now()
      this.#acknowledges = false
      this.#ledger.connect()
      this.#tell({ type: 'relay', event: 'connecting' })
      this.#count()
      // the others were told that we left; without a higher clock they wouldn't believe that we are back
      awareness.setLocalState(awareness.getLocalState())
    })
    provider.on('sync', (isSynced) => {
      clearTimeout(this.#awaitingAcknowledgement)
      if (!isSynced) return
      this.#tell({ type: 'relay', event: 'synced' })
      this.#count()
      if (this.#acknowledges) return
      const refuse = () => this.#refuse('relayHasNoAcknowledgement')
      this.#awaitingAcknowledgement = setTimeout(refuse, this.#acknowledgementMs)
    })
    provider.on('connection-close', (event) => {
      this.#unpacking.drop()
      this.#inbox.lose()
      clearTimeout(this.#awaitingAcknowledgement)
      if (event?.code === handedOver) {
        // nothing broke: another tab holds the line, and what wasn't acknowledged on it goes again
        queueMicrotask(() => this.#isClosed || this.#provider.connect())
        return
      }
      const reason = event === null ? undefined : closeReasonByCode(event.code)
      if (reason === 'notAWriter' && this.#role !== null) {
        if (this.#mayWrite()) this.#become('reader')
        this.#tell({ type: 'relay', event: 'lost' })
        return
      }
      if (reason === 'notAllowed' && this.#bring) {
        this.#tell({ type: 'relay', event: 'lost' })
        void this.#bringOnce(this.#bring)
        return
      }
      if (reason && (!mayReconnectAfter(reason) || worthTelling.includes(reason))) this.#refuse(reason)
      else this.#tell({ type: 'relay', event: 'lost' })
      if (reason === 'clientTooOld') this.#again = setTimeout(() => this.#provider.connect(), this.#tooOldAgainMs)
      if (reason === undefined) this.#sockets.broke()
    })
    provider.messageHandlers[frameType.acknowledgement] = (_, decoder) => this.#onAcknowledgement(decoder)
    provider.messageHandlers[frameType.role] = (_, decoder) => {
      const role = decoding.readVarString(decoder)
      if (isConnectionRole(role)) this.#become(role)
    }
    provider.messageHandlers[frameType.auth] = (_, decoder) => this.#onAuth(decoder)
  }

  /** Puts the outbox between what is written here and y-websocket, which sends it as ever. */
  #putOutbox(): Outbox {
    const sendUpdate = this.#provider._updateHandler
    const send = (update: Uint8Array) => {
      try {
        sendUpdate(update, null)
      } catch (error) {
        console.error('Not sent', error)
        this.#reconnect()
      }
    }
    return new Outbox({ send })
  }

  /** Puts the inbox between what comes in and y-websocket, which reads the messages as ever. */
  #putInbox(): Inbox {
    const provider = this.#provider
    const { [frameType.sync]: readSync, [frameType.awareness]: readPresence } = provider.messageHandlers
    if (!readSync || !readPresence) throw new Error('y-websocket has no handlers')
    const read = (decoder: decoding.Decoder, encoder: encoding.Encoder, emitSynced: boolean) => {
      this.#message = decoder.arr.subarray(decoder.pos)
      try {
        readSync(encoder, decoder, provider, emitSynced, frameType.sync)
      } finally {
        this.#message = undefined
      }
    }
    provider.messageHandlers[frameType.sync] = (encoder, decoder, _, emitSynced) => {
      const readInTurn = () => this.#inbox.sync(decoder, () => read(decoder, encoder, emitSynced))
      // a question is answered with what `encoder` holds when this returns, and rests on nothing that comes before it
      if (decoding.peekVarUint(decoder) === syncType.step1) readInTurn()
      else this.#unpacking.inTurn(readInTurn)
    }
    provider.messageHandlers[frameType.awareness] = (_, decoder) =>
      this.#unpacking.inTurn(() => this.#inbox.presence(decoder))
    provider.messageHandlers[frameType.packed] = (_, decoder) => this.#onPacked(decoder)
    return new Inbox({
      // an update is answered by nothing
      readSync: (decoder) => read(decoder, encoding.createEncoder(), true),
      readPresence: (decoder) => readPresence(encoding.createEncoder(), decoder, provider, true, frameType.awareness),
    })
  }

  #onPacked(decoder: decoding.Decoder): void {
    const read = (message: Uint8Array) => {
      const unpacked = decoding.createDecoder(message)
      // its type: only content is packed
      decoding.readVarUint(unpacked)
      this.#inbox.sync(unpacked, () => undefined)
    }
    void this.#unpacking.unpack(decoding.readTailAsUint8Array(decoder).slice(), read, (error) => {
      console.error('Could not unpack', error)
      delete this.#provider.params[syncParameter.deflate]
      this.#reconnect()
    })
  }

  #onAcknowledgement(decoder: decoding.Decoder): void {
    this.#ledger.acknowledge(decoding.readVarUint(decoder))
    const isFirst = !this.#acknowledges
    this.#acknowledges = true
    clearTimeout(this.#awaitingAcknowledgement)
    this.#expectSoon(false)
    // it took so long that we had given up on it
    if (isFirst && this.#provider.synced) this.#tell({ type: 'relay', event: 'synced' })
    this.#count()
  }

  readonly #mayWrite = (): boolean => this.#role === null || mayWriteAgenda(this.#role)

  /** What one may do from now on. Who may write again brings what had to wait with a new answer to the relay's question. */
  #become(role: ConnectionRole): void {
    const hadToWait = !this.#mayWrite() && this.#ledger.waiting() > 0
    this.#role = role
    this.#tell({ type: 'role', role })
    if (hadToWait && this.#mayWrite()) this.#reconnect()
  }

  async #bringOnce(bring: NonNullable<ConnectionOptions['bring']>): Promise<void> {
    this.#bring = undefined
    const isThere = await bring().catch((error: unknown) => {
      console.warn('Not brought to the server', error)
      return false
    })
    if (this.#isClosed) return
    if (isThere) this.#provider.connect()
    else this.#refuse('notAllowed')
  }

  /** A relay that isn't ours refuses with an auth frame: 0 and a reason in words. */
  #onAuth(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    const words = decoding.readVarString(decoder)
    this.#refuse(isCloseReason(words) ? words : 'notAllowed')
  }

  #refuse(refused: RelayRefusal): void {
    this.#tell({ type: 'relay', event: { refused } })
  }

  #count(): void {
    const acknowledged = this.#ledger.isComplete()
    this.#tell({ type: 'counted', waiting: this.#ledger.waiting(), acknowledged })
    this.#expectSoon(this.#provider.synced && !acknowledged)
  }

  /** Each word of the relay begins the wait anew: one who goes on writing has always something under way. */
  #expectSoon(isExpected: boolean): void {
    if (!isExpected) {
      clearTimeout(this.#overdue)
      this.#overdue = undefined
    } else
      this.#overdue ??= setTimeout(() => {
        if (this.#provider.synced) this.#tell({ type: 'overdue' })
      }, this.#overdueMs)
  }

  /** Makes the line anew when nothing was heard on it for too long, or when it doesn't come about. */
  readonly #check = (): void => {
    const { ws, wsconnected, synced, wsLastMessageReceived } = this.#provider
    this.#sockets.look()
    if (ws === null) return
    // a relay that doesn't acknowledge has no heartbeat either; y-websocket watches that one, at its own pace
    if (synced && !this.#acknowledges) return
    const heard = wsconnected ? wsLastMessageReceived : this.#connectingSince
    if (Date.now() - heard > this.#silenceMs) this.#reconnect()
  }

  readonly #onOnline = (): void => {
    // perhaps another network
    this.#sockets.trySocket()
    if (this.#provider.shouldConnect) this.#provider.connect()
  }

  /** The browser knows that there is no network long before a silent socket would tell. A relay on this machine is back at once. */
  readonly #onOffline = (): void => {
    if (this.#provider.ws !== null) this.#reconnect()
  }

  #reconnect(): void {
    try {
      this.#provider.disconnect()
    } catch (error) {
      // the goodbye could not be said; y-websocket sees the socket close and does the rest
      console.warn('Broken off', error)
      this.#provider.ws?.close()
    }
    this.#provider.connect()
  }
}

function isCloseReason(words: string): words is CloseReason {
  return Object.hasOwn(closeCode, words)
}
