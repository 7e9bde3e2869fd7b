import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `npm run torture`: the same tests as always, for hours instead of seconds. */
export default defineConfig({
  test: {
    root: folder('..'),
    include: ['src/killed.long.test.ts', 'src/hostileFrames.long.test.ts'],
    globalSetup: folder('../src/test/build.ts'),
    environment: 'node',
    testTimeout: 0,
    env: { KILLS: process.env.KILLS ?? '1000', FRAMES: process.env.FRAMES ?? '500000', BY_HAND: 'yes' },
  },
})
