import { closeCode, frameType, syncPath } from '@lea/protocol'
import type { Page } from '@playwright/test'
import { openTogether, sayWhoYouAre } from '../people/person.ts'
import { takeLine } from '../relay/line.ts'
import { AgendaScreen } from '../screens/agendaScreen.ts'
import { expect, test } from '../test.ts'

test('Anna follows a link to an agenda that nobody has, and half a link; she reads what to do, in English if she likes', async ({
  anna,
}) => {
  await anna.page.goto('/agenda/dezeAgendaBestaatNiet')
  await expectMishap(anna.page, 'Deze agenda is niet gevonden', 'Als een collega deze agenda heeft')
  await anna.page.goto('/agenda/half')
  await expectMishap(anna.page, 'Deze pagina bestaat niet', 'Er is niets gewijzigd')
  await anna.page.getByRole('button', { name: 'English' }).click()
  await expect(anna.page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
  await anna.page.getByRole('button', { name: 'Nederlands' }).click()
  await anna.page
    .getByRole('link', { name: /naar de startpagina/ })
    .first()
    .click()
  await expect(anna.page.getByRole('heading', { name: 'Uw agenda’s' })).toBeVisible()
})

test('Anna opens a new link without a line, and the agenda comes when she tries again with one', async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  await line.cut()
  await anna.page.goto(`/agenda/${agenda}`)
  await expectMishap(anna.page, 'Deze agenda staat nog niet op dit apparaat', 'weet dit apparaat niet of')
  line.mend()
  await anna.page.getByRole('button', { name: 'Probeer opnieuw' }).click()
  await expect(new AgendaScreen(anna.page).block('Huisbezoeken')).toBeVisible()
})

test('parts of the page can’t be fetched: Anna reads it once, and fetches all of them with one press', async ({
  anna,
  bram,
  agenda,
}) => {
  const parts = /assets\/(Avatars|MenuList)-.+\.js/
  await anna.page.route(parts, (route) => route.fulfill({ status: 502 }))
  const [hers] = await Promise.all([anna.open(agenda), bram.open(agenda)])
  const notice = anna.page.getByText('Dit deel van het scherm kon niet worden opgehaald')
  await expect(notice).toBeVisible()
  const menu = anna.page.getByRole('button', { name: 'Meer', exact: true })
  // nothing more is seen of the second one
  const hasFailed = anna.page.waitForEvent(
    'console',
    (said) => said.text().includes('MenuList-') && said.type() === 'error' && said.text().includes('imported'),
  )
  await menu.click()
  await hasFailed
  await expect(notice).toHaveCount(1)
  await anna.page.unroute(parts)
  await anna.page.getByRole('button', { name: 'Probeer opnieuw' }).click()
  await expect(anna.page.getByRole('menu')).toBeVisible()
  await expect(notice).toBeHidden()
  await anna.page.keyboard.press('Escape')
  await expect(hers.people.getByText('Br', { exact: true })).toBeVisible()
})

test('part of what Anna’s device stored is damaged; she is told until she closes it, and what the relay has comes back', async ({
  anna,
  agenda,
}) => {
  const screen = await anna.open(agenda)
  await screen.write('Taalklas', ' bewaard.')
  await screen.expectSavedOnRelay()
  await anna.page.goto('/')
  await damageStorage(anna.page)

  await anna.page.goto(`/agenda/${agenda}`)

  await expect(anna.page.getByText(/Een deel van deze agenda op dit apparaat kon niet worden gelezen/)).toBeVisible()
  await expect(screen.body('Taalklas')).toHaveText('Over taalklas: bewaard.')
  await screen.expectSavedOnRelay()
  await anna.page.reload()
  await expect(anna.page.getByText(/kon niet worden gelezen/)).toBeVisible()
  await anna.page.getByRole('button', { name: 'Melding sluiten' }).click()
  await expect(anna.page.getByText(/kon niet worden gelezen/)).toBeHidden()
  await expect.poll(() => countUntold(anna.page)).toBe(0)
  await anna.page.reload()
  await expect(screen.body('Taalklas')).toHaveText('Over taalklas: bewaard.')
  await screen.expectSavedOnRelay()
  await expect(anna.page.getByText(/kon niet worden gelezen/)).toBeHidden()
})

