import { defineConfig } from '@playwright/test'
import stories from '../playwright.config.ts'

/** By hand only: `npm run rebuild`, after `npm run build`. */
export default defineConfig(stories, { testDir: '.', testMatch: '*.rebuild.ts', workers: 1, timeout: 600_000 })
