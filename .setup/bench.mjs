import './node.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { installPeers } from './peers.mjs'
import { top } from './tree.mjs'

/** Builds the relay and the bench, installs what the relay is measured against when it isn't there, and measures: see "A bench" in server/README.md. */
const root = join(top, 'server')

/** @param {Record<string, string>} input @param {string} outDir */
async function buildTo(outDir, input) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: [/^@lea\//] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
}

await installPeers('server/bench/peers', 'what the relay is measured against')
// Not where the tests build to: they begin with an empty folder.
await buildTo('bench/.test-build/server', {
  main: join(root, 'src/main.ts'),
  storageWorker: join(root, 'src/storage/sqlite/storageWorker.ts'),
  compactionWorker: join(root, 'src/compaction/compactionWorker.ts'),
})
await buildTo('bench/.test-build/load', { main: join(root, 'bench/main.ts'), load: join(root, 'bench/load/main.ts') })
const { status } = spawnSync(
  process.execPath,
  [join(root, 'bench/.test-build/load/main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1
