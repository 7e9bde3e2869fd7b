import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { type Dialect, greetings, messageOf, pathOf, prefixBytes } from './dialect.ts'
import { cpuMs } from './processCost.ts'
import { frameOf, LoadSocket } from './socket.ts'
import { Times } from './times.ts'

/** People who type in rooms; `keysPerSecond` null: as fast as their words arrive. */
export type TypingJob = {
  kind: 'typing'
  dialect: Dialect
  port: number
  pid: number
  rooms: number
  people: number
  keysPerSecond: number | null
  warmUpSeconds: number
  seconds: number
}

export type TypingResult = {
  deliveriesPerSecond: number
  /** CPU milliseconds of the server per 1,000 deliveries. */
  cpuPer1000: number
  /** From one person's key to another's document. */
  p50Ms: number
  p99Ms: number
  /** From key to acknowledgement, where the server gives any. */
  acknowledgedP95Ms: number | null
}

/** So many keystrokes of one person may be on their way to the next when everybody types as fast as he can. */
const inFlight = 40

/** Somebody types on in handfuls: a system call per key would make the load what is slow. */
const handful = 20

/** Client ids take five bytes, as random ones nearly always do. */
const firstClient = 1_000_000_000

/** The n-th keystroke of a client, as Yjs writes it: one letter behind the one before. */
function keystroke(client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
  if (clock === 0) {
    for (const number of [4, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, 'text')
  } else {
    encoding.writeUint8(encoder, 0x84)
    for (const number of [client, clock - 1]) encoding.writeVarUint(encoder, number)
  }
  encoding.writeVarString(encoder, 'x')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

type Meta = readonly { client: number; end: number }[]

/** One room: who is in it, what each has typed, and what each has received of each. */
class TypingRoom {
  readonly #job: TypingJob
  readonly #name: string
  readonly #deliveries: Times
  readonly #acknowledgements: Times
  readonly #sockets: LoadSocket[]
  readonly #sent: number[]
  readonly #sentAt: number[][]
  readonly #acknowledged: number[]
  /** Per receiver and sender how many keys arrived. */
  readonly #received: Int32Array
  #last: { update: Buffer; meta: Meta } | null = null
  delivered = 0

  constructor(job: TypingJob, name: string, deliveries: Times, acknowledgements: Times) {
    this.#job = job
    this.#name = name
    this.#deliveries = deliveries
    this.#acknowledgements = acknowledgements
    this.#sent = Array.from({ length: job.people }, () => 0)
    this.#acknowledged = Array.from({ length: job.people }, () => 0)
    this.#sentAt = Array.from({ length: job.people }, () => [])
    this.#received = new Int32Array(job.people * job.people)
    const prefix = prefixBytes(job.dialect, name)
    this.#sockets = Array.from(
      { length: job.people },
      (_, i) => new LoadSocket(job.port, pathOf(job.dialect, name), (message) => this.#hear(i, message, prefix)),
    )
  }

  async opened(): Promise<void> {
    for (const socket of this.#sockets) {
      await socket.opened
      for (const message of greetings(this.#job.dialect, this.#name)) socket.write(frameOf(message))
    }
  }

  type(person: number, keys: number): void {
    const socket = this.#sockets[person] as LoadSocket
    if (!socket.isOpen) throw new Error(`${this.#job.dialect} closed a connection`)
    const frames: Buffer[] = []
    const first = this.#sent[person] ?? 0
    const now = performance.now()
    for (let clock = first; clock < first + keys; clock++) {
      const update = keystroke(firstClient + person, clock)
      frames.push(frameOf(messageOf(this.#job.dialect, this.#name, frameType.sync, syncType.update, update)))
      this.#sentAt[person]?.push(now)
    }
    this.#sent[person] = first + keys
    socket.write(frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames))
  }

  /** Types on for everybody whose words have arrived with the next person, so that nobody is more than `inFlight` ahead. */
  typeOn(person: number): void {
    const { people } = this.#job
    const ahead = (this.#sent[person] ?? 0) - (this.#received[((person + 1) % people) * people + person] ?? 0)
    if (ahead <= inFlight - handful) this.type(person, inFlight - ahead)
  }

  leave(): void {
    for (const socket of this.#sockets) socket.leave()
  }

  #hear(receiver: number, message: Buffer, prefix: number): void {
    const now = performance.now()
    const type = message[prefix]
    if (type === frameType.acknowledgement && this.#job.dialect === 'relay')
      this.#hearAcknowledgement(receiver, message, now)
    if (type !== frameType.sync || message[prefix + 1] !== syncType.update) return
    const { people } = this.#job
    for (const { client, end } of this.#read(message.subarray(prefix + 2))) {
      const sender = client - firstClient
      const at = receiver * people + sender
      const before = this.#received[at] ?? 0
      if (sender === receiver || end <= before) continue
      this.#received[at] = end
      this.delivered += end - before
      const sentAt = this.#sentAt[sender]
      for (let clock = before; clock < end; clock++) this.#deliveries.add(now - (sentAt?.[clock] ?? Number.NaN))
      if (this.#job.keysPerSecond === null && receiver === (sender + 1) % people) this.typeOn(sender)
    }
  }

  #hearAcknowledgement(person: number, message: Buffer, now: number): void {
    // Our empty answer to the greeting is counted too.
    const count = decoding.readVarUint(decoding.createDecoder(message.subarray(1))) - 1
    for (let clock = this.#acknowledged[person] ?? 0; clock < count; clock++)
      this.#acknowledgements.add(now - (this.#sentAt[person]?.[clock] ?? Number.NaN))
    this.#acknowledged[person] = Math.max(this.#acknowledged[person] ?? 0, count)
  }

  /** Which keys an update holds. All receivers of a room get the same bytes, so a long one is read once. */
  #read(bytes: Buffer): Meta {
    if (this.#last?.update.equals(bytes)) return this.#last.meta
    const decoder = decoding.createDecoder(bytes)
    const update = decoding.readVarUint8Array(decoder)
    const meta = metaOfOne(update) ?? [...Y.parseUpdateMeta(update).to].map(([client, end]) => ({ client, end }))
    this.#last = { update: Buffer.from(bytes), meta }
    return meta
  }
}

/** The quick way for an update with one struct, which is one key. */
function metaOfOne(update: Uint8Array): Meta | null {
  if (update[0] !== 1 || update[1] !== 1) return null
  const decoder = decoding.createDecoder(update)
  decoder.pos = 2
  return [{ client: decoding.readVarUint(decoder), end: decoding.readVarUint(decoder) + 1 }]
}

export async function play(job: TypingJob): Promise<TypingResult> {
  const [deliveries, acknowledgements] = [new Times(), new Times()]
  const rooms = Array.from(
    { length: job.rooms },
    (_, i) => new TypingRoom(job, `bench-agenda-${String(i).padStart(4, '0')}`, deliveries, acknowledgements),
  )
  await Promise.all(rooms.map((room) => room.opened()))
  await pause(0.3)
  const stop = job.keysPerSecond === null ? typeAtFullSpeed(rooms, job) : typeAtRate(rooms, job, job.keysPerSecond)
  await pause(job.warmUpSeconds)
  deliveries.clear()
  acknowledgements.clear()
  const delivered = () => rooms.reduce((sum, room) => sum + room.delivered, 0)
  const before = { ms: performance.now(), cpu: cpuMs(job.pid), delivered: delivered() }
  await pause(job.seconds)
  const count = delivered() - before.delivered
  const [ms, cpu] = [performance.now() - before.ms, cpuMs(job.pid) - before.cpu]
  stop()
  for (const room of rooms) room.leave()
  if (count === 0) throw new Error('nothing arrived')
  return {
    deliveriesPerSecond: (count / ms) * 1_000,
    cpuPer1000: (cpu / count) * 1_000,
    p50Ms: deliveries.at(0.5),
    p99Ms: deliveries.at(0.99),
    acknowledgedP95Ms: acknowledgements.count > 0 ? acknowledgements.at(0.95) : null,
  }
}

function typeAtFullSpeed(rooms: readonly TypingRoom[], { people }: TypingJob): () => void {
  for (const room of rooms) for (let person = 0; person < people; person++) room.typeOn(person)
  return () => undefined
}

/** Everybody types at the same pace, and no two at the same moment. */
function typeAtRate(rooms: readonly TypingRoom[], { people }: TypingJob, keysPerSecond: number): () => void {
  const startedMs = performance.now()
  const total = rooms.length * people
  let typed = 0
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedMs) / 1_000) * keysPerSecond * total)
    for (; typed < due; typed++) rooms[typed % rooms.length]?.type(Math.floor(typed / rooms.length) % people, 1)
  }, 1)
  return () => clearInterval(timer)
}

export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
}
