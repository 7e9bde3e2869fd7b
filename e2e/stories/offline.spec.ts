import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumOptions } from '../people/chromium.ts'
import { openTogether, Person, sayWhoYouAre } from '../people/person.ts'
import { takeLine } from '../relay/line.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

test('Anna writes on without a line while Bram writes too, and both see everything when it is back', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const [hers, his] = await openTogether(agenda, anna, bram)

  await line.cut()
  await expect(hers.status).toHaveText(/^Offline/)
  await hers.write('Huisbezoeken', ' in de trein geschreven.')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  await his.write('Huisbezoeken', ' aan tafel geschreven.')
  await his.write('Taalklas', ' elke dinsdag.')
  await his.expectSavedOnRelay()
  await expect(his.body('Huisbezoeken')).not.toContainText('trein')
  // on a telephone she reads it as well, without a press; that all is well is a sign there
  const words = hers.status.getByText(/^Offline/)
  await anna.page.setViewportSize({ width: 390, height: 844 })
  await expect(words).toBeInViewport({ ratio: 1 })
  await bram.page.setViewportSize({ width: 390, height: 844 })
  await expect(his.status.getByText('Opgeslagen op de server')).toBeHidden()
  await bram.page.setViewportSize({ width: 1440, height: 900 })
  await anna.page.setViewportSize({ width: 1440, height: 900 })

  line.mend()

  for (const screen of [hers, his]) {
    await expect(screen.body('Huisbezoeken')).toContainText('in de trein geschreven.')
    await expect(screen.body('Huisbezoeken')).toContainText('aan tafel geschreven.')
    await expect(screen.body('Taalklas')).toHaveText('Over taalklas: elke dinsdag.')
  }
  await hers.expectSavedOnRelay()
})

test('the relay is killed while Anna types; when it is back, Bram sees what she typed meanwhile', async ({
  anna,
  bram,
  agenda,
  relay,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.write('Logopedie', ' voor,')
  await hers.expectSavedOnRelay()

  await relay.kill()
  await anna.page.keyboard.type(' tijdens,')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  await expect(his.status).toHaveText(/^Offline/)
  await relay.restart()

  await expect(his.body('Logopedie')).toHaveText('Over logopedie: voor, tijdens,')
  await hers.expectSavedOnRelay()
  await anna.page.keyboard.type(' na.')
  await expect(his.body('Logopedie')).toHaveText('Over logopedie: voor, tijdens, na.')
})

test('Anna finds what she wrote without a line after she reloads the page', async ({ anna, agenda }) => {
  const line = await takeLine(anna.context)
  const hers = await anna.open(agenda)
  await line.cut()
  await hers.write('Brugklas', ' alleen hier.')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)

  await anna.page.reload()

  await expect(hers.body('Brugklas')).toHaveText('Over brugklas: alleen hier.')
  await expect(hers.status).toHaveText(/^Offline/)
  line.mend()
  await expect(hers.status).toHaveText('Opgeslagen op de server')
})

test('Anna writes in two agendas without a line and goes to the start page; once it is back Bram reads both, though she opens neither', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const { page } = anna
  const hers = await anna.open(agenda)
  await line.cut()
  await hers.write('Brugklas', ' in de trein geschreven.')
  await expect(hers.status).toHaveText(/^Offline, /)
  await page.getByRole('link', { name: /^LEA-tafel, naar/ }).click()
  await page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  const made = new AgendaScreen(page)
  await expect(made.status).toHaveText(/^Offline, /)
  const address = page.url()
  await page.getByRole('link', { name: /^LEA-tafel, naar/ }).click()
  await expect(page.getByText('Wacht op de server')).toHaveCount(2)

  line.mend()

  await expect(page.getByText('Opgeslagen op de server')).toHaveCount(2, { timeout: 20_000 })
  await expect(page.getByText('Wacht op de server')).toHaveCount(0)
  const his = await bram.open(agenda)
  await expect(his.body('Brugklas')).toContainText('in de trein geschreven.')
  await bram.page.goto(address)
  await new AgendaScreen(bram.page).expectSavedOnRelay()
})

