import { randomBytes } from 'node:crypto'
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

  /** Somebody who was here before and said who she is; no page is open yet. */
  static async arrive(browser: Browser, baseURL: string, name: string): Promise<Person> {
    const context = await browser.newContext({ baseURL, storageState: await deviceOf(browser, baseURL, name) })
    return new Person(name, context, await context.newPage())
  }

  /** Somebody with a browser that nobody has used yet. */
  static async asStranger(browser: Browser, baseURL: string, name: string): Promise<Person> {
    const context = await browser.newContext({ baseURL })
    return new Person(name, context, await context.newPage())
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

/** All of them follow the link of one agenda, at the same time, and wait until their devices and the relay agree. */
export function openTogether<People extends readonly Person[]>(
  agendaId: string,
  ...people: People
): Promise<{ [each in keyof People]: AgendaScreen }> {
  return Promise.all(people.map((person) => person.open(agendaId))) as Promise<{ [each in keyof People]: AgendaScreen }>
}

/** Goes to an address of the app as its links and the back button do: nothing is loaded again. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
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

type Device = Awaited<ReturnType<BrowserContext['storageState']>>

/** What the browser of somebody keeps after the first visit, by address of the relay. */
const devices = new Map<string, Promise<Device>>()

/** A browser's storage after the first visit of this person, with a device id of its own. One visit is made for all. */
async function deviceOf(browser: Browser, baseURL: string, name: string): Promise<Device> {
  const known = devices.get(baseURL) ?? visit(browser, baseURL)
  devices.set(baseURL, known)
  const words = JSON.stringify(await known)
    .replaceAll(visitor.device, randomBytes(16).toString('base64url'))
    .replaceAll(visitor.organisation, organisationOf(name))
    .replaceAll(visitor.name, name)
  return JSON.parse(words) as Device
}

/** Somebody's words, to be found again in what the browser keeps. */
const visitor = { name: 'Wie-Dan-Ook', organisation: 'Waar-Dan-Ook', device: '' }

async function visit(browser: Browser, baseURL: string): Promise<Device> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/')
  await sayWhoYouAre(page, visitor.name, visitor.organisation)
  const device = await context.storageState({ indexedDB: true })
  await context.close()
  visitor.device = /"deviceId","value":"([\w-]+)"/.exec(JSON.stringify(device))?.[1] ?? ''
  if (visitor.device === '') throw new Error('the browser keeps no device id: what the settings look like has changed')
  return device
}

/** Fills in the one question of the first visit. */
export async function sayWhoYouAre(page: Page, name: string, organisation: string): Promise<void> {
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('Uw organisatie').fill(organisation)
  await page.getByRole('button', { name: 'Ga verder' }).click()
  await page.getByRole('heading', { name: 'Uw agenda’s' }).waitFor()
}
