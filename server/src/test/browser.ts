import { type AccessCalls, type AccessRoute, accessRoutes } from '@lea/protocol/access'
import { readMachineFile } from '../access/machineFile.ts'
import { RawClient } from './rawClient.ts'
import type { TestRelay } from './relay.ts'

type Asked<Route extends AccessRoute> = Omit<AccessCalls[Route], 'answer'>

/** A browser, as far as the server sees one: it keeps a cookie, and says from which page it asks. */
export class Browser {
  cookie: string | null = null
  readonly #relay: Pick<TestRelay, 'address' | 'syncUrl'>
  readonly #headers: Record<string, string>

  constructor(relay: Pick<TestRelay, 'address' | 'syncUrl'>, headers: Record<string, string> = {}) {
    this.#relay = relay
    this.#headers = headers
  }

  /** Any request to the API, as it is. */
  async ask(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.#relay.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { origin: this.#relay.address }),
        ...this.#headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      if (!/^(__Host-)?lea=/.test(pair)) continue
      this.cookie = cookie.includes('Max-Age=0') ? null : pair
    }
    return response
  }

  /** Bytes, as an exchange sends them. */
  send(path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
    const cookie = this.cookie === null ? {} : { cookie: this.cookie }
    const headers = { ...cookie, 'content-type': 'application/octet-stream', origin: this.#relay.address }
    return fetch(`${this.#relay.address}${path}`, { method: 'POST', headers, body })
  }

  /** A call that should be answered; throws with the status and the error when it isn't. */
  async call<Route extends AccessRoute>(route: Route, asked: Asked<Route>): Promise<AccessCalls[Route]['answer']> {
    const response = await this.#callRoute(route, asked)
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? undefined : ((await response.json()) as AccessCalls[Route]['answer'])
  }

  /** Why a call is refused: '404 notFound'; '204' or so when it isn't. */
  async refusal<Route extends AccessRoute>(route: Route, asked: Asked<Route>): Promise<string> {
    const response = await this.#callRoute(route, asked)
    if (response.ok) return String(response.status)
    return `${response.status} ${((await response.json()) as { error: string }).error}`
  }

  /** The socket of a room, with the session of this browser. */
  socket(room: string, parameters: Record<string, string> = {}): RawClient {
    const query = new URLSearchParams({ ack: '1', ...parameters })
    const headers = this.cookie === null ? {} : { cookie: this.cookie }
    return new RawClient(`${this.#relay.syncUrl}/${room}?${query}`, { headers })
  }

  #callRoute<Route extends AccessRoute>(route: Route, asked: Asked<Route>): Promise<Response> {
    const { method, path } = accessRoutes[route]
    const {
      params = {},
      query = {},
      body,
    } = asked as Record<'params' | 'query', Record<string, string> | undefined> & { body?: unknown }
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const search = new URLSearchParams(
      Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]),
    ).toString()
    return this.ask(method, search === '' ? filled : `${filled}?${search}`, body)
  }
}

/** The command line of the machine that a server runs on. */
export function commandLine(relay: Pick<TestRelay, 'address' | 'syncUrl' | 'dataFolder'>): Browser {
  return new Browser(relay, { authorization: `Bearer ${readMachineFile(relay.dataFolder).secret}` })
}

/** Somebody who opened the link of the first run. */
export async function administrator(relay: TestRelay, name = 'Anna'): Promise<Browser> {
  const browser = new Browser(relay)
  const secret = relay.setupLink?.split('#')[1] ?? ''
  await browser.call('setUp', { body: { secret, name, organisation: 'Gemeente Waterdam' } })
  return browser
}

/** In a day, as an invitation has it. */
export const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString()

/** Invites somebody to an agenda, who accepts in a browser of his own. */
export async function guestOf(
  relay: TestRelay,
  owner: Browser,
  agenda: string,
  role: 'owner' | 'editor' | 'commenter' | 'reader',
  name = 'Bram',
): Promise<Browser> {
  const organisation = { name: 'Schoolbestuur Vaart', partner: null }
  const body = { organisation, role, uses: 1, endsAt: tomorrow(), title: 'Jaaragenda' }
  const { link } = await owner.call('createInvitation', { params: { agenda }, body })
  const guest = new Browser(relay)
  await guest.call('acceptInvitation', { body: { secret: link.split('#')[1] ?? '', name } })
  return guest
}

/** The id of the person in a browser. */
export async function idOf(browser: Browser): Promise<string> {
  const { person } = await browser.call('me', {})
  if (person === null) throw new Error('nobody is signed in here')
  return person.id
}
