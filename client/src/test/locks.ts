import type { Locks as LocksOfLine } from '../session/tabs/tabLine.ts'

type Locks = LocksOfLine & Pick<LockManager, 'query'>

type Hold = (lock: Lock | null) => unknown
type Request = { hold: Hold; settle: (value: unknown) => void; fail: (error: unknown) => void }
type Held = { fail: (error: unknown) => void }

/** The exclusive locks of one browser in Node: a queue for each name, waiting that can be given up, and stealing. */
export class BrowserLocks {
  readonly #held = new Map<string, Held>()
  readonly #queues = new Map<string, Request[]>()
  /** The locks as one tab uses them; `die` lets go of all of them, as the browser does when a tab crashes. */
  tab(): { locks: Locks; die: () => void } {
    const releases = new Set<() => void>()
    const request = (name: string, asking: LockOptions | Hold, then?: Hold) =>
      new Promise((settle, fail) => {
        const [options, hold] = typeof asking === 'function' ? [{}, asking] : [asking, then ?? (() => undefined)]
        const asked = { hold: this.#remembering(releases, name, hold), settle, fail }
        options.signal?.addEventListener('abort', () => {
          const queue = this.#queues.get(name) ?? []
          const at = queue.indexOf(asked)
          if (at >= 0) queue.splice(at, 1)
          if (at >= 0) fail(new DOMException('given up', 'AbortError'))
        })
        if (options.steal) {
          const held = this.#held.get(name)
          this.#held.delete(name)
          this.#grant(name, asked)
          held?.fail(new DOMException('stolen', 'AbortError'))
          return
        }
        this.#queues.set(name, [...(this.#queues.get(name) ?? []), asked])
        queueMicrotask(() => this.#next(name))
      })
    return {
      locks: { request: request as LockManager['request'], query: async () => ({ held: this.#heldNames() }) },
      die: () => {
        for (const release of releases) release()
      },
    }
  }

  #heldNames(): LockInfo[] {
    return [...this.#held.keys()].map((name) => ({ name, mode: 'exclusive' }))
  }

  /** `hold`, that also ends when its tab dies. */
  #remembering(releases: Set<() => void>, name: string, hold: Hold): Hold {
    return (lock) => {
      const isGone = new Promise<void>((resolve) => releases.add(resolve))
      return Promise.race([hold(lock ?? { name, mode: 'exclusive' }), isGone])
    }
  }

  #next(name: string): void {
    if (this.#held.has(name)) return
    const asked = this.#queues.get(name)?.shift()
    if (asked) this.#grant(name, asked)
  }

  #grant(name: string, { hold, settle, fail }: Request): void {
    const held = { fail }
    this.#held.set(name, held)
    Promise.resolve(hold({ name, mode: 'exclusive' }))
      .then(settle, fail)
      .finally(() => {
        if (this.#held.get(name) !== held) return
        this.#held.delete(name)
        this.#next(name)
      })
  }
}
