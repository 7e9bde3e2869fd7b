import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syncPath } from '@lea/protocol'
import { chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../people/chromium.ts'
import { KeyboardWithWords } from '../people/keyboardWithWords.ts'
import { openTogether, sayWhoYouAre } from '../people/person.ts'
import { makeAgenda } from '../relay/agenda.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

test('Anna’s page crashes while she types an amount; it is in the field when she comes back', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await hers.take('Huisbezoeken')
  await hers.amount.fill('7.7')
  await anna.page.keyboard.type('77')
  await crash(anna.page)

  const again = await anna.openInNewTab(agenda)

  await again.take('Huisbezoeken')
  await expect(again.amount).toHaveValue('7.777')
})

test('Bram changed the amount while Anna’s page was gone: she reads her words, and puts them beside his', async ({
  anna,
  bram,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await hers.take('Huisbezoeken')
  await hers.amount.fill('7.777')
  await crash(anna.page)
  const his = await bram.open(agenda)
  await his.take('Huisbezoeken')
  await his.setAmount('2.222')
  await his.expectSavedOnRelay()

  const again = await anna.openInNewTab(agenda)

  await expect(again.main.getByText(/^Bedrag van “Reiskosten”: “7\.777”.* staat nu: “€\s2\.222”/)).toBeVisible()
  await again.main.getByRole('button', { name: 'Ga naar het veld' }).click()
  await expect(again.amount).toBeFocused()
  await expect(again.amount).toHaveValue('2.222')
  await again.main.getByRole('button', { name: 'Zet erbij' }).click()
  for (const value of [/7\.777/, /2\.222/]) await expect(again.panel.getByText(value).first()).toBeVisible()
  await again.expectSavedOnRelay()
})

test('Anna types an amount in one tab and opens another: her words are left alone until she has finished', async ({
  anna,
  agenda,
}) => {
  const left = await anna.open(agenda)
  await left.take('Huisbezoeken')
  await left.amount.fill('7.7')
  const right = await anna.openInNewTab(agenda)
  await right.take('Huisbezoeken')
  await expect(right.amount).toHaveValue('1.000')

  await left.page.bringToFront()
  await left.page.keyboard.type('77')
  await left.page.keyboard.press('Enter')

  await expect(right.amount).toHaveValue('7.777')
})

test('Anna’s browser is killed while she types an amount; it is in the field when she starts it again', async ({
  relay,
  agenda,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'lea-tafel-profile-'))
  const launch = () => chromium.launchPersistentContext(profile, { ...chromiumOptions, locale: 'nl-NL' })
  const first = await launch()
  const page = first.pages()[0] ?? (await first.newPage())
  await page.goto(relay.url)
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await page.goto(`${relay.url}/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  await hers.take('Huisbezoeken')
  await hers.amount.fill('7.777')
  // Within a second of typing, as the promise goes: the database has it.
  await expect.poll(() => draftsStored(page)).toEqual(['7.777'])
  const devtools = await first.newCDPSession(page)
  await devtools.send('Browser.crash').catch((error: Error) => {
    if (!/closed/i.test(error.message)) throw error
  })

  const second = await launch()
  // a tab that is opened first has the name that hers had
  const start = second.pages()[0] ?? (await second.newPage())
  await start.goto(relay.url)
  await expect(start.getByText('Nog tekst in een veld')).toBeVisible()
  const again = new AgendaScreen(await second.newPage())
  await again.page.goto(`${relay.url}/agenda/${agenda}`)
  await again.take('Huisbezoeken')
  await expect(again.amount).toHaveValue('7.777')
  await expect(start.getByText('Opgeslagen op de server')).toBeVisible()
  await second.close()
  await rm(profile, { recursive: true, force: true })
})

test('Anna rests in a field of words: Bram reads them while she types on; half an amount waits in its field, and the status says so', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  for (const screen of [hers, his]) await screen.take('Huisbezoeken')
  const [note, read] = [hers, his].map(({ panel }) => panel.getByRole('textbox', { name: 'Betrokkenen (in woorden)' }))
  if (!note || !read) throw new Error('There are two screens')
  const keys = anna.page.keyboard
  const pill = await hers.status.boundingBox()
  await note.click()
  await keys.type('Juf Ellen en ')
  // it says that, and stays where it is
  await expect(hers.status).toHaveText('Bezig met opslaan')
  expect(await hers.status.boundingBox()).toEqual(pill)
  for (let step = 0; step < 4; step++) await keys.press('ArrowLeft')
  await keys.press('Backspace')
  await expect(read).toHaveValue('Juf Elle en')
  await hers.expectSavedOnRelay()
  await expect(note).toBeFocused()
  // the space at the end still stands there, and the caret where it was
  await expect(note).toHaveValue('Juf Elle en ')
  await keys.type('y')
  await expect(read).toHaveValue('Juf Elley en')

  // a word that is being composed isn't written however long it takes, nor half an amount
  await keys.press('End')
  const keyboard = await KeyboardWithWords.of(anna.page)
  await his.amount.fill('3')
  await expect(his.status).toHaveText('Nog in het veld')
  await keyboard.compose('sam')
  await expect(hers.status).toHaveText('Nog in het veld')
  await expect(read).toHaveValue('Juf Elley en')
  await expect(hers.amount).toHaveValue('1.000')
  await expect(his.status).toHaveText('Nog in het veld')
  await keyboard.commit('samen')
  await expect(read).toHaveValue('Juf Elley en samen')
  await his.amount.fill('32.500')
  await bram.page.keyboard.press('Tab')
  await expect(hers.amount).toHaveValue('32.500')

  await keys.press('Escape')
  await expect(read).toHaveValue('')
  for (const screen of [hers, his]) await screen.expectSavedOnRelay()
})

test('Anna and Bram change the title of the agenda at once: each types on, and both titles stand', async ({
  anna,
  bram,
  agenda,
}) => {
  const screens = await openTogether(agenda, anna, bram)
  const [hers, his] = screens.map(({ page }) => page.getByRole('textbox', { name: 'Titel van de agenda' }))
  if (!hers || !his) throw new Error('There are two screens')
  for (const title of [hers, his]) {
    await title.click()
    await title.press('ControlOrMeta+a')
  }
  await anna.page.keyboard.type('Van Anna')
  await bram.page.keyboard.type('Van Bram')
  for (const screen of screens) await expect(screen.page.getByRole('button', { name: /keuze/ })).toBeVisible()
  await anna.page.keyboard.type(', van allen')
  await expect(hers).toHaveValue('Van Anna, van allen')
  await expect(his).toHaveValue('Van Bram')
  await hers.press('Enter')
  await his.press('Enter')
  await screens[1].page.getByRole('button', { name: /keuze/ }).click()
  for (const words of ['Van Anna, van allen', 'Van Bram']) {
    await expect(screens[1].page.getByRole('dialog').getByText(words, { exact: true })).toBeVisible()
  }
})

test('Anna comes back to words in three fields that can not hold them: one notice leads to each, and each goes when it is mended or thrown away', async ({
  anna,
  relay,
}) => {
  const { page } = anna
  const agenda = await makeAgenda(relay, [
    { type: 'evaluation', title: 'Verzuim', fields: { everyMonths: 10 } },
    { type: 'evaluation', title: 'Opkomst' },
    { type: 'section', title: 'Zorg', children: [{ type: 'evaluation', title: 'Plaatsing' }] },
    ...Array.from({ length: 12 }, (_, at) => ({ type: 'section' as const, title: `Hoofdstuk ${at}` })),
  ])
  const hers = await anna.open(agenda)
  const field = hers.panel.getByRole('textbox', { name: 'Komt terug na (maanden)', exact: true })
  const line = (words: string) => hers.main.getByRole('listitem').filter({ hasText: `“${words}”` })
  await hers.take('Plaatsing')
  await field.fill('tien')
  await hers.take('Verzuim')
  await field.fill('vijf')
  await hers.take('Opkomst')
  await field.fill('ooit')
  await hers.take('Verzuim')
  let letIn = () => {}
  const isLetIn = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await page.routeWebSocket(new RegExp(syncPath), async (socket) => {
    await isLetIn
    socket.connectToServer()
  })
  await page.reload()
  await hers.take('Opkomst')
  await expect(field).toHaveValue('')

  // in the fields that are on the screen too
  letIn()
  await expect(field).toHaveValue('ooit')
  await expect(hers.main.getByText(/^3 teksten van uw vorige bezoek/)).toBeVisible()
  await hers.main.getByText('Bekijk deze teksten').click()

  // on a phone the page behind the sheet stays where it is
  await line('tien').getByRole('button', { name: 'Ga naar het veld' }).click()
  await expect(field).toBeFocused()
  await page.setViewportSize({ width: 390, height: 800 })
  await page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }))
  await page.keyboard.press('End')
  await page.keyboard.type(' of elf')
  expect(await page.evaluate(() => scrollY)).toBe(300)
  await expect(field).toHaveValue('tien of elf')
  await page.setViewportSize({ width: 1440, height: 900 })
  await hers.take('Opkomst')

  await line('ooit').getByRole('button', { name: 'Gooi weg' }).click()
  await expect(line('ooit')).toHaveCount(0)
  await expect(field).toHaveValue('')
  await expect(line('vijf').getByRole('button', { name: 'Gooi weg' })).toBeFocused()
  // an emptied field is empty, whatever stood there before
  await line('vijf').getByRole('button', { name: 'Ga naar het veld' }).click()
  await expect(field).toBeFocused()
  await field.fill('')
  await field.press('Enter')
  await expect(line('vijf')).toHaveCount(0)
  await expect(field).toHaveValue('')
  await expect(hers.main.getByText(/^1 tekst van uw vorige bezoek/)).toBeVisible()

  // of words in what is deleted, both ways are offered
  const gone = page.getByRole('region', { name: 'Uitleg over het opslaan' }).getByRole('listitem')
  await hers.choose('Zorg', 'Verwijderen')
  await hers.status.click()
  await expect(gone).toContainText('Komt terug na (maanden) van “Plaatsing”, dat is verwijderd: “tien of elf”')
  await gone.getByRole('button', { name: 'Herstel' }).click()
  await expect(field).toHaveValue('tien of elf')
  await hers.choose('Zorg', 'Verwijderen')
  await hers.status.click()
  await gone.getByRole('button', { name: 'Gooi weg' }).click()
  await hers.expectSavedOnRelay()
  await expect(hers.main.getByText(/van uw vorige bezoek/)).toHaveCount(0)
})

/** The page's process dies in the middle of what it does. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  await Promise.race([devtools.send('Page.crash').catch(() => undefined), crashed])
  await crashed
}

/** What the database of this browser holds of words that are being typed in fields. */
function draftsStored(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('lea-tafel')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map(({ words }) => words))
          }
        }
      }),
  )
}
