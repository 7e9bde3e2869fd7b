import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { top } from './tree.mjs'

/**
 * Installs what is measured against, in a folder outside the workspaces with a lock of its own, unless it is there.
 *
 * @param {string} folder From the top.
 * @param {string} what
 */
export async function installPeers(folder, what) {
  const peers = join(top, folder)
  const [wanted, found] = [read(join(peers, 'package-lock.json')), read(join(peers, 'node_modules/.package-lock.json'))]
  const isThere =
    found && Object.keys(wanted).every((place) => place === '' || found[place]?.version === wanted[place].version)
  if (isThere) return
  process.stdout.write(`Installing ${what} (once)…\n`)
  const { code } = await runNpm([
    'ci',
    '--prefix',
    peers,
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code !== 0) throw new Error(`npm ci in ${folder} did not succeed`)
}

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
