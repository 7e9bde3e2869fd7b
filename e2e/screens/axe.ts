import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Expects that axe finds nothing wrong with the page as it stands; in the dark it looks only at what the dark changes.
 * `within` (a selector): only there, when something opened over a page that was looked at before.
 * `legacy` leaves out what axe does for frames of other origins, which there are none of; it halves the time.
 */
export async function expectNoViolations(page: Page, what: string, within?: string): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const axe = new AxeBuilder({ page })
  if (within !== undefined) {
    // Without it axe would look at nothing, and find nothing wrong with that.
    await page.locator(within).first().waitFor()
    axe.include(within)
  }
  const { violations } = await axe
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      preload: false,
      ...(isDark ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {}),
    })
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, what).toEqual([])
}

/** The same by day and by night, on one screen that was gone to once. Colours don't glide: halfway they would be neither. */
export async function expectNoViolationsInAnyLight(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolations(page, `${what}, ${colorScheme}`, within)
  }
}
