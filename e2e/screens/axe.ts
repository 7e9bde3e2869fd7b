import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

type AxeInPage = Pick<typeof axe, 'run'>

/** What the dark changes. Half of the time of a look goes to these. */
const colours = ['color-contrast', 'link-in-text-block']

/**
 * Expects that axe finds nothing wrong with the page as it stands; in the dark it looks only at what the dark changes.
 * `within` (a selector): only there, when something opened over a page that was looked at before.
 */
export async function expectNoViolations(page: Page, what: string, within?: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await look(page, what, within, isDark ? { runOnly: colours } : {})
}

/** The same but for colours, on a page that was looked at in another width: there they were the same. */
export function expectNoViolationsButColours(page: Page, what: string, within?: string): Promise<void> {
  return look(page, what, within, {
    rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])),
  })
}

/** The same by day and by night, on one screen that was gone to once. Colours don't glide: halfway they would be neither. */
export async function expectNoViolationsInAnyLight(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolations(page, `${what}, ${colorScheme}`, within)
  }
}

/**
 * The rules run in the page, which has no frames. They are given to it once, and of what they found only what is wrong comes
 * back: by @axe-core/playwright both went to and fro with each look, which took as long as the rules on most screens.
 */
async function look(page: Page, what: string, within: string | undefined, choice: RunOptions): Promise<void> {
  // Without it axe would look at nothing, and find nothing wrong with that.
  if (within !== undefined) await page.locator(within).first().waitFor()
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  // halfway between two states a colour is neither; what moves by scrolling never ends
  await page.waitForFunction(() => !document.getAnimations().some((each) => each instanceof CSSTransition))
  const options: RunOptions = { ...choice, resultTypes: ['violations'], preload: false }
  const { looked, found } = await page.evaluate(
    async ([context, run]) => {
      const inPage = (window as unknown as { axe: AxeInPage }).axe
      const { violations, testEngine } = await inPage.run(context === null ? document : { include: [[context]] }, run)
      const nodes = violations.map(
        ({ id, nodes: wrong }) => `${id}: ${wrong.map(({ target }) => target.join(' ')).join(', ')}`,
      )
      return { looked: testEngine.name, found: nodes }
    },
    [within ?? null, options] as const,
  )
  expect(looked, what).toBe('axe-core')
  expect(found, what).toEqual([])
}
