import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const folder = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Builds the server's four entries to `.test-build` before its tests run: Node can't start a worker from TypeScript, and
 * the tests that kill the server need it as a process of its own. Takes well under a second.
 */
export default async function buildForTests(): Promise<void> {
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: true,
      outDir: '.test-build',
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: {
          main: `${folder}src/main.ts`,
          lea: `${folder}src/cli/main.ts`,
          storageWorker: `${folder}src/storage/sqlite/storageWorker.ts`,
          compactionWorker: `${folder}src/compaction/compactionWorker.ts`,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}
