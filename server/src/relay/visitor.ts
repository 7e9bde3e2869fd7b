import type { IncomingMessage } from 'node:http'
import { type ConnectionRole, isLoopbackHost } from '@lea/protocol'

/** Who asks to come in, and as what. `principal` stands for one person, also on several devices. */
export type Visitor = { role: ConnectionRole; principal: string }

/**
 * Who is behind a request, or null for a stranger. On the loopback address there is no login: whoever works on this
 * machine is owner. From any other address nobody is let in.
 */
export function visitorOf(request: IncomingMessage): Visitor | null {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return isLoopbackHost(address) ? { role: 'owner', principal: 'loopback' } : null
}
