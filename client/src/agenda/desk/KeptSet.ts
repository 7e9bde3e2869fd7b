/** Remembers a set of ids on this device. */
export type Memory = { read(): readonly string[]; write(ids: readonly string[]): void }

/** A set of block ids that belongs to this device: what is folded away, for one. Each change makes a new set. */
export class KeptSet {
  readonly #listeners = new Set<() => void>()
  readonly #memory: Memory
  #ids: ReadonlySet<string>

  constructor(memory: Memory) {
    this.#memory = memory
    this.#ids = new Set(memory.read())
  }

  readonly ids = (): ReadonlySet<string> => this.#ids

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts blocks in the set, or takes them out. */
  mark(blocks: readonly string[], isIn: boolean): void {
    const changed = blocks.filter((block) => this.#ids.has(block) !== isIn)
    if (changed.length === 0) return
    const next = new Set(this.#ids)
    for (const block of changed) {
      if (isIn) next.add(block)
      else next.delete(block)
    }
    this.#ids = next
    for (const listener of this.#listeners) listener()
    this.#memory.write([...next])
  }
}
