import { connect } from 'node:net'
import { closeCode, exchangePath, syncPath } from '@lea/protocol'
import { type AccessRoute, accessRoutes } from '@lea/protocol/access'
import { expect, test } from 'vitest'
import { administrator, Browser, guestOf, idOf, tomorrow } from '../../test/browser.ts'
import { calendar } from '../../test/calendar.ts'
import { newAgendaId } from '../../test/people.ts'
import { startRelay } from '../../test/relay.ts'
import type { Allowances } from './api.ts'

/** A server with access, its administrator with an agenda, and how somebody is invited to that. */
async function startWithAgenda({ clock, pass } = calendar()) {
  const relay = await startRelay({ settings: { access: 'required' }, clock })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda, title: 'Jaaragenda' } })
  const invite = async (by: Browser, role: 'owner' | 'editor' | 'reader', uses = 1) => {
    const organisation = { name: 'Bibliotheek', partner: null }
    const body = { organisation, role, uses, endsAt: tomorrow(), title: '' }
    const { link } = await by.call('createInvitation', { params: { agenda }, body })
    return link.split('#')[1] ?? ''
  }
  return { relay, anna, agenda, params: { agenda }, invite, pass }
}

/** What a server says to bytes that no browser would send. */
async function answerTo(address: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  let heard = ''
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text
  })
  socket.write(bytes)
  await new Promise((resolve) => socket.once('close', resolve))
  return heard
}

test('a secret is counted in whatever order and way it is sent', async () => {
  const { relay } = await startWithAgenda()
  const somebody = new Browser(relay)
  const answers: number[] = []
  for (let i = 0; i < 21; i++) {
    const body = { organisation: `x${i}`, secret: 'B'.repeat(43), name: 'Dirk' }
    answers.push((await somebody.ask('POST', '/api/setup', body)).status)
  }
  expect(answers.at(-1)).toBe(429)
  const typed: number[] = []
  for (let i = 0; i < 21; i++) {
    const recoveryCode = `${'A'.repeat(31 - i)}${' '.repeat(i)}${'a'.repeat(1 + i)}`
    typed.push((await somebody.ask('POST', '/api/sign-in/recovery-code', { recoveryCode })).status)
  }
  expect(typed.at(-1)).toBe(429)
})

test('who asks too often is held: a person on all devices, an address with secrets and logins, an address in all', async () => {
  const behindProxy = { 'x-forwarded-for': '192.0.2.7' }
  const start = (allowances: Partial<Allowances>) => startRelay({ settings: { access: 'required' }, allowances })
  const statuses = async (times: number, ask: () => Promise<Response>) => {
    const found: number[] = []
    for (let i = 0; i < times; i++) found.push((await ask()).status)
    return found.join(' ')
  }
  const byPerson = await start({ person: 3 })
  const anna = await administrator(byPerson)
  expect(await statuses(4, () => anna.ask('GET', '/api/me'))).toBe('200 200 200 429')
  expect(await statuses(1, () => new Browser(byPerson).ask('GET', '/api/me'))).toBe('200')

  const byAddress = await start({ address: 8, addressWithSecrets: 3 })
  const somebody = new Browser(byAddress, behindProxy)
  // What is remembered until somebody comes back: a flood of it would keep others from signing in.
  expect(await statuses(2, () => somebody.ask('POST', '/api/sign-in/passkey/options'))).toBe('200 200')
  expect(await statuses(2, () => somebody.ask('GET', '/api/sign-in/providers/waterdam'))).toBe('404 429')
  const wrong = { recoveryCode: 'A'.repeat(32) }
  expect(await statuses(1, () => somebody.ask('POST', '/api/sign-in/recovery-code', wrong))).toBe('429')
  expect(await statuses(4, () => somebody.ask('GET', '/api/me'))).toBe('200 200 200 429')
  const elsewhere = new Browser(byAddress, { 'x-forwarded-for': '192.0.2.7, 192.0.2.8' })
  expect(await statuses(1, () => elsewhere.ask('GET', '/api/me'))).toBe('200')
})

