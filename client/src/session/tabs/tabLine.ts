import { randomId } from '../../device/device.ts'
import { handedOver } from './handedOver.ts'
import { Switchboard, type Tabs } from './switchboard.ts'
import type { TabSocket } from './tabSocket.ts'

/** The locks of a browser, as far as lines use them. */
export type Locks = Pick<LockManager, 'request'>

/**
 * A tab that doesn't answer so many of these in a row is frozen, stuck or gone, and loses the line: after 1 to 1.5 s. Each
 * tab has a pace of its own, so that two don't take it at the same moment.
 */
const asking = { everyMs: 250, atMostLaterMs: 120, most: 3 } as const

/** What tabs say to each other about a line. `to`: the tab that holds it; a socket is named by its tab and a number. */
type Said =
  | { kind: 'whoHolds' }
  | { kind: 'here'; holder: string; since: number; isOffline: boolean }
  | { kind: 'open' | 'close'; to: string; tab: string; socket: string }
  | { kind: 'say'; to: string; socket: string; message: Uint8Array }
  | { kind: 'opened'; socket: string }
  | { kind: 'hear'; sockets: readonly string[]; message: Uint8Array }
  | { kind: 'closed'; sockets: readonly string[]; code: number; reason: string }

type Holder = { tab: string; since: number; isOffline: boolean }

/**
 * One line to the relay for all tabs of this browser that have the same agenda open. The tab that has the lock holds the
 * socket and answers for the others; they take the lock over when it closes, dies, or doesn't answer for a second. What
 * goes between the tabs are the relay's own frames, so that each tab counts for itself what the relay has of it.
 */
export class TabLine {
  readonly #tab = randomId()
  readonly #name: string
  readonly #locks: Locks
  readonly #dial: () => WebSocket
  readonly #tellOffline: () => void
  readonly #channel: BroadcastChannel
  readonly #sockets = new Map<string, TabSocket>()
  readonly #names = new Map<TabSocket, string>()
  /** Others can tell by a lock that this tab lives. Nothing is asked of them before it is taken. */
  readonly #alive: Promise<void>
  #die: () => void = () => undefined
  #holder: Holder | null = null
  #board: Switchboard | null = null
  #letGo: () => void = () => undefined
  #queued: AbortController | null = null
  /** Ends the watch over the tabs that this one holds the line for. */
  #watching: AbortController | null = null
  readonly #watched = new Set<string>()
  #unanswered = 0
  #numbers = 0
  #isClosed = false
  readonly #asking: ReturnType<typeof setInterval>

