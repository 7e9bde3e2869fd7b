import type { IncomingHttpHeaders } from 'node:http'
import type { Settings } from '../settings.ts'

/** Under which names this server is asked for, and where its own pages come from. */
export type OwnPlaces = { hosts: ReadonlySet<string>; origins: ReadonlySet<string> }

/**
 * Whether a request was meant for this relay and comes from one of its own pages: its `Host` is one of ours
 * ('localhost:8080'), and its `Origin`, when there is one, too. Against pages elsewhere that reach into this machine
 * through the browser of who works here, also when they have pointed a name of their own at it (DNS rebinding).
 */
export function isOwnRequest(headers: IncomingHttpHeaders, { hosts, origins }: OwnPlaces): boolean {
  const { host, origin } = headers
  if (host === undefined || !hosts.has(host.toLowerCase())) return false
  return origin === undefined ? !isFromElsewhere(headers) : origins.has(origin.toLowerCase())
}

/**
 * Whether a browser says that a page of another origin asks, and not by a link that somebody follows. A page at another port of this
 * machine counts as the same site, so that the cookie of a session comes along with what it asks.
 */
function isFromElsewhere({ 'sec-fetch-site': site, 'sec-fetch-mode': mode, upgrade }: IncomingHttpHeaders): boolean {
  if (site !== 'cross-site' && site !== 'same-site') return false
  // A browser tells a socket's origin always.
  return mode !== 'navigate' && upgrade === undefined
}

/** The names under which a browser can reach a server that listens on `host` and `port`. */
export function ownPlaces({ host, publicUrl }: Pick<Settings, 'host' | 'publicUrl'>, port: number): OwnPlaces {
  // An address that others can reach is theirs by PUBLIC_URL only; from this machine itself it has these names as well.
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()])
  const local = [...names].map((name) => `${name}:${port}`)
  // Browsers leave out the port that http has by itself.
  const hosts = port === 80 ? [...local, ...names] : local
  const origins = hosts.map((name) => `http://${name}`)
  if (publicUrl === null) return { hosts: new Set(hosts), origins: new Set(origins) }
  const { host: publicHost, origin } = new URL(publicUrl)
  return { hosts: new Set([...hosts, publicHost]), origins: new Set([...origins, origin]) }
}
