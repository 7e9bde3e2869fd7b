import { sessionCookie, sharedCookie } from '@lea/protocol/access'
import { sessionEnds } from './devices.ts'

/** A request, as far as its cookies go. */
type Asked = { headers: { cookie?: string | undefined } }

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
export function sessionCookieFor(secret: string, isSecure: boolean, asked: Asked): string {
  return writeCookie(
    nameOfSessionCookie(isSecure),
    secret,
    isShared(asked) ? null : rememberedSeconds,
    'Strict',
    isSecure,
  )
}

/**
 * On a computer that is shared: the session that this browser has, as a cookie that it forgets when it is closed. undefined elsewhere.
 */
export function forgottenSessionCookie(isSecure: boolean, asked: Asked): string | undefined {
  const secret = isShared(asked) ? readCookie(asked.headers.cookie, nameOfSessionCookie(isSecure)) : undefined
  return secret && sessionCookieFor(secret, isSecure, asked)
}

function isShared({ headers }: Asked): boolean {
  return readCookie(headers.cookie, sharedCookie) !== undefined
}

export function endedSessionCookie(isSecure: boolean): string {
  return writeCookie(nameOfSessionCookie(isSecure), '', 0, 'Strict', isSecure)
}

export function nameOfSessionCookie(isSecure: boolean): string {
  return isSecure ? sessionCookie.secure : sessionCookie.plain
}

/** `seconds` null: until the browser is closed. `sameSite` Lax for what has to be sent when a login elsewhere sends the browser back. */
export function writeCookie(
  name: string,
  value: string,
  seconds: number | null,
  sameSite: 'Strict' | 'Lax',
  isSecure: boolean,
): string {
  const lasting = seconds === null ? '' : ` Max-Age=${seconds};`
  return `${name}=${value}; Path=/;${lasting} HttpOnly; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`
}
