import { Listeners } from '../device/listeners.ts'
import { isServerThere, takeOver } from './takeOver.ts'

/** A page that stays open looks so often whether there is a newer version. */
const lookMs = 30 * 60_000

/** A page that never rests is kept all the same. */
const longestWaitMs = 10_000

/** The worker that keeps the pages in this browser, and whether a newer version of them waits to be taken. */
export class NewVersion {
  readonly #listeners = new Listeners()
  readonly #container: ServiceWorkerContainer | undefined
  #registration: ServiceWorkerRegistration | undefined
  #isThere = false
  #lookedAt = Date.now()

  constructor(container: ServiceWorkerContainer | undefined = navigator.serviceWorker) {
    this.#container = container
  }

  readonly isThere = (): boolean => this.#isThere

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener)

  /** Starts keeping the pages, once the page has nothing else to do. A browser that can't has them from the network, as ever. */
  async start(): Promise<void> {
    try {
      await idle()
      await this.#start()
    } catch (error) {
      console.warn('This browser does not keep the pages', error)
    }
  }

  async #start(): Promise<void> {
    const registration = await this.#container?.register('/sw.js', { updateViaCache: 'none' })
    if (!registration) return
    this.#registration = registration
    // The first version of all is no newer one, though it too waits for a moment, and may have this page before it says that it is there.
    if (registration.waiting && registration.active) this.#found()
    registration.addEventListener('updatefound', () => {
      const { installing, active } = registration
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && active) this.#found()
      })
    })
    document.addEventListener('visibilitychange', () => this.#look())
    // browsers do so themselves after a visit, but a busy one waits for the worker to rest, which may take minutes
    if (registration.active) await this.#lookNow(registration)
  }

  /** Goes over to the new version and loads this tab anew. Other tabs go on with the old one until they are reloaded. */
  async take(): Promise<void> {
    const [container, registration] = [this.#container, this.#registration]
    const waiting = registration?.waiting
    // without one, another tab has taken it already
    if (container && waiting) await takeOver({ container, registration, waiting, isServerThere })
    window.location.reload()
  }

  #look(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAt < lookMs) return
    if (this.#registration) void this.#lookNow(this.#registration)
  }

  /** Without a network nothing newer is found, and nothing is wrong. */
  async #lookNow(registration: ServiceWorkerRegistration): Promise<void> {
    this.#lookedAt = Date.now()
    try {
      await registration.update()
    } catch (error) {
      console.info('No newer version was looked for', error)
    }
  }

  #found(): void {
    this.#isThere = true
    this.#listeners.announce()
  }
}

/** Resolves when the page has nothing to do; where the browser doesn't tell, at once. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestWaitMs })
    else resolve()
  })
}
