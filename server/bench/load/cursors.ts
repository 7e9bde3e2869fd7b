import { frameType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type Dialect, greetings, messageOf, pathOf, prefixBytes } from './dialect.ts'
import { cpuMs } from './processCost.ts'
import { frameOf, LoadSocket } from './socket.ts'
import { Times } from './times.ts'
import { pause } from './typing.ts'

/** People in one room who only move their caret. */
export type CursorsJob = {
  kind: 'cursors'
  dialect: Dialect
  port: number
  pid: number
  people: number
  movesPerSecond: number
  warmUpSeconds: number
  seconds: number
}

export type CursorsResult = { cpuPer1000: number; p99Ms: number }

const room = 'bench-agenda-cursors'
const firstClient = 1_000_000_000

/** A state as our own client and its prose editor make it. */
function stateOf(person: number, move: number): string {
  const cursor = { type: { client: firstClient, clock: 40 }, tname: null, item: { client: firstClient, clock: move } }
  return JSON.stringify({
    user: { name: `Anna ${person}`, organisation: 'Gemeente', colour: '#0b6bcb' },
    block: 'k3j4h5g6f7d8',
    part: 'body',
    cursor: { anchor: { ...cursor, assoc: 0 }, head: { ...cursor, assoc: 0 } },
    move,
  })
}

function presenceOf(person: number, move: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, firstClient + person, move + 1]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, stateOf(person, move))
  return encoding.toUint8Array(encoder)
}

type Moves = readonly { person: number; move: number }[]

export async function move(job: CursorsJob): Promise<CursorsResult> {
  const { dialect, people } = job
  const movedAt: number[][] = Array.from({ length: people }, () => [])
  const seen = new Int32Array(people * people).fill(-1)
  const times = new Times()
  const prefix = prefixBytes(dialect, room)
  let last: { bytes: Buffer; moves: Moves } | null = null
  const read = (bytes: Buffer): Moves => {
    // The listeners get the same bytes.
    if (!last?.bytes.equals(bytes)) last = { bytes: Buffer.from(bytes), moves: readMoves(bytes) }
    return last.moves
  }
  const hear = (receiver: number, message: Buffer) => {
    if (message[prefix] !== frameType.awareness) return
    const now = performance.now()
    for (const { person, move } of read(message.subarray(prefix + 1))) {
      const at = receiver * people + person
      if (person === receiver || move <= (seen[at] ?? -1)) continue
      seen[at] = move
      times.add(now - (movedAt[person]?.[move] ?? Number.NaN))
    }
  }
  const sockets = Array.from(
    { length: people },
    (_, i) => new LoadSocket(job.port, pathOf(dialect, room), (message) => hear(i, message)),
  )
  for (const socket of sockets) {
    await socket.opened
    for (const message of greetings(dialect, room)) socket.write(frameOf(message))
  }
  await pause(0.3)
  const startedMs = performance.now()
  let moves = 0
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedMs) / 1_000) * job.movesPerSecond * people)
    for (; moves < due; moves++) {
      const [person, nth] = [moves % people, Math.floor(moves / people)]
      movedAt[person]?.push(performance.now())
      sockets[person]?.write(frameOf(messageOf(dialect, room, frameType.awareness, presenceOf(person, nth))))
    }
  }, 1)
  await pause(job.warmUpSeconds)
  times.clear()
  const cpu = cpuMs(job.pid)
  await pause(job.seconds)
  if (times.count === 0) throw new Error('nothing arrived')
  const result = { cpuPer1000: ((cpuMs(job.pid) - cpu) / times.count) * 1_000, p99Ms: times.at(0.99) }
  clearInterval(timer)
  for (const socket of sockets) socket.leave()
  return result
}

function readMoves(bytes: Buffer): Moves {
  const outer = decoding.createDecoder(bytes)
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const person = decoding.readVarUint(decoder) - firstClient
    decoding.readVarUint(decoder)
    const state: { move?: number } | null = JSON.parse(decoding.readVarString(decoder))
    return { person, move: state?.move ?? -1 }
  })
}
