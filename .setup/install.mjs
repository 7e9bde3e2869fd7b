import './node.mjs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { top } from './tree.mjs'

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, peer?: boolean }} Package */

/**
 * The packages of a lock file by their place, or undefined when it isn't there.
 *
 * @param {string} path
 * @returns {Record<string, Package> | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(top, path), 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Whether what npm installed last (its own note in node_modules) is what package-lock.json asks for. */
export function isInstalled() {
  const asked = readLock('package-lock.json')
  const installed = readLock('node_modules/.package-lock.json')
  if (!asked) throw new Error('package-lock.json is not there: this is no whole copy of LEA-tafel')
  if (!installed) return false
  for (const [place, wanted] of Object.entries(asked)) {
    if (place === '') continue
    const found = installed[place]
    // Optional ones are the binaries of other systems.
    if (!found && !wanted.optional) return false
    if (found && (found.version !== wanted.version || found.integrity !== wanted.integrity)) return false
  }
  return Object.keys(installed).every((place) => place in asked)
}

/** Installs what package-lock.json asks for, unless it is there already: then nothing is asked of the network. */
export async function install() {
  if (isInstalled()) return
  process.stdout.write('Pakketten installeren (eenmalig)…\n')
  const { code } = await runNpm([
    'ci',
    '--include=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code !== 0) throw new Error('npm ci did not succeed')
}
