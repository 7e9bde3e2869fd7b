/** Functions that want to hear of a change. One that throws doesn't keep the others from hearing it. */
export class Listeners {
  readonly #listeners = new Set<() => void>()

  /** Answers the function that ends the subscription. */
  add(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener()
      } catch (error) {
        console.error('A listener failed', error)
      }
    }
  }
}
