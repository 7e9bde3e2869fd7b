import type { Browser, Page } from '@playwright/test'
import { Person } from '../people/person.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { ShareDialog } from '../screens/shareDialog.ts'
import { expect, test } from '../test.ts'

/** Somebody with a browser that nobody has used yet. */
async function newcomer(browser: Browser, name: string): Promise<Person> {
  const context = await browser.newContext()
  return new Person(name, context, await context.newPage())
}

/** Comes in by the link of an invitation. */
async function comeIn({ page, name }: Person, link: string): Promise<AgendaScreen> {
  await page.goto(link)
  await expect(page).not.toHaveURL(/#/)
  await page.getByLabel('Uw naam').fill(name)
  await page.getByRole('button', { name: 'Doe mee' }).click()
  const screen = new AgendaScreen(page)
  await screen.expectSavedOnRelay()
  return screen
}

const notice = (page: Page, title: string) => page.locator('.notices').getByText(title)

test('Anna sets up the server and invites Bram of the library and Carla of the school board; each may do what the role says, until it is taken away', async ({
  browser,
}) => {
  const relay = await Relay.startAsking()
  const [anna, bram, carla] = await Promise.all(['Anna', 'Bram', 'Carla'].map((name) => newcomer(browser, name)))
  if (!anna || !bram || !carla) throw new Error('three people were to come')

  await test.step('the first one sets up the server and sees the recovery code once', async () => {
    await anna.page.goto(relay.setupLink)
    await expect(anna.page).not.toHaveURL(/#/)
    await anna.page.getByLabel('Uw naam').fill('Anna')
    await anna.page.getByLabel('Naam van uw gemeente').fill('Gemeente Waterdam')
    await anna.page.getByRole('button', { name: 'Richt de server in' }).click()
    await expect(anna.page.getByText(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){7}$/)).toBeVisible()
    await expect(anna.page.getByRole('button', { name: 'Kopieer' })).toBeVisible()
    await anna.page.getByRole('link', { name: 'Ik heb de code bewaard' }).click()
    await anna.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  })
  const hers = new AgendaScreen(anna.page)
  await hers.expectSavedOnRelay()
  const share = new ShareDialog(anna.page)
  await share.open()

  const his = await test.step('Bram comes in by an invitation and writes', async () => {
    const screen = await comeIn(bram, await share.invite('Bibliotheek', 'Schrijver'))
    await screen.write('Inleiding', ' Bram was hier.')
    await screen.expectSavedOnRelay()
    return screen
  })

  const theirs = await test.step('Carla comes in and reads only', async () => {
    await share.box.getByRole('button', { name: 'Maak nog een uitnodiging' }).click()
    const screen = await comeIn(carla, await share.invite('Basisschool Cascade', 'Lezer'))
    await expect(screen.body('Inleiding')).toContainText('Bram was hier.')
    await expect(notice(carla.page, 'U leest mee')).toBeVisible()
    await screen.body('Inleiding').click()
    await expect(screen.main.locator('[contenteditable=true]')).toHaveCount(0)
    await expect(screen.main.getByRole('button', { name: 'Hieronder toevoegen' })).toHaveCount(0)
    return screen
  })

  await test.step('made a commenter, Carla hears so and still can not change the text', async () => {
    await share.go('Mensen')
    await share.person('Carla').getByRole('combobox', { name: 'Rol van Carla' }).selectOption('commenter')
    await expect(notice(carla.page, 'U denkt mee')).toBeVisible()
    await expect(theirs.main.locator('[contenteditable=true]')).toHaveCount(0)
  })

  await test.step('revoked while he types, Bram keeps his words and saves them as a file', async () => {
    await his.enterText('Inleiding')
    await bram.page.keyboard.type(' Nog niet klaar')
    await share.person('Bram').getByRole('button', { name: 'Trek de toegang van Bram in' }).click()
    await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Trek toegang in' }).click()
    await expect(notice(bram.page, 'U hebt geen toegang meer tot deze agenda')).toBeVisible()
    await expect(his.body('Inleiding')).toContainText('Nog niet klaar')
    const download = bram.page.waitForEvent('download')
    await bram.page.locator('.notices').getByRole('button', { name: 'Bewaar als bestand' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.lea$/)
  })

  await test.step('signed out by Anna, the device of Carla opens the agenda no more', async () => {
    await share
      .person('Carla')
      .getByRole('button', { name: /^Meld .* van Carla af$/ })
      .click()
    await expect(notice(carla.page, 'U hebt geen toegang meer tot deze agenda')).toBeVisible()
    await share.go('Logboek')
    await expect(share.box.getByRole('row', { name: /Anna.*Toegang ingetrokken.*Bram/ })).toBeVisible()
    await expect(share.box.getByRole('row', { name: /Anna.*Apparaat afgemeld.*Carla/ })).toBeVisible()
  })

  await test.step('a used invitation says so, and an agenda says that one has to sign in', async () => {
    const stranger = await newcomer(browser, 'Dirk')
    await stranger.page.goto(`${relay.url}${new URL(anna.page.url()).pathname}`)
    await expect(stranger.page.getByRole('heading', { name: 'Meld u aan' })).toBeVisible()
    await stranger.context.close()
  })

  for (const { context } of [anna, bram, carla]) await context.close()
  await relay.end()
})
