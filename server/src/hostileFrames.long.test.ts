import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from './clock.ts'
import { workerCompactor } from './compaction/compactor.ts'
import { Connection, type Line } from './relay/connection.ts'
import type { Room } from './relay/room.ts'
import { Rooms } from './relay/rooms.ts'
import { Random } from './simulation/random.ts'
import { openSqliteStore } from './storage/sqlite/sqliteStore.ts'
import { readRelayMessage } from './test/hearing.ts'
import { hostileFrame } from './test/hostileFrame.ts'
import { newAgendaId, until } from './test/people.ts'
import { temporaryFolder } from './test/relay.ts'
import { updateThatWrites } from './test/updates.ts'

/** `npm run torture` asks for more. */
const frames = Number(process.env.FRAMES ?? 20_000)
/** How long something takes is judged by hand only, and told. */
const isByHand = process.env.BY_HAND === 'yes'
const patienceMs = isByHand ? 0 : 300_000

test(
  `${frames} hostile frames: no fault in us, and two people in another agenda are served all the while`,
  async () => {
    const seed = isByHand ? Date.now() % 2 ** 32 : 42
    const random = new Random(seed)
    const store = await openSqliteStore(await temporaryFolder())
    onTestFinished(() => store.close())
    const logged: { level: number; msg: string }[] = []
    const rooms = new Rooms({
      store,
      clock: systemClock,
      compactor: workerCompactor(),
      log: pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line)) }),
      events: { refused: () => {}, committed: () => {}, storeFailed: () => {} },
    })
    const other = await rooms.enter(newAgendaId())
    const [anna, bram] = [enter(other), enter(other)]
    let attacked = await rooms.enter(newAgendaId())
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'words of somebody')
    let [longestMs, longestBusyMs] = [0, 0]
    let passed = 0
    for (let i = 0; i < frames; i++) {
      if (i % 500 === 0) attacked = await rooms.enter(newAgendaId())
      const [startedMs, startedCpu] = [performance.now(), isByHand ? process.cpuUsage() : undefined]
      const rude = enter(attacked)
      attacked.hear(rude.connection, hostileFrame(random, doc))
      if (rude.closedWith === undefined) passed += 1
      attacked.leave(rude.connection)
      if (i % 400 === 399) {
        const before = bram.heard
        other.hear(anna.connection, Uint8Array.from([0, 2, ...lengthAnd(updateThatWrites('x'))]))
        await until(() => bram.heard > before)
      }
      if (!startedCpu) continue
      const tookMs = performance.now() - startedMs
      const { user, system } = process.cpuUsage(startedCpu)
      longestMs = Math.max(longestMs, tookMs)
      // What others on this machine took is not ours; what all our threads took together is more than anybody waited for them.
      longestBusyMs = Math.max(longestBusyMs, Math.min(tookMs, (user + system) / 1_000))
    }
    await rooms.close()
    const faults = logged.filter(({ level }) => level >= 50).map(({ msg }) => msg)
    expect(faults, `seed ${seed}`).toEqual([])
    expect(passed).toBeGreaterThan(0)
    expect(passed).toBeLessThan(frames)
    if (!isByHand) return
    console.log(
      `longest wait ${longestMs.toFixed(0)} ms, of which we were busy ${longestBusyMs.toFixed(0)} ms at most, seed ${seed}`,
    )
    expect(longestBusyMs, `seed ${seed}`).toBeLessThan(250)
  },
  patienceMs,
)

/** A connection in a room whose line goes nowhere: what would be written is counted. */
function enter(room: Room): { connection: Connection; heard: number; closedWith: string | undefined } {
  const line: Line = {
    get isOpen() {
      return person.closedWith === undefined
    },
    queuedBytes: 0,
    write: (written) => {
      for (const frame of written) if (isUpdate(frame)) person.heard += 1
    },
    close: (reason) => {
      person.closedWith = reason
    },
    ping: () => {},
    cut: () => {},
    stopReading: () => {},
    readOn: () => {},
  }
  const connection = new Connection({
    line,
    visitor: { role: 'editor', principal: 'somebody' },
    clock: systemClock,
    acknowledges: true,
  })
  const person: { connection: Connection; heard: number; closedWith: string | undefined } = {
    connection,
    heard: 0,
    closedWith: undefined,
  }
  room.join(connection)
  return person
}

function isUpdate(frame: Uint8Array): boolean {
  const length = (frame[1] ?? 0) & 0x7f
  return readRelayMessage(frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10)).kind === 'update'
}

function lengthAnd(bytes: Uint8Array): number[] {
  if (bytes.length > 127) throw new Error('These updates are short')
  return [bytes.length, ...bytes]
}