test('an address that is none is refused in words, and what stood in it is not logged', async () => {
  const { relay } = await startWithAgenda()
  const ticket = 'eyJhbGciOiJIUzI1NiJ9'
  const lines = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x']
  const host = new URL(relay.address).host
  const upgrade = [`GET //[?ticket=${ticket} HTTP/1.1`, `Host: ${host}`, ...lines, '', ''].join('\r\n')
  expect(await answerTo(relay.address, upgrade)).toMatch(/^HTTP\/1\.1 404 /)
  const exchange = [`POST //[?ticket=${ticket} HTTP/1.1`, `Host: ${host}`, 'Connection: close', '', ''].join('\r\n')
  expect(await answerTo(relay.address, exchange)).toMatch(/^HTTP\/1\.1 40\d /)
  expect(JSON.stringify(relay.logged)).not.toContain(ticket)
})

test('who had the session of a guest in hand does not have that of the person who signs in with it', async () => {
  const { relay, anna, agenda } = await startWithAgenda()
  const guest = await guestOf(relay, anna, agenda, 'reader')
  const taken = guest.cookie
  const { recoveryCode } = await anna.call('makeRecoveryCode', {})
  await guest.call('signInWithRecoveryCode', { body: { recoveryCode } })
  expect((await guest.call('me', {})).person).toMatchObject({ name: 'Anna', isAdministrator: true })
  const thief = new Browser(relay)
  thief.cookie = taken
  expect((await thief.call('me', {})).person).toBeNull()
})

test('what a device was given for a program ends with the device', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const { recoveryCode } = await bram.call('makeRecoveryCode', {})
  const phone = new Browser(relay)
  await phone.call('signInWithRecoveryCode', { body: { recoveryCode } })
  const nobody = new Browser(relay)
  const open = async (of: Browser) => {
    const { ticket } = await of.call('createTicket', { params, body: {} })
    return { ticket, socket: await nobody.socket(agenda, { ticket }).opened() }
  }
  const [byLaptop, byPhone] = [await open(bram), await open(phone)]
  await phone.call('signOut', {})
  expect(await byPhone.socket.closed()).toBe(closeCode.signInNeeded)
  expect(await nobody.socket(agenda, { ticket: byPhone.ticket }).closed()).toBe(closeCode.signInNeeded)
  expect(byLaptop.socket.isOpen).toBe(true)
  const device = (await bram.call('me', {})).person?.devices[0]?.id ?? ''
  await anna.call('revokeDevice', { params: { ...params, person: await idOf(bram), device } })
  expect(await byLaptop.socket.closed()).toBe(closeCode.notAllowed)
})

test('a ticket comes in for a minute, and not a moment longer', async () => {
  const { relay, anna, agenda, params, pass } = await startWithAgenda()
  const { ticket } = await anna.call('createTicket', { params, body: {} })
  pass(59_000)
  expect((await new Browser(relay).socket(agenda, { ticket }).opened()).isOpen).toBe(true)
  pass(2_000)
  expect(await new Browser(relay).socket(agenda, { ticket }).closed()).toBe(closeCode.signInNeeded)
})

test('a ticket that somebody wrote himself opens nothing, however it is signed', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const { ticket } = await anna.call('createTicket', { params, body: { role: 'reader' } })
  const [head = '', body = '', signature = ''] = ticket.split('.')
  const write = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>
  const forged = [
    `${write({ ...read(head), alg: 'none' })}.${body}.`,
    `${head}.${write({ ...read(body), role: 'owner' })}.${signature}`,
    `${head}.${write({ ...read(body), aud: newAgendaId() })}.${signature}`,
    `${head}.${body}.${signature.slice(0, -4)}AAAA`,
  ]
  for (const one of forged)
    expect(await new Browser(relay).socket(agenda, { ticket: one }).closed()).toBe(closeCode.signInNeeded)
})

