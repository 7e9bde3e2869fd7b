import type { BrowserContext, Page, Request } from '@playwright/test'

/** Where something can be read by who shouldn't: 'referer', say, and what stands there. */
type Said = { where: string; what: string }

/**
 * What is said aloud while a story goes on, in any of its browsers: addresses of pages, and for each request its address and the
 * page that it says it comes from. No secret may be in it.
 */
export class Overheard {
  readonly #said: Said[] = []
  readonly #pending: Promise<unknown>[] = []

  /** Listens to somebody's browser from now on. */
  listenTo(context: BrowserContext): void {
    context.on('request', (request) => this.#hear(request))
    for (const page of context.pages()) this.#follow(page)
    context.on('page', (page) => this.#follow(page))
  }

  /** What else can be read: a log, a file, what a browser keeps. */
  add(where: string, what: string): void {
    this.#said.push({ where, what })
  }

  /** Where one of the secrets stands; `links` are what people open themselves. Code and
   * state of a login come back in an address, once: they may stand in a request, and nowhere else. */
  async findIn(secrets: Readonly<Record<string, string>>, links: readonly string[]): Promise<string[]> {
    await Promise.all(this.#pending)
    return this.#said
      .filter(({ where, what }) => where !== 'page' || !links.includes(what))
      .flatMap(({ where, what }) =>
        Object.entries(secrets)
          .filter(([, secret]) => what.includes(secret))
          .filter(([name]) => where !== 'request' || !name.endsWith('of the login'))
          .map(([name]) => `${name}: ${where}`),
      )
  }

  /** How many things of a kind were heard: that none of them has a secret says nothing of none. */
  count(where: string): number {
    return this.#said.filter((one) => one.where === where).length
  }

  /** The first address that holds some words. */
  addressWith(words: string): URL {
    const found = this.#said.find(({ where, what }) => where === 'request' && what.includes(words))
    if (found === undefined) throw new Error(`no request went to an address with ${words}`)
    return new URL(found.what)
  }

  #follow(page: Page): void {
    page.on('framenavigated', (frame) => this.add('page', frame.url()))
    page.on('websocket', (socket) => this.add('request', socket.url()))
  }

  #hear(request: Request): void {
    this.add('request', request.url())
    const headers = request.allHeaders().then(({ referer }) => {
      if (referer !== undefined) this.add('referer', referer)
    })
    // of a page that was closed there is nothing to know any more
    this.#pending.push(headers.catch(() => this.add('closed', '')))
  }
}
