import type { BrowserContext } from '@playwright/test'
import { Overheard } from '../people/overheard.ts'
import { PasskeyKeeper } from '../people/passkeys.ts'
import { Person } from '../people/person.ts'
import { invite } from '../relay/invitations.ts'
import { OrganisationLogin } from '../relay/organisationLogin.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { ShareDialog } from '../screens/shareDialog.ts'
import { logInAt, openInvitation, setUpServer } from '../screens/signInScreen.ts'
import { expect, test } from '../test.ts'

/** What of a browser only the server may know: the session that it holds. */
async function sessionOf(context: BrowserContext): Promise<string> {
  const session = (await context.cookies()).find(({ name }) => name === 'lea')
  if (session === undefined) throw new Error('there is no session in this browser')
  return session.value
}

// Half as wide as the others: what a width changes on the pages of who may come in is looked at here.
const halfWide = { width: 820, height: 900 }

// Five browsers, one after another.
test.slow()
test('Anna comes back with a passkey; Bram is invited, logs in at the school board and stays a writer on both his computers, until Anna deletes the agenda', async ({
  browser,
}) => {
  const login = await OrganisationLogin.start()
  const relay = await Relay.startAsking(login.settingsFor('Schoolbestuur Vaart', 'Schoolbestuur Vaart'))
  login.letIn(relay.url)
  const arrive = (name: string) => Person.asStranger(browser, relay.url, name)
  const [anna, telephone, bram, elsewhere] = await Promise.all(['Anna', 'Anna', 'Bram', 'Dirk'].map(arrive))
  if (!anna || !telephone || !bram || !elsewhere) throw new Error('four browsers were to open')
  for (const { page } of [anna, bram, elsewhere]) await page.setViewportSize(halfWide)
  const overheard = new Overheard()
  for (const { context } of [anna, telephone, bram, elsewhere]) overheard.listenTo(context)
  let recoveryCode = ''
  const herKeys = await PasskeyKeeper.of(anna.page)

  await test.step('Anna sets up the server and makes a passkey', async () => {
    await setUpServer(anna, relay.setupLink)
    recoveryCode = await anna.page.getByText(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){7}$/).innerText()
    await anna.page.getByRole('button', { name: 'Voeg een passkey toe' }).click()
    await expect(anna.page.getByText('De passkey is toegevoegd.')).toBeVisible()
    await expectNoViolations(anna.page, 'the recovery code and the passkey')
    await anna.page.getByRole('link', { name: 'Ik heb de code bewaard' }).click()
    await anna.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
    await new AgendaScreen(anna.page).expectSavedOnRelay()
  })
  const agenda = new URL(anna.page.url()).pathname.split('/').at(-1) ?? ''
  const ended = await invite(anna.page, agenda, 'reader', 1_000)
  const { link } = await invite(anna.page, agenda, 'editor')

  await test.step('the invitation lets Bram in, and the login makes him known', async () => {
    await openInvitation(bram, link)
    await expectNoViolations(bram.page, 'an invitation, with a login')
    await bram.page.getByRole('button', { name: 'Doe mee en meld u aan via Schoolbestuur Vaart' }).click()
    await logInAt(bram.page, 'bram@vaart.example')
    const screen = new AgendaScreen(bram.page)
    await screen.expectSavedOnRelay()
    await screen.write('Inleiding', ' Bram schrijft.')
    await screen.expectSavedOnRelay()
  })

  await test.step('an invitation that was used, withdrawn or has ended says which, and what to do', async () => {
    const { page } = elsewhere
    const closed = (title: string) => page.getByRole('heading', { name: title, level: 1 })
    const withdrawn = await invite(anna.page, agenda, 'reader')
    await anna.page.request.delete(`/api/agendas/${agenda}/invitations/${withdrawn.invitation.id}`, {
      headers: { origin: relay.url },
    })
    await page.goto(link)
    await expect(closed('Deze uitnodiging is al gebruikt')).toBeVisible()
    await page.goto(withdrawn.link)
    await expect(closed('Deze uitnodiging is ingetrokken')).toBeVisible()
    await expect(page.getByText('Vraag wie u uitnodigde of u nog mee kunt doen.')).toBeVisible()
    await page.goto(ended.link)
    await expect(closed('Deze uitnodiging is verlopen')).toBeVisible()
    await expectNoViolations(page, 'an invitation that has ended')
  })

  await test.step('on another computer the login alone is enough: the same person, the same role', async () => {
    const { page } = elsewhere
    await page.goto(`/agenda/${agenda}`)
    await expect(page.getByRole('heading', { name: 'Meld u aan', level: 1 })).toBeVisible()
    await page.getByRole('link', { name: 'Meld u aan via Schoolbestuur Vaart' }).click()
    await logInAt(page, 'bram@vaart.example')
    const screen = new AgendaScreen(page)
    await screen.expectSavedOnRelay()
    await expect(screen.body('Inleiding')).toContainText('Bram schrijft.')
    await page.goto('/privacy')
    await expect(page.getByText('U bent aangemeld als Bram, Schoolbestuur Vaart.')).toBeVisible()
    await expect(page.getByText('U kunt zich aanmelden via Schoolbestuur Vaart.')).toBeVisible()
  })

  await test.step('Anna signs in with her passkey on a telephone, and signs that out from her laptop', async () => {
    const { page } = telephone
    await herKeys.shareWith(await PasskeyKeeper.of(page))
    await page.goto(`/agenda/${agenda}`)
    await page.getByRole('button', { name: 'Meld u aan met een passkey' }).click()
    await new AgendaScreen(page).expectSavedOnRelay()
    await anna.page.goto('/privacy')
    await expect(anna.page.getByRole('heading', { name: 'Uw gegevens op deze server' })).toBeVisible()
    await expectNoViolations(anna.page, 'what is kept of Anna')
    await anna.page
      .getByRole('row', { name: /Meld .* af/ })
      .getByRole('button')
      .click()
    await expect(page.locator('.notices').getByText('U bent niet (meer) aangemeld')).toBeVisible()
  })

  await test.step('as administrator she sees which agendas there are, and whose', async () => {
    await anna.page.getByRole('link', { name: 'Beheer' }).click()
    const here = anna.page.getByRole('table', { name: 'Agenda’s op deze server' })
    await expect(here.getByRole('row', { name: /Jaaragenda.*Anna, Gemeente Waterdam.*2.*kB/ })).toBeVisible()
    await expectNoViolations(anna.page, 'the administration')
    await here.getByRole('link', { name: 'Jaaragenda' }).click()
    await new AgendaScreen(anna.page).expectSavedOnRelay()
  })

  await test.step('no secret was said aloud: not in a log, the address of a page, a referrer, a file, or what a browser or the server keeps', async () => {
    const { request } = anna.page
    const asked = await request.post(`/api/agendas/${agenda}/tickets`, { headers: { origin: relay.url }, data: {} })
    const { ticket } = (await asked.json()) as { ticket: string }
    expect(
      (await request.post(`/sync/${agenda}/exchange?ticket=${ticket}`, { headers: { origin: relay.url } })).status(),
    ).toBe(200)
    const me = (await (await request.get('/api/me')).json()) as { person: { id: string } }
    for (const path of [
      `/api/admin/people/${me.person.id}/data`,
      `/api/agendas/${agenda}/log`,
      `/api/agendas/${agenda}/people`,
    ])
      overheard.add('file', await (await request.get(path)).text())
    for (const { context } of [anna, telephone, bram, elsewhere])
      overheard.add('browser', JSON.stringify((await context.storageState({ indexedDB: true })).origins))
    overheard.add('log', relay.log())
    overheard.add('database', (await relay.kept()).toString('latin1'))
    const links = [relay.setupLink, link, ended.link]
    const secrets = {
      'link of the first run': relay.setupLink.split('#')[1] ?? '',
      'invitation that was used': link.split('#')[1] ?? '',
      'invitation that has ended': ended.link.split('#')[1] ?? '',
      'session of Anna': await sessionOf(anna.context),
      'session of Bram': await sessionOf(bram.context),
      'recovery code': recoveryCode,
      'recovery code as it is read': recoveryCode.replaceAll('-', ''),
      'code of the login': overheard.addressWith('/callback?').searchParams.get('code') ?? '',
      'state of the login': overheard.addressWith('/callback?').searchParams.get('state') ?? '',
      ticket,
    }
    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 30)).toEqual([])
    expect(await overheard.findIn(secrets, links)).toEqual([])
    for (const where of ['page', 'request', 'referer']) expect(overheard.count(where)).toBeGreaterThan(3)
    expect(relay.log()).toContain('"level"')
  })

  await test.step('she deletes the agenda: Bram is told, keeps his copy, and does not bring it back', async () => {
    const deleted = bram.page.locator('.notices').getByText('Deze agenda is van de server verwijderd')
    const share = new ShareDialog(anna.page)
    await share.open()
    await share.go('Verwijderen')
    await expectNoViolations(anna.page, 'deleting an agenda')
    const ask = share.box.getByRole('button', { name: 'Verwijder de agenda van de server' })
    await ask.click()
    await expect(share.box.getByText('Dit is niet de titel. Er is niets verwijderd.')).toBeVisible()
    await share.box.getByRole('textbox', { name: 'Typ de titel van de agenda' }).fill('jaaragenda lea 2021-2022')
    await ask.click()
    await expect(deleted).toBeVisible()
    const his = new AgendaScreen(bram.page)
    await expect(his.body('Inleiding')).toContainText('Bram schrijft.')
    // Opening it again is when a device would bring it.
    await bram.page.reload()
    await expect(deleted).toBeVisible()
    await expect(his.body('Inleiding')).toContainText('Bram schrijft.')
    await his.body('Inleiding').click()
    await expect(his.main.locator('[contenteditable=true]')).toHaveCount(0)
    await anna.page.goto('/beheer')
    await expect(anna.page.getByRole('row', { name: /Jaaragenda.* 0 kB verwijderd op/ })).toBeVisible()
  })

  for (const { context } of [anna, telephone, bram, elsewhere]) await context.close()
  await relay.end()
  await login.end()
})
