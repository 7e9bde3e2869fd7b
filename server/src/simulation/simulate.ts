import pino from 'pino'
import * as Y from 'yjs'
import type { Clock } from '../clock.ts'
import { compact } from '../compaction/compact.ts'
import { KnownContent } from '../content/knownContent.ts'
import { readUpdateContents } from '../content/updateContents.ts'
import { Connection } from '../relay/connection.ts'
import { beat } from '../relay/heartbeat.ts'
import { Rooms } from '../relay/rooms.ts'
import type { StoredRoom } from '../storage/agendaStore.ts'
import { SqliteStore } from '../storage/sqlite/sqliteStore.ts'
import { Random } from './random.ts'
import { SimulatedClock } from './simulatedClock.ts'
import { SimulatedDisk } from './simulatedDisk.ts'
import { SimulatedLine } from './simulatedLine.ts'
import { SimulatedPerson } from './simulatedPerson.ts'

/** What came of one seed. No problems: every promise was kept. */
export type Story = { seed: number; problems: string[]; counts: Record<string, number> }

const roomName = 'agenda-of-the-simulation'
const silent = pino({ level: 'silent' })

/**
 * Plays some seconds in the life of a relay, everything in it decided by one seed: people write, come and
 * go, read slowly; one sends nonsense; the disk is slow, full or refuses; the relay is killed and stopped. Room, store,
 * protocol and compaction are the real ones. Then all is well again, and everybody must have everything.
 */
export async function simulate(seed: number): Promise<Story> {
  const story = new Simulation(seed)
  await story.play()
  return story.told
}

type Relay = { rooms: Rooms; clock: Clock; kill: () => void; store: SqliteStore; isStopping: boolean }

class Simulation {
  readonly told: Story
  readonly #random: Random
  readonly #clock = new SimulatedClock()
  readonly #disk: SimulatedDisk
  readonly #people: SimulatedPerson[]
  readonly #promised = new KnownContent()
  #relay: Relay | null = null
  /** How long people write and things go wrong. Most faults need little: many short stories find more of them than few long ones. */
  readonly #isLong: boolean
  readonly #lengthMs: number
  /** Trouble is over: from here on everything works. */
  #isHealed = false

  constructor(seed: number) {
    this.told = { seed, problems: [], counts: {} }
    this.#random = new Random(seed)
    this.#disk = new SimulatedDisk(this.#random)
    this.#isLong = this.#random.chance(0.02)
    this.#lengthMs = this.#isLong ? this.#random.between(1_000, 6_000) : this.#random.between(20, 150)
    const names = ['Anna', 'Bram', 'Carla', 'Daan'].slice(0, this.#random.between(2, 4))
    this.#people = names.map((name) => new SimulatedPerson(name, this.#clock, this.#random, this.#watcher))
  }

  readonly #watcher = {
    acknowledged: (updates: readonly Uint8Array[]) => {
      for (const update of updates) this.#promised.add(readUpdateContents(update))
      this.#count('acknowledged', updates.length)
    },
    saw: (update: Uint8Array) => {
      this.#promised.add(readUpdateContents(update))
      this.#count('seen')
    },
    promisedNow: () => this.#promised.encodeStateVector(),
    synced: ({ doc, name }: SimulatedPerson, promised: Uint8Array) => {
      // With what waits: words that rest on what a colleague has yet to bring came too.
      const held = new KnownContent()
      held.add(readUpdateContents(Y.encodeStateAsUpdate(doc)))
      for (const [client, clock] of Y.decodeStateVector(promised))
        if (held.firstMissing(client) < clock) this.#wrong(`${name} was told 'everything' and lacks some of ${client}`)
    },
    wrong: (what: string) => this.#wrong(what),
  }

