import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, importSPKI } from 'jose'
import OidcProvider from 'oidc-provider'
import { expect, onTestFinished, test } from 'vitest'
import { readProviders } from '../../access/providerSettings.ts'
import { administrator, Browser, guestOf, idOf } from '../../test/browser.ts'
import { newAgendaId } from '../../test/people.ts'
import { startRelay, type TestRelay, temporaryFolder } from '../../test/relay.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

type Account = { name: string; tid: string }
const accounts: Readonly<Record<string, Account>> = {
  bram: { name: 'Bram', tid: 'tenant-waterdam' },
  cem: { name: 'Cem', tid: 'tenant-vaart' },
  dirk: { name: 'Dirk', tid: 'tenant-of-nobody' },
}

/**
 * A real login on this machine. It knows two clients, both must use PKCE: one proves itself with a key, one with a secret.
 * Whose login it is stands in the name that is given: there is no password to guess here.
 */
async function startProvider(redirect: () => string[]): Promise<{ issuer: string }> {
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
  const provider = new OidcProvider(issuer, {
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

/** A server that knows two logins at one provider: one by tenant and key, one that is always the same organisation. */
async function startWithProviders(): Promise<{ relay: TestRelay; anna: Browser; agenda: string }> {
  const folder = await temporaryFolder()
  writeFileSync(join(folder, 'lea.pem'), keyPem)
  // The addresses to come back to are known when the server has its port, which it gets first.
  const port = await freePort()
  const back = (id: string) => `http://localhost:${port}/api/sign-in/providers/${id}/callback`
  const { issuer } = await startProvider(() => [back('waterdam'), back('scholen')])
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
      OIDC_SCHOLEN_ISSUER: issuer,
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
  return { relay, anna, agenda }
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
async function signInElsewhere(
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

test('somebody signs in at his own organisation, and is of the one that issuer and tenant say', async () => {
  const { relay } = await startWithProviders()
  const [bram, cem, scholar] = [new Browser(relay), new Browser(relay), new Browser(relay)]
  expect((await bram.call('me', {})).signIn.providers).toEqual([
    { id: 'waterdam', name: 'Waterdam' },
    { id: 'scholen', name: 'scholen' },
  ])
  expect(await signInElsewhere(bram, relay, 'bram')).toBe('/agenda/x')
  expect((await bram.call('me', {})).person).toMatchObject({
    name: 'Bram',
    organisation: 'Gemeente Waterdam',
    mayCreateAgendas: true,
    isAdministrator: false,
    providers: [{ id: 'waterdam' }],
  })
  await signInElsewhere(cem, relay, 'cem')
  expect((await cem.call('me', {})).person?.organisation).toBe('Schoolbestuur Vaart')
  await signInElsewhere(scholar, relay, 'dirk', 'scholen')
  expect((await scholar.call('me', {})).person?.organisation).toBe('Scholen')
})

test('the same login on another device is the same person', async () => {
  const { relay } = await startWithProviders()
  const [laptop, phone] = [new Browser(relay), new Browser(relay)]
  await signInElsewhere(laptop, relay, 'bram')
  await signInElsewhere(phone, relay, 'bram')
  expect(await idOf(phone)).toBe(await idOf(laptop))
  expect((await phone.call('me', {})).person?.devices).toHaveLength(2)
})

test('an invited guest who signs in keeps the role, and so does one whom we knew already', async () => {
  const { relay, anna, agenda } = await startWithProviders()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const before = await idOf(bram)
  await signInElsewhere(bram, relay, 'bram')
  const me = await bram.call('me', {})
  expect(me.person).toMatchObject({
    id: before,
    providers: [{ id: 'waterdam' }],
    agendas: [{ id: agenda, role: 'editor' }],
  })

  // On his phone he opens another invitation first, as a guest, and signs in then.
  const other = newAgendaId()
  await anna.call('createAgenda', { body: { id: other } })
  const phone = await guestOf(relay, anna, other, 'commenter', 'B.')
  const guest = await idOf(phone)
  await signInElsewhere(phone, relay, 'bram')
  const merged = await phone.call('me', {})
  expect(merged.person?.id).toBe(before)
  expect(merged.person?.agendas.map(({ id, role }) => [id, role])).toEqual([
    [agenda, 'editor'],
    [other, 'commenter'],
  ])
  expect((await anna.call('people', { params: { agenda: other } })).people.map(({ id }) => id)).not.toContain(guest)
})

test('a login of an organisation that we do not know, that is broken off or meddled with, lets nobody in', async () => {
  const { relay } = await startWithProviders()
  const dirk = new Browser(relay)
  expect(await signInElsewhere(dirk, relay, 'dirk')).toBe('/aanmelden?reden=organisationIsUnknown')
  expect(await signInElsewhere(dirk, relay, '')).toBe('/aanmelden?reden=providerRefused')
  const otherState = (url: string) =>
    url.replace(/([?&]state=)[^&]+/, (all, name) => (url.includes('/callback') ? `${name}x` : all))
  expect(await signInElsewhere(dirk, relay, 'bram', 'waterdam', otherState)).toBe('/aanmelden?reden=providerRefused')
  // A link with somebody else's code, opened in a browser that began no login.
  const stolen: string[] = []
  const keep = (url: string) => {
    if (url.includes('/callback')) stolen.push(url)
    return url.includes('/callback') ? `${relay.address}/` : url
  }
  await signInElsewhere(new Browser(relay), relay, 'bram', 'waterdam', keep)
  const response = await dirk.ask('GET', (stolen[0] ?? '').slice(relay.address.length))
  expect(response.headers.get('location')).toBe('/aanmelden?reden=providerRefused')
  expect(dirk.cookie).toBeNull()
  expect((await dirk.call('me', {})).person).toBeNull()
  expect(JSON.stringify(relay.logged)).not.toContain('Bram')
})

test('a login never ends on another site', async () => {
  const { relay } = await startWithProviders()
  const elsewhere = [
    '//x.example',
    '/\\x.example',
    '/\t/x.example',
    '/\n/x.example',
    'https://x.example',
    'x',
    '/@x',
    '/a\\b',
  ]
  for (const back of elsewhere) {
    const query = new URLSearchParams({ back })
    const response = await new Browser(relay).ask('GET', `/api/sign-in/providers/waterdam?${query}`)
    expect([back, response.status]).toEqual([back, 400])
  }
})

test.each([
  [{ OIDC_PROVIDERS: 'Waterdam!' }, 'OIDC_PROVIDERS'],
  [{ OIDC_PROVIDERS: 'w', OIDC_W_CLIENT_ID: 'x' }, 'OIDC_W_ISSUER ontbreekt'],
  [{ OIDC_PROVIDERS: 'w', OIDC_W_ISSUER: 'http://login.example', OIDC_W_CLIENT_ID: 'x' }, 'OIDC_W_ISSUER klopt niet'],
  [
    { OIDC_PROVIDERS: 'w', OIDC_W_ISSUER: 'https://l.example', OIDC_W_CLIENT_ID: 'x' },
    'OIDC_W_CLIENT_KEY_FILE ontbreekt',
  ],
  [
    { OIDC_PROVIDERS: 'w', OIDC_W_ISSUER: 'https://l.example', OIDC_W_CLIENT_ID: 'x', OIDC_W_CLIENT_SECRET: 's' },
    'OIDC_W_ORGANISATION ontbreekt',
  ],
])('%o is refused at the start', (environment, wrong) => {
  expect(() => readProviders(environment, '/')).toThrow(wrong)
})
