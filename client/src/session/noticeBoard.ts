import { Listeners } from '../device/listeners.ts'
import type { Notice } from './notice.ts'

/** The notices that a person has not dismissed, oldest first. */
export class NoticeBoard {
  readonly #listeners = new Listeners()
  #notices: readonly Notice[] = []
  readonly #removed = new Set<string>()

  /** The same list until something changes. */
  read(): readonly Notice[] {
    return this.#notices
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  find(id: string): Notice | undefined {
    return this.#notices.find((notice) => notice.id === id)
  }

  /** Whether one with this id was up and isn't any more. */
  wasRemoved(id: string): boolean {
    return this.#removed.has(id) && !this.find(id)
  }

  /** Puts a notice up; one with the same id makes way for it. */
  put(notice: Notice): void {
    const isThere = this.find(notice.id) !== undefined
    this.#notices = isThere
      ? this.#notices.map((known) => (known.id === notice.id ? notice : known))
      : [...this.#notices, notice]
    this.#listeners.announce()
  }

  remove(id: string): void {
    if (!this.find(id)) return
    this.#notices = this.#notices.filter((notice) => notice.id !== id)
    this.#removed.add(id)
    this.#listeners.announce()
  }
}
