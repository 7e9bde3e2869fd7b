import { createRequire } from 'node:module'
import { expect, type Locator } from '@playwright/test'

const reader = createRequire(import.meta.url).resolve('jsqr')

/** What a telephone reads in a QR code that stands on the screen: from a picture of it, not from the page. */
export async function readQrCode(code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64')
  const page = await code.page().context().newPage()
  await page.addScriptTag({ path: reader })
  const read = await page.evaluate(async (png) => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? {}
    const { jsQR } = window as unknown as {
      jsQR: (data: unknown, width: number, height: number) => { data: string } | null
    }
    return jsQR(data, image.width, image.height)?.data
  }, picture)
  await page.close()
  expect(read, 'a QR code that can be read').toBeDefined()
  return read ?? ''
}
