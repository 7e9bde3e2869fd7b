import './node.mjs'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { runNpm } from './npm.mjs'
import { top } from './tree.mjs'

/** Builds the relay and the bench, installs what the relay is measured against when it isn't there, and measures: see "A bench" in server/README.md. */
const root = join(top, 'server')
const peers = join(root, 'bench/peers')

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

/** @param {string} path */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const [wanted, found] = [read(join(peers, 'package-lock.json')), read(join(peers, 'node_modules/.package-lock.json'))]
const isThere =
  found && Object.keys(wanted).every((place) => place === '' || found[place]?.version === wanted[place].version)
if (!isThere) {
  process.stdout.write('Installing what the relay is measured against (once)…\n')
  const { code } = await runNpm([
    'ci',
    '--prefix',
    peers,
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code !== 0) throw new Error('npm ci in server/bench/peers did not succeed')
}
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
