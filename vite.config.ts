import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './.setup/LongFirst.ts'
import { plainMessages } from './.setup/plainMessages.ts'
import { precache } from './.setup/precache.ts'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const eachProject = {
  environment: 'node',
  setupFiles: ['.setup/testSeed.ts', '.setup/patience.ts'].map(folder),
  // Processes are started and killed, and disks synced: on a busy machine that takes its time.
  testTimeout: 20_000,
  // A worker plays the files of a project one after the other and loads what they share once, which takes half the
  // processor time. So every test leaves the world as it found it; what it put in a global's place is taken away here.
  isolate: false,
  restoreMocks: true,
  unstubGlobals: true,
}

/** What every agenda that is opened needs, besides React and the screens: one piece. Everything in it is in the first load. */
const core = new RegExp(
  [
    '/node_modules/(dexie|yjs|lib0(?!/(?:broadcastchannel|url|storage))|y-protocols/awareness|react|react-dom|scheduler)/',
    '/packages/agenda/src/(document|fields|values|types|commands(?!/(?:changeType|createAgenda|duplicateBlock|placesFor|repeatNextYear|restoreBlocks))|live(?!/(?:LiveOverviews|Readings))|prose)/',
    '/packages/agenda/src/(keys|refusal)',
    '/packages/protocol/src/(address|closing|frames|limits|roles)',
    '/client/src/ui/(Icon|Button|IconButton|Notice|TextField|Select|lazyPart)\\.tsx',
    '/client/src/device/(browserStorage|listeners|refusedChannel|storeFailure)',
    '/client/src/session/place\\.ts',
    '/client/src/paraglide/messages/ui_app_name',
    '/client/src/routes/(navigation|route)\\.ts',
    // what stands beside a document, and what it shows of it in a block; but for what is fetched alone
    '/client/src/agenda/(panel(?!/more)|fields|document/facts)/',
  ].join('|'),
)

/**
 * One file configures what is built and what is tested. `vite build --app` builds both environments:
 * the pages (client/dist) and the server (server/dist: main.js, lea.js and the workers).
 */
export default defineConfig({
  root: folder('client'),
  plugins: [
    react(),
    plainMessages(),
    precache(folder('client/src/offline/serviceWorker.ts')),
    { ...optimizeLocales.vite({ locales: ['nl-NL', 'en-GB', 'en-US'] }), enforce: 'pre' },
  ],
  resolve: {
    alias: [
      // Written for any machine: they bring a DOM library, a schema checker and a reader of settings along. lib0 itself says './environment.js'.
      {
        find: /^(?:lib0\/logging|(?:lib0|\.)\/environment(?:\.js)?)$/,
        replacement: folder('client/src/session/yjsSurroundings.ts'),
      },
      // The same Dexie in the language of today's browsers: what it exports otherwise is written for those of 2015.
      { find: /^dexie$/, replacement: folder('node_modules/dexie/dist/modern/dexie.mjs') },
    ],
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: folder('client/dist'),
        emptyOutDir: true,
        manifest: true,
        target: 'es2023',
        // every browser that draws `light-dark()` fetches ahead by itself
        modulePreload: { polyfill: false, resolveDependencies: () => [] },
        // left alone, what many pieces share is cut up in twenty, and each is compressed by itself: 6 kB more in the first load
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [{ name: 'core', test: core }],
            },
          },
        },
      },
    },
    server: {
      consumer: 'server',
      // A server of ten files starts in two thirds of the time of one of a thousand. SQLite looks for its addon beside its own file.
      resolve: { noExternal: true, external: ['@photostructure/sqlite'] },
      build: {
        ssr: true,
        outDir: folder('server/dist'),
        emptyOutDir: true,
        copyPublicDir: false,
        target: 'node20',
        rolldownOptions: {
          input: {
            main: folder('server/src/main.ts'),
            lea: folder('server/src/cli/main.ts'),
            storageWorker: folder('server/src/storage/sqlite/storageWorker.ts'),
            compactionWorker: folder('server/src/compaction/compactionWorker.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
  test: {
    // Left to itself vitest keeps one core free, which on two cores is half of them. One more than there are cores, because a
    // file that kills processes mostly waits for them.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongFirst },
    projects: [
      { test: { ...eachProject, name: 'agenda', root: folder('packages/agenda') } },
      { test: { ...eachProject, name: 'protocol', root: folder('packages/protocol') } },
      {
        test: {
          ...eachProject,
          name: 'server',
          root: folder('server'),
          globalSetup: folder('server/src/test/build.ts'),
        },
      },
      {
        plugins: [react(), plainMessages()],
        test: {
          ...eachProject,
          name: 'client',
          root: folder('client'),
          setupFiles: [...eachProject.setupFiles, folder('client/src/test/indexedDb.ts')],
          css: { include: [/(tokens|StatusChip)\.css/] },
        },
      },
    ],
  },
})
