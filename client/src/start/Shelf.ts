import type { Me } from '@lea/protocol/access'
import { liveQuery } from 'dexie'
import type { Account } from '../access/Account.ts'
import { AgendaList, type AgendaOnDevice } from '../device/agendaList.ts'
import type { Device, Forgets } from '../device/device.ts'
import { type KeptTemplate, readTemplates } from '../device/ownTemplates.ts'
import { readSetting, writeSetting } from '../device/settings.ts'
import { thrownAwayLines } from '../device/stoodHere.ts'
import { type StoreFailure, storeFailureOf } from '../device/storeFailure.ts'
import { m } from '../paraglide/messages.js'
import type { UnderWay } from '../session/courier.ts'
import type { Person, Session } from '../session/session.ts'
import type { Toast } from '../ui/Announcer.tsx'

/** What the start page knows of this device. undefined: still being read. */
export type ShelfView = {
  /** null: nobody has said yet who sits here. */
  person: Person | null | undefined
  agendas: readonly AgendaOnDevice[] | undefined
  /** What is becoming of the agendas among them that aren't confirmed; the others wait. */
  underWay: UnderWay
  /** What somebody made a template of on this device, the latest first. */
  templates: readonly KeptTemplate[]
  /** Whether the server asks who people are; undefined: it hasn't said so yet. */
  access: 'open' | 'required' | undefined
  /** Why the list can't be shown; null when all is well. */
  failure: StoreFailure | null
  /** Why the device is waited for longer than usual; null while it isn't. */
  waitsFor: 'slow' | 'blocked' | null
  /** Why nothing of what stands here stays after the window closes; null: it does. */
  forgets: Forgets | null
  /** What this browser has thrown away, as `readThrownAway` reads it, until the person has closed the notice of it; null: nothing. */
  thrownAway: string | null
}

/** The id of what was made, or why not. notFetched: the piece of the program that makes it couldn't be fetched. */
export type Made = { ok: true; value: string } | { ok: false; failure: StoreFailure | 'notFetched' }

/** So long a device may take to answer before the person is told that it is waited for. */
const slowMs = 2_500

type Beginnings = typeof import('./beginnings.ts')

/**
 * Who sits at this device and which agendas stand on it: what the pages outside an agenda read and do. The name is also
 * kept here when the device can't store it, so that one can go on.
 */