test('an owner who goes, or is one no more, leaves no invitation behind by which he comes back', async () => {
  const { relay, anna, agenda, params, invite } = await startWithAgenda()
  const [bram, cem] = [await guestOf(relay, anna, agenda, 'owner'), await guestOf(relay, anna, agenda, 'owner')]
  const kept = await invite(bram, 'owner', 5)
  const lowered = await invite(cem, 'owner', 5)
  const hers = await invite(anna, 'reader', 5)
  await anna.call('revokePerson', { params: { ...params, person: await idOf(bram) } })
  await anna.call('changeRole', { params: { ...params, person: await idOf(cem) }, body: { role: 'reader' } })
  const accept = (secret: string) =>
    new Browser(relay).refusal('acceptInvitation', { body: { secret, name: 'Somebody new' } })
  expect(await accept(kept)).toBe('410 invitationIsWithdrawn')
  expect(await accept(lowered)).toBe('410 invitationIsWithdrawn')
  expect(await accept(hers)).toBe('200')
  const { entries } = await anna.call('log', { params, query: {} })
  expect(entries.filter(({ event }) => event === 'invitationWithdrawn')).toHaveLength(2)
})

test('whose rights were taken does not come back by the link that he came in by, and the log tells what became of it', async () => {
  const { relay, anna, agenda, params, invite } = await startWithAgenda()
  const comeIn = async (secret: string) => {
    const guest = new Browser(relay)
    await guest.call('acceptInvitation', { body: { secret, name: 'Guest' } })
    return guest
  }
  const accept = (secret: string) => new Browser(relay).refusal('acceptInvitation', { body: { secret, name: 'Again' } })
  const links = async () => {
    const { entries } = await anna.call('log', { params, query: {} })
    return entries.filter(({ event }) => event === 'invitationWithdrawn').map(({ role }) => role)
  }
  const give = async (person: Browser, role: 'owner' | 'editor' | 'reader') =>
    anna.call('changeRole', { params: { ...params, person: await idOf(person) }, body: { role } })

  const [asEditor, asReader] = [await invite(anna, 'editor', 5), await invite(anna, 'reader', 5)]
  const bram = await comeIn(asReader)
  await bram.call('acceptInvitation', { body: { secret: asEditor } })
  await give(bram, 'owner')
  expect(await links()).toEqual([])
  await give(bram, 'reader')
  expect(await accept(asEditor)).toBe('410 invitationIsWithdrawn')
  // What gives no more than he has stays open for who is yet to use it.
  expect(await accept(asReader)).toBe('200')
  expect(await links()).toEqual(['editor'])

  await anna.call('revokePerson', { params: { ...params, person: await idOf(bram) } })
  expect(await accept(asReader)).toBe('410 invitationIsWithdrawn')

  const forDevice = await invite(anna, 'reader', 5)
  const carla = await comeIn(forDevice)
  const device = (await carla.call('me', {})).person?.devices[0]?.id ?? ''
  await anna.call('revokeDevice', { params: { ...params, person: await idOf(carla), device } })
  expect(await accept(forDevice)).toBe('410 invitationIsWithdrawn')

  const forDirk = await invite(anna, 'editor', 5)
  const dirk = await comeIn(forDirk)
  await anna.call('deletePerson', { params: { person: await idOf(dirk) } })
  expect(await accept(forDirk)).toBe('410 invitationIsWithdrawn')
  expect(await links()).toEqual(['editor', 'reader', 'reader', 'editor'])

  // Who goes himself leaves the link to his colleagues.
  const forEmre = await invite(anna, 'reader', 5)
  const emre = await comeIn(forEmre)
  await emre.call('revokePerson', { params: { agenda, person: await idOf(emre) } })
  expect(await accept(forEmre)).toBe('200')
  expect(await emre.refusal('acceptInvitation', { body: { secret: forEmre } })).toBe('410 invitationIsUsedUp')
})

