import { expect, test } from 'vitest'
import { readProviders } from '../../access/providerSettings.ts'
import { Browser, guestOf, idOf } from '../../test/browser.ts'
import { signInElsewhere, startWithProviders } from '../../test/logins.ts'
import { newAgendaId } from '../../test/people.ts'

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
