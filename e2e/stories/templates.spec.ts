import { readFile } from 'node:fs/promises'
import { goWithin } from '../people/person.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

test('Anna begins with lines of action, names them her own way, and reads that name everywhere', async ({ anna }) => {
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  await anna.page.getByRole('radio', { name: /Uitvoeringsagenda met actielijnen/ }).check()
  await expect(anna.page.getByLabel('Titel')).toHaveValue('Uitvoeringsagenda LEA')
  await anna.page.getByRole('button', { name: 'Maak de agenda' }).click()
  const hers = new AgendaScreen(anna.page)
  await expect(hers.main.getByRole('group', { name: /^Actielijn/ }).first()).toBeVisible()
  await hers.chooseForAgenda('Instellingen van de agenda')
  const dialog = anna.page.getByRole('dialog')
  await expect(dialog.getByText('Eén actielijn, meer actielijnen')).toBeVisible()
  await dialog.getByLabel('Naam voor een pijler').fill('vraagstuk')
  await dialog.getByLabel('Naam voor een ambitie').fill('stad / steden')
  const period = dialog.getByRole('textbox', { name: 'Periode' })
  await period.fill('2026-2076')
  await anna.page.keyboard.press('Tab')
  await expect(period).toHaveAccessibleDescription(/periode van 50 jaar.+nog niet opgeslagen/)
  await period.fill('sept. 2025 - dec. 2026')
  await anna.page.keyboard.press('Tab')
  await expect(dialog.getByText('Van 1 sep 2025 tot en met 31 dec 2026')).toBeVisible()
  await expect(dialog.getByText('Eén stad, meer steden')).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Dit heeft geen trekker' }).uncheck()
  await dialog.getByRole('button', { name: 'Klaar' }).click()
  await expect(hers.main.getByRole('group', { name: /^Vraagstuk/ }).first()).toBeVisible()
  await expect(hers.main.getByRole('group', { name: /^Actielijn /i })).toHaveCount(0)
})

test('advice of a template goes away when Anna writes, and is back when she takes her words away', async ({ anna }) => {
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  await anna.page.getByRole('button', { name: 'Maak de agenda' }).click()
  const hers = new AgendaScreen(anna.page)
  const block = hers.main.getByRole('group', { name: /^Ambitie/ }).first()
  const advice = block.locator('.block__hint')
  await expect(advice).toBeVisible()
  await block.locator('[data-part=body]').click()
  await expect(block.locator('[data-part=body] [contenteditable=true]')).toBeFocused()
  await anna.page.keyboard.type('Ieder kind')
  await expect(advice).toBeHidden()
  await anna.page.keyboard.press('Control+a')
  await anna.page.keyboard.press('Delete')
  await expect(advice).toBeVisible()

  // what nobody has begun with is no point
  await goWithin(anna.page, `${new URL(anna.page.url()).pathname}/controle`)
  await expect(hers.main.getByRole('heading', { name: '0 punten om naar te kijken' })).toBeVisible()
  await expect(hers.main.getByRole('heading', { name: 'Nog in te vullen (23)' })).toBeVisible()
  await anna.page.getByRole('link', { name: 'Begroting' }).click()
  await expect(anna.page.getByRole('region', { name: 'Aandachtspunten (0)' })).toBeVisible()
  await expect(anna.page.getByRole('region', { name: 'Nog in te vullen (3)' })).toContainText(
    'Hier ontbreekt het bedrag.',
  )
})

test('Anna keeps her agenda as a template and makes the next one with it; Bram does from a file', async ({
  anna,
  bram,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await hers.chooseForAgenda('Bewaar als sjabloon')
  const dialog = anna.page.getByRole('dialog')
  const name = dialog.getByLabel('Naam van het sjabloon')
  await dialog.getByRole('checkbox', { name: 'De teksten' }).check()
  await anna.page.keyboard.press('Escape')
  await hers.chooseForAgenda('Bewaar als sjabloon')
  // she can type the name at once, and Enter keeps it
  await expect(name).toBeFocused()
  await dialog.getByRole('checkbox', { name: 'De teksten' }).check()
  await name.focus()
  await anna.page.keyboard.type('Ons jaar')
  await anna.page.keyboard.press('Enter')
  await expect(anna.page.getByText('Sjabloon “Ons jaar” bewaard')).toBeVisible()
  await expect(anna.page.getByRole('button', { name: 'Meer', exact: true })).toBeFocused()

  // along as a file to a device of Bram's
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  await anna.page.getByRole('radio', { name: /Ons jaar.+alleen op dit apparaat/ }).check()
  const download = anna.page.waitForEvent('download')
  await anna.page.getByRole('button', { name: 'Bewaar het sjabloon “Ons jaar” als bestand' }).click()
  const path = await (await download).path()
  await bram.page.goto('/')
  const chooser = bram.page.waitForEvent('filechooser')
  await bram.page.getByRole('button', { name: 'Open bestand' }).click()
  await (await chooser).setFiles({ name: 'Ons jaar.lea', mimeType: '', buffer: await readFile(path) })
  await expect(bram.page.getByText('Het sjabloon “Ons jaar” is geopend')).toBeVisible()
  await bram.page.getByRole('button', { name: 'Nieuwe agenda' }).click()
  await bram.page.getByRole('radio', { name: /Ons jaar/ }).check()
  await bram.page.getByRole('button', { name: 'Maak de agenda' }).click()
  await expect(new AgendaScreen(bram.page).body('Taalklas')).toHaveText('Over taalklas:')
  await expect(anna.page.getByLabel(/^Periode/)).toHaveValue(/^schooljaar/)
  await anna.page.getByLabel('Titel').fill('Volgend jaar')
  await anna.page.getByRole('button', { name: 'Maak de agenda' }).click()
  const next = new AgendaScreen(anna.page)
  await expect(next.block('Taalklas')).toBeVisible()
  await expect(next.body('Taalklas')).toHaveText('Over taalklas:')
  expect(anna.page.url()).not.toContain(agenda)
})
