import type { IncomingHttpHeaders } from 'node:http'
import { isLoopbackHost } from '@lea/protocol'
import type { Settings } from '../settings.ts'

/**
 * Under which names this server is asked for, and where its own pages come from. `isOpen`: nobody has to say who he is, so
 * nobody but who sits at this machine may ask.
 */
export type OwnPlaces = { hosts: ReadonlySet<string>; origins: ReadonlySet<string>; isOpen: boolean }

/**
 * Whether a request was meant for this relay and comes from one of its own pages: its `Host` is one of ours
 * ('localhost:8080'), and its `Origin`, when there is one, too. Against pages elsewhere that reach into this machine
 * through the browser of who works here, also when they have pointed a name of their own at it (DNS rebinding).
 */
export function isOwnRequest(headers: IncomingHttpHeaders, { hosts, origins, isOpen }: OwnPlaces): boolean {
  const { host, origin } = headers
  if (host === undefined || !hosts.has(host.toLowerCase())) return false
  if (isOpen && isPassedOn(headers)) return false
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

/** Whether a proxy says that another machine asks. A proxy may well ask under the name of this one. */
function isPassedOn({ 'x-forwarded-for': by, forwarded }: IncomingHttpHeaders): boolean {
  const told = [...`${forwarded ?? ''}`.matchAll(/for=([^;,]+)/gi)].map(([, name = '']) => name)
  const names = [...told, ...`${by ?? ''}`.split(',')].map((name) => name.trim().replaceAll('"', ''))
  return names.some((name) => name !== '' && !isLoopbackHost(name.replace(/^::ffff:(?=[\d.]+$)/, '')))
}

/** The names under which a browser can reach a server that listens on `host` and `port`. */
export function ownPlaces(
  { host, publicUrl, access }: Pick<Settings, 'host' | 'publicUrl' | 'access'>,
  port: number,
): OwnPlaces {
  const isOpen = access === 'open'
  // An address that others can reach is theirs by PUBLIC_URL only; from this machine itself it has these names as well.
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()])
  const local = [...names].map((name) => `${name}:${port}`)
  // Browsers leave out the port that http has by itself.
  const hosts = port === 80 ? [...local, ...names] : local
  const origins = hosts.map((name) => `http://${name}`)
  if (publicUrl === null) return { hosts: new Set(hosts), origins: new Set(origins), isOpen }
  const { host: publicHost, origin } = new URL(publicUrl)
  return { hosts: new Set([...hosts, publicHost]), origins: new Set([...origins, origin]), isOpen }
}
