import type { Visitor } from './visitor.ts'

/** Before the person's id: what this client id wrote came in an answer, from an earlier visit or from a file of anybody's. */
const broughtBy = 'brought:'

/** In the place of a person: more than one wrote with it, so that nobody can be said to have. */
const disputed = ''

/** Whose a client id is, as it is kept. */
export type Author = string

/** What is kept of a client id, in words: null for one of which nobody can be said to have written with it. */
export function readAuthor(author: Author): { principal: string; isBrought: boolean } | null {
  if (author === disputed) return null
  const isBrought = author.startsWith(broughtBy)
  return { principal: isBrought ? author.slice(broughtBy.length) : author, isBrought }
}

/** What is kept of all that a person wrote, and of all that he brought. */
export function authorsOf(principal: string): Author[] {
  return [principal, broughtBy + principal]
}

/**
 * Whose a client id is: the first person who writes with it, or is here with it, has it. Someone else who goes on with it
 * would put words in a colleague's mouth. What came in an answer may be a colleague's file: then he goes on with it when he
 * comes, and from then on it is nobody's. Where the relay knows who people are all this is on disk, with what they wrote; else it
 * is known for as long as the room is in memory.
 */
export class ClientIds {
  readonly #authors: Map<number, Author>
  /** Of which it is on disk. */
  readonly #kept: Set<number>

  constructor(authors: ReadonlyMap<number, Author>) {
    this.#authors = new Map(authors)
    this.#kept = new Set(authors.keys())
  }

  /** Whether this person may use a client id: it is his, or nobody's for sure. */
  maySpeak(visitor: Visitor, client: number): boolean {
    const author = this.#read(client)
    return author === null || author.isBrought || isSame(visitor, author.principal)
  }

  /** Somebody is here with a client id. That alone takes nothing from anybody. */
  greet({ principal }: Visitor, client: number): void {
    if (!this.#authors.has(client)) this.#authors.set(client, principal)
  }

  /**
   * Notes who wrote something new with a client id: `speaks` it, or `brings` it in an answer. `isFirst`: it is the first that was
   * ever written with it. Answers what is to be kept with the words, or null where what is kept stays so.
   */
  write(visitor: Visitor, client: number, how: 'speaks' | 'brings', isFirst: boolean): Author | null {
    const before = this.#authors.get(client)
    // Written before we knew of people, by we don't know whom: that it stays.
    const isKept = isFirst || this.#kept.has(client)
    if (!isKept && how === 'brings') return null
    const author = this.#after(visitor, before, how)
    this.#authors.set(client, author)
    if (isFirst) this.#kept.add(client)
    return isFirst || (isKept && author !== before) ? author : null
  }

  #after(visitor: Visitor, before: Author | undefined, how: 'speaks' | 'brings'): Author {
    if (before === undefined) return how === 'brings' ? broughtBy + visitor.principal : visitor.principal
    const author = readAuthor(before)
    if (author === null || !isSame(visitor, author.principal)) return disputed
    // It seemed written in an earlier window of his; this is that window.
    return how === 'speaks' ? author.principal : before
  }

  #read(client: number): { principal: string; isBrought: boolean } | null {
    const author = this.#authors.get(client)
    return author === undefined ? null : readAuthor(author)
  }
}

function isSame({ principal, formerly }: Visitor, author: string): boolean {
  return author === principal || formerly?.includes(author) === true
}
