import './node.mjs'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { runNpm } from './npm.mjs'
import { top, walk } from './tree.mjs'

/** What the build is made of, and what it makes last in each of its two halves. */
const sources = [
  'client/index.html',
  'client/messages',
  'client/project.inlang/settings.json',
  'client/public',
  'client/src',
  'package-lock.json',
  'packages',
  'server/src',
  'vite.config.ts',
]
const built = ['client/dist/.vite/manifest.json', 'server/dist/main.js']

/** Whether the build is there and none of its sources changed after it. */
function isBuilt() {
  const madeMs = Math.min(...built.map((path) => statSync(join(top, path), { throwIfNoEntry: false })?.mtimeMs ?? 0))
  for (const source of sources) {
    for (const { changedMs } of walk(join(top, source))) if (changedMs > madeMs) return false
  }
  return true
}

try {
  await install()
  if (!isBuilt()) {
    process.stdout.write('Bouwen…\n')
    const { code } = await runNpm(['run', '--silent', 'build'])
    if (code !== 0) throw new Error('the build did not succeed')
  }
} catch (error) {
  process.stderr.write(
    `LEA-tafel kon niet starten; hierboven staat waarom. / LEA-tafel could not start; the reason is above.\n${error}\n`,
  )
  process.exit(1)
}

// Imported, not spawned: the server is this very process, so Ctrl-C and a stop from the system reach it directly.
await import(new URL('../server/dist/main.js', import.meta.url).href)
