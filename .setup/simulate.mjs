import './node.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { top } from './tree.mjs'

/** Builds the simulation of the relay and plays it: see "A simulation" in server/README.md. */
const root = join(top, 'server')
await build({
  configFile: false,
  root,
  logLevel: 'error',
  ssr: { noExternal: [/^@lea\//] },
  build: {
    ssr: 'src/simulation/main.ts',
    outDir: '.test-build/simulation',
    emptyOutDir: true,
    target: 'node20',
  },
})
const { status } = spawnSync(
  process.execPath,
  [join(root, '.test-build/simulation/main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
