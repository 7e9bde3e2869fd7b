import { newId } from '@lea/agenda'
import { goWithin } from '../people/person.ts'
import { Colleague } from '../relay/colleague.ts'
import { untilRelayHas } from '../relay/fixtures.ts'
import { elsewhere, fillHostile, hostileCount } from '../relay/hostile.ts'
import { type ViewPath, ViewScreen, viewNames } from '../screens/viewScreen.ts'
import { expect, test } from '../test.ts'

test('Anna reads an agenda full of hostile words: nothing of it runs, nothing is fetched, and she goes on writing', async ({
  anna,
  relay,
}) => {
  expect(hostileCount).toBe(500)
  const agenda = newId()
  const maker = await Colleague.join(relay, agenda)
  fillHostile(maker.doc)
  maker.showRaw({
    user: { name: '\u202e<img src=x onerror=globalThis.hostile=1>', organisation: {}, colour: `url(//${elsewhere}/x)` },
    block: '__proto__',
    part: 'body',
    cursor: { anchor: '<b>', head: {} },
  })
  await untilRelayHas(relay, agenda, maker.doc)

  const { page } = anna
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(relay.url) && !request.url().startsWith('data:')) asked.push(request.url())
  })
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text())
  })

  const screen = await anna.open(agenda)
  await expect(screen.block('Het begin')).toBeVisible()
  // drawn in idle moments, which a busy machine has few of
  await expect(page.getByText('De rest van de agenda wordt getekend')).toBeHidden({ timeout: 60_000 })
  // every link that is drawn is one that may be followed: out by https, else within these pages
  const expectSafeLinks = async (out: readonly string[]) => {
    const links = await page.locator('a').evaluateAll((all) => (all as HTMLAnchorElement[]).map(({ href }) => href))
    const isOurs = (href: string) => href.startsWith(`${relay.url}/`)
    expect([...new Set(links.filter((href) => !isOurs(href)).map((href) => new URL(href).origin))]).toEqual(out)
  }
  await expectSafeLinks(['https://a.example'])
  await test.step('on paper, in the editor and on the clipboard a hostile address is no link either', async () => {
    await page.emulateMedia({ media: 'print' })
    await expectSafeLinks(['https://a.example'])
    await page.emulateMedia({ media: 'screen' })
    await page
      .locator('main p:not(:has(a))', { hasText: /^een link$/ })
      .first()
      .click()
    const editor = page.locator('main [contenteditable=true]', { hasText: 'een link' })
    await expect(editor).toBeFocused()
    await expect(editor.locator('[href]')).toHaveCount(0)
    await page.evaluate(() => {
      const keep = ({ clipboardData }: ClipboardEvent) => {
        document.title = `${clipboardData?.getData('text/html')} ${clipboardData?.getData('text/plain')}`
      }
      document.addEventListener('copy', keep, { once: true })
    })
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('ControlOrMeta+c')
    await expect(page).toHaveTitle(/<p.*een link/)
    expect(await page.title()).not.toContain('href')
    await page.keyboard.press('Escape')
  })
  await screen.write('Het begin', ' en zij schrijft verder')
  await expect(screen.body('Het begin')).toHaveText('Tekst en zij schrijft verder')
  await screen.expectSavedOnRelay()
  await screen.chooseForAgenda('Prullenbak')
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
  for (const path of ['begroting', 'partners']) {
    await goWithin(page, `/agenda/${agenda}/${path}`)
    // what lay over the page before is gone with it
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectSafeLinks([])
  }
  const view = new ViewScreen(page)
  await goWithin(page, `/agenda/${agenda}/rolverdeling`)
  await view.expectRead('rolverdeling')
  for (const path of Object.keys(viewNames) as ViewPath[]) {
    await view.goTo(path)
    await expectSafeLinks([])
  }

  expect(asked).toEqual([])
  expect(complaints).toEqual([])
  expect(await page.evaluate(() => ['hostile', 'polluted'].filter((name) => name in globalThis || name in {}))).toEqual(
    [],
  )
  maker.leave()
})
