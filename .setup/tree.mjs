import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the project. */
export const top = fileURLToPath(new URL('..', import.meta.url))

/** Folders that are made by a tool and never read as sources. */
const made = new Set(['node_modules', 'dist', 'paraglide', 'test-results'])

/**
 * Every file under `path` (or `path` itself), and the folders too: a file that was taken away changes only its folder.
 *
 * @param {string} path
 * @returns {Generator<{ path: string, changedMs: number }>}
 */
export function* walk(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return
  yield { path, changedMs: found.mtimeMs }
  if (!found.isDirectory()) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!made.has(entry.name)) yield* walk(join(path, entry.name))
  }
}
