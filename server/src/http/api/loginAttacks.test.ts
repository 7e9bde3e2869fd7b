import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { Browser } from '../../test/browser.ts'
import {
  claimsIn,
  type Meddler,
  providerKeyPem,
  signIdToken,
  signInElsewhere,
  startWithProviders,
} from '../../test/logins.ts'
import type { TestRelay } from '../../test/relay.ts'

const refused = '/aanmelden?reden=providerRefused'
const isCallback = (url: string) => url.includes('/callback?')

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const strangersPem = stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const inTheirClaims = (change: Record<string, unknown>): Meddler => ({ claims: (claims) => ({ ...claims, ...change }) })
const otherToken = (make: (idToken: string) => unknown): Meddler => ({
  answer: async (body) => ({ ...body, id_token: await make(String(body.id_token)) }),
})
const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`

/** Nobody is signed in, nobody was made, no agenda heard of it, and the log says no more than that it failed. */
async function expectNobody(relay: TestRelay, browser: Browser, { anna, agenda }: { anna: Browser; agenda: string }) {
  expect(browser.cookie).toBeNull()
  expect((await browser.call('me', {})).person).toBeNull()
  expect((await anna.call('allPeople', {})).people.map(({ name }) => name)).toEqual(['Anna'])
  const { entries } = await anna.call('log', { params: { agenda }, query: {} })
  expect(entries.map(({ event }) => event)).toEqual(['agendaCreated'])
  expect(JSON.stringify(relay.logged)).not.toMatch(/bram|eyJ/i)
}

const attacks: [string, Meddler][] = [
  ['a nonce of another login', inTheirClaims({ nonce: 'of another login' })],
  ['no nonce', inTheirClaims({ nonce: undefined })],
  ['another audience', inTheirClaims({ aud: 'another client' })],
  ['another audience beside us, and that one asked for it', inTheirClaims({ aud: ['with-key', 'x'], azp: 'x' })],
  ['another issuer', inTheirClaims({ iss: 'https://elsewhere.example' })],
  ['an end that is past', inTheirClaims({ exp: Math.floor(Date.now() / 1_000) - 3_600 })],
  ['no end', inTheirClaims({ exp: undefined })],
  ['nobody in it', inTheirClaims({ sub: undefined })],
  ['the signature of another key', otherToken((token) => signIdToken(claimsIn(token), strangersPem))],
  ['claims that were changed after signing', otherToken((token) => otherClaims(token))],
  ['no signature', otherToken((token) => unsigned(claimsIn(token)))],
  ['no id token', otherToken(() => undefined)],
]

function otherClaims(token: string): string {
  const [head, , signature] = token.split('.')
  const claims = { ...claimsIn(token), sub: 'cem', name: 'Cem' }
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

test('what is forged here is good but for the one thing: signed anew by the key of the login, it lets somebody in', async () => {
  const { relay } = await startWithProviders(otherToken((token) => signIdToken(claimsIn(token), providerKeyPem)))
  expect(await signInElsewhere(new Browser(relay), relay, 'bram')).toBe('/agenda/x')
})

test('an id token with anything wrong in it lets nobody in', async () => {
  const meddler: Meddler = {}
  const world = await startWithProviders(meddler)
  for (const [what, how] of attacks) {
    delete meddler.claims
    delete meddler.answer
    Object.assign(meddler, how)
    const browser = new Browser(world.relay)
    expect([what, await signInElsewhere(browser, world.relay, 'bram')]).toEqual([what, refused])
    await expectNobody(world.relay, browser, world)
  }
})

test('an answer is good once, in the browser that asked for it', async () => {
  const world = await startWithProviders()
  const { relay } = world
  const answers: string[] = []
  const keep = (url: string) => {
    if (isCallback(url)) answers.push(url.slice(relay.address.length))
    return url
  }
  const bram = new Browser(relay)
  expect(await signInElsewhere(bram, relay, 'bram', 'waterdam', keep)).toBe('/agenda/x')
  await bram.call('signOut', {})
  // By hand: in his own browser, where the cookie of the login is gone, and in another's.
  for (const browser of [bram, new Browser(relay)]) {
    const again = await browser.ask('GET', answers[0] ?? '')
    expect(again.headers.get('location')).toBe(refused)
    expect(browser.cookie).toBeNull()
  }
})

test('a state of another login, or none, lets nobody in', async () => {
  const world = await startWithProviders()
  const { relay } = world
  const states: string[] = []
  await signInElsewhere(new Browser(relay), relay, '', 'waterdam', (url) => {
    if (isCallback(url)) states.push(new URL(url).searchParams.get('state') ?? '')
    return url
  })
  for (const state of [states[0] ?? '', '']) {
    const browser = new Browser(relay)
    const ended = await signInElsewhere(browser, relay, 'bram', 'waterdam', (url) => {
      if (!isCallback(url)) return url
      const changed = new URL(url)
      if (state === '') changed.searchParams.delete('state')
      else changed.searchParams.set('state', state)
      return changed.href
    })
    expect(ended).toBe(refused)
    await expectNobody(relay, browser, world)
  }
})

test('a code that was intercepted is of no use: whoever brings it lacks the verifier', async () => {
  const world = await startWithProviders()
  const { relay, issuer } = world
  const codes: string[] = []
  // Bram's browser never gets back to us.
  await signInElsewhere(new Browser(relay), relay, 'bram', 'scholen', (url) => {
    if (!isCallback(url)) return url
    codes.push(new URL(url).searchParams.get('code') ?? '')
    return `${relay.address}/`
  })
  const thief = new Browser(relay)
  const ended = await signInElsewhere(thief, relay, 'dirk', 'scholen', (url) => {
    if (!isCallback(url)) return url
    const changed = new URL(url)
    changed.searchParams.set('code', codes[0] ?? '')
    return changed.href
  })
  expect(ended).toBe(refused)
  await expectNobody(relay, thief, world)
  const exchanged = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('with-secret:a+secret+of+this+test').toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: codes[0] ?? '',
      redirect_uri: `${relay.address}/api/sign-in/providers/scholen/callback`,
    }),
  })
  expect([exchanged.status, ((await exchanged.json()) as { error: string }).error]).toEqual([400, 'invalid_grant'])
})

test('an answer of one login to a question that was put to another lets nobody in (mix-up)', async () => {
  const world = await startWithProviders({}, true)
  const { relay, otherIssuer } = world
  const says = (change: (url: URL) => void) => (url: string) => {
    if (!isCallback(url)) return url
    const changed = new URL(url)
    change(changed)
    return changed.href
  }
  const mixed: [string, (url: URL) => void][] = [
    ['the other login says that it is the one', (url) => url.searchParams.set('iss', otherIssuer)],
    ['the login does not say who it is, which it said it would', (url) => url.searchParams.delete('iss')],
    [
      'it comes back where the other one does',
      (url) => {
        url.pathname = url.pathname.replace('waterdam', 'scholen')
      },
    ],
    [
      'it comes back there and says that it is that one',
      (url) => {
        url.pathname = url.pathname.replace('waterdam', 'scholen')
        url.searchParams.set('iss', otherIssuer)
      },
    ],
  ]
  for (const [what, change] of mixed) {
    const browser = new Browser(relay)
    expect([what, await signInElsewhere(browser, relay, 'bram', 'waterdam', says(change))]).toEqual([what, refused])
    await expectNobody(relay, browser, world)
  }
})
