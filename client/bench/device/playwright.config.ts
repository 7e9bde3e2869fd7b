import { defineConfig } from '@playwright/test'
import bench from '../playwright.config.ts'

/** Run with `npm run bench:device`. */
export default defineConfig({ ...bench, testMatch: 'device.bench.ts', outputDir: '../../../test-results' })
