import { test } from 'vitest'
import { newAgendaId, until } from '../src/test/people.ts'
import { ServerProcess } from '../src/test/process.ts'
import { RawClient } from '../src/test/rawClient.ts'
import { temporaryFolder } from '../src/test/relay.ts'
import { cpuMs, crowd, keystrokes, largeAgenda, memoryKb, typists, updatesHeardBy } from './load.ts'

async function start(dataFolder?: string) {
  const server = new ServerProcess({ PORT: '0', DATA_DIR: dataFolder ?? (await temporaryFolder()) })
  const address = await server.address()
  return { server, sync: `${address.replace('http', 'ws')}/sync` }
}

/** Everybody in every room types as fast as the relay acknowledges; a delivery is one keystroke that one other received. */
async function saturate(rooms: number, people: number, keystrokesEach: number): Promise<void> {
  const { server, sync } = await start()
  const urls = Array.from({ length: rooms }, () => `${sync}/${newAgendaId()}?ack=1`)
  const everybody = await typists(urls, people, keystrokesEach)
  const expected = (people - 1) * keystrokesEach
  const [startedMs, startedCpu] = [performance.now(), cpuMs(server.pid)]
  for (const one of everybody) one.type()
  while (!everybody.every(({ received }) => received >= expected))
    await new Promise((resolve) => setTimeout(resolve, 5))
  const [ms, cpu] = [performance.now() - startedMs, cpuMs(server.pid) - startedCpu]
  for (const one of everybody) one.leave()
  const deliveries = everybody.length * expected
  report(`${rooms} x ${people} typing`, {
    'deliveries/s': (deliveries / ms) * 1000,
    'server CPU ms per 1,000': (cpu / deliveries) * 1000,
  })
}

function report(what: string, figures: Record<string, number>): void {
  const words = Object.entries(figures).map(
    ([name, figure]) => `${name} ${figure.toLocaleString('en', { maximumFractionDigits: 2 })}`,
  )
  console.log(`${what.padEnd(28)} ${words.join('   ')}`)
}

test('one room of 50 at full speed', () => saturate(1, 50, 1_000))

test('20 rooms of 10 at full speed', () => saturate(20, 10, 200))

test('one person at a time: from key to acknowledgement, and to a colleague', async () => {
  const { sync } = await start()
  const [anna, bram] = (await crowd(`${sync}/${newAgendaId()}?ack=1`, 2)) as [RawClient, RawClient]
  const acknowledged: number[] = []
  const received: number[] = []
  for (const [i, update] of keystrokes(500).entries()) {
    const start = performance.now()
    let seen: number | undefined
    anna.sendUpdate(update)
    while (anna.acknowledged !== i + 1 || seen === undefined) {
      if (seen === undefined && updatesHeardBy(bram).length === i + 1) seen = performance.now() - start
      await new Promise(setImmediate)
    }
    received.push(seen)
    acknowledged.push(performance.now() - start)
  }
  report('one keystroke', { 'to a colleague p50 ms': middle(received), 'acknowledged p50 ms': middle(acknowledged) })
})

test('100 cursors five times a second', async () => {
  const { server, sync } = await start()
  const clients = await crowd(`${sync}/${newAgendaId()}`, 100)
  const startedCpu = cpuMs(server.pid)
  for (let round = 1; round <= 25; round++) {
    for (const [client, one] of clients.entries()) {
      setTimeout(
        () => one.sendPresence({ client: client + 1, clock: round, state: { user: { name: 'Anna' }, caret: round } }),
        client * 2,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  report('100 cursors at 5 Hz', { 'server CPU %': (cpuMs(server.pid) - startedCpu) / 50 })
})

test('joining an agenda of 2,000 blocks, warm and after a restart', async () => {
  const dataFolder = await temporaryFolder()
  const agendaId = newAgendaId()
  const content = largeAgenda()
  const { server, sync } = await start(dataFolder)
  const writer = await new RawClient(`${sync}/${agendaId}?ack=1`).opened()
  writer.sendUpdate(content)
  await until(() => writer.acknowledged === 1)
  const warm: number[] = []
  // Compaction, which such a large update sets off, is not what is measured here.
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const startedCpu = cpuMs(server.pid)
  for (let i = 0; i < 20; i++) warm.push(await joinMs(`${sync}/${agendaId}`))
  const warmCpu = (cpuMs(server.pid) - startedCpu) / warm.length
  await server.stop('SIGTERM')
  const again = await start(dataFolder)
  const cold = await joinMs(`${again.sync}/${agendaId}`)
  report(`joining ${Math.round(content.length / 1024)} kB`, {
    'warm p50 ms': middle(warm),
    'server CPU ms': warmCpu,
    'cold ms': cold,
  })
})

test('a thousand rooms in memory', async () => {
  const { server, sync } = await start()
  const before = memoryKb(server.pid)
  for (let i = 0; i < 1_000; i += 50) {
    const clients = await Promise.all(
      Array.from({ length: 50 }, () => new RawClient(`${sync}/${newAgendaId()}?ack=1`).opened()),
    )
    for (const client of clients) client.sendUpdate(keystrokes(1)[0] ?? new Uint8Array([0, 0]))
    await until(() => clients.every(({ acknowledged }) => acknowledged === 1))
  }
  report('1,000 rooms, one in each', { 'kB per room': (memoryKb(server.pid) - before) / 1_000 })
})

async function joinMs(url: string): Promise<number> {
  const start = performance.now()
  const client = await new RawClient(url).opened()
  client.ask()
  while (!client.heard.some(({ kind }) => kind === 'everything sent')) await new Promise(setImmediate)
  const ms = performance.now() - start
  client.leave()
  return ms
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
