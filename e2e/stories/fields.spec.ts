import { openTogether } from '../people/person.ts'
import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

test('Anna says who does what, when and in which state, and Bram sees it; what both said at once stays until Anna picks', async ({
  anna,
  bram,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const [hers, his] = await openTogether(agenda, anna, bram)

  await test.step('both values stay until she picks', async () => {
    await line.cut()
    for (const [screen, status, planning] of [
      [hers, 'Loopt', 'Q1 2027'],
      [his, 'Risico', 'Medio 2027'],
    ] as const) {
      await screen.take('Logopedie')
      await screen.panel.getByLabel('Status').selectOption(status)
      await screen.panel.getByRole('textbox', { name: 'Planning' }).fill(planning)
      await screen.page.keyboard.press('Tab')
    }
    line.mend()

    for (const screen of [hers, his]) {
      await expect(screen.page.getByRole('button', { name: '2 keuzes open' })).toBeVisible()
      const status = screen.panel.getByRole('group', { name: 'Twee waarden voor Status' })
      await expect(status).toContainText('Loopt')
      await expect(status).toContainText('Risico')
    }

    await hers.panel.getByRole('button', { name: 'Kies deze: Risico, van Bram' }).click()
    await hers.panel.getByRole('button', { name: /Kies deze: Q1 2027.*van Anna/ }).click()

    for (const screen of [hers, his]) {
      await expect(screen.page.getByRole('button', { name: /keuzes? open/ })).toBeHidden()
      await expect(screen.panel.getByLabel('Status')).toHaveValue('atRisk')
      await expect(screen.panel.getByRole('textbox', { name: 'Planning' })).toHaveValue('Q1 2027')
    }
  })

  await test.step('he sees it in the line of the action', async () => {
    await hers.take('Taalklas')
    await hers.panel.getByLabel('Status').selectOption('Loopt')
    await hers.panel.getByRole('textbox', { name: 'Planning' }).fill('Q2 en Q3 2022')
    await anna.page.keyboard.press('Tab')
    await expect(hers.panel).toContainText('Van 1 apr 2022 tot en met 30 sep 2022')
    await hers.panel.getByRole('button', { name: 'Voeg rol toe' }).click()
    await hers.panel.getByRole('combobox', { name: 'Partner' }).fill('Bibliotheek')
    await anna.page.getByRole('option', { name: 'Voeg “Bibliotheek” toe als partner' }).click()
    await hers.panel.getByLabel('Rol van Bibliotheek', { exact: true }).selectOption('Uitvoerder')

    const action = his.block('Taalklas')
    await expect(action).toContainText('Loopt')
    await expect(action).toContainText('Q2 en Q3 2022')
    await expect(action).toContainText('Bibliotheek')
    await bram.page.getByRole('link', { name: 'Deelnemers' }).click()
    await expect(his.main).toContainText('Bibliotheek')
  })
})