test('the disk of Anna’s browser is full; she is told, Bram still sees what she writes, and it is kept once there is room', async ({
  page,
  bram,
  relay,
  agenda,
}) => {
  const devtools = await page.context().newCDPSession(page)
  // Before the first visit: a browser looks the space up when it opens a database, and then counts.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: relay.url, quotaSize: 2_000_000 })
  await page.goto('/')
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  await page.goto(`/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  const his = await bram.open(agenda)
  await fillStorage(page)

  await hers.write('Brugklas', ' past niet meer.')

  await expect(hers.status).toHaveText('Opgeslagen op de server, niet op dit apparaat')
  await expect(hers.main.getByText('de schijfruimte is vol').first()).toBeVisible()
  await expect(hers.main.getByText(/Maak ruimte vrij op de schijf/).first()).toBeVisible()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Delen' })).toBeInViewport({ ratio: 1 })
  await expect(hers.status).toHaveAccessibleName('Status: Opgeslagen op de server, niet op dit apparaat')
  await hers.main.getByRole('button', { name: 'Verberg de uitleg' }).click()
  await expect(hers.main.getByText('de schijfruimte is vol')).toBeHidden()
  await hers.main.getByRole('button', { name: 'Toon de uitleg' }).click()
  await expect(his.body('Brugklas')).toHaveText('Over brugklas: past niet meer.')
  const download = page.waitForEvent('download')
  await hers.main.getByRole('button', { name: 'Bewaar als bestand' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.lea$/)

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: relay.url })
  await hers.expectSavedOnRelay()
  await expect(hers.main.getByText('de schijfruimte is vol')).toBeHidden()
  const line = await takeLine(page.context())
  await line.cut()
  await page.reload()
  await expect(hers.body('Brugklas')).toHaveText('Over brugklas: past niet meer.')
})

test('Anna’s disk is full while she has no line: she reads that nothing is saved, keeps a file, and once there is room all of it is stored', async ({
  page,
  bram,
  relay,
  agenda,
}) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: relay.url, quotaSize: 2_000_000 })
  await page.goto('/')
  await sayWhoYouAre(page, 'Anna', 'Gemeente')
  const line = await takeLine(page.context())
  await page.goto(`/agenda/${agenda}`)
  const hers = new AgendaScreen(page)
  await hers.expectSavedOnRelay()
  await line.cut()
  await expect(hers.status).toHaveText(/^Offline/)
  await fillStorage(page)

  await hers.write('Brugklas', ' nergens opgeslagen.')

  await expect(hers.status).toHaveText('Niet opgeslagen: de schijfruimte is vol')
  await expect(hers.main.getByText(/Sluit het niet, of bewaar de agenda als bestand/).first()).toBeVisible()
  await expect(hers.body('Brugklas')).toHaveText('Over brugklas: nergens opgeslagen.')
  const download = page.waitForEvent('download')
  await hers.main.getByRole('button', { name: 'Bewaar als bestand' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.lea$/)

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: relay.url })
  await expect(hers.status).toHaveText(/^Offline, 1 onderdeel wacht$/)
  await page.reload()
  await expect(hers.body('Brugklas')).toHaveText('Over brugklas: nergens opgeslagen.')
  line.mend()
  await hers.expectSavedOnRelay()
  const his = await bram.open(agenda)
  await expect(his.body('Brugklas')).toHaveText('Over brugklas: nergens opgeslagen.')
})

for (const refuses of ['breaks off what it is given', 'refuses it'] as const) {
  test(`the storage of Anna’s browser ${refuses} while she has no line; she goes to the start page, reads there what is saved nowhere, and finds it again`, async ({
    anna,
    agenda,
  }) => {
    await anna.context.addInitScript((how) => {
      const add = IDBObjectStore.prototype.add
      let isBroken = false
      addEventListener('storage-breaks', () => {
        isBroken = true
      })
      addEventListener('storage-mends', () => {
        isBroken = false
      })
      IDBObjectStore.prototype.add = function (...row) {
        if (isBroken && how === 'refuses it') throw new DOMException('refused', 'InvalidStateError')
        const request = add.apply(this, row)
        if (isBroken) this.transaction.abort()
        return request
      }
    }, refuses)
    const { page } = anna
    await page.goto('/')
    const line = await takeLine(anna.context)
    await page.goto(`/agenda/${agenda}`)
    const hers = new AgendaScreen(page)
    await hers.expectSavedOnRelay()
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    await line.cut()
    await expect(hers.status).toHaveText(/^Offline/)
    // short words too have a place beside the sign
    await expect(hers.status.getByText('Offline', { exact: true })).toBeInViewport()
    await page.evaluate(() => dispatchEvent(new Event('storage-breaks')))
    await hers.write('Brugklas', ' nergens anders.')
    await expect(hers.status).toHaveText(/^Niet opgeslagen: /, { timeout: 2_000 })

    await page.getByRole('link', { name: /LEA-tafel, naar/ }).click()

    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: title })
    await expect(row).toContainText('Niet opgeslagen')
    await expect(row).not.toContainText('Opgeslagen op de server')
    const notice = page.getByRole('alert').filter({ hasText: `“${title}” staat alleen in dit venster` })
    await expect(notice).toContainText('Niet opgeslagen: de opslag van de browser werkt nu niet')
    await expect(page.locator('[data-live-announcer]')).toHaveText('')
    const other = await anna.context.newPage()
    await other.goto('/')
    const rowThere = other.getByRole('main').getByRole('listitem').filter({ hasText: title })
    await expect(rowThere).toContainText('Niet opgeslagen in een ander venster')
    const download = page.waitForEvent('download')
    await notice.getByRole('button', { name: 'Bewaar als bestand' }).click()
    expect((await download).suggestedFilename()).toBe(`${title}.lea`)
    const asked = page.waitForEvent('dialog')
    const leaving = page.evaluate(() => location.reload())
    await (await asked).dismiss()
    await leaving
    await notice.getByRole('link').click()
    await expect(hers.body('Brugklas')).toHaveText('Over brugklas: nergens anders.')
    await page.goBack()
    await expect(row).toContainText('Niet opgeslagen')
    await page.evaluate(() => dispatchEvent(new Event('storage-mends')))
    await expect(row).toContainText('Wacht op de server')
    await expect(notice).toHaveCount(0)
    await expect(rowThere).toContainText('Wacht op de server')
    await other.close()
    await row.getByRole('link').click()
    await expect(hers.status).toHaveText('Offline, 1 onderdeel wacht')
    await page.reload()
    await expect(hers.body('Brugklas')).toHaveText('Over brugklas: nergens anders.')
    line.mend()
    await hers.expectSavedOnRelay()
  })
}

for (const { who, code, says, todo } of [
  {
    who: 'page is too old for the relay',
    code: closeCode.clientTooOld,
    says: 'dit programma is te oud',
    todo: 'Ververs de pagina om de nieuwe versie te laden.',
  },
  {
    who: 'relay is too old for the page',
    code: closeCode.relayTooOld,
    says: 'de server is te oud',
    todo: 'Vraag de beheerder om de server bij te werken.',
  },
]) {
  test(`Anna's ${who}: she reads so, writes on, and her device keeps it`, async ({ anna, agenda }) => {
    const screen = await anna.open(agenda)
    await anna.context.routeWebSocket(new RegExp(syncPath), (socket) => socket.close({ code, reason: who }))
    await anna.page.reload()

    await expect(screen.status).toHaveText(`Niet op de server: ${says}`)
    await expect(screen.main.getByText(todo)).toBeVisible()
    await screen.write('Taalklas', ' toch geschreven.')
    await anna.page.reload()
    await expect(screen.body('Taalklas')).toHaveText('Over taalklas: toch geschreven.')
  })
}

