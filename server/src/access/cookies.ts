import { sessionCookie } from '@lea/protocol/access'
import { sessionEnds } from './devices.ts'

/** As long as the session itself lasts. */
const rememberedSeconds = sessionEnds.atLastMs / 1_000

/** Reads one cookie from a header; undefined when it isn't there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.split('=', 2).map((part) => part.trim())
    if (key === name && value) return value
  }
  return undefined
}

/** The session of a device: out of reach of scripts, not sent along from anybody else's page, over https only where there is https. */
export function sessionCookieFor(secret: string, isSecure: boolean): string {
  return writeCookie(nameOfSessionCookie(isSecure), secret, rememberedSeconds, 'Strict', isSecure)
}

export function endedSessionCookie(isSecure: boolean): string {
  return writeCookie(nameOfSessionCookie(isSecure), '', 0, 'Strict', isSecure)
}

export function nameOfSessionCookie(isSecure: boolean): string {
  return isSecure ? sessionCookie.secure : sessionCookie.plain
}

/** `sameSite` Lax for what has to be sent when a login elsewhere sends the browser back. */
export function writeCookie(
  name: string,
  value: string,
  seconds: number,
  sameSite: 'Strict' | 'Lax',
  isSecure: boolean,
): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`
}
