import type { Provider } from '@lea/protocol/access'
import type * as openid from 'openid-client'
import type { Logger } from 'pino'
import { readCookie, writeCookie } from './cookies.ts'
import type { ProviderSettings } from './providerSettings.ts'
import { AccessRefusal } from './refusal.ts'
import { newSecret } from './secrets.ts'

/** How long a login elsewhere may take. */
const loginMs = 10 * 60_000
const mostLogins = 10_000

/** Loaded when somebody first signs in elsewhere: most servers have nowhere else. */
const library = () => import('openid-client')

type Pending = {
  provider: string
  verifier: string
  state: string
  nonce: string
  back: string
  device: string | null
  endsAt: number
}

/** What a login elsewhere tells, and what we remembered of its beginning. */
export type Login = {
  issuer: string
  subject: string
  provider: string
  organisation: string
  name: string
  back: string
  device: string | null
}

export type ProvidersParts = {
  settings: readonly ProviderSettings[]
  publicUrl: () => string
  isSecure: boolean
  now: () => number
  log: Logger
}

/**
 * Logins of organisations (OpenID Connect: code with PKCE, state and nonce). Somebody is known by issuer and subject, and
 * is of an organisation by issuer and tenant: never by an address of mail, which its owner can often choose.
 */
export class Providers {
  readonly #parts: ProvidersParts
  readonly #configurations = new Map<string, openid.Configuration>()
  readonly #pending = new Map<string, Pending>()

  constructor(parts: ProvidersParts) {
    this.#parts = parts
  }

  list(): Provider[] {
    return this.#parts.settings.map(({ id, name }) => ({ id, name }))
  }

  /** Where to send the browser, and the cookie by which it is known when it comes back. */
  async begin(
    id: string,
    { back, device }: { back: string; device: string | null },
  ): Promise<{ url: string; cookie: string }> {
    const configuration = await this.#configurationOf(id)
    const openid = await library()
    const { now, isSecure } = this.#parts
    const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
    const key = newSecret()
    if (this.#pending.size >= mostLogins) this.#forget()
    this.#pending.set(key, { provider: id, verifier, state, nonce, back, device, endsAt: now() + loginMs })
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#addressOf(id),
      scope: 'openid profile',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return { url: url.href, cookie: writeCookie(loginCookie(isSecure), key, loginMs / 1_000, 'Lax', isSecure) }
  }

  /** Who came back. Once per beginning, in the browser that began. Throws AccessRefusal. */
  async finish(id: string, path: string, cookies: string | undefined): Promise<Login> {
    const { now, isSecure, log } = this.#parts
    const key = readCookie(cookies, loginCookie(isSecure)) ?? ''
    const pending = this.#pending.get(key)
    this.#pending.delete(key)
    if (pending === undefined || pending.provider !== id || pending.endsAt <= now())
      throw new AccessRefusal('providerRefused')
    const configuration = await this.#configurationOf(id)
    const { authorizationCodeGrant } = await library()
    let claims: openid.IDToken | undefined
    try {
      const address = new URL(this.#addressOf(id))
      address.search = new URL(path, address).search
      const tokens = await authorizationCodeGrant(configuration, address, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      })
      claims = tokens.claims()
    } catch (problem) {
      // By name only: its words may hold what the other login said about somebody.
      log.warn(
        { provider: id, problem: problem instanceof Error ? problem.name : 'unknown' },
        'a login elsewhere failed',
      )
      throw new AccessRefusal('providerRefused')
    }
    if (claims === undefined) throw new AccessRefusal('providerRefused')
    const { iss: issuer, sub: subject, name } = claims
    const organisation = this.#organisationOf(id, claims)
    const { back, device } = pending
    return { issuer, subject, provider: id, organisation, name: readName(name), back, device }
  }

  #organisationOf(id: string, claims: openid.IDToken): string {
    const { organisation } = this.#settingsOf(id)
    if ('always' in organisation) return organisation.always
    const tenant = claims[organisation.claim]
    const name =
      typeof tenant === 'string' && Object.hasOwn(organisation.byTenant, tenant)
        ? organisation.byTenant[tenant]
        : undefined
    if (name === undefined) throw new AccessRefusal('organisationIsUnknown')
    return name
  }

  #settingsOf(id: string): ProviderSettings {
    const settings = this.#parts.settings.find((one) => one.id === id)
    if (settings === undefined) throw new AccessRefusal('notFound')
    return settings
  }

  /** Asked for when it is first needed, and again when that failed: a login that is down must not keep us from starting. */
  async #configurationOf(id: string): Promise<openid.Configuration> {
    const known = this.#configurations.get(id)
    if (known) return known
    const { issuer, clientId, proof } = this.#settingsOf(id)
    try {
      const openid = await library()
      const authentication =
        'secret' in proof ? openid.ClientSecretBasic(proof.secret) : openid.PrivateKeyJwt(await privateKey(proof))
      const url = new URL(issuer)
      // The settings let http pass for this machine only.
      const insecure = url.protocol === 'http:' ? [openid.allowInsecureRequests] : []
      // TLS says who answers. That an id token is the login's own, its signature says; unasked that is not looked at.
      const execute = [...insecure, openid.enableNonRepudiationChecks]
      const metadata = 'secret' in proof ? { client_secret: proof.secret } : {}
      const configuration = await openid.discovery(url, clientId, metadata, authentication, { execute })
      this.#configurations.set(id, configuration)
      return configuration
    } catch (problem) {
      this.#parts.log.error({ provider: id, err: problem }, 'a login elsewhere can not be reached')
      throw new AccessRefusal('unavailable')
    }
  }

  #addressOf(id: string): string {
    return `${this.#parts.publicUrl()}/api/sign-in/providers/${id}/callback`
  }

  #forget(): void {
    const now = this.#parts.now()
    for (const [key, { endsAt }] of this.#pending) if (endsAt <= now) this.#pending.delete(key)
    for (const key of [...this.#pending.keys()].slice(0, mostLogins / 10)) this.#pending.delete(key)
  }
}

function loginCookie(isSecure: boolean): string {
  return isSecure ? '__Host-lea-login' : 'lea-login'
}

/** Kinds of keys that logins take: elliptic first, RSA as most of them have. */
async function privateKey({ keyPem, keyId }: { keyPem: string; keyId: string | null }): Promise<openid.PrivateKey> {
  const { importPKCS8 } = await import('jose')
  const failures: unknown[] = []
  for (const algorithm of ['ES256', 'RS256', 'EdDSA']) {
    try {
      const key = await importPKCS8(keyPem, algorithm)
      return { key, ...(keyId === null ? {} : { kid: keyId }) }
    } catch (problem) {
      failures.push(problem)
    }
  }
  throw new AggregateError(failures, 'the private key is of no kind that logins take')
}

function readName(name: unknown): string {
  const text =
    typeof name === 'string'
      ? name
          .replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ')
          .trim()
          .slice(0, 80)
      : ''
  return text === '' ? 'Collega' : text
}