  async play(): Promise<void> {
    const random = this.#random
    this.#start()
    for (const person of this.#people) this.#live(person)
    this.#trouble()
    if (random.chance(0.3)) this.#nonsense()
    await this.#pass(this.#lengthMs)

    this.#isHealed = true
    this.#disk.isFull = false
    this.#disk.refuses = 0
    this.#disk.slownessMs = 3
    if (this.#relay === null) this.#start()
    await this.#pass(this.#clock.now() + (this.#isLong ? 40_000 : 6_000))
    this.#checkMeeting()
    for (const person of this.#people) person.line?.break()
    this.#people.length = 0
    await this.#pass(this.#clock.now() + 15_000)
    if (this.#relay?.rooms.count !== 0) this.#wrong('the room stayed in memory after everybody had left')
    this.#checkDisk()
    Object.assign(this.told.counts, this.#disk.happened)
  }

  /** Lets time go by. After each thing that happens, everything that follows from it at once is finished first. */
  async #pass(until: number): Promise<void> {
    const clock = this.#clock
    while (clock.nextAt !== undefined && clock.nextAt <= until) {
      clock.step()
      await settled()
    }
    clock.runUntil(until)
  }

  // The relay

  #start(): void {
    const life = { isAlive: true }
    const clock = mortal(this.#clock, life)
    const threads: { powerCut: () => void }[] = []
    const store = new SqliteStore((listener) => {
      const thread = this.#disk.startThread(clock, {
        answered: (answer) => life.isAlive && listener.answered(answer),
        ended: (cause) => life.isAlive && listener.ended(cause),
      })
      threads.push(thread)
      return thread
    }, clock)
    const rooms = new Rooms({
      store,
      clock,
      log: silent,
      events: { refused: () => this.#count('refused'), committed: () => this.#count('commits'), storeFailed: () => {} },
      compactor: (job) =>
        new Promise((resolve, reject) => {
          clock.after(this.#random.between(1, 400), () => {
            this.#count('compactions')
            if (!this.#isHealed && this.#random.chance(0.2)) reject(new Error('out of memory'))
            else resolve(compact(job))
          })
        }),
    })
    const kill = () => {
      life.isAlive = false
      threads.at(-1)?.powerCut()
    }
    this.#relay = { rooms, clock, kill, store, isStopping: false }
    const pulse = () => {
      for (const connection of rooms.connections()) beat(connection, clock.now())
      clock.after(2_500, pulse)
    }
    clock.after(2_500, pulse)
    void store.opened()
  }

  /** As the door does it: load first, then let in. */
  async #connect(person: SimulatedPerson): Promise<void> {
    const relay = this.#relay
    if (relay === null || relay.isStopping || person.knocking) return
    const knocking = {}
    person.knocking = knocking
    const line: SimulatedLine = new SimulatedLine(
      this.#clock,
      this.#random,
      person.end(() => line),
    )
    let room: Awaited<ReturnType<Rooms['enter']>>
    try {
      room = await relay.rooms.enter(roomName)
    } catch {
      // What the door says with `storageUnavailable`: come back.
      if (person.knocking === knocking) person.knocking = null
      this.#count('not loaded')
      return
    }
    const isStillThere = person.knocking === knocking && this.#people.includes(person)
    if (person.knocking === knocking) person.knocking = null
    if (this.#relay !== relay || relay.isStopping || !isStillThere) return relay.rooms.leave(room)
    const visitor = { role: 'owner', principal: person.name } as const
    const connection = new Connection({ line, visitor, clock: relay.clock, acknowledges: true })
    line.relayEnd = {
      heard: (message) => {
        if (this.#relay !== relay) return
        connection.count()
        room.hear(connection, message)
      },
      ponged: () => {
        connection.heardAt = relay.clock.now()
      },
      drained: () => this.#relay === relay && room.drained(connection),
      closed: () => {
        if (this.#relay !== relay) return
        room.leave(connection)
        relay.rooms.leave(room)
      },
    }
    person.connected(line)
    room.join(connection)
    this.#count('connections')
  }

  #kill(): void {
    const relay = this.#relay
    if (relay === null) return
    this.#relay = null
    relay.kill()
    this.#cutLines()
    this.#count('kills')
    this.#checkDisk()
  }

  async #stop(): Promise<void> {
    const relay = this.#relay
    if (relay === null) return
    relay.isStopping = true
    this.#count('stops')
    await relay.rooms.close()
    if (this.#relay !== relay) return
    // When the thread dies meanwhile the process ends with an error, as it does in main.ts.
    await relay.store.close().catch(() => this.#count('not closed'))
    if (this.#relay !== relay) return
    this.#relay = null
    relay.kill()
    this.#cutLines()
    this.#checkDisk()
    // Whoever starts it again has looked already.
    if (this.#isHealed) this.#start()
  }

  #cutLines(): void {
    for (const person of this.#people) {
      person.knocking = null
      person.line?.break()
    }
  }

  // What happens

  #live(person: SimulatedPerson): void {
    const random = this.#random
    const pace = random.oneOf([10, 30, this.#within(300), this.#within(1_000)])
    const isLarge = random.chance(0.05)
    const write = () => {
      if (this.#isHealed) return
      if (isLarge && random.chance(0.1)) person.paste(random.between(100_000, 700_000))
      else person.write()
      if (random.chance(0.3)) person.sayHere(random.between(0, 99))
      this.#clock.after(random.between(1, pace), write)
    }
    const comeAndGo = () => {
      if (!this.#people.includes(person)) return
      if (!person.line) void this.#connect(person)
      else if (!this.#isHealed && random.chance(0.1)) random.chance(0.5) ? person.line.break() : person.reopen()
      else person.line.reads = this.#isHealed || !random.chance(isLarge ? 0.3 : 0.05)
      this.#clock.after(random.between(20, this.#isHealed ? 2_000 : this.#within(1_000)), comeAndGo)
    }
    write()
    comeAndGo()
  }

  #trouble(): void {
    const random = this.#random
    const next = () => {
      if (this.#isHealed) return
      random.oneOf([
        () => this.#kill(),
        () => void this.#stop(),
        () => {
          this.#disk.isFull = true
          this.#count('disk full')
        },
        () => {
          this.#disk.isFull = false
        },
        () => {
          this.#disk.slownessMs = random.oneOf([1, 3, 60, 700])
        },
        () => {
          this.#disk.refuses = random.oneOf([0, 0, 0.05, 0.5])
        },
      ])()
      this.#clock.after(random.between(10, this.#within(1_000)), next)
      this.#clock.after(random.between(10, this.#within(1_500)), () => {
        if (this.#relay === null) this.#start()
      })
    }
    this.#clock.after(random.between(10, this.#within(2_000)), next)
  }

  /** So long, or less in a short story, so that something happens in that too. */
  #within(ms: number): number {
    return Math.min(ms, Math.ceil(this.#lengthMs / 2))
  }

  /** Somebody who sends bytes that mean nothing, or nearly something. */
  #nonsense(): void {
    const random = this.#random
    const send = () => {
      if (this.#isHealed) return
      const relay = this.#relay
      const line = new SimulatedLine(this.#clock, random, { heard: () => {}, closed: () => {} })
      const enter = async () => {
        if (relay === null || relay.isStopping) return
        const room = await relay.rooms.enter(roomName).catch(() => null)
        if (room === null || this.#relay !== relay || relay.isStopping) return room && relay.rooms.leave(room)
        const visitor = { role: 'owner', principal: 'nobody' } as const
        const connection = new Connection({ line, visitor, clock: relay.clock, acknowledges: false })
        room.join(connection)
        for (let i = random.between(1, 5); i > 0; i--) room.hear(connection, this.#nonsenseMessage())
        room.leave(connection)
        relay.rooms.leave(room)
        this.#count('nonsense')
      }
      void enter()
      this.#clock.after(random.between(50, this.#within(2_000) + 50), send)
    }
    send()
  }

  #nonsenseMessage(): Uint8Array {
    const random = this.#random
    const [someone] = this.#people
    if (someone === undefined || random.chance(0.5))
      return Uint8Array.from({ length: random.between(0, 40) }, () => random.between(0, 255))
    // What somebody has, with a byte changed or the end cut off, but nothing under a name that is somebody's.
    const message = Uint8Array.from([1, ...Y.encodeStateVector(someone.doc)])
    message[random.between(0, message.length - 1)] = random.between(0, 255)
    return random.chance(0.5) ? message : message.slice(0, random.between(0, message.length))
  }

  // What must be true

  /** Everything that was acknowledged, or that somebody saw, is on the disk. */
  #checkDisk(): void {
    let stored: StoredRoom
    try {
      stored = this.#disk.read().load(roomName)
    } catch (problem) {
      this.#wrong(`the disk can't be read: ${String(problem)}`)
      return
    }
    const held = new KnownContent()
    for (const update of [...(stored.snapshot ? [stored.snapshot.update] : []), ...stored.tail])
      held.add(readUpdateContents(update))
    if (!held.coversAllOf(this.#promised)) this.#wrong('something that was promised is not on the disk')
  }

  #checkMeeting(): void {
    const [first] = this.#people
    if (first === undefined) return
    const words = first.text.toString()
    for (const person of this.#people) {
      if (!person.isSynced) this.#wrong(`${person.name} is not synced`)
      if (!person.isAcknowledged) this.#wrong(`${person.name} has not heard that all is on disk`)
      if (person.text.toString() !== words) this.#wrong(`${person.name} does not have what ${first.name} has`)
      for (const other of this.#people)
        if (other !== person && !person.seen.has(other.doc.clientID))
          this.#wrong(`${person.name} does not see ${other.name}`)
      for (const client of person.seen.keys())
        if (!this.#people.some(({ doc }) => doc.clientID === client))
          this.#wrong(`${person.name} sees somebody who is not there`)
    }
    const held = this.#disk.read().load(roomName)
    const doc = new Y.Doc()
    for (const update of [...(held.snapshot ? [held.snapshot.update] : []), ...held.tail]) Y.applyUpdate(doc, update)
    if (doc.getText('text').toString() !== words) this.#wrong('the disk does not have what people have')
  }

  #wrong(what: string): void {
    this.told.problems.push(`${Math.round(this.#clock.now())} ms: ${what}`)
  }

  #count(what: string, by = 1): void {
    this.told.counts[what] = (this.told.counts[what] ?? 0) + by
  }
}

/** A clock that stops for a process that was killed. */
function mortal(clock: Clock, life: { isAlive: boolean }): Clock {
  const whileAlive = (work: () => void) => () => {
    if (life.isAlive) work()
  }
  return {
    now: clock.now,
    date: clock.date,
    after: (ms, work) => clock.after(ms, whileAlive(work)),
    nextTurn: (work) => clock.nextTurn(whileAlive(work)),
  }
}

/** Resolves when every promise that can go on has gone on: a tick comes only after the last of those, and costs no turn of the event loop. */
function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}
