import { takeLine } from '../relay/line.ts'
import type { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

/** What the browser itself can do to the database of an open tab. Each in real Chromium, without a line, so that only the device can bring it back. */
const mishaps = {
  'deletes the database': async () => {
    indexedDB.deleteDatabase('lea-tafel')
  },
  'opens a newer version of the database': async () => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('lea-tafel', 9_000)
      opening.onsuccess = () => {
        opening.result.onversionchange = () => opening.result.close()
        resolve()
      }
      opening.onerror = () => reject(opening.error)
    })
  },
}

/** Who she is was stored in the database too. */
async function sayWhoIfAsked({ page }: AgendaScreen): Promise<void> {
  const name = page.getByLabel('Uw naam')
  await expect(name.or(page.getByRole('group', { name: 'Taalklas' }))).toBeVisible()
  if (!(await name.isVisible())) return
  await name.fill('Anna')
  await page.getByLabel('Uw organisatie').fill('Gemeente')
  await page.getByRole('button', { name: 'Naar de agenda' }).click()
}

for (const [what, happens] of Object.entries(mishaps)) {
  test(`another tab of Anna ${what} while she types without a line: she is told, or all of it is there after a reload`, async ({
    anna,
    agenda,
  }) => {
    const line = await takeLine(anna.context)
    const hers = await anna.open(agenda)
    await line.cut()
    await hers.write('Taalklas', ' een')
    await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
    const other = await anna.context.newPage()
    await other.goto('/icon.svg')
    await other.evaluate(happens)
    await hers.page.bringToFront()
    await hers.write('Taalklas', ' twee')
    await expect(hers.status).toHaveText(/^(Offline, 1 onderdeel wacht$|Niet opgeslagen)/)
    const said = await hers.status.textContent()
    if (said?.startsWith('Offline')) {
      await hers.page.reload()
      await sayWhoIfAsked(hers)
    } else {
      await expect(hers.main.getByRole('button', { name: 'Bewaar als bestand' })).toBeVisible()
    }
    await expect(hers.body('Taalklas')).toHaveText('Over taalklas: een twee')
    process.stdout.write(`another tab ${what}: said '${said}', 0 of 9 letters lost\n`)
  })
}

test('the browser takes all storage of this address away while Anna types without a line: all of it is there after a reload', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const hers = await anna.open(agenda)
  await line.cut()
  await hers.write('Taalklas', ' een')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  const devtools = await anna.context.newCDPSession(anna.page)
  // closes every open connection, as Safari does by itself
  await devtools.send('Storage.clearDataForOrigin', {
    origin: new URL(anna.page.url()).origin,
    storageTypes: 'indexeddb',
  })
  await hers.write('Taalklas', ' twee')
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  // what stood there is written anew, in a database that is new itself
  const rows = () =>
    anna.page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('lea-tafel')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const counting = opening.result.transaction('updates').objectStore('updates').count()
            counting.onsuccess = () => {
              opening.result.close()
              resolve(counting.result)
            }
          }
        }),
    )
  await expect.poll(rows, { timeout: 2_000 }).toBeGreaterThan(0)
  await anna.page.reload()
  await sayWhoIfAsked(hers)
  await expect(hers.body('Taalklas')).toHaveText('Over taalklas: een twee')
  process.stdout.write('storage taken away, connections closed: 0 of 9 letters lost\n')
})

test('after her first change the browser is asked to keep what is stored, and Anna reads its answer', async ({
  anna,
  agenda,
}) => {
  await anna.context.addInitScript(() => {
    const persist = navigator.storage.persist.bind(navigator.storage)
    navigator.storage.persist = () => {
      document.documentElement.dataset.asked = String(Number(document.documentElement.dataset.asked ?? 0) + 1)
      return persist()
    }
  })
  const hers = await anna.open(agenda)
  await expect(anna.page.locator('html[data-asked]')).toHaveCount(0)
  await hers.write('Taalklas', ' een twee drie')
  await expect(anna.page.locator('html[data-asked="1"]')).toBeAttached()
  await anna.page.goto('/')
  await anna.page.getByRole('banner').getByRole('button', { name: /Anna/ }).click()
  const answer = anna.page.getByRole('region', { name: 'Opslag op dit apparaat' }).getByRole('status')
  await expect(answer).toHaveText(/^De browser (kan uw agenda’s opruimen|heeft|bewaart|ruimt)/)
  process.stdout.write(
    `storage was asked to be lasting once, after the first change; shown: '${await answer.textContent()}'\n`,
  )
})
