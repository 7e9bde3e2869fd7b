/**
 * Whose a client id is, for as long as a room is in memory: the first person who writes live with it, or is here with it,
 * has it. Someone else who goes on with it would put words in a colleague's mouth.
 */
export class ClientIds {
  readonly #principals = new Map<number, string>()

  /** Whether this person may use a client id: it is his, or nobody's yet. */
  maySpeak(principal: string, client: number): boolean {
    return (this.#principals.get(client) ?? principal) === principal
  }

  claim(principal: string, client: number): void {
    if (!this.#principals.has(client)) this.#principals.set(client, principal)
  }
}
