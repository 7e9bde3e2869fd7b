import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `npm run bench:relay`: the built server as a process of its own, and people with it from this one. */
export default defineConfig({
  test: {
    root: folder('.'),
    include: ['*.bench.ts'],
    globalSetup: folder('../src/test/build.ts'),
    environment: 'node',
    testTimeout: 120_000,
    fileParallelism: false,
    reporters: [['default', { summary: false }]],
  },
})
