import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** The one without windows first: it tells the same stories with two thirds of the processor time. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The Chromium that drives the tests: the one on the PATH, else Playwright's own, else undefined.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
  if (onPath) return onPath
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}

/**
 * Finds a Chromium, and installs Debian's where that is possible without asking anybody.
 * Throws, with what to do, where there is none.
 *
 * @returns {string}
 */
export function requireChromium() {
  const found = findChromium()
  if (found) return found
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (isDebian) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] })
    // Debian's older releases have no package of the first name.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
      const installed = findChromium()
      if (installed) return installed
    }
  }
  throw new Error(
    'Er is geen Chromium voor de browsertests. Zet chromium of google-chrome in het PATH, of draai: npx playwright install chromium\n' +
      'There is no Chromium for the browser tests. Put chromium or google-chrome on the PATH, or run: npx playwright install chromium',
  )
}
