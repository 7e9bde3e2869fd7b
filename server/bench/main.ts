import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, type Case, cases, type Figures, type Pace, type Row } from './cases.ts'
import { largeAgenda } from './load/agenda.ts'
import { type Contender, contenders } from './servers.ts'

/**
 * `npm run bench:relay`: the relay and its peers, by turns, medians of five rounds. `-- --short` for one round of a few
 * seconds each, `-- --case <part of its name>`, `-- --only <part of a server's name>`, `-- --rounds 3`, `-- --profile <folder>`
 * for CPU profiles (which cost time themselves).
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    case: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
  },
})
const pace: Pace = values.short
  ? { warmUpSeconds: 0.7, seconds: 2, joins: 5, rooms: 300 }
  : // a server runs for months: what it costs while V8 still compiles it is another question, and takes some eight seconds
    { warmUpSeconds: 8, seconds: 6, joins: 15, rooms: 2_000 }
const rounds = Number(values.rounds ?? (values.short ? 1 : 5))

// Built, this file lies in bench/.test-build/load.
const benchFolder = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lea-tafel-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const agendaPath = join(folder, 'agenda.yjs')
writeFileSync(agendaPath, largeAgenda())
const load = fileURLToPath(new URL('load.js', import.meta.url))
const bench: Bench = { pace, load, agendaPath, ...(values.profile ? { profileFolder: values.profile } : {}) }

const all = contenders(benchFolder).filter(({ name }) => name.includes(values.only))
const asked = cases.filter(({ name }) => name.includes(values.case))
if (all.length === 0 || asked.length === 0) {
  console.error(`There is no such server or case. Cases:\n  ${cases.map(({ name }) => name).join('\n  ')}`)
  process.exit(1)
}

/** Per case and server what each round gave. */
const measured = new Map<Case, Map<Contender, Figures[]>>(
  asked.map((one) => [one, new Map(all.map((who) => [who, []]))]),
)
const troubles: string[] = []
for (let round = 0; round < rounds; round++) {
  for (const one of asked) {
    // Whoever goes first finds a cooler machine, so that is somebody else each round.
    for (let i = 0; i < all.length; i++) {
      const who = all[(i + round) % all.length] as Contender
      process.stderr.write(`round ${round + 1} of ${rounds}: ${one.name}: ${who.name}\n`)
      try {
        measured
          .get(one)
          ?.get(who)
          ?.push(await one.measure(who, bench))
      } catch (problem) {
        troubles.push(`round ${round + 1}: ${one.name}: ${who.name}: ${problem}`)
      }
    }
  }
}

const width = { title: 36, figure: 22 }
const lines = [
  cells('', 'goal', all[0]?.name ?? '', '', ...all.slice(1).map(({ name }) => `${name} (ratio)`)),
  ...asked.flatMap((one) => [one.name, ...one.rows.map((row) => lineOf(one, row))]),
]
console.log(lines.join('\n'))
console.log(
  `medians of ${rounds}, ${pace.seconds} s each; ratio: the peer's figure divided by ours; -: it has none, or never got there`,
)
if (troubles.length > 0) console.log(`went wrong:\n${troubles.join('\n')}`)
process.exitCode = troubles.length > 0 ? 1 : 0

function lineOf(one: Case, { key, title, goal, isMet }: Row): string {
  const figure = (who: Contender) => median((measured.get(one)?.get(who) ?? []).map((figures) => figures[key] ?? null))
  const [ours, ...others] = all.map((who) => ({ name: who.name, figure: figure(who) }))
  let lacksPeer = false
  const peer = (name: string) => {
    const found = others.find((other) => other.name === name)?.figure ?? null
    lacksPeer ||= found === null
    return found ?? Number.NaN
  }
  const mine = ours?.name === 'relay' ? ours.figure : null
  const met = mine !== null && isMet(mine, peer)
  const judgement = mine === null ? '' : lacksPeer ? 'no peer' : met ? 'met' : 'SHORT'
  const compared = others.map(({ figure }) =>
    figure === null || mine === null ? written(figure) : `${written(figure)} (${(figure / mine).toFixed(1)}x)`,
  )
  return cells(`  ${title}`, goal, written(mine), judgement, ...compared)
}

function cells(title: string, goal: string, ours: string, judgement: string, ...peers: string[]): string {
  const [name, ...rest] = [title.padEnd(width.title), goal.padEnd(18), ours.padStart(11), judgement.padEnd(7)]
  return [name, ...rest, ...peers.map((peer) => peer.padStart(width.figure))].join(' ').trimEnd()
}

function written(figure: number | null): string {
  return figure === null
    ? '-'
    : figure.toLocaleString('en', { maximumFractionDigits: figure < 10 ? 2 : figure < 1_000 ? 1 : 0 })
}

/** The middle one; null where one of them is missing. */
function median(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null)
  if (known.length === 0 || known.length < figures.length) return null
  return known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] ?? null
}
