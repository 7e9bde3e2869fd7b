import { takeLine } from '../relay/line.ts'
import { expect, test } from '../test.ts'

const aborts = 20

test(`${aborts} transactions of Chromium's own IndexedDB are aborted while Anna types: all of it is there after a reload`, async ({
  anna,
  agenda,
}) => {
  const line = await takeLine(anna.context)
  const hers = await anna.open(agenda)
  await line.cut()
  await anna.page.evaluate((most) => {
    const add = IDBObjectStore.prototype.add
    let left = most
    IDBObjectStore.prototype.add = function (...row) {
      const request = add.apply(this, row)
      if (this.name === 'updates' && left > 0) {
        left--
        document.documentElement.dataset.aborted = String(most - left)
        this.transaction.abort()
      }
      return request
    }
  }, aborts)
  let typed = ''
  await hers.enterText('Taalklas')
  for (
    let at = 0;
    at < 100 || (await anna.page.locator('html').getAttribute('data-aborted')) !== String(aborts);
    at++
  ) {
    const key = 'abcdefghij'[at % 10] ?? ''
    await anna.page.keyboard.press(key)
    typed += key
  }
  await expect(hers.status).toHaveText(/^Offline/)
  await anna.page.reload()
  await expect(hers.body('Taalklas')).toHaveText(`Over taalklas:${typed}`)
  process.stdout.write(
    `${aborts} aborted transactions: ${typed.length} of ${typed.length} letters there after a reload\n`,
  )
})
