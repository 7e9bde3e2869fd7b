import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, importPKCS8, importSPKI, SignJWT } from 'jose'
import OidcProvider from 'oidc-provider'
import { onTestFinished } from 'vitest'
import { readProviders } from '../access/providerSettings.ts'
import { administrator, type Browser } from './browser.ts'
import { newAgendaId } from './people.ts'
import { startRelay, type TestRelay, temporaryFolder } from './relay.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const ofProvider = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** The key that the login signs with: who has it can say anything. */
export const providerKeyPem = ofProvider.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

type Account = { name: string; tid: string }
const accounts: Readonly<Record<string, Account>> = {
  bram: { name: 'Bram', tid: 'tenant-waterdam' },
  cem: { name: 'Cem', tid: 'tenant-vaart' },
  dirk: { name: 'Dirk', tid: 'tenant-of-nobody' },
}

/** What somebody between us and the login does: with the claims of an id token, and with the answer to a code as a whole. */
export type Meddler = {
  /** Other claims, signed by the login's own key. */
  claims?: (claims: Record<string, unknown>) => Record<string, unknown>
  /** Another answer to a code. */
  answer?: (body: Record<string, unknown>) => Record<string, unknown> | Promise<Record<string, unknown>>
}

/** Signs claims as the login does, or with another key under the name of that one. */
export async function signIdToken(claims: Record<string, unknown>, pem = providerKeyPem): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'login' }).sign(await importPKCS8(pem, 'RS256'))
}

/** What an id token says, as anybody can read it. */
export function claimsIn(idToken: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString())
}

/**
 * A real login on this machine. It knows two clients, both must use PKCE: one proves itself with a key, one with a secret.
 * Whose login it is stands in the name that is given: there is no password to guess here.
 */
async function startProvider(redirect: () => string[], meddler: Meddler): Promise<{ issuer: string }> {
  const server: Server = createServer((request, response) => handle?.(request, response))
  let handle: ReturnType<OidcProvider['callback']> | undefined
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const jwk = { ...(await exportJWK(await importSPKI(publicPem, 'ES256'))), use: 'sig', alg: 'ES256', kid: 'lea' }
  const common = { response_types: ['code'] as const, grant_types: ['authorization_code'] }
  const ofLogin = { ...ofProvider.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'login' }
  const provider = new OidcProvider(issuer, {
    jwks: { keys: [ofLogin] },
    clients: [
      {
        ...common,
        client_id: 'with-key',
        redirect_uris: redirect(),
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [jwk] },
        response_types: ['code'],
      },
      {
        ...common,
        client_id: 'with-secret',
        client_secret: 'a secret of this test',
        redirect_uris: redirect(),
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'tid'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    cookies: { keys: ['of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/login/${uid}` },
  })
  provider.use(async (context, next) => {
    await next()
    const { path, body } = context
    if (path !== '/token' || typeof body?.id_token !== 'string') return
    const { claims, answer = (whole: typeof body) => whole } = meddler
    const told = claims ? { ...body, id_token: await signIdToken(claims(claimsIn(body.id_token))) } : body
    context.body = await answer(told)
  })
  const answer = provider.callback()
  handle = async (request, response) => {
    const [path, query = ''] = (request.url ?? '').split('?')
    if (!path?.startsWith('/login/')) return answer(request, response)
    const { prompt, params, session } = await provider.interactionDetails(request, response)
    const accountId = new URLSearchParams(query).get('as') ?? session?.accountId ?? ''
    if (prompt.name === 'login') {
      const result = accountId === '' ? { error: 'access_denied' } : { login: { accountId } }
      return provider.interactionFinished(request, response, result)
    }
    const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
    grant.addOIDCScope('openid profile')
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    )
  }
  return { issuer }
}

/**
 * A server that knows two logins: one by tenant and key, one that is always the same organisation. At one provider, or
 * (`isApart`) each at a provider of its own.
 */
export async function startWithProviders(
  meddler: Meddler = {},
  isApart = false,
): Promise<{ relay: TestRelay; anna: Browser; agenda: string; issuer: string; otherIssuer: string }> {
  const folder = await temporaryFolder()
  writeFileSync(join(folder, 'lea.pem'), keyPem)
  // The addresses to come back to are known when the server has its port, which it gets first.
  const port = await freePort()
  const back = (id: string) => `http://localhost:${port}/api/sign-in/providers/${id}/callback`
  const start = () => startProvider(() => [back('waterdam'), back('scholen')], meddler)
  const { issuer } = await start()
  const { issuer: otherIssuer } = isApart ? await start() : { issuer }
  const providers = readProviders(
    {
      OIDC_PROVIDERS: 'waterdam,scholen',
      OIDC_WATERDAM_NAME: 'Waterdam',
      OIDC_WATERDAM_ISSUER: issuer,
      OIDC_WATERDAM_CLIENT_ID: 'with-key',
      OIDC_WATERDAM_CLIENT_KEY_FILE: 'lea.pem',
      OIDC_WATERDAM_CLIENT_KEY_ID: 'lea',
      OIDC_WATERDAM_TENANT_CLAIM: 'tid',
      OIDC_WATERDAM_TENANTS: 'tenant-waterdam=Gemeente Waterdam;tenant-vaart=Schoolbestuur Vaart',
      OIDC_SCHOLEN_ISSUER: otherIssuer,
      OIDC_SCHOLEN_CLIENT_ID: 'with-secret',
      OIDC_SCHOLEN_CLIENT_SECRET: 'a secret of this test',
      OIDC_SCHOLEN_ORGANISATION: 'Scholen',
    },
    folder,
  )
  const relay = await startRelay({ settings: { access: 'required', port, providers } })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda } })
  return { relay, anna, agenda, issuer, otherIssuer }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

/**
 * Signs in as `account` ('' to break it off), the way a browser goes: redirect by redirect, with the cookies of each site; the
 * session of ours is not sent along by the site that sends it back. Answers where it ended.
 */
export async function signInElsewhere(
  browser: Browser,
  relay: TestRelay,
  account: string,
  provider = 'waterdam',
  meddle = (url: string) => url,
): Promise<string> {
  const jars = new Map<string, Map<string, string>>()
  let url = `${relay.address}/api/sign-in/providers/${provider}?back=/agenda/x`
  for (let step = 0; step < 12; step++) {
    const { origin, pathname } = new URL(url)
    const isOurs = origin === relay.address
    if (isOurs && step > 0 && !pathname.startsWith('/api/')) return url.slice(origin.length)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`)
    if (isOurs && step === 0 && browser.cookie) cookies.push(browser.cookie)
    const asked = url.includes('/login/') ? `${url}?as=${account}` : url
    const response = await fetch(asked, { redirect: 'manual', headers: { cookie: cookies.join('; ') } })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (name === 'lea' && isOurs) browser.cookie = pair
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${asked}: ${response.status} ${await response.text()}`)
    url = meddle(new URL(location, url).href)
  }
  throw new Error('sent on and on')
}
