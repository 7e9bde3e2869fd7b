import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run bench:search`: how long a query takes among 5,000 blocks. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['*.bench.ts'],
    environment: 'node',
    testTimeout: 300_000,
    reporters: [['default', { summary: false }]],
  },
})
