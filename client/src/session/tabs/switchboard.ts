import { closeReasonByCode, frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { handedOver } from './handedOver.ts'
import { LinePresence } from './linePresence.ts'
import { RelayHas } from './relayHas.ts'

/** Two heartbeats of the relay missed: when a tab gives the line up then, it is given up for all. */
const doubtMs = 10_000

/** What a switchboard tells the tabs; a tab is named by the socket that it opened here. */
export type Tabs = {
  opened: (tab: string) => void
  hear: (tabs: readonly string[], message: Uint8Array) => void
  closed: (tabs: readonly string[], code: number, reason: string) => void
}

type Line = {
  isOpen: boolean
  /** How many of the messages that the relay counts, and that this tab said, are on its disk. */
  durable: number
  hasAnswered: boolean
  /** Updates that were said before the answer to the relay's question, on which they may rest. */
  beforeAnswer: Uint8Array[]
}

/**
 * Joins the sockets of several tabs to one with the relay: what a tab says goes to the relay, what the relay says to the
 * tabs, and of the relay's count of what is on its disk each tab gets its own share, so that no tab hears that its words
 * are safe before they are. Reads frames, and no more of their content than which words the relay has by now.
 */
export class Switchboard {
  readonly #tabs: Tabs
  readonly #dial: () => WebSocket
  readonly #lines = new Map<string, Line>()
  #presence = new LinePresence()
  #socket: WebSocket | null = null
  #heardAt = 0
  #role: Uint8Array | null = null
  #relayHas: RelayHas | null = null
  /** What the relay counts and hasn't acknowledged yet, in the order in which it was said. */
  #underWay: { tab: string; message: Uint8Array }[] = []
  #acknowledged = 0
  /** Whether the relay has said how much it has: one that never does must not seem to. */
  #acknowledges = false
  /** One question at a time, so that it is plain whose answer comes. */
  #asking: string | null = null
  #questions: { tab: string; message: Uint8Array }[] = []
  #isOffline: boolean

  /** `dial` opens the socket to the relay. `isOffline`: whoever held the line before found no relay. */
  constructor(dial: () => WebSocket, tabs: Tabs, isOffline = false) {
    this.#dial = dial
    this.#tabs = tabs
    this.#isOffline = isOffline
  }

  /** The relay could not be reached, or went away without a reason, and nothing was heard of it since. */
  isOffline(): boolean {
    return this.#isOffline
  }

  open(tab: string): void {
    this.#lines.set(tab, { isOpen: false, durable: 0, hasAnswered: false, beforeAnswer: [] })
    if (this.#socket === null) this.#call()
    else if (this.#isConnected()) this.#greet(tab)
  }

  /** A tab says something to the relay. */
  say(tab: string, message: Uint8Array): void {
    const line = this.#lines.get(tab)
    if (!line?.isOpen || !this.#isConnected()) return
    const [type, kind] = message
    if (type === frameType.awareness) this.#tell(tab, this.#presence.take(tab, message))
    else if (type !== frameType.sync) this.#send(message)
    else if (kind === syncType.step1) {
      this.#questions.push({ tab, message })
      this.#askNext()
    } else if (kind === syncType.step2 || line.hasAnswered) this.#write(tab, line, message)
    else line.beforeAnswer.push(message)
  }

  /** A tab hangs up, or is gone. */
  close(tab: string): void {
    if (!this.#lines.delete(tab)) return
    this.#questions = this.#questions.filter((question) => question.tab !== tab)
    if (this.#isConnected()) this.#tell(tab, this.#presence.leave(tab))
    const isHeard = this.#isConnected() && Date.now() - this.#heardAt <= doubtMs
    if (this.#lines.size === 0 || (this.#isConnected() && !isHeard)) this.hangUp(isHeard ? handedOver : 1006)
  }

  /** Everything whose name begins so is gone. */
  closeAll(prefix: string): void {
    for (const tab of [...this.#lines.keys()]) if (tab.startsWith(prefix)) this.close(tab)
  }

  /** Lets go of the relay, and of the tabs. */
  hangUp(code: number): void {
    const socket = this.#socket
    if (socket) {
      socket.onopen = null
      socket.onmessage = null
      socket.onclose = null
      socket.onerror = () => undefined
      socket.close()
    }
    this.#break(code, '')
  }

  #call(): void {
    const socket = this.#dial()
    this.#socket = socket
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      this.#heardAt = Date.now()
      for (const tab of this.#lines.keys()) this.#greet(tab)
    }
    socket.onmessage = ({ data }: { data: ArrayBuffer }) => this.#hear(new Uint8Array(data))
    socket.onclose = ({ code, reason }) => this.#break(code, reason)
  }

  /** What the relay tells who comes in, as far as it has told it already. */
  #greet(tab: string): void {
    const line = this.#lines.get(tab)
    if (!line || line.isOpen) return
    line.isOpen = true
    this.#tabs.opened(tab)
    if (this.#role) this.#tabs.hear([tab], this.#role)
    if (!this.#relayHas) return
    this.#tabs.hear([tab], this.#relayHas.question())
    const others = this.#presence.greeting(tab)
    if (others) this.#tabs.hear([tab], others)
    if (this.#acknowledges) this.#tabs.hear([tab], acknowledgementOf(0))
  }

  #hear(message: Uint8Array): void {
    this.#heardAt = Date.now()
    this.#isOffline = false
    const [type, kind] = message
    if (type === frameType.acknowledgement) {
      this.#acknowledge(message)
      return
    }
    if (type === frameType.packed || (type === frameType.sync && kind === syncType.step2)) {
      this.#answer(message)
      return
    }
    if (type === frameType.role) this.#role = message
    else if (type === frameType.awareness) this.#presence.noteRelay(message)
    else if (type === frameType.sync && kind === syncType.step1) this.#relayHas = new RelayHas(message)
    else if (type === frameType.sync) this.#relayHas?.note(message)
    this.#tabs.hear(this.#open(), message)
  }

  /** Part of an answer, or its end: for who asked. */
  #answer(message: Uint8Array): void {
    const tab = this.#asking
    if (message[0] === frameType.packed) void this.#relayHas?.notePacked(message)
    else {
      this.#relayHas?.note(message)
      this.#asking = null
    }
    if (tab !== null && this.#lines.has(tab)) this.#tabs.hear([tab], message)
    this.#askNext()
  }

  #askNext(): void {
    if (this.#asking !== null) return
    const next = this.#questions.shift()
    if (!next) return
    this.#asking = next.tab
    this.#send(next.message)
  }

  #write(tab: string, line: Line, message: Uint8Array): void {
    this.#underWay.push({ tab, message })
    this.#send(message)
    if (line.hasAnswered) return
    line.hasAnswered = true
    for (const waiting of line.beforeAnswer.splice(0)) this.#write(tab, line, waiting)
  }

  /** What is on the relay's disk counts for the tab that said it, and the others hear it as they would hear a colleague's. */
  #acknowledge(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    const total = decoding.readVarUint(decoder)
    this.#acknowledges = true
    const durable = this.#underWay.splice(0, Math.max(0, total - this.#acknowledged))
    this.#acknowledged += durable.length
    for (const { tab, message: said } of durable) {
      const line = this.#lines.get(tab)
      if (line) line.durable++
      this.#relayHas?.note(said)
      const others = this.#open().filter((other) => other !== tab)
      if (others.length > 0 && said.length > emptyAnswerLength) this.#tabs.hear(others, asUpdate(said))
    }
    for (const [tab, line] of this.#lines) if (line.isOpen) this.#tabs.hear([tab], acknowledgementOf(line.durable))
  }

  #tell(tab: string, told: ReturnType<LinePresence['take']>): void {
    if (told.relay) this.#send(told.relay)
    const others = this.#open().filter((other) => other !== tab)
    if (told.tabs && others.length > 0) this.#tabs.hear(others, told.tabs)
  }

  #send(message: Uint8Array): void {
    this.#socket?.send(new Uint8Array(message))
  }

  #isConnected(): boolean {
    return this.#socket !== null && this.#socket.readyState === this.#socket.OPEN
  }

  #open(): string[] {
    return [...this.#lines].filter(([, { isOpen }]) => isOpen).map(([tab]) => tab)
  }

  /** Nothing that was under way will be acknowledged any more: the tabs bring it again on the next line. */
  #break(code: number, reason: string): void {
    const tabs = [...this.#lines.keys()]
    if (code !== handedOver) this.#isOffline = closeReasonByCode(code) === undefined
    this.#lines.clear()
    this.#presence = new LinePresence()
    this.#socket = null
    this.#role = null
    this.#relayHas = null
    this.#underWay = []
    this.#acknowledged = 0
    this.#acknowledges = false
    this.#asking = null
    this.#questions = []
    if (tabs.length > 0) this.#tabs.closed(tabs, code, reason)
  }
}

/** Sync step 2 with an update that holds nothing. */
const emptyAnswerLength = 5

/** The same content as something that is told, and not as the answer to a question that nobody here asked. */
function asUpdate(message: Uint8Array): Uint8Array {
  const update = message.slice()
  update[1] = syncType.update
  return update
}

function acknowledgementOf(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, frameType.acknowledgement)
  encoding.writeVarUint(encoder, count)
  return new Uint8Array(encoding.toUint8Array(encoder))
}
