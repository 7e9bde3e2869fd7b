import { defineConfig } from '@playwright/test'
import stories from '../../e2e/playwright.config.ts'

/** Run with `npm run bench:client`; no part of `npm test`, because figures of a busy machine say nothing. */
export default defineConfig({
  ...stories,
  testDir: '.',
  testMatch: 'compare.bench.ts',
  outputDir: '../../test-results',
  use: { ...stories.use, actionTimeout: 60_000, trace: 'off' },
  workers: 1,
  timeout: 30 * 60_000,
  reporter: 'line',
})
