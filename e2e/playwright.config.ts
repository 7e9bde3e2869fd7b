import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './people/chromium.ts'

export default defineConfig({
  testDir: 'stories',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  // A story that only passes the second time tells of a bug: there are no retries.
  retries: 0,
  // On two cores: a story waits half of its time, for a line, a disk or a word.
  workers: 3,
  // What has to come comes at once, or late on a machine that others use too; a wait that is longer than that hides nothing.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Fetching all pages ahead takes a third of the processor time of a story; those about it ask for it.
    serviceWorkers: 'block',
    launchOptions: chromiumOptions,
  },
})
