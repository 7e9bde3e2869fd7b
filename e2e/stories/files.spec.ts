import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'

test('Anna keeps a file, writes on, and opens it: nothing that she wrote goes; Bram opens it on his device and has the agenda too', async ({
  anna,
  bram,
  agenda,
}, testInfo) => {
  const hers = await anna.open(agenda)
  await hers.write('Taalklas', ' in het bestand.')
  await hers.expectSavedOnRelay()
  const downloading = anna.page.waitForEvent('download')
  await hers.chooseForAgenda('Bewaar als bestand')
  const path = testInfo.outputPath('agenda.lea')
  await (await downloading).saveAs(path)
  await hers.write('Taalklas', ' En daarna.')

  await chooseFile(anna.page, () => hers.chooseForAgenda('Open bestand'), path)

  await expect(anna.page.getByText('Het bestand is aan de agenda toegevoegd')).toBeVisible()
  await expect(hers.body('Taalklas')).toHaveText('Over taalklas: in het bestand. En daarna.')
  await hers.expectSavedOnRelay()

  await bram.page.goto('/')
  const pressOpen = () => bram.page.getByRole('button', { name: 'Open bestand' }).click()
  await chooseFile(bram.page, pressOpen, path)
  await expect(bram.page.getByText('De agenda staat nu in uw lijst')).toBeVisible()
  await bram.page.getByRole('link', { name: 'Agenda van het verhaal' }).click()
  await expect(hers.body('Taalklas')).toHaveText('Over taalklas: in het bestand. En daarna.')

  const bytes = await readFile(path)
  await writeFile(path, bytes.subarray(0, bytes.length - 20))
  await bram.page.goto('/')
  await chooseFile(bram.page, pressOpen, path)
  await expect(bram.page.getByText('“agenda.lea” is niet geopend')).toBeVisible()
  await expect(bram.page.getByText(/beschadigd of niet compleet. Er is niets gewijzigd.*Kies een ander/)).toBeVisible()
  await expect(bram.page.getByRole('link', { name: 'Agenda van het verhaal' })).toBeVisible()
})

async function chooseFile(page: Page, ask: () => Promise<void>, path: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await ask()
  await (await choosing).setFiles(path)
}
