import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'

/** Who a story is about: a browser of her own (its own storage), with her name filled in on the start page. */
export class Person {
  readonly name: string
  readonly organisation: string
  readonly context: BrowserContext
  /** The tab that she looks at first. */
  readonly page: Page

  private constructor(name: string, organisation: string, context: BrowserContext, page: Page) {
    this.name = name
    this.organisation = organisation
    this.context = context
    this.page = page
  }

  /** Somebody who opens LEA-tafel for the first time and says who she is. */
  static async arrive(browser: Browser, baseURL: string, name: string, organisation: string): Promise<Person> {
    const context = await browser.newContext({ baseURL })
    const page = await context.newPage()
    await page.goto('/')
    await sayWhoYouAre(page, name, organisation)
    return new Person(name, organisation, context, page)
  }

  /** A second tab of the same browser: it shares what the first one stored. */
  openTab(): Promise<Page> {
    return this.context.newPage()
  }

  /** Opens the sample agenda from the start page and waits until the relay has all of it. Answers its address. */
  async openSample(): Promise<string> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
    await expect(statusOf(this.page)).toHaveText('Opgeslagen op de server')
    return this.page.url()
  }

  /** Follows a link to an agenda and waits until this device and the relay agree. */
  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await expect(statusOf(this.page)).toHaveText('Opgeslagen op de server')
  }
}

/** Fills in the one question of the first visit. */
export async function sayWhoYouAre(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('Uw organisatie').fill(organisation)
  await page.getByRole('button', { name: 'Ga verder' }).click()
}

/** The pill that says where one's work is. */
export function statusOf(page: Page) {
  return page.getByRole('status', { name: 'Opslag' })
}
