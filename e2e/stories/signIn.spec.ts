import { Person } from '../people/person.ts'
import { OrganisationLogin } from '../relay/organisationLogin.ts'
import { Relay } from '../relay/relay.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { ShareDialog } from '../screens/shareDialog.ts'
import { logInAt, openInvitation, setUpServer } from '../screens/signInScreen.ts'
import { expect, test } from '../test.ts'

test('Bram is invited, logs in at the school board and stays a writer, also on his other computer', async ({
  browser,
}) => {
  const login = await OrganisationLogin.start()
  const relay = await Relay.startAsking(login.settingsFor('Schoolbestuur Vaart', 'Schoolbestuur Vaart'))
  login.letIn(relay.url)
  const [anna, bram, elsewhere] = await Promise.all(
    ['Anna', 'Bram', 'Bram'].map((name) => Person.asStranger(browser, relay.url, name)),
  )
  if (!anna || !bram || !elsewhere) throw new Error('three browsers were to open')

  await setUpServer(anna, relay.setupLink)
  await anna.page.getByRole('link', { name: 'Ik heb de code bewaard' }).click()
  await anna.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  await new AgendaScreen(anna.page).expectSavedOnRelay()
  const share = new ShareDialog(anna.page)
  await share.open()
  const link = await share.invite('Schoolbestuur Vaart', 'Schrijver')

  await test.step('the invitation lets him in, and the login then makes him known', async () => {
    await openInvitation(bram, link)
    await expectNoViolations(bram.page, 'an invitation, with a login')
    await bram.page.getByRole('button', { name: 'Doe mee en meld u aan via Schoolbestuur Vaart' }).click()
    await logInAt(bram.page, 'bram@vaart.example')
    const screen = new AgendaScreen(bram.page)
    await screen.expectSavedOnRelay()
    await screen.write('Inleiding', ' Bram schrijft.')
    await screen.expectSavedOnRelay()
  })

  await test.step('on another computer the login alone is enough: the same person, the same role', async () => {
    await elsewhere.page.goto('/')
    await expect(elsewhere.page.getByRole('heading', { name: 'Meld u aan' })).toBeVisible()
    await expectNoViolations(elsewhere.page, 'signing in')
    await elsewhere.page.getByRole('link', { name: 'Meld u aan via Schoolbestuur Vaart' }).click()
    await logInAt(elsewhere.page, 'bram@vaart.example')
    const row = elsewhere.page.getByRole('listitem').filter({ hasText: 'schrijver' })
    await row.getByRole('link').click()
    const screen = new AgendaScreen(elsewhere.page)
    await screen.expectSavedOnRelay()
    await expect(screen.body('Inleiding')).toContainText('Bram schrijft.')
    await share.go('Mensen')
    await expect(share.person('Bram')).toHaveCount(1)
    await expect(share.person('Bram').getByRole('combobox', { name: 'Rol van Bram' })).toHaveValue('editor')
    await expect(share.person('Bram').getByRole('listitem')).toHaveCount(2)
  })

  for (const { context } of [anna, bram, elsewhere]) await context.close()
  await relay.end()
  await login.end()
})
