/** What one can listen to. */
export type Topic = 'tree' | 'budget' | 'agenda' | 'conflicts' | { readonly block: string }

/** Who wants to hear about what. One that throws is reported; the others are called all the same. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<() => void>>()
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  /** Adds a listener; the answer takes it away again. The same function may listen twice. */
  add(topic: Topic, listener: () => void): () => void {
    const key = keyOf(topic)
    const call = () => listener()
    const calls = this.#byTopic.get(key) ?? new Set()
    calls.add(call)
    this.#byTopic.set(key, calls)
    return () => {
      calls.delete(call)
      if (calls.size === 0 && this.#byTopic.get(key) === calls) this.#byTopic.delete(key)
    }
  }

  has(topic: Topic): boolean {
    return this.#byTopic.has(keyOf(topic))
  }

  call(topic: Topic): void {
    for (const call of [...(this.#byTopic.get(keyOf(topic)) ?? [])]) {
      try {
        call()
      } catch (error) {
        this.#onError(error)
      }
    }
  }
}

function keyOf(topic: Topic): string {
  return typeof topic === 'string' ? topic : `block:${topic.block}`
}
