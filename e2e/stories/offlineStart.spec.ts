import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../people/chromium.ts'
import { sayWhoYouAre } from '../people/person.ts'
import { NextBuild } from '../relay/nextBuild.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

test.use({ serviceWorkers: 'allow' })

test('Anna starts her browser again while the server is gone: her agenda opens by its link, she types, and Bram sees it once the server is back', async ({
  bram,
  relay,
  agenda,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'lea-tafel-profile-'))
  const launch = () => chromium.launchPersistentContext(profile, { ...chromiumOptions, locale: 'nl-NL' })
  const before = await launch()
  const visit = await firstPage(before)
  await visit.goto(relay.url)
  await sayWhoYouAre(visit, 'Anna', 'Gemeente')
  await visit.goto(`${relay.url}/agenda/${agenda}`)
  await new AgendaScreen(visit).expectSavedOnRelay()
  await visit.getByRole('link', { name: /^LEA-tafel, naar/ }).click()
  await expect(visit.getByText('Dit apparaat is klaar voor gebruik zonder verbinding.')).toBeVisible({
    timeout: 30_000,
  })
  await before.close()
  await relay.kill()

  const after = await launch()
  const page = await firstPage(after)
  await page.goto(`${relay.url}/agenda/${agenda}/begroting`)
  await expect(page.getByRole('heading', { name: 'Begroting', level: 1 })).toBeVisible()
  await page.goto(`${relay.url}/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.write('Brugklas', ' zonder server geschreven.')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  // A piece of the program that she never opened before.
  await hers.chooseForAgenda('Sneltoetsen')
  await expect(page.getByRole('dialog', { name: 'Sneltoetsen' })).toContainText('Regel inspringen')
  await page.keyboard.press('Escape')
  await relay.restart()

  await hers.expectSavedOnRelay()
  const his = await bram.open(agenda)
  await expect(his.body('Brugklas')).toHaveText('Over brugklas: zonder server geschreven.')
  await after.close()
  await rm(profile, { recursive: true, force: true })
})

// Three builds are fetched whole, one after the other.
test.slow()
test('Anna reads that there is a new version, writes on in the old one, and gets the new one when she asks for it, or when the server wants it', async ({
  page,
  relay,
  agenda,
}) => {
  const builds = await NextBuild.of(relay)
  await page.goto(builds.url)
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await page.goto(`${builds.url}/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  await pagesAreKept(page)
  await page.reload()
  await hers.expectSavedOnRelay()
  await expect(page.getByText('Er is een nieuwe versie')).toBeHidden()

  builds.deploy('next')
  await page.reload()

  await expect(page.getByText('Er is een nieuwe versie')).toBeVisible()
  expect(await page.title()).not.toContain('next')
  await hers.write('Taalklas', ' nog in de oude.')
  await hers.expectSavedOnRelay()
  await page.getByRole('button', { name: 'Vernieuw nu' }).click()
  await expect(page.locator('html[data-build=next]')).toBeAttached()
  await expect(hers.body('Taalklas')).toHaveText('Over taalklas: nog in de oude.')
  await expect(page.getByText('Er is een nieuwe versie')).toBeHidden()

  builds.deploy('afterNext')
  builds.refusesAsTooOld = true
  await page.reload()
  await expect(hers.status).toHaveText('Niet op de server: dit programma is te oud')
  await expect(page.locator('html[data-build=next]')).toBeAttached()
  await page.getByRole('button', { name: 'Vernieuw de pagina' }).click()
  // fetches all of the new build first
  await expect(page.locator('html[data-build=afterNext]')).toBeAttached({ timeout: 45_000 })

  builds.deploy('off')
  builds.refusesAsTooOld = false
  await page.reload()
  // the worker that was there goes once it rests, which a browser may take minutes to see: it is stopped, as a browser does then
  await expect(async () => {
    await stopWorkers(page)
    await expect.poll(() => workers(page), { timeout: 10_000 }).toEqual([])
  }).toPass({ timeout: 90_000 })
  await builds.end()
})

async function firstPage(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage())
}

/** The browser has fetched everything that it keeps. Nobody is told, so the browser itself is asked. */
async function pagesAreKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

async function stopWorkers(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('ServiceWorker.enable')
  await browser.send('ServiceWorker.stopAllWorkers')
  await browser.detach()
}

/** Those that answer for this address, each by how far its versions are. */
function workers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations()
    return registrations.map(({ active, waiting, installing }) =>
      [active, waiting, installing].map((worker) => worker?.state ?? 'none').join(', '),
    )
  })
}
