import type { TicketRow } from './rows.ts'

const issuer = 'lea-tafel'

/** Signs a ticket: one agenda, one role, until its end. Whoever holds it comes in as what stands in it. */
export async function signTicket(ticket: TicketRow, key: Uint8Array): Promise<string> {
  const { SignJWT } = await import('jose')
  return new SignJWT({ role: ticket.role })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setAudience(ticket.agenda)
    .setJti(ticket.id)
    .setExpirationTime(Math.floor(ticket.expires_at / 1_000))
    .sign(key)
}

/** The id of a ticket that we signed and that hasn't ended, or null. What it is for stands in the book, not in the ticket. */
export async function readTicket(text: string, key: Uint8Array, now: Date): Promise<string | null> {
  const { jwtVerify } = await import('jose')
  try {
    const { payload } = await jwtVerify(text, key, { issuer, algorithms: ['HS256'], currentDate: now })
    return payload.jti ?? null
  } catch {
    // Made by somebody else, damaged or ended: which of these is nothing to its holder.
    return null
  }
}
