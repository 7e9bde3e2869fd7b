import type { CDPSession, Page } from '@playwright/test'

/**
 * A keyboard that composes, as that of a phone, or a dead key for accents: the browser shows a word that isn't final, and
 * puts another in its place.
 */
export class KeyboardWithWords {
  readonly #devtools: CDPSession

  private constructor(devtools: CDPSession) {
    this.#devtools = devtools
  }

  static async of(page: Page): Promise<KeyboardWithWords> {
    return new KeyboardWithWords(await page.context().newCDPSession(page))
  }

  /** Shows a word that isn't final at the caret, in place of the one that it showed before. */
  async compose(word: string): Promise<void> {
    const end = word.length
    await this.#devtools.send('Input.imeSetComposition', { text: word, selectionStart: end, selectionEnd: end })
  }

  /** Makes a word final, in place of the one that was composed. */
  async commit(word: string): Promise<void> {
    await this.#devtools.send('Input.insertText', { text: word })
  }
}