test('Anna’s relay acknowledges nothing: the page never says that her work is on the server', async ({
  anna,
  bram,
  agenda,
}) => {
  const [hers, his] = await openTogether(agenda, anna, bram)
  await anna.context.routeWebSocket(new RegExp(syncPath), (socket) => {
    const relay = socket.connectToServer()
    relay.onMessage((message) => {
      if (typeof message === 'string' || message[0] !== frameType.acknowledgement) socket.send(message)
    })
  })
  await anna.page.reload()
  await expect(hers.status).toHaveText('Niet op de server: de server bevestigt niet wat hij bewaart')
  await hers.write('Taalklas', ' en toch.')
  await expect(his.body('Taalklas')).toHaveText('Over taalklas: en toch.')
  await expect(hers.status).not.toHaveText('Opgeslagen op de server')
})

/** The page that says what happened, what is safe and what one can do. */
async function expectMishap(page: Page, title: string, safe: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  for (const question of ['Wat is er gebeurd?', 'Wat is veilig?', 'Wat kunt u doen?']) {
    await expect(page.getByText(question)).toBeVisible()
  }
  await expect(page.getByRole('main')).toContainText(safe)
}

/** How many rows lie aside of which nobody has closed the notice. */
function countUntold(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('lea-tafel')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('damaged').objectStore('damaged').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.filter(({ told }) => told !== true).length)
          }
        }
      }),
  )
}

