import type { Me, MyPerson } from '@lea/protocol/access'
import type { Person } from '../session/session.ts'
import { type Answer, ask } from './ask.ts'

/** What is known of who sits here. `unreachable`: the server can't be asked now, so nothing is known and nothing is hidden. */
export type AccountView = { phase: 'asking' } | { phase: 'unreachable' } | { phase: 'known'; me: Me }

/** What else hears who sits here: the name on this device follows the one that the server knows. */
export type Told = { person: (person: Person) => unknown; access: (access: Me['access']) => void }

/** Who the server takes this browser for. Lives outside React; the session itself is a cookie that no script can read. */
export class Account {
  readonly #listeners = new Set<() => void>()
  readonly #told: Told
  #view: AccountView = { phase: 'asking' }
  #asking: Promise<void> | undefined

  constructor(told: Told) {
    this.#told = told
  }

  /** The same object until something changes. */
  readonly view = (): AccountView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the server who sits here; together with a question that is under way. */
  refresh(): Promise<void> {
    this.#asking ??= this.#refresh().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** Goes on as who the server just said. */
  take(me: Me): void {
    this.#told.access(me.access)
    const { person } = me
    if (person) this.#told.person({ name: person.name, organisation: organisationOf(person), id: person.id })
    this.#say({ phase: 'known', me })
  }

  /** Ends the session of this device. What stands on the device stays there. */
  async signOut(): Promise<Answer<undefined>> {
    const answer = await ask('signOut', {})
    await this.refresh()
    return answer
  }

  /**
   * Brings an agenda of this device to the server, where that is needed; who does it becomes its owner. `again`: also when it was
   * deleted there, for who was its owner.
   */
  async bring(id: string, title: string, again = false): Promise<Answer<unknown>> {
    if (this.#view.phase === 'asking') await this.refresh()
    const view = this.#view
    if (view.phase !== 'known' || view.me.access === 'open') return { ok: true, value: null }
    const answer = await ask('createAgenda', { body: { id, title: title.slice(0, 200), ...(again ? { again } : {}) } })
    await this.refresh()
    return answer
  }

  async #refresh(): Promise<void> {
    const answer = await ask('me', {})
    if (answer.ok) this.take(answer.value)
    else if (this.#view.phase !== 'known') this.#say({ phase: 'unreachable' })
  }

  #say(view: AccountView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}

/** Of whom a person is: what the server says, else the organisation of the first agenda. */
export function organisationOf({ organisation, agendas }: MyPerson): string {
  return organisation || (agendas[0]?.organisation.name ?? '')
}
