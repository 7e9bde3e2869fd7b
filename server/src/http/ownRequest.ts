import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request was meant for this relay and comes from one of its own pages: its `Host` is one of `hosts`
 * ('localhost:8080'), and so is its `Origin`, when there is one. Against pages elsewhere that reach into this machine
 * through the browser of who works here, also when they have pointed a name of their own at it (DNS rebinding).
 */
export function isOwnRequest(headers: IncomingHttpHeaders, hosts: ReadonlySet<string>): boolean {
  const { host, origin } = headers
  if (host === undefined || !hosts.has(host.toLowerCase())) return false
  if (origin === undefined) return true
  return origin.startsWith('http://') && hosts.has(origin.slice('http://'.length).toLowerCase())
}

/** The names under which a browser can reach a relay that listens on `host` (a loopback address) and `port`. */
export function ownHosts(host: string, port: number): ReadonlySet<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host.toLowerCase()])
  const hosts = [...names].map((name) => `${name}:${port}`)
  // Browsers leave out the port that http has by itself.
  return new Set(port === 80 ? [...hosts, ...names] : hosts)
}
