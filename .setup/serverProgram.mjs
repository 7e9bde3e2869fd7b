import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { top } from './tree.mjs'

/** Programs that measure or try the relay: built as the relay itself is, then run beside it. */
const root = join(top, 'server')

/** @param {string} folder below server @param {Record<string, string>} sources name of each file -> its source below server */
export async function buildServerProgram(folder, sources) {
  const input = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, join(root, source)]))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: [/^@lea\//] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
}

/** With the arguments of this command. @param {string} file below server */
export function runServerProgram(file) {
  const { status } = spawnSync(process.execPath, [join(root, file), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
