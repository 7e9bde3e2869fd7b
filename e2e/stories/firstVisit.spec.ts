import { Person, sayWhoYouAre } from '../people/person.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolationsButColours } from '../screens/axe.ts'
import { expect, test } from '../test.ts'

test('somebody new is asked once who she is, and finds the sample agenda in her list afterwards', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Samen de Lokale Educatieve Agenda schrijven' })).toBeVisible()
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await expect(page.getByText('Vul uw naam in, dan weten collega’s wie u bent.')).toBeVisible()
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await expect(page.getByText('Hier komen de agenda’s die u opent')).toBeVisible()

  await page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
  const screen = new AgendaScreen(page)
  await screen.expectSavedOnRelay()
  await expect(page.getByRole('textbox', { name: 'Titel van de agenda' })).toHaveValue('Jaaragenda LEA 2021-2022')

  // By the link, as people do: a reload within half a second of the acknowledgement still lists it as on this device only.
  await page.getByRole('link', { name: 'LEA-tafel, naar de startpagina' }).click()
  await expect(page.getByRole('heading', { name: 'Wie bent u?' })).toBeHidden()
  const row = page.getByRole('listitem').filter({ hasText: 'Jaaragenda LEA 2021-2022' })
  await expect(row).toContainText('Leidschendam-Voorburg')
  await expect(row).toContainText('Opgeslagen op de server')
  await row.getByRole('link').click()
  await expect(screen.block('Hoofdstuk zonder nummer Inleiding')).toBeVisible()
})

test('Anna makes an agenda from the template, and Bram writes along after she sends him the link', async ({
  anna,
  bram,
}) => {
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  const dialog = anna.page.getByRole('dialog', { name: 'Nieuwe agenda' })
  await expect(dialog.getByRole('radio', { name: /Jaaragenda met acties en begroting/ })).toBeChecked()
  await dialog.getByLabel('Titel').fill('Agenda van hier')
  await dialog.getByRole('button', { name: 'Maak de agenda' }).click()
  const hers = new AgendaScreen(anna.page)
  await hers.expectSavedOnRelay()
  await expect(hers.block('Zorg en onderwijs')).toBeVisible()
  await expectNoViolationsButColours(anna.page, 'an agenda of which nothing is written yet', 'main')

  await bram.page.goto('/')
  await bram.page.getByLabel('Link naar de agenda').fill(`Kijk eens: ${anna.page.url()}`)
  await bram.page.getByRole('button', { name: 'Open', exact: true }).click()
  const his = new AgendaScreen(bram.page)
  await expect(bram.page.getByRole('textbox', { name: 'Titel van de agenda' })).toHaveValue('Agenda van hier')
  await his.write('Inleiding', 'Bram schrijft mee.')
  await expect(hers.body('Inleiding')).toHaveText('Bram schrijft mee.')
})

test('a period that says nothing is told at its field, with the words kept; plannings without a year then get theirs from it', async ({
  anna,
}) => {
  const { page } = anna
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto('/')
  await page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nieuwe agenda' })
  const period = dialog.getByRole('textbox', { name: 'Periode' })
  await period.fill('2027-2026')
  await dialog.getByRole('button', { name: 'Maak de agenda' }).click()
  await expect(period).toBeFocused()
  await expect(period).toHaveValue('2027-2026')
  await expect(period).toHaveAttribute('aria-invalid', 'true')
  await expect(period).toHaveAccessibleDescription(/^Het einde ligt vóór het begin\./)
  await expect(dialog.getByText('Zet het begin voorop.')).toBeInViewport({ ratio: 1 })
  // who is in the field already hears it
  await period.fill('2027-2028')
  await period.press('Enter')
  await expect(page.getByRole('log').first()).toContainText('Typ schooljaar 2027-2028, of 2027 t/m 2028.')
  await page.setViewportSize({ width: 1280, height: 800 })
  await period.fill('')
  await period.press('Enter')

  const hers = new AgendaScreen(page)
  await hers.main
    .getByRole('group', { name: /^Actie/ })
    .first()
    .locator('[data-part=title]')
    .click()
  const planning = hers.panel.getByRole('textbox', { name: 'Planning' })
  await planning.fill('week 40')
  await planning.press('Enter')
  await expect(planning).toHaveAccessibleDescription(/Van welk jaar, staat er niet bij\./)
  await hers.chooseForAgenda('Instellingen van de agenda')
  const settings = page.getByRole('dialog')
  await settings.getByRole('textbox', { name: 'Periode' }).fill('schooljaar 2027-2028')
  await settings.getByRole('button', { name: 'Klaar' }).click()
  await expect(planning).toHaveAccessibleDescription(/Typ dit opnieuw, dan krijgt het een datum\./)
  await planning.fill('')
  await planning.fill('week 40')
  await planning.press('Enter')
  await expect(hers.panel).toContainText('Van 4 okt 2027 tot en met 10 okt 2027')
  await expect(planning).not.toHaveAttribute('aria-invalid')
})

