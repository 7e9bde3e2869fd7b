import { defineConfig } from '@playwright/test'

/** By hand only: `npm run torture:client`. One browser at a time, for as long as it takes. */
export default defineConfig({
  testMatch: '*.torture.ts',
  outputDir: '../../test-results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 0,
  expect: { timeout: 60_000 },
  reporter: 'list',
})
