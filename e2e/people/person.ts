import type { Browser, BrowserContext, Page } from '@playwright/test'
import { AgendaScreen } from '../screens/agendaScreen.ts'

/** Who a story is about: a browser of her own (its own storage), with her name filled in on the start page. */
export class Person {
  readonly name: string
  readonly context: BrowserContext
  /** The tab that she looks at first. */
  readonly page: Page

  constructor(name: string, context: BrowserContext, page: Page) {
    this.name = name
    this.context = context
    this.page = page
  }

  /** Somebody who opens LEA-tafel for the first time and says who she is. */
  static async arrive(browser: Browser, baseURL: string, name: string): Promise<Person> {
    const context = await browser.newContext({ baseURL })
    const page = await context.newPage()
    await page.goto('/')
    await sayWhoYouAre(page, name, organisationOf(name))
    return new Person(name, context, page)
  }

  /** Follows the link of an agenda and waits until this device and the relay agree. */
  async open(agendaId: string): Promise<AgendaScreen> {
    return openIn(this.page, agendaId)
  }

  /** The same in a second tab of the same browser: it shares what the first one stored. */
  async openInNewTab(agendaId: string): Promise<AgendaScreen> {
    return openIn(await this.context.newPage(), agendaId)
  }

  /** Opens the sample agenda from the start page and waits until the relay has all of it. */
  async openSample(): Promise<AgendaScreen> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: 'Open de voorbeeldagenda' }).click()
    const screen = new AgendaScreen(this.page)
    await screen.expectSavedOnRelay()
    return screen
  }
}

export function organisationOf(name: string): string {
  return `Organisatie van ${name}`
}

async function openIn(page: Page, agendaId: string): Promise<AgendaScreen> {
  await page.goto(`/agenda/${agendaId}`)
  const screen = new AgendaScreen(page)
  await screen.expectSavedOnRelay()
  return screen
}

/** Fills in the one question of the first visit. */
export async function sayWhoYouAre(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('Uw organisatie').fill(organisation)
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.getByRole('heading', { name: 'Uw agenda’s' }).waitFor()
}
