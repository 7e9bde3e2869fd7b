import { defineConfig } from '@playwright/test'
import { chromiumOptions } from '../people/chromium.ts'

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
  use: {
    launchOptions: chromiumOptions,
    locale: 'nl-NL',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    actionTimeout: 30_000,
    permissions: ['clipboard-read', 'clipboard-write'],
  },
})
