import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run bench:agenda`: how long an overview takes to follow one change. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['*.bench.ts'],
    environment: 'node',
    testTimeout: 300_000,
    fileParallelism: false,
    reporters: [['default', { summary: false }]],
  },
})
