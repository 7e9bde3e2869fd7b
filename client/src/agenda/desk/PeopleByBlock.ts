import type { PersonHere } from '../../session/session.ts'
import { Topics } from './Topics.ts'

type Source = { people(): readonly PersonHere[]; subscribePeople(listener: () => void): () => void }

const nobody: readonly PersonHere[] = []

/** Who is in which block. A block is told only when somebody enters or leaves it, not at every move of a caret. */
export class PeopleByBlock {
  readonly #topics = new Topics<string>()
  #byBlock = new Map<string, readonly PersonHere[]>()
  readonly #stop: () => void

  constructor(source: Source) {
    this.#byBlock = grouped(source.people())
    this.#stop = source.subscribePeople(() => this.#regroup(source.people()))
  }

  destroy(): void {
    this.#stop()
  }

  subscribe(block: string, listener: () => void): () => void {
    return this.#topics.subscribe(block, listener)
  }

  /** The colleagues in this block: the same list until one of them comes, goes, or takes its other text. */
  in(block: string): readonly PersonHere[] {
    return this.#byBlock.get(block) ?? nobody
  }

  #regroup(people: readonly PersonHere[]) {
    const before = this.#byBlock
    const after = grouped(people)
    const changed: string[] = []
    for (const block of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(block)
      const is = after.get(block)
      if (was && is && isSameCompany(was, is)) after.set(block, was)
      else changed.push(block)
    }
    this.#byBlock = after
    for (const block of changed) this.#topics.tell(block)
  }
}

function grouped(people: readonly PersonHere[]): Map<string, readonly PersonHere[]> {
  const byBlock = new Map<string, PersonHere[]>()
  for (const person of people) {
    if (person.block === undefined) continue
    const company = byBlock.get(person.block)
    if (company) company.push(person)
    else byBlock.set(person.block, [person])
  }
  return byBlock
}

function isSameCompany(a: readonly PersonHere[], b: readonly PersonHere[]): boolean {
  return (
    a.length === b.length &&
    a.every((person, at) => {
      const other = b[at]
      return (
        other !== undefined &&
        person.clientId === other.clientId &&
        person.part === other.part &&
        person.name === other.name &&
        person.isSelf === other.isSelf &&
        person.colour === other.colour
      )
    })
  )
}
