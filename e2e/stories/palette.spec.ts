import { expectNoViolations } from '../screens/axe.ts'
import { expect, test } from '../test.ts'

test('Anna finds a block by a word with a typo and by its number, goes to a page and runs a command, without a mouse', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)

  await test.step('a block', async () => {
    await hers.take('Brugklas')
    await hers.panel.getByRole('textbox', { name: 'Betrokkenen (in woorden)' }).fill('samen met de coördinator')
    await anna.page.keyboard.press('Tab')
    await anna.page.keyboard.press('Control+k')
    const field = anna.page.getByRole('combobox', { name: 'Zoek in de agenda' })
    await expect(field).toBeFocused()
    await anna.page.keyboard.type('coordniator')
    const found = anna.page.getByRole('listbox', { name: 'Gevonden' }).getByRole('option', { name: /Brugklas/ })
    await expect(found).toHaveAttribute('aria-selected', 'true')
    await expect(found).toContainText('coördinator')
    await anna.page.keyboard.press('Enter')
    await expect(hers.block('Brugklas')).toBeFocused()

    // and by the number that stands before it
    const number = await hers.block('Brugklas').locator('.action__number').innerText()
    await anna.page.keyboard.press('Control+k')
    await anna.page.keyboard.type(`Actie ${number}`)
    await expect(found).toHaveAttribute('aria-selected', 'true')
    await anna.page.keyboard.press('Escape')
  })

  await test.step('a page and a command', async () => {
    const choose = async (words: string, option: string) => {
      await anna.page.keyboard.press('Control+k')
      await anna.page.getByRole('combobox', { name: 'Zoek in de agenda' }).fill(words)
      await expect(anna.page.getByRole('option', { name: option, exact: true })).toBeVisible()
      while (
        (await anna.page.getByRole('option', { name: option, exact: true }).getAttribute('aria-selected')) !== 'true'
      ) {
        await anna.page.keyboard.press('ArrowDown')
      }
      await anna.page.keyboard.press('Enter')
    }
    // its lines are found by that word too, but come after it
    await anna.page.keyboard.press('Control+k')
    await anna.page.getByRole('combobox', { name: 'Zoek in de agenda' }).fill('begr')
    await expect(anna.page.getByRole('option', { name: /^Begrotingsregel/ })).toBeVisible()
    await anna.page.keyboard.press('Enter')
    await expect(anna.page.getByRole('heading', { name: 'Begroting', level: 1 })).toBeVisible()
    for (const [words, option] of [
      ['geld', 'Begroting'],
      ['vergadering', 'Gremia en kalender'],
      ['pdf', 'Afdrukken'],
      ['help', 'Sneltoetsen'],
      ['engels', 'English'],
      ['jaar plan', 'Jaarplan'],
      ['nieuwe actie', 'Voeg actie toe'],
    ] as const) {
      await anna.page.keyboard.press('Control+k')
      await anna.page.getByRole('combobox', { name: 'Zoek in de agenda' }).fill(words)
      await expect(anna.page.getByRole('option', { name: option })).toHaveAttribute('aria-selected', 'true')
      await anna.page.keyboard.press('Escape')
    }
    await choose('prul', 'Prullenbak')
    await expect(anna.page.getByRole('dialog', { name: 'Prullenbak' })).toBeVisible()
    await anna.page.keyboard.press('Escape')
    await choose('voeg hoofd', 'Voeg hoofdstuk toe')
    await anna.page.keyboard.type('Vooruitblik')
    await expect(hers.block('Vooruitblik')).toBeVisible()
    await choose('voeg afspr', 'Voeg afspraak toe')
    await anna.page.keyboard.type('Iedere school een taalklas')
    await expect(hers.block('Iedere school een taalklas')).toBeVisible()
    await choose('voeg gremium', 'Voeg gremium toe')
    await expect(anna.page.getByLabel('Nieuw gremium')).toBeFocused()
  })
})

test('Anna finds what Bram wrote a moment ago; axe finds nothing wrong with the palette', async ({
  anna,
  bram,
  agenda,
}) => {
  await anna.open(agenda)
  const his = await bram.open(agenda)
  await his.write('Zomerschool', ' zwemlessen')
  await his.expectSavedOnRelay()
  await anna.page.getByRole('button', { name: 'Zoeken' }).click()
  await anna.page.getByRole('combobox', { name: 'Zoek in de agenda' }).fill('zwemles')
  await expect(anna.page.getByRole('option', { name: /Zomerschool/ })).toBeVisible()
  await expectNoViolations(anna.page, 'the palette')
})
