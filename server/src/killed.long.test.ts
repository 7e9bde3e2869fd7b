import { expect, test } from 'vitest'
import { newAgendaId, until } from './test/people.ts'
import { ServerProcess } from './test/process.ts'
import { RawClient } from './test/rawClient.ts'
import { temporaryFolder } from './test/relay.ts'
import { textOf, updateThatWrites } from './test/updates.ts'

/** `npm run torture` asks for more. */
const kills = Number(process.env.KILLS ?? 25)

/** By hand it takes as long as it takes. */
const patienceMs = process.env.BY_HAND === 'yes' ? 0 : 300_000

/** So many servers at once, each with a folder of its own: starting one takes longer than killing it. */
const servers = 5

/** A new agenda after so many, so that reading it does not become what is tested. */
const killsPerAgenda = 10

test(
  `killed ${kills} times while people write: nothing is lost that was acknowledged or that another had seen`,
  async () => {
    const rounds = Array.from({ length: kills }, (_, round) => round)
    const shares = Array.from({ length: servers }, (_, nth) => rounds.filter((round) => round % servers === nth))
    const totals = await Promise.all(shares.map(killAgainAndAgain))
    const acknowledged = totals.reduce((sum, total) => sum + total, 0)
    if (process.env.BY_HAND === 'yes') console.log(`${acknowledged} words acknowledged`)
    expect(acknowledged).toBeGreaterThan(kills * 20)
  },
  patienceMs,
)

/** Kills one server after the other on one folder; answers how many words were acknowledged in all. */
async function killAgainAndAgain(rounds: readonly number[]): Promise<number> {
  const DATA_DIR = await temporaryFolder()
  let agendaId = newAgendaId()
  let promised: string[] = []
  let total = 0
  for (const [nth, round] of rounds.entries()) {
    if (nth % killsPerAgenda === 0) {
      agendaId = newAgendaId()
      promised = []
    }
    const server = new ServerProcess({ PORT: '0', DATA_DIR })
    const url = `${(await server.address()).replace('http', 'ws')}/sync/${agendaId}`
    const reader = await new RawClient(url).opened()
    reader.ask()
    await until(() => reader.heard.some(({ kind }) => kind === 'everything sent'))
    const held = wordsIn(reader)
    expect(promised.filter((word) => !held.has(word))).toEqual([])

    const writer = await new RawClient(`${url}?ack=1`).opened()
    const words = Array.from({ length: 2_000 }, (_, i) => `<${round}.${i}>`)
    let sent = 0
    const writing = setInterval(() => {
      for (let i = 0; i < 10 && writer.isOpen && sent < words.length; i++) {
        writer.sendUpdate(updateThatWrites(words[sent] ?? ''))
        sent += 1
      }
    }, 1)
    await until(() => (writer.acknowledged ?? 0) > (round * 7) % 50)
    await server.kill()
    clearInterval(writing)
    await Promise.all([reader.closed(), writer.closed()])
    const acknowledged = words.slice(0, writer.acknowledged ?? 0)
    promised = [...new Set([...promised, ...acknowledged, ...wordsIn(reader)])]
    total += acknowledged.length
  }
  return total
}

function wordsIn({ heard }: RawClient): Set<string> {
  const updates = heard.flatMap((one) => (one.kind === 'update' ? [one.update] : []))
  return new Set(textOf(updates).match(/<[\d.]+>/g))
}
