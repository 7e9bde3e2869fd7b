import type { Visitor } from './visitor.ts'

/**
 * Whose a client id is: the first person who writes with it, or is here with it, has it. Someone else who goes on with it
 * would put words in a colleague's mouth. Where the relay knows who people are that is on disk, with what they wrote;
 * else it is known for as long as the room is in memory.
 */
export class ClientIds {
  readonly #principals: Map<number, string>

  constructor(authors: ReadonlyMap<number, string>) {
    this.#principals = new Map(authors)
  }

  /** Whether this person may use a client id: it is his, or nobody's yet. */
  maySpeak({ principal, formerly }: Visitor, client: number): boolean {
    const owner = this.#principals.get(client)
    return owner === undefined || owner === principal || formerly?.includes(owner) === true
  }

  /** Makes a client id a person's when it is nobody's yet, and answers whose it is. */
  claim({ principal }: Visitor, client: number): string {
    const owner = this.#principals.get(client) ?? principal
    this.#principals.set(client, owner)
    return owner
  }
}
