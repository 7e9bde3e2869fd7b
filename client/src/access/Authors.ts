import { personOfSignature, type Writer } from '@lea/agenda'
import type { AccessCalls } from '@lea/protocol/access'
import { m } from '../paraglide/messages.js'

/** Whose the client ids of Yjs in an agenda are, as the server knows. */
export type AuthorsAnswer = AccessCalls['authors']['answer']

/** Whom to name for something in the document: the client id it was written with, and what its writer signed with. */
export type Written = { client: number | undefined; said: string }

/** The window that asks: its client id, and as whom it writes. */
export type Own = { client: number; writer: Writer }

/**
 * Names for what stands in an agenda. A name in the document is its writer's own word, which a modified program can choose; a server
 * that asks who people are knows whose client id it is, and that name is the one that is shown.
 */
export class Authors {
  readonly #names: ReadonlyMap<number, string>
  readonly #people: ReadonlyMap<string, string>
  readonly #organisations: ReadonlyMap<number, string>
  /** What it wrote may still be on its way. */
  readonly #own: Own
  /** Whether a name that the server can't confirm is to be marked. */
  readonly #isKnown: boolean

  /**
   * `answer` null: a server without people, or one that can't be asked now. Then what was said is all that is known, and
   * `remembered`: names that were heard before, by client id.
   */
  constructor(answer: AuthorsAnswer | null, own: Own, remembered: ReadonlyMap<number, string> = new Map()) {
    this.#own = own
    this.#isKnown = answer !== null
    const people = new Map((answer?.people ?? []).map(({ id, name }) => [id, name ?? m.access_former_participant()]))
    this.#people = people
    const organisations = new Map((answer?.people ?? []).map(({ id, organisation }) => [id, organisation]))
    this.#organisations = new Map(
      (answer?.clients ?? []).map(({ client, person }) => [client, organisations.get(person) ?? '']),
    )
    const words = (person: string, isBrought: boolean) => {
      const name = people.get(person) ?? ''
      return isBrought && name !== '' ? m.access_name_brought({ name }) : name
    }
    const clients = answer?.clients ?? []
    this.#names = answer
      ? new Map(clients.map(({ client, person, isBrought }) => [client, words(person, isBrought)]))
      : remembered
  }

  /** The names that the server knows, by client id. */
  get names(): ReadonlyMap<number, string> {
    return this.#names
  }

  /** The name to show; '' where there is none. */
  nameOf({ client, said }: Written): string {
    const known = client === undefined ? undefined : this.#names.get(client)
    if (known && (this.#isKnown || personOfSignature(said) !== undefined)) return known
    const name = this.#nameSaid(said)
    if (name === '' || !this.#isKnown || client === this.#own.client) return name
    return m.access_name_unchecked({ name })
  }

  /** On behalf of whom, as the server knows; of who was deleted there it knows nothing, and what was said stands. */
  organisationOf({ client, said }: Written): string {
    return (client !== undefined && this.#organisations.get(client)) || said
  }

  #nameSaid(said: string): string {
    const person = personOfSignature(said)
    if (person === undefined) return said
    const { writer } = this.#own
    return person === writer.person ? writer.name : (this.#people.get(person) ?? '')
  }
}
