import { expect, type Locator, type Page } from '@playwright/test'

/** One agenda as it stands on somebody's screen: where things are, by the names that a screen reader says. */
export class AgendaScreen {
  readonly page: Page
  /** The words that say where one's work is. */
  readonly status: Locator
  readonly outline: Locator
  readonly panel: Locator
  readonly main: Locator
  /** The others who have this agenda open. */
  readonly people: Locator

  constructor(page: Page) {
    this.page = page
    this.status = page.getByRole('banner').getByRole('button', { name: /^Status: / })
    this.outline = page.getByRole('tree', { name: 'Inhoud' })
    this.panel = page.getByRole('complementary', { name: 'Gegevens' })
    this.main = page.getByRole('main')
    this.people = page.getByRole('list', { name: 'Nu in deze agenda' })
  }

  async expectSavedOnRelay(): Promise<void> {
    const words = 'Opgeslagen op de server'
    // Every story waits for this, most of them more than once. `expect` looks at it twice a second, this every 50 ms.
    const isShown = (shown: string) =>
      [...document.querySelectorAll('header button')].some((button) => button.textContent === shown)
    await this.page.waitForFunction(isShown, words, { polling: 50 })
    await expect(this.status).toHaveText(words)
  }

  /** A block of the text by its title. */
  block(title: string): Locator {
    return this.main.getByRole('group', { name: title })
  }

  /** The line of the outline of a block. */
  line(title: string): Locator {
    return this.outline.getByRole('treeitem', { name: title })
  }

  /** A block's text, without its title. */
  body(title: string): Locator {
    return this.block(title).locator('[data-part=body] .lea-prose')
  }

  /** The editor of that text is there and has the focus. */
  async expectCaretIn(title: string, part: 'title' | 'body'): Promise<void> {
    await expect(this.block(title).locator(`[data-part=${part}] [contenteditable=true]`)).toBeFocused()
  }

  /** Puts the caret at the end of a block's title, with a click. */
  async enterTitle(title: string): Promise<void> {
    await this.block(title).locator('[data-part=title]').click()
    await this.expectCaretIn(title, 'title')
    await this.page.keyboard.press('End')
  }

  /** Puts the caret at the end of a block's text, with a click. */
  async enterText(title: string): Promise<void> {
    await this.body(title).click()
    await this.expectCaretIn(title, 'body')
    await this.page.keyboard.press('Control+End')
  }

  /** Types at the end of a block's text. */
  async write(title: string, words: string): Promise<void> {
    await this.enterText(title)
    await this.page.keyboard.type(words)
  }

  /** A colleague's caret in a block. */
  caretOf(name: string, title: string): Locator {
    return this.block(title).locator(`.lea-others-caret[data-name="${name}"]`)
  }

  /** Takes a block in hand, so that the panel shows its fields. */
  async take(title: string): Promise<void> {
    await this.enterTitle(title)
    await expect(this.panel.getByRole('heading', { name: title, level: 2 })).toBeVisible()
  }

  async openMenu(title: string): Promise<Locator> {
    const block = this.block(title)
    // At its number: the toolbar of a text above may hang over its words.
    await block.hover({ position: { x: 8, y: 16 } })
    await block.getByRole('button', { name: 'Menu van dit onderdeel' }).click()
    const menu = this.page.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }

  /** Chooses from a block's menu. */
  async choose(title: string, deed: string): Promise<void> {
    const menu = await this.openMenu(title)
    await menu.getByRole('menuitem', { name: deed }).click()
  }

  /** Chooses from the menu of the agenda itself. */
  async chooseForAgenda(deed: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Meer', exact: true }).click()
    await this.page.getByRole('menuitem', { name: deed }).click()
  }

  /** The amount of the only budget line of the block in hand. */
  get amount(): Locator {
    return this.panel.getByRole('textbox', { name: 'Bedrag' })
  }

  /** Types an amount for the only budget line of the block in hand, and leaves the field. */
  async setAmount(words: string): Promise<void> {
    await this.amount.fill(words)
    await this.amount.press('Tab')
  }
}
