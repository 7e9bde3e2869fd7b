import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { Person } from '../people/person.ts'
import { Colleague } from '../relay/colleague.ts'
import { pretend } from '../relay/forged.ts'
import { invite, ticketOf } from '../relay/invitations.ts'
import { takeLine } from '../relay/line.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { readQrCode } from '../screens/qrCode.ts'
import { ShareDialog } from '../screens/shareDialog.ts'
import { openInvitation, setUpServer } from '../screens/signInScreen.ts'
import { ViewScreen } from '../screens/viewScreen.ts'
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
  const [anna, bram, carla, elsewhere] = await Promise.all([
    arrive('Anna'),
    arrive('Bram'),
    arrive('Carla'),
    arrive('Dirk'),
  ])
  const line = await takeLine(bram.context)

  await test.step('the first one sets up the server, and sees the recovery code once', async () => {
    await setUpServer(anna, relay.setupLink)
    await expect(anna.page.getByRole('button', { name: 'Kopieer' })).toBeVisible()
    await anna.page.getByRole('link', { name: 'Ik heb de code bewaard' }).click()
    await anna.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  })
  const hers = new AgendaScreen(anna.page)
  await hers.expectSavedOnRelay()
  const led = 'Zorgen om een kind vroeg zien, en dan snel iets doen'
  await test.step('she names the school boards as trekker of an ambition', async () => {
    await hers.line(led).click()
    await hers.panel.getByRole('combobox', { name: 'Trekker' }).selectOption({ label: 'Primair onderwijs' })
    await expect(hers.block(led)).toContainText('Trekker: Primair onderwijs')
  })
  const share = new ShareDialog(anna.page)
  await share.open()

  const shown = await share.invite('Bibliotheek', 'Schrijver')
  const his = await test.step('Bram reads the code from her screen, comes in and writes', async () => {
    const link = await readQrCode(share.qrCode)
    expect(link).toBe(shown)
    const screen = await comeIn(bram, link)
    await screen.write('Inleiding', ' Bram was hier.')
    await screen.expectSavedOnRelay()
    return screen
  })

  await test.step('asked to confirm before he changes what another organisation answers for, Bram goes on, and Anna sees that', async () => {
    const asked = his.main.getByRole('region', { name: `Primair onderwijs is trekker van ‘${led}’` })
    await his.body(led).click()
    await expect(asked).toContainText('het is een afspraak, geen slot')
    await asked.getByRole('button', { name: 'Ik verander het' }).click()
    await his.write(led, ' De bibliotheek doet mee.')
    await his.expectSavedOnRelay()
    await share.close()
    await hers.chooseForAgenda('Wijzigingen door anderen')
    const list = anna.page.getByRole('dialog', { name: 'Wijzigingen door anderen' })
    await expect(list.getByRole('row', { name: /Bram, Bibliotheek.*Zorgen om een kind.*tekst/ })).toBeVisible()
    await list.getByRole('button', { name: 'Sluiten' }).click()
    await share.open()
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
    // the keys of words that go on scroll nothing and press nothing
    await expect(bram.page.getByRole('group', { name: 'U hebt geen toegang meer tot deze agenda' })).toBeFocused()
    const scrolled = () => bram.page.evaluate(() => window.scrollY)
    const before = await scrolled()
    await bram.page.keyboard.type(' en   verder ')
    expect(await scrolled()).toBe(before)
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
    await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Meld af' }).click()
    await expect(notice(carla.page, 'Dit apparaat is afgemeld bij deze agenda')).toBeVisible()
    await expect(carla.page.locator('.notices').getByRole('button', { name: 'Bewaar als bestand' })).toBeVisible()
    // she may not put agendas on the server, so she isn't asked to
    await expect(carla.page.getByRole('button', { name: 'Zet deze agenda op de server' })).toHaveCount(0)
    await share.go('Logboek')
    await expect(share.box.getByRole('row', { name: /Anna.*Toegang ingetrokken.*Bram/ })).toBeVisible()
    await expect(share.box.getByRole('row', { name: /Anna.*Apparaat afgemeld.*Carla/ })).toBeVisible()
  })

  await test.step('a program of Dirk that says it is Anna, in presence and in what it writes, is shown as Dirk everywhere', async () => {
    await share.close()
    const agenda = new URL(anna.page.url()).pathname.split('/').at(-1) ?? ''
    const { link } = await invite(anna.page, agenda, 'editor')
    const dirk = await Colleague.join(relay, agenda, await ticketOf(elsewhere.context, link, 'Dirk', agenda))
    const me = (await (await anna.page.request.get('/api/me')).json()) as { person: { id: string } }
    pretend(dirk, { name: 'Anna', organisation: 'Gemeente Waterdam', person: me.person.id }, led)
    const here = hers.block(led).locator('.block__person-name')
    await expect(here).toHaveText('Dirk')
    const page = anna.page
    await hers.chooseForAgenda('Prullenbak')
    const bin = page.getByRole('dialog', { name: 'Prullenbak' })
    await expect(bin.getByRole('listitem').filter({ hasText: 'Dirk' })).toHaveCount(2)
    await bin.getByRole('button', { name: 'Sluiten' }).click()
    await expect(hers.main.getByRole('button', { name: /^Kies deze: .*, van Dirk$/ })).toBeVisible()
    await hers.chooseForAgenda('Wijzigingen door anderen')
    const list = page.getByRole('dialog', { name: 'Wijzigingen door anderen' })
    await expect(list.getByRole('row', { name: /Dirk, Schoolbestuur Vaart.*gegevens/ })).toHaveCount(2)
    await expect(list.getByRole('row', { name: /Anna.*gegevens/ })).toHaveCount(1)
    await list.getByRole('button', { name: 'Sluiten' }).click()
    const view = new ViewScreen(page)
    await view.open(agenda, 'controle')
    await expect(view.main.getByText('Zo hoort het (Dirk)')).toHaveCount(2)
    await expect(view.main.getByText('Zo hoort het (Anna')).toHaveCount(0)
    await page.goBack()
    dirk.leave()
  })

  await test.step('Anna forgets Bram: what he did is by an oud-deelnemer, and his name stands nowhere in what the server keeps', async () => {
    await anna.page.goto('/beheer')
    await anna.page.getByRole('button', { name: 'Verwijder de gegevens van Bram' }).click()
    const asked = anna.page.getByRole('alertdialog')
    await expect(asked).toContainText('Uitnodigingen die deze persoon maakte')
    await expect(asked).toContainText('Elke agenda van deze persoon houdt een eigenaar.')
    await asked.getByRole('button', { name: 'Verwijder gegevens' }).click()
    await expect(anna.page.getByText('De gegevens van Bram zijn verwijderd')).toBeVisible()
    await anna.page.goBack()
    await hers.chooseForAgenda('Wijzigingen door anderen')
    const list = anna.page.getByRole('dialog', { name: 'Wijzigingen door anderen' })
    await expect(list.getByRole('row', { name: /oud-deelnemer, Bibliotheek.*Zorgen om een kind.*tekst/ })).toBeVisible()
    await expect(list).not.toContainText('Bram')
    const kept = await relay.kept()
    expect({ signature: kept.includes('person:'), name: kept.includes('Bram') }).toEqual({
      signature: true,
      name: false,
    })
  })

  for (const { context } of [anna, bram, carla, elsewhere]) await context.close()
  await relay.end()
})