  /**
   * `name`: the same for all tabs that can share, and for no others. `tellOffline`: the tab that holds the line doesn't reach the
   * relay; a socket of this tab may still be waiting for its next attempt.
   */
  constructor(name: string, dial: () => WebSocket, locks: Locks, tellOffline: () => void) {
    this.#name = name
    this.#dial = dial
    this.#tellOffline = tellOffline
    this.#locks = locks
    this.#channel = new BroadcastChannel(name)
    this.#channel.onmessage = ({ data }: MessageEvent<Said>) => this.#receive(data)
    this.#alive = this.#takeLife()
    this.#queue(false)
    this.#post({ kind: 'whoHolds' })
    this.#asking = setInterval(this.#askHolder, asking.everyMs + Math.random() * asking.atMostLaterMs)
    globalThis.addEventListener?.('offline', this.#onOffline)
    globalThis.document?.addEventListener('freeze', this.#onFreeze)
    globalThis.document?.addEventListener('resume', this.#onResume)
  }

  /** A class of sockets that go over this line. */
  open(socket: TabSocket): void {
    const name = `${this.#tab}:${++this.#numbers}`
    this.#sockets.set(name, socket)
    this.#names.set(socket, name)
    this.#connect(name)
  }

  say(socket: TabSocket, message: Uint8Array): void {
    const name = this.#names.get(socket)
    if (name === undefined) return
    if (this.#board) this.#board.say(name, message)
    else if (this.#holder) this.#post({ kind: 'say', to: this.#holder.tab, socket: name, message })
  }

  hangUp(socket: TabSocket): void {
    const name = this.#names.get(socket)
    if (name === undefined) return
    this.#forget(name)
    if (this.#board) this.#board.close(name)
    else if (this.#holder) this.#post({ kind: 'close', to: this.#holder.tab, tab: this.#tab, socket: name })
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    clearInterval(this.#asking)
    globalThis.removeEventListener?.('offline', this.#onOffline)
    globalThis.document?.removeEventListener('freeze', this.#onFreeze)
    globalThis.document?.removeEventListener('resume', this.#onResume)
    this.#giveUp()
    this.#die()
    this.#channel.close()
  }

  #connect(name: string): void {
    const holder = this.#holder
    if (this.#board) this.#board.open(name)
    else if (holder) {
      void this.#alive.then(() => {
        const isStill = this.#holder === holder && this.#sockets.has(name)
        if (isStill) this.#post({ kind: 'open', to: holder.tab, tab: this.#tab, socket: name })
      })
    }
  }

  #forget(name: string): TabSocket | undefined {
    const socket = this.#sockets.get(name)
    this.#sockets.delete(name)
    if (socket) this.#names.delete(socket)
    return socket
  }

  #post(said: Said): void {
    if (!this.#isClosed) this.#channel.postMessage(said)
  }

  #receive(said: Said): void {
    switch (said.kind) {
      case 'whoHolds':
        this.#sayHere()
        return
      case 'here':
        this.#follow({ tab: said.holder, since: said.since, isOffline: said.isOffline })
        return
      case 'open':
        if (said.to !== this.#tab || !this.#board) return
        this.#watch(said.tab)
        this.#board.open(said.socket)
        return
      case 'close':
        if (said.to === this.#tab) this.#board?.close(said.socket)
        return
      case 'say':
        if (said.to === this.#tab) this.#board?.say(said.socket, said.message)
        return
      case 'opened':
        this.#sockets.get(said.socket)?.opened()
        return
      case 'hear':
        for (const name of said.sockets) this.#sockets.get(name)?.hear(said.message)
        return
      case 'closed':
        for (const name of said.sockets) this.#forget(name)?.closed(said.code, said.reason)
    }
  }

  /** Another tab holds the line. One that comes out of a long sleep and thinks it still does is not believed. */
  #follow(holder: Holder): void {
    this.#unanswered = 0
    if (holder.tab === this.#holder?.tab) {
      this.#holder = holder
      if (holder.isOffline) this.#tellOffline()
      return
    }
    if (holder.since < (this.#holder?.since ?? 0)) return
    if (this.#board) {
      // it took the line from us; the lock will tell us so as well
      this.#giveUp()
      this.#queue(false)
    }
    this.#change(holder)
  }

  #sayHere(): void {
    if (!this.#board || !this.#holder) return
    const { since } = this.#holder
    this.#post({ kind: 'here', holder: this.#tab, since, isOffline: this.#board.isOffline() })
  }

  #change(holder: Holder): void {
    const isFirst = this.#holder === null
    this.#holder = holder
    if (isFirst) for (const name of this.#sockets.keys()) this.#connect(name)
    else this.#closeSockets()
    if (holder.isOffline) this.#tellOffline()
  }

  #closeSockets(): void {
    for (const name of [...this.#sockets.keys()]) this.#forget(name)?.closed(handedOver, '')
  }

  readonly #askHolder = (): void => {
    if (this.#board || this.#sockets.size === 0) {
      this.#unanswered = 0
      return
    }
    if (++this.#unanswered > asking.most) {
      this.#unanswered = 0
      this.#queue(true)
    }
    this.#post({ kind: 'whoHolds' })
  }

  /** Waits for the lock, or takes it from a tab that doesn't answer. */
  #queue(steal: boolean): void {
    this.#queued?.abort()
    const queued = new AbortController()
    this.#queued = queued
    const options: LockOptions = steal ? { steal: true } : { signal: queued.signal }
    this.#locks
      .request(this.#name, options, () => (queued.signal.aborted || this.#isClosed ? undefined : this.#hold()))
      .catch((error: unknown) => {
        // we stopped waiting ourselves, or gave it up already
        if (queued.signal.aborted || this.#isClosed) return
        console.warn('Another tab took over the line to the server', error)
        this.#giveUp()
        this.#queue(false)
      })
  }

  #hold(): Promise<void> {
    const here = (names: readonly string[]) => names.filter((name) => this.#sockets.has(name))
    const elsewhere = (names: readonly string[]) => names.filter((name) => !name.startsWith(`${this.#tab}:`))
    this.#watching = new AbortController()
    const isOffline = this.#holder?.isOffline
    const tabs: Tabs = {
      opened: (name) => {
        if (this.#sockets.has(name)) this.#sockets.get(name)?.opened()
        else this.#post({ kind: 'opened', socket: name })
      },
      hear: (names, message) => {
        const sockets = elsewhere(names)
        if (sockets.length > 0) this.#post({ kind: 'hear', sockets, message })
        for (const name of here(names)) this.#sockets.get(name)?.hear(message)
      },
      closed: (names, code, reason) => {
        const sockets = elsewhere(names)
        if (sockets.length > 0) this.#post({ kind: 'closed', sockets, code, reason })
        for (const name of here(names)) this.#forget(name)?.closed(code, reason)
      },
    }
    this.#board = new Switchboard(this.#dial, tabs, isOffline)
    const since = Math.max(Date.now(), (this.#holder?.since ?? 0) + 1)
    this.#change({ tab: this.#tab, since, isOffline: this.#board.isOffline() })
    this.#sayHere()
    return new Promise((resolve) => {
      this.#letGo = resolve
    })
  }

  /** Lets go of the line and stops waiting for it. */
  #giveUp(): void {
    this.#queued?.abort()
    this.#watching?.abort()
    this.#watched.clear()
    const board = this.#board
    this.#board = null
    this.#holder = null
    // own sockets first: what the switchboard says at its end is not for them
    this.#closeSockets()
    board?.hangUp(handedOver)
    this.#letGo()
  }

  /** This tab has the lock of its own life until it closes or is gone. */
  #takeLife(): Promise<void> {
    return new Promise((resolve) => {
      const live = () => {
        resolve()
        return new Promise<void>((die) => {
          this.#die = die
        })
      }
      this.#locks.request(lifeOf(this.#name, this.#tab), {}, live).catch((error: unknown) => {
        console.warn('Not held as alive', error)
        resolve()
      })
    })
  }

  /** Whoever gets the lock of another tab's life knows that it is gone: then its sockets are closed for it. */
  #watch(tab: string): void {
    const watching = this.#watching
    if (!watching || this.#watched.has(tab)) return
    this.#watched.add(tab)
    const isGone = () => {
      this.#watched.delete(tab)
      this.#board?.closeAll(`${tab}:`)
    }
    this.#locks.request(lifeOf(this.#name, tab), { signal: watching.signal }, isGone).catch((error: unknown) => {
      if (!watching.signal.aborted) console.warn('Noticed later', error)
    })
  }

  /** The browser knows that there is no network long before a silent socket would tell. */
  readonly #onOffline = (): void => this.#board?.hangUp(1006)

  /** A frozen tab can hold nothing for others. */
  readonly #onFreeze = (): void => this.#giveUp()

  readonly #onResume = (): void => {
    if (!this.#isClosed && !this.#board) this.#queue(false)
  }
}

function lifeOf(name: string, tab: string): string {
  return `${name}:tab:${tab}`
}
