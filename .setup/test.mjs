import './node.mjs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install } from './install.mjs'
import { runNpm } from './npm.mjs'

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ ok: boolean, printed: string, count?: Count | undefined }} Result */

/** Where the two test runners leave their reports; they alone know how many tests there were. */
const reports = mkdtempSync(join(tmpdir(), 'lea-tafel-test-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
const unitReport = join(reports, 'unit.json')
const storyReport = join(reports, 'stories.json')

/**
 * @param {string} path
 * @returns {any} undefined when a runner fell over before its first test; its step has failed then and says why.
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string} name
 * @param {string[]} [words]
 * @param {() => Count | undefined} [count]
 * @returns {Promise<Result>}
 */
async function script(name, words = [], count) {
  const { code, printed } = await runNpm(['run', '--silent', name, '--', ...words], {
    keep: true,
    env: { FORCE_COLOR: '0', PLAYWRIGHT_JSON_OUTPUT_NAME: storyReport },
  })
  return { ok: code === 0, printed, count: count?.() }
}

/** @type {[name: string, step: () => Promise<Result>][]} */
const steps = [
  ['packages', () => install().then(() => ({ ok: true, printed: '' }))],
  [
    'browser',
    async () => {
      // Not at the top of this file: it needs packages, and those may have been installed only just now.
      const { requireChromium } = await import('./chromium.mjs')
      return { ok: true, printed: requireChromium() }
    },
  ],
  ['messages', () => script('messages')],
  ['types', () => script('check:types')],
  ['lint', () => script('check:lint')],
  [
    'unit',
    () =>
      script('check:unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`], () => {
        const report = readReport(unitReport)
        return report && { passed: report.numPassedTests, failed: report.numFailedTests }
      }),
  ],
  // the messages are compiled already
  ['build', () => script('build:messaged')],
  [
    'stories',
    () =>
      script('check:stories', ['--reporter=list,json'], () => {
        const stats = readReport(storyReport)?.stats
        return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
      }),
  ],
]

const total = { passed: 0, failed: 0 }
for (const [name, step] of steps) {
  process.stdout.write(name.padEnd(10))
  const startMs = performance.now()
  /** @type {Result} */
  const result = await step().catch((error) => ({ ok: false, printed: `${error}` }))
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(6)
  const count = result.count ?? { passed: result.ok ? 1 : 0, failed: result.ok ? 0 : 1 }
  // A runner can fail without a failed test (an error outside of them): never '0 failed' under a failure.
  if (!result.ok && count.failed === 0) count.failed = 1
  total.passed += count.passed
  total.failed += count.failed
  process.stdout.write(`${seconds} s  ${result.ok ? 'ok' : 'FAILED'}${result.count ? `  ${count.passed} tests` : ''}\n`)
  if (!result.ok) {
    process.stdout.write(`${result.printed.trimEnd()}\n`)
    break
  }
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 ? 0 : 1)
