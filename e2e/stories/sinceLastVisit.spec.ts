import { syncPath } from '@lea/protocol'
import type { Page } from '@playwright/test'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expectNoViolations } from '../screens/axe.ts'
import { expect, test } from '../test.ts'

test('Anna’s network lets no socket through: her words reach Bram all the same, who hears after an absence what she changed', async ({
  anna,
  bram,
  agenda,
}) => {
  const first = await bram.open(agenda)
  await expect(first.body('Taalklas')).toHaveText('Over taalklas:')
  await bram.page.goto('/')
  await comeBackAfterHours(bram.page, 5)

  await anna.context.routeWebSocket(new RegExp(syncPath), (socket) => socket.close())
  await anna.page.goto(`/agenda/${agenda}`)
  const hers = new AgendaScreen(anna.page)
  await expect(hers.main.getByText('Uw netwerk laat geen directe verbinding')).toBeVisible()
  await hers.write('Taalklas', ' elke week.')
  await expect(hers.status).toHaveText('Opgeslagen op de server')

  const his = await bram.open(agenda)
  await expect(his.body('Taalklas')).toHaveText('Over taalklas: elke week.')
  await his.write('Huisbezoeken', ' van Bram.')
  await expect(hers.body('Huisbezoeken')).toHaveText('Over huisbezoeken: van Bram.')

  await bram.page.getByRole('button', { name: 'Bekijk de wijzigingen' }).click()
  const dialog = bram.page.getByRole('dialog', { name: 'Wat is er veranderd' })
  await expect(dialog.getByText(/^Tekst gewijzigd door/)).toHaveCount(1)
  await expect(dialog.getByRole('insertion')).toHaveText(' elke week.')
  await expectNoViolations(bram.page, 'what has changed')
  await dialog.getByRole('button', { name: 'Ga erheen: Actie: Taalklas' }).click()
  await expect(dialog).toBeHidden()
  await expect(his.block('Taalklas')).toBeInViewport()
})

/** As if the last visit had ended hours ago. */
async function comeBackAfterHours(page: Page, hours: number): Promise<void> {
  await page.evaluate(
    (ms) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lea-tafel')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('visits', 'readwrite')
          const visits = transaction.objectStore('visits')
          const reading = visits.getAll()
          reading.onsuccess = () => {
            for (const visit of reading.result) visits.put({ ...visit, leftAt: visit.leftAt - ms })
          }
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    hours * 3_600_000,
  )
}
