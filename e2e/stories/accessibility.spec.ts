import { goWithin, openTogether } from '../people/person.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations, expectNoViolationsButColours, expectNoViolationsInAnyLight } from '../screens/axe.ts'
import { expect, test } from '../test.ts'

// What a width changes are places, and what the night changes are colours: so by night one width says enough, and colours
// are looked at a second time only where a narrow screen has parts of its own.
for (const { width, look, lookAtParts } of [
  { width: 1440, look: expectNoViolationsInAnyLight, lookAtParts: expectNoViolationsInAnyLight },
  { width: 390, look: expectNoViolationsButColours, lookAtParts: expectNoViolations },
]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 } })

    // Some thirty screens are looked at, the wide ones by day and by night.
    test.slow()
    test(`axe finds nothing wrong with any screen (${width} px wide)`, async ({ page }) => {
      await page.goto('/')
      await page.getByLabel('Uw naam').waitFor()
      await look(page, 'Wie bent u?')
      await page.getByLabel('Uw naam').fill('Anna')
      await page.getByLabel('Uw organisatie').fill('Gemeente')
      await page.getByRole('button', { name: 'Ga verder' }).click()
      await page.getByText('Hier komen de agenda’s die u opent').waitFor()
      await look(page, 'an empty start page')
      await page.getByRole('button', { name: 'Nieuwe agenda' }).click()
      await page.getByRole('dialog').waitFor()
      await look(page, 'the dialog of a new agenda', '[role=dialog]')
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
      const screen = new AgendaScreen(page)
      await screen.expectSavedOnRelay()
      await lookAtParts(page, 'the document')
      await screen.enterText('Pilot vroegsignalering')
      await look(page, 'a text that one writes in', '.block:has(:focus), [role=toolbar]')
      await page.keyboard.type(' /')
      await page.getByRole('listbox', { name: 'Invoegen' }).waitFor()
      await look(page, 'the slash menu', '[role=listbox]')
      await page.keyboard.press('Escape')
      await screen.status.click()
      await look(page, 'the explanation of the status', 'header')
      await page.keyboard.press('Escape')
      if (width < 800) {
        for (const drawer of ['Inhoud', 'Gegevens']) {
          await page.getByRole('region', { name: 'Hulpmiddelen' }).getByRole('button', { name: drawer }).click()
          await lookAtParts(page, `the drawer '${drawer}'`, '.sheet[data-open]')
          await page.keyboard.press('Escape')
        }
      }
      for (const dialog of ['Prullenbak', 'Sneltoetsen', 'Instellingen van de agenda']) {
        await screen.chooseForAgenda(dialog)
        await page.getByRole('dialog', { name: dialog }).waitFor()
        await look(page, `the dialog '${dialog}'`, '[role=dialog]')
        await page.keyboard.press('Escape')
      }
      const { pathname } = new URL(page.url())
      await goWithin(page, `${pathname}/begroting`)
      await page.getByRole('table', { name: 'Begroting per thema' }).waitFor()
      await look(page, 'the budget')
      await goWithin(page, `${pathname}/partners`)
      await page.getByRole('heading', { name: 'Deelnemers en fondsen' }).waitFor()
      await look(page, 'partners and funds')
      await goWithin(page, '/')
      await page.getByRole('link', { name: 'Jaaragenda LEA 2021-2022' }).waitFor()
      await look(page, 'a start page with an agenda')
      await goWithin(page, '/agenda/half')
      await page.getByRole('heading', { name: 'Deze pagina bestaat niet' }).waitFor()
      await look(page, 'a page that does not exist')
    })
  })
}

test('axe finds nothing wrong with a conflict, a notice and a colleague in the text', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await hers.write('Zomerschool', ' zes weken.')
  await his.choose('Zomerschool', 'Verwijderen')
  await his.write('Taalklas', ' met Bram.')
  await expect(hers.main.getByRole('button', { name: 'Herstel', exact: true })).toBeVisible()
  await expect(hers.caretOf('Bram', 'Taalklas')).toBeAttached()
  await expectNoViolations(anna.page, 'a notice and a colleague')
})
