import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const root = '../../../node_modules'

/** Builds the page of the bench, minified as the app is. All three stores use the same Yjs and the same Dexie. */
export default defineConfig({
  root: folder('.'),
  resolve: {
    alias: [
      { find: /^dexie$/, replacement: folder(`${root}/dexie/dist/modern/dexie.mjs`) },
      { find: /^yjs$/, replacement: folder(`${root}/yjs/dist/yjs.mjs`) },
      { find: /^lib0\/(.*)$/, replacement: folder(`${root}/lib0/$1`) },
      { find: /^y-indexeddb$/, replacement: folder('peers/node_modules/y-indexeddb/src/y-indexeddb.js') },
      { find: /^y-dexie$/, replacement: folder('peers/node_modules/y-dexie/dist/y-dexie.js') },
    ],
  },
  build: { outDir: folder('dist'), emptyOutDir: true, target: 'es2023' },
  worker: { format: 'es' },
})
