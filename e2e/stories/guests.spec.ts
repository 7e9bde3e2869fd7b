import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { PasskeyKeeper } from '../people/passkeys.ts'
import { Person } from '../people/person.ts'
import { takeLine } from '../relay/line.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { readQrCode } from '../screens/qrCode.ts'
import { ShareDialog } from '../screens/shareDialog.ts'
import { openInvitation, setUpServer } from '../screens/signInScreen.ts'
import { expect, test } from '../test.ts'

/** Comes in by the link of an invitation. */
async function comeIn(person: Person, link: string): Promise<AgendaScreen> {
  await openInvitation(person, link)
  await person.page.getByRole('button', { name: 'Doe mee' }).click()
  const screen = new AgendaScreen(person.page)
  await screen.expectSavedOnRelay()
  return screen
}

const notice = (page: Page, title: string) => page.locator('.notices').getByText(title)

test('Anna sets up the server and invites Bram of the library and Carla of the school board; each may do what the role says, until it is taken away', async ({
  browser,
}) => {
  const relay = await Relay.startAsking()
  const arrive = (name: string) => Person.asStranger(browser, relay.url, name)
  const [anna, bram, carla] = await Promise.all([arrive('Anna'), arrive('Bram'), arrive('Carla')])
  const line = await takeLine(bram.context)
  const herKeys = await PasskeyKeeper.of(anna.page)

  await test.step('the first one sets up the server, sees the recovery code once and makes a passkey', async () => {
    await setUpServer(anna, relay.setupLink)
    await expect(anna.page.getByRole('button', { name: 'Kopieer' })).toBeVisible()
    await anna.page.getByRole('button', { name: 'Voeg een passkey toe' }).click()
    await expect(anna.page.getByText('De passkey is toegevoegd.')).toBeVisible()
    await expectNoViolations(anna.page, 'the recovery code and the passkey')
    await anna.page.getByRole('link', { name: 'Ik heb de code bewaard' }).click()
    await anna.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  })
  const hers = new AgendaScreen(anna.page)
  await hers.expectSavedOnRelay()
  const agenda = new URL(anna.page.url()).pathname
  const share = new ShareDialog(anna.page)
  await share.open()

  const forBram = await share.invite('Bibliotheek', 'Schrijver')
  const his = await test.step('Bram reads the code from her screen, comes in and writes', async () => {
    const link = await readQrCode(share.qrCode)
    expect(link).toBe(forBram)
    const screen = await comeIn(bram, link)
    await screen.write('Inleiding', ' Bram was hier.')
    await screen.expectSavedOnRelay()
    return screen
  })

  const theirs = await test.step('Carla comes in and reads only', async () => {
    const screen = await comeIn(carla, await share.invite('Basisschool Cascade', 'Lezer'))
    await expect(screen.body('Inleiding')).toContainText('Bram was hier.')
    await expect(notice(carla.page, 'U leest mee')).toBeVisible()
    await screen.body('Inleiding').click()
    await expect(screen.main.locator('[contenteditable=true]')).toHaveCount(0)
    await expect(screen.main.getByRole('button', { name: /oevoegen/ })).toHaveCount(0)
    return screen
  })

  await test.step('made a commenter, Carla hears so and still can not change the text', async () => {
    await share.go('Mensen')
    await expectNoViolations(anna.page, 'the people of an agenda')
    await share.person('Carla').getByRole('combobox', { name: 'Rol van Carla' }).selectOption('commenter')
    await expect(notice(carla.page, 'U denkt mee')).toBeVisible()
    await expect(theirs.main.locator('[contenteditable=true]')).toHaveCount(0)
  })

  await test.step('revoked while he types, Bram keeps the words that were still on their way, and saves them as a file', async () => {
    line.stick()
    await his.write('Inleiding', ' Nog niet klaar')
    await share.person('Bram').getByRole('button', { name: 'Trek de toegang van Bram in' }).click()
    await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Trek toegang in' }).click()
    await expect(notice(bram.page, 'U hebt geen toegang meer tot deze agenda')).toBeVisible()
    await expect(notice(bram.page, 'is nog niet verstuurd')).toBeVisible()
    await expect(his.body('Inleiding')).toContainText('Nog niet klaar')
    await expect(hers.body('Inleiding')).not.toContainText('Nog niet klaar')
    const download = bram.page.waitForEvent('download')
    await bram.page.locator('.notices').getByRole('button', { name: 'Bewaar als bestand' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.lea$/)
    expect((await readFile(await file.path())).includes('Nog niet klaar')).toBe(true)
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

  await test.step('an invitation that was used, withdrawn or has ended says which, and what to do', async () => {
    const withdrawn = await share.invite('Jeugdzorg', 'Lezer')
    await share.go('Uitnodigingen')
    await share.box.getByRole('button', { name: 'Trek de uitnodiging voor Jeugdzorg in' }).click()
    await expect(share.box.getByRole('row', { name: /Jeugdzorg.*Ingetrokken/ })).toBeVisible()
    // a day is the shortest that the form gives; a program may ask for less
    const ended = await anna.page.request.post(`/api${agenda.replace('agenda', 'agendas')}/invitations`, {
      headers: { origin: relay.url },
      data: {
        organisation: { name: 'Museum', partner: null },
        role: 'reader',
        uses: 1,
        endsAt: new Date(Date.now() + 1_000).toISOString(),
        title: '',
      },
    })
    const { page, context } = await arrive('Dirk')
    const closed = (title: string) => page.getByRole('heading', { name: title, level: 1 })
    await page.goto(forBram)
    await expect(closed('Deze uitnodiging is al gebruikt')).toBeVisible()
    await page.goto(withdrawn)
    await expect(closed('Deze uitnodiging is ingetrokken')).toBeVisible()
    await expect(page.getByText('Vraag wie u uitnodigde of u nog mee kunt doen.')).toBeVisible()
    const { link } = await ended.json()
    await expect(async () => {
      await page.goto(link)
      await expect(closed('Deze uitnodiging is verlopen')).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expectNoViolations(page, 'an invitation that has ended')
    await page.goto(agenda)
    await expect(closed('Meld u aan')).toBeVisible()
    await context.close()
  })

  await test.step('Anna signs in with her passkey on a telephone, and signs that out from her laptop', async () => {
    const { page, context } = await arrive('Anna')
    await herKeys.shareWith(await PasskeyKeeper.of(page))
    await page.goto(agenda)
    await page.getByRole('button', { name: 'Meld u aan met een passkey' }).click()
    await new AgendaScreen(page).expectSavedOnRelay()
    await anna.page.goto('/privacy')
    await expectNoViolations(anna.page, 'what is kept of Anna')
    await anna.page
      .getByRole('button', { name: /^Meld .* af$/ })
      .last()
      .click()
    await expect(notice(page, 'U bent niet (meer) aangemeld')).toBeVisible()
    await context.close()
  })

  for (const { context } of [anna, bram, carla]) await context.close()
  await relay.end()
})
