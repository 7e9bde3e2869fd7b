import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Job, ResultOf } from './load/main.ts'
import { type Contender, MeasuredServer } from './servers.ts'

/** How long and how much; how often is for main.ts. */
export type Pace = { warmUpSeconds: number; seconds: number; joins: number; rooms: number }

/** Figures of one server in one case; null for what it has not got. */
export type Figures = Readonly<Record<string, number | null>>

/** One line of the table. `goal` is in words; `isMet` judges ours, and gets the figures of the others by name. */
export type Row = {
  key: string
  title: string
  goal: string
  isMet: (ours: number, peer: (name: 'ws broadcast' | '@y/websocket-server') => number) => boolean
}

export type Case = {
  name: string
  rows: readonly Row[]
  measure: (contender: Contender, bench: Bench) => Promise<Figures>
}

/** What every case needs. */
export type Bench = {
  pace: Pace
  /** The built load. */
  load: string
  /** File with the large agenda. */
  agendaPath: string
  /** Where servers leave a CPU profile, if they have to. */
  profileFolder?: string
}

const atLeast = (bound: number) => (ours: number) => ours >= bound
const atMost = (bound: number) => (ours: number) => ours <= bound

/** The table of goals: what is measured, and what the relay should make of it on two cores. */
export const cases: readonly Case[] = [
  typing(
    '1 x 50 at full speed',
    [1, 50, null],
    [
      row('deliveriesPerSecond', 'deliveries/s', '>= 900,000', atLeast(900_000)),
      row('cpuPer1000', 'CPU ms per 1,000', '<= 0.8', atMost(0.8)),
    ],
  ),
  typing(
    '20 x 10 at full speed',
    [20, 10, null],
    [
      row('deliveriesPerSecond', 'deliveries/s', '>= 700,000', atLeast(700_000)),
      row('cpuPer1000', 'CPU ms per 1,000', '<= 1.2', atMost(1.2)),
    ],
  ),
  typing(
    '1 x 50, 10 keys/s each',
    [1, 50, 10],
    [
      row('cpuPer1000', 'CPU ms per 1,000', '<= 1.3 broadcast', (ours, peer) => ours <= 1.3 * peer('ws broadcast')),
      row('p99Ms', 'key to colleague p99 ms', '<= @y', (ours, peer) => ours <= peer('@y/websocket-server')),
    ],
  ),
  typing(
    '1 x 200, 2 keys/s each',
    [1, 200, 2],
    [
      row('cpuPer1000', 'CPU ms per 1,000', '<= 0.5 broadcast', (ours, peer) => ours <= 0.5 * peer('ws broadcast')),
      row('p99Ms', 'key to colleague p99 ms', '<= 45', atMost(45)),
      row('acknowledgedP95Ms', 'key to fsync p95 ms', '<= 50', atMost(50)),
    ],
  ),
  typing(
    '20 x 10, 10 keys/s each',
    [20, 10, 10],
    [
      row('cpuPer1000', 'CPU ms per 1,000', '<= 1.8 broadcast', (ours, peer) => ours <= 1.8 * peer('ws broadcast')),
      row('p99Ms', 'key to colleague p99 ms', '<= 2', atMost(2)),
    ],
  ),
  {
    name: '100 cursors at 5 Hz',
    rows: [
      row('cpuPer1000', 'CPU ms per 1,000', '<= 1.5', atMost(1.5)),
      row('p99Ms', 'move to colleague p99 ms', '<= 40', atMost(40)),
    ],
    measure: (contender, bench) =>
      withServer(contender, bench, ({ pid, port }) =>
        carryOut(bench.load, {
          kind: 'cursors',
          dialect: contender.dialect,
          port,
          pid,
          people: 100,
          movesPerSecond: 5,
          warmUpSeconds: bench.pace.warmUpSeconds,
          seconds: bench.pace.seconds,
        }),
      ),
  },
  {
    name: 'opening 2,000 blocks, 100,000 edits',
    rows: [
      row('oneMs', 'warm ms', '<= 4', atMost(4)),
      row('tenMs', 'ten at once ms', '<= 35', atMost(35)),
      row('afterRestartMs', 'after a restart ms', '<= 60', atMost(60)),
      row('kB', 'kB', '<= 1,050', atMost(1_050)),
      row('packedKB', 'kB where the reader unpacks', '<= 480', atMost(480)),
    ],
    measure: measureJoining,
  },
  {
    name: 'open agendas, one person in each',
    rows: [
      row('kBPerRoom', 'kB each', '<= 25', atMost(25)),
      row('kBPerNextRoom', 'kB each more for as many again', '<= 5', atMost(5)),
    ],
    measure: (contender, bench) =>
      withServer(contender, bench, ({ pid, port }) =>
        carryOut(bench.load, { kind: 'rooms', dialect: contender.dialect, port, pid, rooms: bench.pace.rooms }),
      ),
  },
]

function row(key: string, title: string, goal: string, isMet: Row['isMet']): Row {
  return { key, title, goal, isMet }
}

function typing(
  name: string,
  [rooms, people, keysPerSecond]: [rooms: number, people: number, keysPerSecond: number | null],
  rows: readonly Row[],
): Case {
  return {
    name,
    rows,
    measure: (contender, bench) =>
      withServer(contender, bench, ({ pid, port }) => {
        const { warmUpSeconds, seconds } = bench.pace
        const place = { dialect: contender.dialect, port, pid, rooms, people }
        return carryOut(bench.load, { kind: 'typing', ...place, keysPerSecond, warmUpSeconds, seconds })
      }),
  }
}

function measureJoining(contender: Contender, bench: Bench): Promise<Figures> {
  const { dialect } = contender
  const { load, agendaPath: path, pace } = bench
  return withServer(contender, bench, async (server) => {
    await carryOut(load, { kind: 'write', dialect, port: server.port, path })
    const joining = { kind: 'join', dialect, path, packed: false, warm: true, patienceSeconds: 3 } as const
    const warm = await carryOut(load, { ...joining, port: server.port, joins: pace.joins, groups: pace.joins })
    // The first who unpacks gets it as it is, and the next one packed.
    const unpacking = { ...joining, port: server.port, packed: true, joins: 1, groups: 0 }
    const packed = dialect === 'relay' ? [await carryOut(load, unpacking), await carryOut(load, unpacking)] : []
    await server.stop()
    await server.start()
    const cold = contender.keepsOnDisk
      ? await carryOut(load, { ...joining, warm: false, port: server.port, joins: 1, groups: 0 })
      : { oneMs: null }
    return { ...warm, afterRestartMs: cold.oneMs, packedKB: packed.at(-1)?.kB ?? null }
  })
}

/** Carries out one job in a process of its own. */
async function carryOut<J extends Job>(load: string, job: J): Promise<ResultOf<J>> {
  const child = fork(load, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.send(job)
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the load for '${job.kind}' on ${job.dialect} ended with ${code}`)
  })
  try {
    const [result] = await Promise.race([once(child, 'message'), ended])
    return result as ResultOf<J>
  } finally {
    ended.catch(() => undefined)
    child.kill()
  }
}

async function withServer<T>(
  contender: Contender,
  { profileFolder }: Bench,
  work: (server: MeasuredServer) => Promise<T>,
): Promise<T> {
  const server = new MeasuredServer(contender, profileFolder)
  try {
    await server.start()
    return await work(server)
  } catch (problem) {
    throw new Error(`${problem}${server.lastWords}`)
  } finally {
    await server.remove()
  }
}
