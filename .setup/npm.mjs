import { spawn } from 'node:child_process'
import { top } from './tree.mjs'

/**
 * Runs npm at the top of the project. What it prints is shown at once, or kept for the answer with `keep`.
 *
 * @param {string[]} words
 * @param {{ keep?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number | null, printed: string }>}
 */
export function runNpm(words, { keep = false, env = {} } = {}) {
  // Inside `npm start` npm tells where it is itself; that also works where npm is a .cmd file.
  const own = process.env.npm_execpath
  const command = own ? process.execPath : 'npm'
  const child = spawn(command, own ? [own, ...words] : words, {
    cwd: top,
    stdio: keep ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: !own && process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      printed += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, printed }))
  })
}
