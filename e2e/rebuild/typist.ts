import type { Locator, Page } from '@playwright/test'

/** Somebody with a keyboard and a mouse and nothing else, who is counted. */
export class Typist {
  readonly page: Page
  keys = 0
  clicks = 0

  constructor(page: Page) {
    this.page = page
  }

  async type(words: string): Promise<void> {
    this.keys += words.length
    await this.page.keyboard.type(words)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1
      await this.page.keyboard.press(key)
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
    }
  }

  async click(what: Locator): Promise<void> {
    this.clicks += 1
    await what.click()
  }
}