test('a title with signs that steer a terminal or turn text around is taken, and kept as plain words', async () => {
  const { relay, anna } = await startWithAgenda()
  const title = ' Jaar\u001b\u009b\tagenda\n\u202enieuw\u2066 '
  const agenda = newAgendaId()
  expect(await anna.call('createAgenda', { body: { id: agenda, title } })).toMatchObject({ title: 'Jaar agenda nieuw' })
  const body = {
    organisation: { name: 'Bibliotheek', partner: null },
    role: 'reader',
    uses: 1,
    endsAt: tomorrow(),
  } as const
  const { invitation, link } = await anna.call('createInvitation', {
    params: { agenda },
    body: { ...body, title: `${title}!` },
  })
  expect(invitation.title).toBe('Jaar agenda nieuw !')
  const seen = await new Browser(relay).call('lookAtInvitation', { body: { secret: link.split('#')[1] ?? '' } })
  expect(seen.title).toBe('Jaar agenda nieuw !')
  // Nothing besides such signs is no title, and takes the one that was known from nobody.
  await anna.call('createInvitation', { params: { agenda }, body: { ...body, title: '\u202e\u0007' } })
  expect((await anna.call('me', {})).person?.agendas.find(({ id }) => id === agenda)?.title).toBe('Jaar agenda nieuw !')
})

test('the last use of an invitation is for one of ten who open it at once', async () => {
  const { relay, anna, params, invite } = await startWithAgenda()
  const secret = await invite(anna, 'reader')
  const ten = Array.from({ length: 10 }, () => new Browser(relay))
  const answers = await Promise.all(ten.map((one) => one.refusal('acceptInvitation', { body: { secret, name: 'X' } })))
  expect(answers.filter((answer) => answer === '200')).toHaveLength(1)
  expect(answers.filter((answer) => answer === '410 invitationIsUsedUp')).toHaveLength(9)
  expect((await anna.call('people', { params })).people).toHaveLength(2)
})

test('a page elsewhere changes nothing, by whatever route', async () => {
  const { relay, anna, agenda } = await startWithAgenda()
  const elsewhere = ['https://elsewhere.example', 'null', 'http://localhost:1']
  const changing = (Object.keys(accessRoutes) as AccessRoute[]).filter((name) => accessRoutes[name].method !== 'GET')
  const statuses = new Set<number>()
  for (const origin of elsewhere) {
    const page = new Browser(relay, { origin })
    page.cookie = anna.cookie
    for (const name of changing) {
      const { method, path } = accessRoutes[name]
      const filled = path.replace(':agenda', agenda).replace(/:\w+/g, 'A'.repeat(22))
      statuses.add((await page.ask(method, filled, {})).status)
    }
    const exchange = await fetch(`${relay.address}${syncPath}${agenda}${exchangePath}`, {
      method: 'POST',
      headers: { origin, cookie: anna.cookie ?? '', 'content-type': 'application/octet-stream' },
      body: Uint8Array.from([]),
    })
    statuses.add(exchange.status)
  }
  expect([...statuses]).toEqual([403])
  // What a form can send is no JSON.
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const form = new Browser(relay, { 'content-type': type })
    form.cookie = anna.cookie
    expect((await form.ask('PATCH', '/api/me', { name: 'Dirk' })).status).toBe(400)
  }
  expect((await anna.call('me', {})).person?.name).toBe('Anna')
})

test('no other way of writing its name opens a room', async () => {
  const { anna, agenda } = await startWithAgenda()
  expect((await anna.socket(agenda).opened()).isOpen).toBe(true)
  const { notAllowed, unknownAgenda } = closeCode
  const names: Record<string, number> = {
    [`${agenda}~comments~comments`]: unknownAgenda,
    [`${agenda}%00`]: unknownAgenda,
    [`${agenda}%0a`]: unknownAgenda,
    [`..%2f${agenda}`]: unknownAgenda,
    [`x/../${agenda}/.`]: unknownAgenda,
    [`${agenda}%2fexchange%2fexchange`]: unknownAgenda,
    [agenda.toUpperCase() === agenda ? agenda.toLowerCase() : agenda.toUpperCase()]: notAllowed,
  }
  for (const [name, code] of Object.entries(names))
    expect([name, await anna.socket(name).closed()]).toEqual([name, code])
})

test('a body that is larger than the API takes is refused, whoever sends it', async () => {
  const { relay, anna } = await startWithAgenda()
  const name = 'x'.repeat(70_000)
  for (const one of [new Browser(relay), anna]) expect((await one.ask('PATCH', '/api/me', { name })).status).toBe(400)
  expect((await anna.call('me', {})).person?.name).toBe('Anna')
})
