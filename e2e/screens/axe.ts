import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What the dark changes. Half of the time of a look goes to these. */
const colours = ['color-contrast', 'link-in-text-block']

/**
 * Expects that axe finds nothing wrong with the page as it stands; in the dark it looks only at what the dark changes.
 * `within` (a selector): only there, when something opened over a page that was looked at before.
 */
export async function expectNoViolations(page: Page, what: string, within?: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await look(page, what, within, isDark ? (axe) => axe.withRules(colours) : (axe) => axe)
}

/** The same but for colours, on a page that was looked at in another width: there they were the same. */
export function expectNoViolationsButColours(page: Page, what: string, within?: string): Promise<void> {
  return look(page, what, within, (axe) => axe.disableRules(colours))
}

/** The same by day and by night, on one screen that was gone to once. Colours don't glide: halfway they would be neither. */
export async function expectNoViolationsInAnyLight(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolations(page, `${what}, ${colorScheme}`, within)
  }
}

/** `legacy` leaves out what axe does for frames of other origins, which there are none of; it halves the time. */
async function look(
  page: Page,
  what: string,
  within: string | undefined,
  choose: (axe: AxeBuilder) => AxeBuilder,
): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false })
  if (within !== undefined) {
    // Without it axe would look at nothing, and find nothing wrong with that.
    await page.locator(within).first().waitFor()
    axe.include(within)
  }
  const { violations } = await choose(axe).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, what).toEqual([])
}