test('Anna shares what the server hasn’t got all of, and is told so; she isn’t when it has', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const hers = await anna.open(agenda)
  const share = anna.page.getByRole('banner').getByRole('button', { name: 'Delen' })
  const early = anna.page.getByText('De server heeft nog niet alles van deze agenda').filter({ visible: true })
  await hers.expectSavedOnRelay()
  await line.cut()
  await expect(hers.status).toHaveText(/^Offline/)
  await share.click()
  await expect(anna.page.getByText('Wie de link opent, schrijft mee').filter({ visible: true })).toBeVisible()
  await expect(early).toHaveCount(0)
  await hers.write('Brugklas', ' alleen hier.')
  await expect(hers.status).toHaveText(/^Offline, /)

  await share.click()

  // Her browser lets no page copy: she reads it beside the link that she copies herself.
  const desk = anna.page.viewportSize()
  await anna.page.setViewportSize({ width: 390, height: 844 })
  const byHand = early.filter({ hasText: agenda })
  await expect(byHand).toContainText('als er verbinding is')
  await expect(byHand).toBeInViewport({ ratio: 1 })
  if (desk) await anna.page.setViewportSize(desk)
  await anna.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: /^Meer mogelijkheden voor/ }).click()
  await anna.page.getByRole('menuitem', { name: 'Kopieer de link' }).click()
  await expect(early.first()).toBeVisible()

  line.mend()
  await anna.open(agenda)
  await share.click()
  const notice = anna.page.getByText('Wie de link opent, schrijft mee').filter({ visible: true })
  await expect(notice).toBeVisible()
  await expect(early).toHaveCount(0)

  // The notice copies it once more, and doesn't follow her to another page.
  const copied = () => anna.page.evaluate(() => navigator.clipboard.readText())
  await anna.page.evaluate(() => navigator.clipboard.writeText('iets anders'))
  await anna.page.getByRole('button', { name: 'Kopieer de link nog eens' }).click()
  await expect.poll(copied).toContain(agenda)
  await anna.page.getByRole('link', { name: 'Begroting', exact: true }).first().click()
  await expect(notice).toHaveCount(0)
})

for (const [leaving, line] of [
  ['reloads the page', 'with'],
  ['reloads the page', 'without'],
  ['goes to another page', 'without'],
] as const) {
  test(`Anna ${leaving} ${line} a line before she has left the amount that she types; it is there`, async ({
    anna,
    agenda,
  }) => {
    const { cut } = await takeLine(anna.context)
    const hers = await anna.open(agenda)
    await hers.take('Huisbezoeken')
    if (line === 'without') await cut()
    await hers.amount.fill('7.7')
    await anna.page.keyboard.type('77')

    if (leaving === 'reloads the page') await anna.page.reload()
    else await anna.page.goto('about:blank')

    await anna.page.goto(`/agenda/${agenda}`)
    await hers.take('Huisbezoeken')
    await expect(hers.amount).toHaveValue('7.777')
  })
}

test('Anna finds what she wrote without a line after her browser was killed', async ({ relay, agenda }) => {
  const profile = await mkdtemp(join(tmpdir(), 'lea-tafel-profile-'))
  const launch = () => chromium.launchPersistentContext(profile, { ...chromiumOptions, locale: 'nl-NL' })
  const first = await launch()
  const page = first.pages()[0] ?? (await first.newPage())
  await page.goto(relay.url)
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  const line = await takeLine(first)
  await page.goto(`${relay.url}/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  await line.cut()
  await hers.write('Brugklas', ' net voor de klap.')
  // The pill counts what waits for the relay; what its explanation says is that this device has it.
  await hers.status.click()
  await expect(page.getByText('Alles staat op dit apparaat, ook als u de pagina sluit.')).toBeVisible()
  const devtools = await first.newCDPSession(page)
  await devtools.send('Browser.crash').catch((error: Error) => {
    // The browser dies in the middle of its answer.
    if (!/closed/i.test(error.message)) throw error
  })

  const second = await launch()
  const again = new Person('Anna', second, second.pages()[0] ?? (await second.newPage()))
  await again.page.goto(`${relay.url}/agenda/${agenda}`)
  await expect(new AgendaScreen(again.page).body('Brugklas')).toHaveText('Over brugklas: net voor de klap.')
  await second.close()
  await rm(profile, { recursive: true, force: true })
})
