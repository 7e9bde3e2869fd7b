import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { plainMessages } from './.setup/plainMessages.ts'
import { precache } from './.setup/precache.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * One file configures what is built and what is tested. `vite build --app` builds both environments:
 * the pages (client/dist) and the server (server/dist: main.js plus its workers).
 */
export default defineConfig({
  root: folder('client'),
  plugins: [
    react(),
    plainMessages(),
    precache(),
    { ...optimizeLocales.vite({ locales: ['nl-NL', 'en-GB', 'en-US'] }), enforce: 'pre' },
  ],
  // Yjs writes warnings with it. The one for browsers brings a DOM library and a schema checker along for coloured words.
  resolve: { alias: [{ find: /^lib0\/logging$/, replacement: folder('node_modules/lib0/logging.node.js') }] },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: folder('client/dist'),
        emptyOutDir: true,
        manifest: true,
        target: 'es2023',
        rolldownOptions: {
          input: { index: folder('client/index.html'), sw: folder('client/src/offline/serviceWorker.ts') },
          // a service worker keeps its address over all versions
          output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
        },
      },
    },
    server: {
      consumer: 'server',
      resolve: { noExternal: [/^@lea\//] },
      build: {
        ssr: true,
        outDir: folder('server/dist'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          input: {
            main: folder('server/src/main.ts'),
            storageWorker: folder('server/src/storage/sqlite/storageWorker.ts'),
            compactionWorker: folder('server/src/compaction/compactionWorker.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  test: {
    projects: [
      { test: { name: 'agenda', root: folder('packages/agenda'), environment: 'node' } },
      { test: { name: 'protocol', root: folder('packages/protocol'), environment: 'node' } },
      {
        test: {
          name: 'server',
          root: folder('server'),
          environment: 'node',
          globalSetup: folder('server/src/test/build.ts'),
          // Processes are started and killed, and disks synced: on a busy machine that takes its time.
          testTimeout: 20_000,
        },
      },
      {
        plugins: [react(), plainMessages()],
        test: { name: 'client', root: folder('client'), environment: 'node', css: { include: [/tokens\.css/] } },
      },
    ],
  },
})
