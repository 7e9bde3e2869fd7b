import './node.mjs'
import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { faults } from '../client/torture/faults.mjs'
import { top } from './tree.mjs'

/**
 * Breaks the client by hand, after `npm run build`: what is asked for, one after another.
 *
 *   --kills 200        SIGKILL of the whole browser while somebody types ten keys a second, and a normal close after each ten
 *   --histories 300    five tabs that open, close and crash at random
 *   --builds 1000      this build beside a newer one
 *   --faults           the same with a fault in this build, one after another: each of them must be seen
 *   --before 2         a second compiled build, with types and fields taken out, in Chromium: so many times through every type
 *   --merge            three people after thirty days without a line
 *   --aborted          twenty aborted transactions of Chromium's IndexedDB, and a reload
 *   --dead             servers that accept and never answer, let nothing through, or answer 502
 *   --storage          the database is deleted, renewed or taken away under an open tab, in Chromium
 *   --all              everything, in the numbers above
 *   --results <file>   each case is written down there as it is done; the same command goes on from there after a stop
 *   --from 120         without such a file: the first 120 histories (of five tabs and of two builds) are passed over
 *
 * Every run prints its figures; they are printed once more at the end, and the exit code tells whether all of them held.
 * To let it run by itself: `npm run torture:client -- --all --results torture.jsonl > torture.txt 2>&1 &`.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    histories: { type: 'string' },
    builds: { type: 'string' },
    before: { type: 'string' },
    faults: { type: 'boolean' },
    merge: { type: 'boolean' },
    aborted: { type: 'boolean' },
    dead: { type: 'boolean' },
    storage: { type: 'boolean' },
    all: { type: 'boolean' },
    results: { type: 'string' },
    from: { type: 'string' },
  },
})
const all = values.all === true
const kills = values.kills ?? (all ? '200' : undefined)
const histories = values.histories ?? (all ? '300' : undefined)
const builds = values.builds ?? (all ? '1000' : undefined)
const before = values.before ?? (all ? '2' : undefined)
const from = Number(values.from ?? 0)
const results = values.results === undefined ? undefined : resolve(values.results)
if (results !== undefined) mkdirSync(dirname(results), { recursive: true })

/** @typedef {{ what: string, env?: Record<string, string>, args: string[], mustFail?: boolean }} Run */

/** Passing over the first ones is beginning with a later seed. @param {string} count @param {string} name */
const seeded = (count, name) => ({
  [name]: String(Math.max(0, Number(count) - from)),
  LEA_SEED: String(firstSeed() + from),
})

/** @type {Run[]} */
const runs = []
if (all || values.dead) runs.push({ what: 'dead servers', args: unit('client', 'src/session/deadRelay') })
if (all || values.merge) runs.push({ what: 'thirty days', args: unit('agenda', 'src/test/longOffline') })
if (builds) {
  const env = seeded(builds, 'LEA_BUILDS')
  runs.push({ what: 'two builds', env, args: unit('client', 'src/session/twoBuilds') })
}
if (all || values.faults) {
  for (const { name } of faults) {
    const args = ['vitest', 'run', '--config', 'client/torture/vitest.config.ts']
    runs.push({ what: `fault: ${name}`, env: { LEA_FAULT: name, LEA_BUILDS: '100' }, args, mustFail: true })
  }
}
if (all || values.aborted) runs.push({ what: 'aborted transactions', args: browser('aborted') })
if (all || values.storage) runs.push({ what: 'storage', args: browser('storage') })
if (before) runs.push({ what: 'a build before this one', env: { LEA_BEFORE: before }, args: browser('buildBefore') })
if (histories) {
  const args = [...unit('client', 'src/device/randomHistory'), '-t', 'five tabs']
  runs.push({ what: 'five tabs', env: seeded(histories, 'LEA_HISTORIES'), args })
}
if (kills) runs.push({ what: 'kills', env: { LEA_KILLS: kills }, args: browser('kills') })
if (runs.length === 0)
  throw new Error('say what to break: --all, or --kills 200, --histories 300, ... (see .setup/tortureClient.mjs)')

/** What each run printed of figures: lines with a number of what was lost, or of what was seen. */
const figure =
  /^(killed|closed|five tabs:|three people|\d+ histories of two|\d+ aborted|a server that|a build before|another tab|storage )/
/** @type {string[]} */
const told = []
for (const { what, env = {}, args, mustFail = false } of runs) {
  process.stdout.write(`\n== ${what}\n`)
  const { status, printed } = await run(args, env)
  const seen = printed.split('\n').filter((line) => figure.test(line))
  if (mustFail) {
    const lost = /AssertionError: .*LEA_SEED=/.test(printed)
    const titles = [...printed.matchAll(/FAIL .*somebody who (.+) with this one/g)].map(([, way]) => way)
    told.push(`${what}: ${lost ? `seen, by somebody who ${[...new Set(titles)].join(', ')}` : 'NOT SEEN'}`)
    if (!lost) process.exitCode = 1
    continue
  }
  // of a run that reports its progress, its last word
  told.push(
    ...(what === 'kills' || what === 'five tabs' ? seen.slice(-1) : seen),
    ...(status === 0 ? [] : [`${what}: FAILED`]),
  )
  if (status !== 0) process.exitCode = status ?? 1
}
const summary = `\n== what came of it, ${new Date().toISOString()}\n${told.join('\n')}\n`
process.stdout.write(summary)
if (results !== undefined) appendFileSync(`${results}.txt`, summary)

/** @param {string} project @param {string} file */
function unit(project, file) {
  return ['vitest', 'run', '--project', project, file]
}

/** @param {string} name */
function browser(name) {
  return ['playwright', 'test', '-c', 'e2e/torture', name]
}

/** The seed that the tests begin with by themselves. */
function firstSeed() {
  const asked =
    process.env.LEA_SEED ?? /LEA_SEED \?\? '(\d+)'/.exec(readFileSync(join(top, '.setup/testSeed.ts'), 'utf8'))?.[1]
  if (asked === undefined || !Number.isSafeInteger(Number(asked))) throw new Error(`LEA_SEED=${asked} is no number`)
  return Number(asked)
}

/**
 * Runs one of them, shows what it says, and answers it.
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<{ status: number | null, printed: string }>}
 */
function run(args, env) {
  const told = results === undefined ? {} : { LEA_RESULTS: results }
  const child = spawn('npx', args, {
    cwd: top,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...told, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      printed += text
      process.stdout.write(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, printed }))
  })
}