test('somebody who follows a link before she said who she is says it first and then is there', async ({
  page,
  agenda,
}) => {
  await page.goto(`/agenda/${agenda}`)
  await page.getByLabel('Uw naam').fill('Carla')
  await page.getByLabel('Uw organisatie').fill('Bibliotheek')
  await page.getByRole('button', { name: 'Naar de agenda' }).click()
  await expect(new AgendaScreen(page).block('Huisbezoeken')).toBeVisible()
})

test('somebody at a computer that others use says so on the first page, and still comes where the link led', async ({
  page,
  agenda,
}) => {
  await page.goto(`/agenda/${agenda}`)
  await page.getByText('Deze computer wordt gedeeld', { exact: true }).click()
  await page.getByRole('button', { name: 'Bewaar niets op deze computer' }).click()
  await expect(page.getByText('Als u dit venster sluit, blijft er niets van op deze computer staan.')).toBeVisible()
  await expectNoViolationsButColours(page, 'the first page of a shared computer')
  await page.getByLabel('Uw naam').fill('Carla')
  await page.getByLabel('Uw organisatie').fill('Bibliotheek')
  await page.getByRole('button', { name: 'Naar de agenda' }).click()
  await expect(new AgendaScreen(page).block('Huisbezoeken')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(agenda))
})

test('Anna reads the whole screen in English, and it is still English after a reload', async ({ anna, agenda }) => {
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'English' }).click()
  await expect(anna.page.getByRole('heading', { name: 'Your agendas' })).toBeVisible()
  await anna.page.goto(`/agenda/${agenda}`)
  await expect(anna.page.getByRole('banner').getByRole('button', { name: /^Status: / })).toHaveText(
    'Saved on the server',
  )
  await expect(anna.page.locator('html')).toHaveAttribute('lang', 'en')
  await anna.page.reload()
  await expect(anna.page.getByRole('navigation', { name: 'Views' })).toContainText('Budget')
  await expect(anna.page.getByRole('group', { name: 'Action 1.1 Huisbezoeken' })).toBeVisible()
})

test('Anna takes an agenda off this device; with the link it comes back', async ({ anna, agenda }) => {
  await anna.open(agenda)
  await anna.page.goto('/')
  const row = anna.page.getByRole('listitem').filter({ hasText: 'Agenda van het verhaal' })
  await row.getByRole('button', { name: /Meer mogelijkheden/ }).click()
  await anna.page.getByRole('menuitem', { name: 'Verwijder van dit apparaat…' }).click()
  const dialog = anna.page.getByRole('alertdialog').or(anna.page.getByRole('dialog'))
  await dialog.getByRole('button', { name: 'Verwijder van dit apparaat' }).click()
  await expect(row).toBeHidden()

  const again = await new Person('Anna', anna.context, anna.page).open(agenda)
  await expect(again.block('Huisbezoeken')).toBeVisible()
})
