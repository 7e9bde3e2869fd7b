import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { frameType, syncType } from '@lea/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { type Dialect, greetings, messageOf, pathOf, prefixBytes } from './dialect.ts'
import { frameOf, LoadSocket } from './socket.ts'
import { pause } from './typing.ts'

export const joinedRoom = 'bench-agenda-large'

/** Writes the agenda that lies in a file, at once. */
export type WriteJob = { kind: 'write'; dialect: Dialect; port: number; path: string }

/** People who open that agenda: so many after each other, and so many groups of ten at once. */
export type JoinJob = {
  kind: 'join'
  dialect: Dialect
  port: number
  path: string
  joins: number
  groups: number
  /** Whether somebody else has it open already. */
  warm: boolean
  /** Whether the reader unpacks; only the relay packs. */
  packed: boolean
  /** A server that says that it has sent everything before it has is waited for this long. */
  patienceSeconds: number
}

/** Milliseconds until the last of them had all of the agenda; null where that never came. */
export type JoinResult = { oneMs: number | null; tenMs: number | null; kB: number }

const group = 10

export async function write({ dialect, port, path }: WriteJob): Promise<null> {
  const update = readFileSync(path)
  const socket = new LoadSocket(port, pathOf(dialect, joinedRoom), () => undefined)
  await socket.opened
  // As the answer of somebody who has it: no live update may bring so many client ids.
  for (const message of greetings(dialect, joinedRoom, update)) socket.write(frameOf(message))
  // Hocuspocus stores two seconds after the last change, ten at most; the relay compacts such an update right away.
  await pause(6)
  socket.leave()
  await pause(0.5)
  return null
}

export async function join(job: JoinJob): Promise<JoinResult> {
  const expected = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(readFileSync(job.path)))
  const times = { one: [] as number[], ten: [] as number[] }
  let kB = 0
  const visit = async (people: number) => {
    const visits = await Promise.all(Array.from({ length: people }, () => open(job)))
    // Only when everybody has been told all: looking at what one got takes longer than getting it, and would hold up the others.
    const times: number[] = []
    for (const one of visits) {
      times.push((await completeAt(one, expected, job.patienceSeconds)) ?? Number.POSITIVE_INFINITY)
      kB = Math.max(kB, one.bytesUntilThen / 1_000)
      one.socket.leave()
    }
    return Math.max(...times)
  }
  // Somebody who has it open: then it is in memory everywhere.
  const witness = job.warm ? new LoadSocket(job.port, pathOf(job.dialect, joinedRoom), () => undefined) : null
  await witness?.opened
  for (const message of greetings(job.dialect, joinedRoom)) witness?.write(frameOf(message))
  if (witness) await pause(2)
  for (let i = 0; i < job.joins; i++) times.one.push(await visit(1))
  for (let i = 0; i < job.groups; i++) times.ten.push(await visit(group))
  witness?.leave()
  return { oneMs: middle(times.one), tenMs: middle(times.ten), kB }
}

/** The middle one; null where that is somebody who never had everything. */
function middle(all: readonly number[]): number | null {
  const one = all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.POSITIVE_INFINITY
  return Number.isFinite(one) ? one : null
}

/** What one reader got, and when; it grows until the socket is left. */
type Visit = { socket: LoadSocket; updates: { update: Uint8Array; ms: number }[]; bytesUntilThen: number }

/** Opens the agenda once, until the server says that it has sent everything. */
async function open({ dialect, port, packed }: JoinJob): Promise<Visit> {
  const updates: Visit['updates'] = []
  const prefix = prefixBytes(dialect, joinedRoom)
  let wasTold = false
  const startedMs = performance.now()
  const socket = new LoadSocket(port, pathOf(dialect, joinedRoom, packed), (received) => {
    const ms = performance.now() - startedMs
    const isPacked = packed && received[prefix] === frameType.packed
    const message = isPacked ? inflateRawSync(received.subarray(prefix + 1)) : received
    const [type, kind] = [message[prefix], message[prefix + 1]]
    if (type !== frameType.sync || (kind !== syncType.update && kind !== syncType.step2)) return
    const update = decoding.readVarUint8Array(decoding.createDecoder(message.subarray(prefix + 2)))
    updates.push({ update: update.slice(), ms })
    visit.bytesUntilThen = socket.bytesRead
    if (kind === syncType.step2) wasTold = true
  })
  const visit: Visit = { socket, updates, bytesUntilThen: 0 }
  await socket.opened
  for (const message of greetings(dialect, joinedRoom)) socket.write(frameOf(message))
  socket.write(frameOf(messageOf(dialect, joinedRoom, frameType.sync, syncType.step1, Uint8Array.from([0]))))
  for (let waited = 0; !wasTold && waited < 20; waited += 0.01) await pause(0.01)
  return visit
}

/** When the last update came that was needed to have everything; null when that never came. */
async function completeAt(
  { updates }: Visit,
  expected: ReadonlyMap<number, number>,
  patienceSeconds: number,
): Promise<number | null> {
  let ms = completedBy(updates, expected)
  for (let waited = 0; ms === null && waited < patienceSeconds; waited += 0.25) {
    await pause(0.25)
    ms = completedBy(updates, expected)
  }
  return ms
}

/** When the last update came that was needed to have everything; null when something is missing. */
function completedBy(
  updates: readonly { update: Uint8Array; ms: number }[],
  expected: ReadonlyMap<number, number>,
): number | null {
  // Every clock of every client is there when all of them are, so no document has to be made of it.
  for (const [i, { ms }] of updates.entries()) {
    const together = Y.mergeUpdates(updates.slice(0, i + 1).map(({ update }) => update))
    const held = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(together))
    if ([...expected].every(([client, clock]) => (held.get(client) ?? 0) >= clock)) return ms
  }
  return null
}
