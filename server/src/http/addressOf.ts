import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { isLoopbackHost } from '@lea/protocol'

/** Where a request comes from. A proxy on this machine says for whom it asks; anybody else could say anything. */
export function addressOf({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): string {
  const address = plain(socket.remoteAddress ?? '')
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
  // From the last on: that is what the proxy saw itself, and those before it are hearsay, unless it saw another proxy of this machine.
  const seen = [...forwarded.map((one) => plain(one.trim())).filter((one) => one !== ''), address]
  return seen.findLast((one) => !isLoopbackHost(one)) ?? address
}

/**
 * By what an address is counted: itself, and of IPv6 the network (64 bits), because whoever has one address there has all of them.
 */
export function networkOfAddress(address: string): string {
  if (!isIPv6(address)) return address
  // As the URL standard writes it: without zeroes in front, with :: for the longest row of them.
  const [head = '', tail] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeroes = tail === undefined ? 0 : 8 - before.length - after.length
  return `${[...before, ...Array<string>(zeroes).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}

/** An address of IPv4 is told as one of IPv6 where both are listened for. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=[\d.]+$)/, '')
}