/** Flips a bit in the middle of every stored row, as a failing disk does. */
async function damageStorage(page: Page): Promise<void> {
  const damaged = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('lea-tafel')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const transaction = database.transaction('updates', 'readwrite')
          let count = 0
          const walking = transaction.objectStore('updates').openCursor()
          walking.onsuccess = () => {
            const cursor = walking.result
            if (!cursor) return
            const row = cursor.value
            row.bytes[Math.floor(row.bytes.length / 2)] ^= 1
            cursor.update(row)
            count++
            cursor.continue()
          }
          transaction.oncomplete = () => {
            database.close()
            resolve(count)
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
  )
  expect(damaged).toBeGreaterThan(0)
}

/** Stores noise, which no compression makes smaller, until the browser takes nothing more. */
async function fillStorage(page: Page): Promise<void> {
  const why = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('filler')
        opening.onupgradeneeded = () => opening.result.createObjectStore('noise', { autoIncrement: true })
        opening.onsuccess = () => {
          const store = (size: number) => {
            const noise = new Uint8Array(size)
            for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536))
            const transaction = opening.result.transaction('noise', 'readwrite')
            transaction.objectStore('noise').add(noise)
            transaction.oncomplete = () => store(size)
            transaction.onabort = () => (size > 10 ? store(10) : resolve(transaction.error?.name ?? 'no reason'))
          }
          store(200_000)
        }
      }),
  )
  expect(why).toBe('QuotaExceededError')
}

test('the storage of Anna’s browser answers late: she reads so, nobody asks who she is, and the agenda opens by itself', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await anna.context.addInitScript(() => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (...asked) {
      const request = open.apply(this, asked)
      let answer: ((event: Event) => void) | null = null
      Object.defineProperty(request, 'onsuccess', {
        set: (wanted) => {
          answer = wanted
        },
      })
      request.addEventListener('success', (event) =>
        addEventListener('storage-answers', () => answer?.call(request, event)),
      )
      return request
    }
  })
  await anna.page.reload()
  await expectMishap(anna.page, 'De browser geeft uw agenda’s nog niet', 'maakt niets nieuws aan')
  await expect(anna.page.getByLabel('Uw naam')).toHaveCount(0)
  await anna.page.evaluate(() => dispatchEvent(new Event('storage-answers')))
  await expect(hers.block('Huisbezoeken')).toBeVisible()
})

test('the storage of Anna’s browser is broken: she reads so, and goes on from the server', async ({ anna, agenda }) => {
  const hers = await anna.open(agenda)
  await anna.page.goto('/')
  await expect(anna.page.getByRole('heading', { name: 'Uw agenda’s' })).toBeVisible()
  const title = await anna.page.locator('.lea-row__title').first().innerText()
  await anna.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      // what Chromium says of a store that it can't open
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
    }
  })
  await anna.page.reload()
  await expectMishap(anna.page, 'De opslag op dit apparaat is beschadigd', 'Wat de server eerder bevestigde')
  await anna.page.getByRole('link', { name: title }).click()
  await expectMishap(anna.page, 'De opslag op dit apparaat is beschadigd', 'Wat de server eerder bevestigde')
  await anna.page.getByRole('button', { name: 'Open van de server' }).click()
  await anna.page.getByLabel('Uw naam').fill('Anna')
  await anna.page.getByLabel('Uw organisatie').fill('Gemeente')
  await anna.page.getByRole('button', { name: 'Naar de agenda' }).click()
  await expect(hers.status).toHaveText('Opgeslagen op de server, niet op dit apparaat')
  await expect(hers.main.getByRole('button', { name: 'Bewaar als bestand' })).toBeVisible()
})