export class Shelf {
  readonly device: Promise<Device>
  readonly #listeners = new Set<() => void>()
  #view: ShelfView = {
    person: undefined,
    agendas: undefined,
    underWay: new Map(),
    templates: [],
    access: undefined,
    failure: null,
    waitsFor: null,
    forgets: null,
    thrownAway: null,
  }
  #account: Promise<Account> | undefined
  readonly #following: (() => void)[] = []

  constructor(device: Promise<Device>) {
    this.device = device
  }

  /** The same object until something changes. */
  readonly view = (): ShelfView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads what is there and follows it from then on. Called once, where the app is put together. */
  async open(): Promise<void> {
    const slow = setTimeout(() => this.#say({ waitsFor: this.#view.waitsFor ?? 'slow' }), slowMs)
    const device = await this.device
    this.#say({ forgets: device.forgets ?? null })
    try {
      if (device.failure === null) this.#say({ person: (await readSetting(device.database, 'person')) ?? null })
      else this.#say({ person: null, failure: device.failure })
    } catch (error) {
      this.#say({ person: null, failure: storeFailureOf(error) })
    }
    clearTimeout(slow)
    this.#say({ waitsFor: null })
    if (this.#view.failure !== null) return
    this.read(device)
  }

  /** Follows the agendas and templates of this device, and what was thrown away of them; anew when its database was removed. */
  read(device: Device): void {
    for (const stop of this.#following.splice(0)) stop()
    const list = new AgendaList(device.database, device.forgets && (() => undefined))
    const follow = () => {
      const state = list.read()
      if (state.phase === 'read') this.#say({ agendas: state.agendas, failure: null, thrownAway: thrownAwayLines() })
      if (state.phase === 'failed') this.#say({ failure: state.failure })
    }
    // without its templates a device can do everything else, so they are no failure of the page
    const templates = liveQuery(() => readTemplates(device.database)).subscribe({
      next: (templates) => this.#say({ templates }),
      error: (error: unknown) => console.warn('Not read', error),
    })
    this.#following.push(list.subscribe(follow), () => templates.unsubscribe())
    follow()
  }

  /** Another tab holds the database in an older form, and the browser waits until it lets go. */
  readonly tellBlocked = (): void => {
    if (this.#view.person === undefined) this.#say({ waitsFor: 'blocked' })
  }

  /** Who sits here, once that is known: at once when it was said before, else when it is said. */
  whoIsHere(): Promise<Person> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => answer())
      const answer = () => {
        const { person } = this.#view
        if (person === null || person === undefined) return
        stop()
        resolve(person)
      }
      answer()
    })
  }

  /** Remembers who sits here. Answers why that holds for this visit only, or null. */
  async setPerson(person: Person): Promise<StoreFailure | null> {
    const failure = await this.try(async ({ database }) => {
      await writeSetting(database, 'person', person)
    })
    // said once it is kept: who follows a link right away isn't asked a second time
    this.#say({ person })
    return failure
  }

  /** Who the server takes this browser for. Fetched when it is first asked; one that could not be fetched is asked for again. */
  readonly account = (): Promise<Account> => {
    this.#account ??= import('../access/Account.ts').then(
      ({ Account }) =>
        new Account({ person: (person) => this.#follow(person), access: (access) => this.#asks(access) }),
      (error: unknown) => {
        this.#account = undefined
        throw error
      },
    )
    return this.#account
  }

  /** What sends what waits says what is becoming of it. */
  readonly tellUnderWay = (underWay: UnderWay): void => this.#say({ underWay })

  /** Asks for a .lea file and opens it, see `askForFile`; `open` is the agenda that is on the screen. */
  async askForFile(toast: (toast: Toast) => void, open: Session | null): Promise<string | undefined> {
    try {
      const [device, { askForFile }] = await Promise.all([this.device, fetchRare()])
      return await askForFile(device, toast, open)
    } catch (error) {
      console.warn('Fetched later', error)
      toast({ kind: 'warning', title: m.ui_part_failed_title(), text: m.ui_part_failed_text() })
      return undefined
    }
  }

  /** Does something with what this device keeps. Answers why that failed, or null. */
  async try(work: (device: Device) => Promise<void>): Promise<StoreFailure | null> {
    try {
      await work(await this.device)
      return null
    } catch (error) {
      return storeFailureOf(error)
    }
  }

  /** The server knows under which name one came in; that is the name on this device. */
  #follow(person: Person): void {
    const { person: before } = this.#view
    const isSame =
      before?.name === person.name && before.organisation === person.organisation && before.id === person.id
    if (!isSame) void this.setPerson(person)
  }

  /** Where nobody is asked who he is, nobody is known by an id either. */
  #asks(access: Me['access']): void {
    this.#say({ access })
    const { person } = this.#view
    if (access === 'open' && person?.id !== undefined) void this.setPerson({ ...person, id: undefined })
  }

  #say(news: Partial<ShelfView>): void {
    this.#view = { ...this.#view, ...news }
    for (const listener of this.#listeners) listener()
  }
}

/** Fetches what new agendas begin with; null when there is no line to fetch it by. Also called early, so that it is there offline. */
export function fetchBeginnings(): Promise<Beginnings | null> {
  return import('./beginnings.ts').catch((error: unknown) => {
    console.warn('Fetched later', error)
    return null
  })
}

/** Fetches what is done seldom, or behind whatever is on the screen. */
export function fetchRare(): Promise<typeof import('./rare.ts')> {
  return import('./rare.ts')
}
