import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { expect, test } from '../test.ts'

const looks = [
  { look: 'light, wide', colorScheme: 'light', width: 1440 },
  { look: 'dark, wide', colorScheme: 'dark', width: 1440 },
  { look: 'light, 390 px wide', colorScheme: 'light', width: 390 },
  { look: 'dark, 390 px wide', colorScheme: 'dark', width: 390 },
] as const

for (const { look, colorScheme, width } of looks) {
  test.describe(look, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } })

    // Some thirty screens are looked at.
    test.slow()
    test(`axe finds nothing wrong with any screen (${look})`, async ({ page }) => {
      await page.goto('/')
      await page.getByLabel('Uw naam').waitFor()
      await expectNoViolations(page, 'Wie bent u?')
      await page.getByLabel('Uw naam').fill('Anna')
      await page.getByLabel('Uw organisatie').fill('Gemeente')
      await page.getByRole('button', { name: 'Ga verder' }).click()
      await page.getByText('Hier komen de agenda’s die u opent').waitFor()
      await expectNoViolations(page, 'an empty start page')
      await page.getByRole('button', { name: 'Nieuwe agenda' }).click()
      await page.getByRole('dialog').waitFor()
      await expectNoViolations(page, 'the dialog of a new agenda')
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
      const screen = new AgendaScreen(page)
      await screen.expectSavedOnRelay()
      await expectNoViolations(page, 'the document')
      await screen.enterText('Pilot vroegsignalering')
      await expectNoViolations(page, 'a text that one writes in')
      await page.keyboard.type(' /')
      await page.getByRole('listbox', { name: 'Invoegen' }).waitFor()
      await expectNoViolations(page, 'the slash menu')
      await page.keyboard.press('Escape')
      await screen.status.click()
      await expectNoViolations(page, 'the explanation of the status')
      await page.keyboard.press('Escape')
      if (width < 800) {
        for (const drawer of ['Inhoud', 'Gegevens']) {
          await page.getByRole('region', { name: 'Hulpmiddelen' }).getByRole('button', { name: drawer }).click()
          await expectNoViolations(page, `the drawer '${drawer}'`)
          await page.keyboard.press('Escape')
        }
      }
      for (const dialog of ['Prullenbak', 'Sneltoetsen', 'Instellingen van de agenda']) {
        await screen.chooseForAgenda(dialog)
        await page.getByRole('dialog', { name: dialog }).waitFor()
        await expectNoViolations(page, `the dialog '${dialog}'`)
        await page.keyboard.press('Escape')
      }
      const { pathname } = new URL(page.url())
      await page.goto(`${pathname}/begroting`)
      await page.getByRole('table', { name: 'Begroting per thema' }).waitFor()
      await expectNoViolations(page, 'the budget')
      await page.goto(`${pathname}/partners`)
      await page.getByRole('heading', { name: 'Deelnemers en fondsen' }).waitFor()
      await expectNoViolations(page, 'partners and funds')
      await page.goto('/')
      await page.getByRole('link', { name: 'Jaaragenda LEA 2021-2022' }).waitFor()
      await expectNoViolations(page, 'a start page with an agenda')
      await page.goto('/agenda/half')
      await page.getByRole('heading', { name: 'Deze pagina bestaat niet' }).waitFor()
      await expectNoViolations(page, 'a page that does not exist')
    })
  })
}

test('axe finds nothing wrong with a conflict, a notice and a colleague in the text', async ({
  anna,
  bram,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  const his = await bram.open(agenda)
  await hers.write('Zomerschool', ' zes weken.')
  await his.choose('Zomerschool', 'Verwijderen')
  await his.write('Taalklas', ' met Bram.')
  await expect(hers.main.getByRole('button', { name: 'Herstel', exact: true })).toBeVisible()
  await expect(hers.caretOf('Bram', 'Taalklas')).toBeAttached()
  await expectNoViolations(anna.page, 'a notice and a colleague')
})

/**
 * `legacy` leaves out what axe does for frames of other origins, which there are none of; it halves the time. In the dark
 * only colours differ, so only they are looked at.
 */