test('Anna’s browser gives no storage at all: she reads so, writes with Bram, and has a file as the way out', async ({
  page,
  bram,
  agenda,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      // what browsers say in a private window, or with website data blocked
      throw new DOMException(
        'A mutation operation was attempted on a database that did not allow mutations.',
        'InvalidStateError',
      )
    }
  })
  await page.goto(`/agenda/${agenda}`)
  await expect(page.getByText('Deze browser laat LEA-tafel niets bewaren')).toBeVisible()
  await page.getByLabel('Uw naam').fill('Anna')
  await page.getByLabel('Uw organisatie').fill('Gemeente')
  await page.getByRole('button', { name: 'Naar de agenda' }).click()
  const hers = new AgendaScreen(page)
  await expect(hers.status).toHaveText('Opgeslagen op de server, niet op dit apparaat')
  await hers.write('Brugklas', ' zonder opslag.')
  const his = await bram.open(agenda)
  await expect(his.body('Brugklas')).toHaveText('Over brugklas: zonder opslag.')
  await expect(hers.status).toHaveText('Opgeslagen op de server, niet op dit apparaat')
  const download = page.waitForEvent('download')
  await hers.main.getByRole('button', { name: 'Bewaar als bestand' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.lea$/)
})

test('Anna’s browser has thrown its storage away: she reads so, and finds on the server what stood there', async ({
  anna,
  agenda,
}) => {
  const hers = await anna.open(agenda)
  await anna.page.goto('/')
  const title = await anna.page.locator('.lea-row__title').first().innerText()
  await anna.page.goto('/icon.svg')
  const devtools = await anna.context.newCDPSession(anna.page)
  const { origin } = new URL(anna.page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await anna.page.goto('/')
  await expect(anna.page.getByText('Deze browser heeft weggegooid wat hier bewaard was')).toBeVisible()
  await sayWhoYouAre(anna.page, 'Anna', 'Gemeente')
  await expect(anna.page.getByText('Wat de server had bevestigd, staat daar nog.')).toBeVisible()
  await anna.page.getByRole('link', { name: title }).click()
  await expect(hers.block('Huisbezoeken')).toBeVisible()
  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'Melding sluiten' }).click()
  await expect(anna.page.getByText('Deze browser heeft weggegooid')).toHaveCount(0)
})

for (const [where, types] of [
  ['its database', 'indexeddb'],
  ['all of its data', 'indexeddb,local_storage'],
] as const) {
  test(`Anna’s browser throws ${where} away while she has an agenda open: she reads there which others have gone, also after a reload`, async ({
    anna,
    agenda,
  }) => {
    const { page } = anna
    await anna.open(agenda)
    await page.goto('/')
    await page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
    const hers = new AgendaScreen(page)
    await hers.expectSavedOnRelay()
    const sample = page.url()
    await page.goto(`/agenda/${agenda}`)
    await hers.expectSavedOnRelay()
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    // what follows it is fetched behind the first picture
    await page.waitForLoadState('networkidle')

    const devtools = await anna.context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: types })

    const notice = page.getByRole('status').filter({ hasText: 'Deze browser heeft weggegooid wat hier bewaard was' })
    await expect(notice).toContainText('De agenda die u nu ziet, is er nog')
    await expect(notice.getByRole('listitem')).toHaveCount(1)
    const others = notice.getByRole('link')
    await expect(others).toHaveAttribute('href', new URL(sample).pathname)
    await hers.write('Brugklas', ' na het wissen.')
    await hers.expectSavedOnRelay()
    await page.getByRole('link', { name: /LEA-tafel, naar/ }).click()
    await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText(title)
    await expect(others).toHaveAttribute('href', new URL(sample).pathname)

    await page.reload()
    await expect(page.getByText('Deze browser heeft weggegooid wat hier bewaard was')).toBeVisible()
    await sayWhoYouAre(page, 'Anna', 'Gemeente')
    await others.click()
    await hers.expectSavedOnRelay()
    await expect(notice).toContainText('De agenda die u nu ziet, is er nog')
    await expect(others).toHaveCount(0)
    await notice.getByRole('button', { name: 'Melding sluiten' }).click()
    await expect(notice).toHaveCount(0)
    await page.reload()
    await hers.expectSavedOnRelay()
    await expect(notice).toHaveCount(0)
  })
}
