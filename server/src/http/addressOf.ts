import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '@lea/protocol'

/** Where a request comes from. A proxy on this machine says for whom it asks; anybody else could say anything. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const forwarded = headers['x-forwarded-for']
  if (!isLoopbackHost(address) || forwarded === undefined) return address
  // The last one is what that proxy saw itself; those before it are hearsay.
  return String(forwarded).split(',').at(-1)?.trim() ?? address
}
