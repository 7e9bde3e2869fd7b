import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeCode } from '@lea/protocol'
import { expect, test } from 'vitest'
import { administrator, Browser, guestOf, idOf, tomorrow } from '../../test/browser.ts'
import { newAgendaId, until } from '../../test/people.ts'
import { startRelay, type TestRelay } from '../../test/relay.ts'
import { updateThatWrites } from '../../test/updates.ts'

const startWithAccess = (): Promise<TestRelay> => startRelay({ settings: { access: 'required' } })

/** A server with access, its administrator, and an agenda of hers. */
async function startWithAgenda() {
  const relay = await startWithAccess()
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda, title: 'Jaaragenda' } })
  return { relay, anna, agenda, params: { agenda } }
}

const invitation = (
  agenda: string,
  more: Partial<{ role: 'editor' | 'reader'; uses: number; endsAt: string }> = {},
) => ({
  params: { agenda },
  body: {
    organisation: { name: 'Bibliotheek', partner: 'block-1' },
    role: 'editor' as const,
    uses: 1,
    endsAt: tomorrow(),
    title: 'Jaaragenda',
    ...more,
  },
})

/** Another agenda of somebody. */
async function ownAgenda(owner: Browser): Promise<string> {
  const id = newAgendaId()
  await owner.call('createAgenda', { body: { id } })
  return id
}

const secretIn = (link: string) => link.split('#')[1] ?? ''

test('whoever opens the link of the first run becomes administrator, once; nobody else does', async () => {
  const relay = await startWithAccess()
  const nobody = new Browser(relay)
  expect(await nobody.call('me', {})).toMatchObject({ access: 'required', setupNeeded: true, person: null })
  const wrong = { secret: 'x'.repeat(43), name: 'Bram', organisation: 'x' }
  expect(await nobody.refusal('setUp', { body: wrong })).toBe('404 notFound')
  const anna = await administrator(relay)
  expect(await anna.call('me', {})).toMatchObject({
    setupNeeded: false,
    person: { name: 'Anna', organisation: 'Gemeente Waterdam', isAdministrator: true, mayCreateAgendas: true },
  })
  const again = { secret: secretIn(relay.setupLink ?? ''), name: 'Bram', organisation: 'x' }
  expect(await nobody.refusal('setUp', { body: again })).toBe('404 notFound')
})

test('the session is a cookie that no script reads and no other site sends along', async () => {
  const relay = await startWithAccess()
  const secret = secretIn(relay.setupLink ?? '')
  const response = await new Browser(relay).ask('POST', '/api/setup', { secret, name: 'Anna', organisation: 'x' })
  expect(response.headers.get('set-cookie')).toMatch(/^lea=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const behindHttps = await startRelay({ settings: { access: 'required', publicUrl: 'https://lea.example' } })
  expect(behindHttps.setupLink).toMatch(/^https:\/\/lea\.example\/inrichten#[\w-]{43}$/)
})

test('on a computer that is shared the browser forgets the session when it is closed, also one that was begun before', async () => {
  const relay = await startWithAccess()
  const anna = await administrator(relay)
  const session = `lea-shared=yes; ${anna.cookie}`
  const shared = await fetch(`${relay.address}/api/me`, { headers: { cookie: session } })
  expect(shared.headers.get('set-cookie')).toBe(`${anna.cookie}; Path=/; HttpOnly; SameSite=Strict`)
  const own = await fetch(`${relay.address}/api/me`, { headers: { cookie: anna.cookie ?? '' } })
  expect(own.headers.get('set-cookie')).toBe(null)
})

test('behind https the cookie is for https only, and browsers are held to https', async () => {
  const relay = await startRelay({ settings: { access: 'required', publicUrl: 'https://localhost' } })
  const local = `http://localhost:${new URL((await import('../../access/machineFile.ts')).readMachineFile(relay.dataFolder).address).port}`
  const response = await fetch(`${local}/api/setup`, {
    method: 'POST',
    headers: { origin: 'https://localhost', 'content-type': 'application/json' },
    body: JSON.stringify({ secret: secretIn(relay.setupLink ?? ''), name: 'Anna', organisation: 'x' }),
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-lea=.*; Path=\/; .*; Secure$/)
  expect(response.headers.get('strict-transport-security')).toContain('max-age=')
  const elsewhere = await fetch(`${local}/api/me`, { headers: { origin: 'https://elsewhere.example' } })
  expect(elsewhere.status).toBe(403)
})

test('a recovery code signs in on another device, however it is typed; a new one replaces it', async () => {
  const relay = await startWithAccess()
  const anna = await administrator(relay)
  const { recoveryCode } = await anna.call('makeRecoveryCode', {})
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
  const laptop = new Browser(relay)
  const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
  const me = await laptop.call('signInWithRecoveryCode', { body: { recoveryCode: typed } })
  expect(me.person?.name).toBe('Anna')
  expect(me.person?.devices.map(({ isThisOne }) => isThisOne)).toContain(true)
  expect(me.person?.devices).toHaveLength(2)
  await anna.call('makeRecoveryCode', {})
  expect(await new Browser(relay).refusal('signInWithRecoveryCode', { body: { recoveryCode } })).toBe('404 notFound')
})

test('a guest comes in with a name and an invitation, is remembered, and counts as one use', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const { link, invitation: made } = await anna.call('createInvitation', invitation(agenda))
  expect(link).toMatch(new RegExp(`^${relay.address}/uitnodiging#[\\w-]{43}$`))
  expect(JSON.stringify(made)).not.toContain(secretIn(link))
  const guest = new Browser(relay, {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const body = { secret: secretIn(link) }
  expect(await guest.call('lookAtInvitation', { body })).toMatchObject({
    agenda,
    title: 'Jaaragenda',
    role: 'editor',
    organisation: { name: 'Bibliotheek', partner: 'block-1' },
    invitedBy: 'Anna',
  })
  expect(await guest.refusal('acceptInvitation', { body })).toBe('400 badRequest')
  await guest.call('acceptInvitation', { body: { ...body, name: '  Bram ' } })
  await guest.call('acceptInvitation', { body })
  expect(await new Browser(relay).refusal('acceptInvitation', { body: { ...body, name: 'Cem' } })).toBe(
    '410 invitationIsUsedUp',
  )
  const { people } = await anna.call('people', { params })
  expect(people.map(({ name, role, organisation }) => [name, role, organisation.name])).toEqual([
    ['Anna', 'owner', 'Gemeente Waterdam'],
    ['Bram', 'editor', 'Bibliotheek'],
  ])
  expect(people[1]?.devices).toMatchObject([{ name: 'Firefox, Windows', isThisOne: false }])
  const seen = await guest.call('people', { params })
  expect(seen.people.map(({ isMe, devices }) => [isMe, devices?.length])).toEqual([
    [false, undefined],
    [true, 1],
  ])
})

test('an invitation that was withdrawn, has ended or has another secret lets nobody in', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const { link, invitation: made } = await anna.call('createInvitation', invitation(agenda))
  await anna.call('withdrawInvitation', { params: { ...params, invitation: made.id } })
  const withdrawn = { secret: secretIn(link), name: 'Bram' }
  expect(await new Browser(relay).refusal('acceptInvitation', { body: withdrawn })).toBe('410 invitationIsWithdrawn')
  const wrong = { secret: 'A'.repeat(43), name: 'Bram' }
  expect(await new Browser(relay).refusal('acceptInvitation', { body: wrong })).toBe('404 notFound')
  const past = { endsAt: new Date(Date.now() - 1).toISOString() }
  expect(await anna.refusal('createInvitation', invitation(agenda, past))).toBe('400 badRequest')
  const { invitations } = await anna.call('invitations', { params })
  expect(invitations).toMatchObject([{ id: made.id, state: 'withdrawn', used: 0 }])
})

test('somebody who is in stays the same person with another invitation, and keeps the higher role', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const { link } = await anna.call('createInvitation', invitation(agenda, { role: 'reader' }))
  const { me } = await bram.call('acceptInvitation', { body: { secret: secretIn(link) } })
  expect(me.person?.agendas).toMatchObject([{ id: agenda, role: 'editor' }])
  expect((await anna.call('people', { params })).people).toHaveLength(2)
})

test('an agenda never loses its last owner', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const me = { ...params, person: await idOf(anna) }
  expect(await anna.refusal('changeRole', { params: me, body: { role: 'reader' } })).toBe('409 lastOwner')
  expect(await anna.refusal('revokePerson', { params: me })).toBe('409 lastOwner')
  await guestOf(relay, anna, agenda, 'owner')
  expect(await anna.refusal('revokePerson', { params: me })).toBe('204')
  expect(await anna.refusal('people', { params })).toBe('404 notFound')
})

test('somebody may leave, and may have another name', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'reader')
  expect((await bram.call('renameMe', { body: { name: 'Abraham' } })).person?.name).toBe('Abraham')
  // Text that is turned round would make a name read as another.
  expect((await bram.call('renameMe', { body: { name: '\u202eAbraham\u2066' } })).person?.name).toBe('Abraham')
  expect(await bram.refusal('renameMe', { body: { name: '\u202e' } })).toBe('400 badRequest')
  await bram.call('revokePerson', { params: { ...params, person: await idOf(bram) } })
  expect((await bram.call('me', {})).person?.agendas).toEqual([])
  const { entries } = await anna.call('log', { params, query: { limit: 1 } })
  expect(entries).toMatchObject([{ event: 'personLeft', by: { name: 'Abraham' } }])
})

test('who is revoked is sent away at once, can not come back, and nobody else notices', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const { link } = await anna.call('createInvitation', invitation(agenda, { uses: 5 }))
  const bram = new Browser(relay)
  await bram.call('acceptInvitation', { body: { secret: secretIn(link), name: 'Bram' } })
  const [hers, his] = [await anna.socket(agenda).opened(), await bram.socket(agenda).opened()]
  his.sendUpdate(updateThatWrites('kept'))
  await until(() => his.acknowledged === 1)
  await anna.call('revokePerson', { params: { ...params, person: await idOf(bram) } })
  expect(await his.closed()).toBe(closeCode.notAllowed)
  expect(hers.isOpen).toBe(true)
  expect(await bram.socket(agenda).closed()).toBe(closeCode.notAllowed)
  expect(await bram.refusal('acceptInvitation', { body: { secret: secretIn(link) } })).toBe('410 invitationIsWithdrawn')
  hers.sendUpdate(updateThatWrites('on'))
  await until(() => hers.acknowledged === 1)
})

test('a role that changes counts for the next letter, and is told to who wants to hear it', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const socket = await bram.socket(agenda, { role: '1' }).opened()
  await until(() => socket.heard.length > 0)
  expect(socket.heard[0]).toEqual({ kind: 'role', role: 'editor' })
  const his = { ...params, person: await idOf(bram) }
  await anna.call('changeRole', { params: his, body: { role: 'reader' } })
  await until(() => socket.heard.some((heard) => heard.kind === 'role' && heard.role === 'reader'))
  await anna.call('changeRole', { params: his, body: { role: 'editor' } })
  socket.sendUpdate(updateThatWrites('again'))
  await until(() => socket.acknowledged === 1)
  await anna.call('changeRole', { params: his, body: { role: 'commenter' } })
  socket.sendUpdate(updateThatWrites('no more'))
  expect(await socket.closed()).toBe(closeCode.notAWriter)
})

test('one device of two is revoked for one agenda: the other goes on, and so does that one elsewhere', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'owner')
  const other = newAgendaId()
  await bram.call('createAgenda', { body: { id: other } })
  const { recoveryCode } = await bram.call('makeRecoveryCode', {})
  const phone = new Browser(relay)
  await phone.call('signInWithRecoveryCode', { body: { recoveryCode } })
  const device = (await phone.call('me', {})).person?.devices.find(({ isThisOne }) => isThisOne)?.id ?? ''
  const [onPhone, onLaptop] = [await phone.socket(agenda).opened(), await bram.socket(agenda).opened()]
  const elsewhere = await phone.socket(other).opened()
  await anna.call('revokeDevice', { params: { ...params, person: await idOf(bram), device } })
  expect(await onPhone.closed()).toBe(closeCode.deviceShutOut)
  expect(await phone.socket(agenda).closed()).toBe(closeCode.deviceShutOut)
  expect(await phone.refusal('people', { params })).toBe('404 notFound')
  await phone.call('people', { params: { agenda: other } })
  expect([onLaptop.isOpen, elsewhere.isOpen]).toEqual([true, true])
})

test('signing out ends the session of this device, on its sockets too', async () => {
  const { relay, anna, agenda } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const socket = await bram.socket(agenda).opened()
  const { cookie } = bram
  await bram.call('signOut', {})
  expect(bram.cookie).toBeNull()
  expect(await socket.closed()).toBe(closeCode.signInNeeded)
  bram.cookie = cookie
  expect((await bram.call('me', {})).person).toBeNull()
  expect(await bram.socket(agenda).closed()).toBe(closeCode.signInNeeded)
})

test('the log tells an owner who did what and when, page by page', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const person = await idOf(bram)
  await anna.call('changeRole', { params: { ...params, person }, body: { role: 'reader' } })
  await anna.call('revokePerson', { params: { ...params, person } })
  const { entries, next } = await anna.call('log', { params, query: { limit: 2 } })
  expect(entries.map(({ event, by, person: whom, role }) => [event, by?.name, whom?.name, role])).toEqual([
    ['personRevoked', 'Anna', 'Bram', null],
    ['roleChanged', 'Anna', 'Bram', 'reader'],
  ])
  const rest = await anna.call('log', { params, query: { before: next ?? 0 } })
  expect(rest.entries.map(({ event }) => event)).toEqual(['personCameIn', 'invitationCreated', 'agendaCreated'])
  expect(rest.next).toBeNull()
})

test('all that is kept about somebody is given, and what is deleted leaves the text without a name', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const socket = await bram.socket(agenda).opened()
  socket.sendUpdate(updateThatWrites('of Bram'))
  await until(() => socket.acknowledged === 1)
  await bram.call('createTicket', { params, body: {} })
  const person = await idOf(bram)
  const data = await anna.call('personData', { params: { person } })
  expect(data).toMatchObject({ person: { name: 'Bram' }, agendas: [{ id: agenda }], authorship: [{ room: agenda }] })
  expect(data.tickets).toMatchObject([{ agenda, role: 'editor' }])
  expect(await bram.call('myData', {})).toMatchObject({ person: data.person, authorship: data.authorship })
  const before = await anna.call('authors', { params })
  expect(before.people).toMatchObject([{ id: person, name: 'Bram' }])
  expect(before.clients).toHaveLength(1)

  await anna.call('deletePerson', { params: { person } })
  expect(await socket.closed()).toBe(closeCode.personDeleted)
  expect((await bram.call('me', {})).person).toBeNull()
  const after = await anna.call('authors', { params })
  expect(after.people).toEqual([{ id: person, name: null, organisation: '' }])
  expect(after.clients).toEqual(before.clients)
  const { entries } = await anna.call('log', { params, query: {} })
  expect(entries[0]).toMatchObject({ event: 'personDeleted', person: { name: null } })
  expect(JSON.stringify(entries)).not.toContain('Bram')
  expect(await anna.refusal('deletePerson', { params: { person: await idOf(anna) } })).toBe('409 lastOwner')
})

test('an agenda that its owner deletes is gone from the server, is not brought back by a device, and leaves its log', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const { link } = await anna.call('createInvitation', invitation(agenda))
  const { ticket } = await bram.call('createTicket', { params, body: {} })
  const [hers, his] = [await anna.socket(agenda).opened(), await bram.socket(agenda).opened()]
  const comments = await bram.socket(`${agenda}~comments`).opened()
  for (const socket of [his, comments]) {
    socket.sendUpdate(updateThatWrites(`geheim ${agenda}`))
    await until(() => socket.acknowledged === 1)
  }
  // Still on its way to the disk when the agenda goes.
  his.sendUpdate(updateThatWrites('geheim te laat'))
  expect(await bram.refusal('deleteAgenda', { params })).toBe('403 notAllowed')
  await anna.call('deleteAgenda', { params })
  for (const socket of [hers, his, comments]) expect(await socket.closed()).toBe(closeCode.agendaDeleted)
  expect(await bram.socket(agenda).closed()).toBe(closeCode.agendaDeleted)
  expect(await new Browser(relay).socket(agenda, { ticket }).closed()).toBe(closeCode.signInNeeded)
  const late = new Browser(relay)
  expect(await late.refusal('acceptInvitation', { body: { secret: secretIn(link), name: 'Cem' } })).toBe(
    '410 invitationIsWithdrawn',
  )

  // Who was in it is told; who wasn't, hears what he hears of any other agenda.
  expect((await bram.call('me', {})).person?.agendas).toEqual([])
  expect(await bram.refusal('people', { params })).toBe('410 agendaIsDeleted')
  const stranger = await guestOf(relay, anna, await ownAgenda(anna), 'owner', 'Dirk')
  expect(await stranger.refusal('people', { params })).toBe('404 notFound')
  expect(await stranger.socket(agenda).closed()).toBe(closeCode.notAllowed)
  expect(await stranger.refusal('createAgenda', { body: { id: agenda } })).toBe('404 notFound')
  expect(await stranger.refusal('createAgenda', { body: { id: agenda, again: true } })).toBe('404 notFound')

  const { entries } = await anna.call('log', { params, query: { limit: 1 } })
  expect(entries).toMatchObject([{ event: 'agendaDeleted', by: { name: 'Anna' } }])
  expect(await bram.refusal('createAgenda', { body: { id: agenda, again: true } })).toBe('403 notAllowed')
  expect(await anna.refusal('createAgenda', { body: { id: agenda } })).toBe('410 agendaIsDeleted')

  await relay.stop()
  const onDisk = readFileSync(join(relay.dataFolder, 'agendas.sqlite')).toString('latin1')
  expect([onDisk.includes(agenda), onDisk.includes('geheim')]).toEqual([false, false])
})

test('an owner who says so puts a deleted agenda on the server again, empty until a device brings it, for who was in it', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const his = await bram.socket(agenda).opened()
  his.sendUpdate(updateThatWrites('before'))
  await until(() => his.acknowledged === 1)
  await anna.call('deleteAgenda', { params })
  await anna.call('createAgenda', { body: { id: agenda, again: true } })
  const { entries } = await anna.call('log', { params, query: { limit: 2 } })
  expect(entries.map(({ event }) => event)).toEqual(['agendaRestored', 'agendaDeleted'])
  expect((await bram.call('people', { params })).people).toHaveLength(2)
  expect((await anna.call('authors', { params })).clients).toEqual([])
  const again = await bram.socket(agenda).opened()
  again.sendUpdate(updateThatWrites('after'))
  await until(() => again.acknowledged === 1)
})

test('what was written before the server knew of people is brought by its administrator only', async () => {
  const open = await startRelay()
  const agenda = newAgendaId()
  const before = await new Browser(open).socket(agenda).opened()
  before.sendUpdate(updateThatWrites('before'))
  await until(() => before.acknowledged === 1)
  await open.stop()
  const relay = await startRelay({ dataFolder: open.dataFolder, settings: { access: 'required' } })
  const anna = await administrator(relay)
  const own = newAgendaId()
  await anna.call('createAgenda', { body: { id: own } })
  const bram = await guestOf(relay, anna, own, 'owner')
  expect(await bram.refusal('createAgenda', { body: { id: agenda } })).toBe('404 notFound')
  expect(await anna.socket(agenda).closed()).toBe(closeCode.notAllowed)
  await anna.call('createAgenda', { body: { id: agenda } })
  expect((await anna.socket(agenda).opened()).isOpen).toBe(true)
  expect(await bram.refusal('createAgenda', { body: { id: agenda } })).toBe('404 notFound')
})

test('the administrator sees which agendas there are and takes one that has lost its owner, and no other', async () => {
  const open = await startRelay()
  const [before, written] = [newAgendaId(), updateThatWrites('before')]
  const writer = await new Browser(open).socket(before).opened()
  writer.sendUpdate(written)
  await until(() => writer.acknowledged === 1)
  await open.stop()
  const relay = await startRelay({ dataFolder: open.dataFolder, settings: { access: 'required' } })
  const anna = await administrator(relay)
  const own = await ownAgenda(anna)
  const bram = await guestOf(relay, anna, own, 'owner')
  const [his, also] = [await ownAgenda(bram), await ownAgenda(bram)]
  const cem = await guestOf(relay, bram, his, 'editor', 'Cem')
  await guestOf(relay, bram, also, 'owner', 'Dirk')
  const socket = await cem.socket(his).opened()
  const agendas = async () => new Map((await anna.call('allAgendas', {})).agendas.map((one) => [one.id, one]))
  expect((await agendas()).get(his)).toMatchObject({ owners: [{ name: 'Bram' }], people: 2, bytes: 0 })
  expect((await agendas()).get(his)?.lastUsed).not.toBeNull()
  expect((await agendas()).get(also)?.lastUsed).toBeNull()
  const unknown = { id: before, title: '', since: null, lastUsed: null, people: 0, owners: [], bytes: written.length }
  expect((await agendas()).get(before)).toMatchObject(unknown)
  expect(await anna.refusal('createAgenda', { body: { id: his } })).toBe('404 notFound')

  await anna.call('deletePerson', { params: { person: await idOf(bram) } })
  expect((await agendas()).get(his)).toMatchObject({ owners: [], people: 1 })
  expect(await cem.refusal('createAgenda', { body: { id: his } })).toBe('403 notAllowed')
  expect(await anna.refusal('createAgenda', { body: { id: also } })).toBe('404 notFound')
  expect(await anna.call('createAgenda', { body: { id: his } })).toMatchObject({ role: 'owner' })
  const { entries } = await anna.call('log', { params: { agenda: his }, query: { limit: 1 } })
  expect(entries).toMatchObject([{ event: 'agendaTaken', by: { name: 'Anna' } }])
  expect(socket.isOpen).toBe(true)
  await anna.call('createAgenda', { body: { id: before } })
  expect((await agendas()).get(before)).toMatchObject({ owners: [{ name: 'Anna' }], bytes: written.length })
})

test('what was deleted about somebody is in no file of the server any more', async () => {
  const { relay, anna, agenda } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'owner', 'Bramwellington')
  await bram.call('createTicket', { params: { agenda }, body: {} })
  const files = () =>
    ['access.sqlite', 'access.sqlite-wal'].map((name) => readFileSync(join(relay.dataFolder, name)).toString('latin1'))
  expect(files().join('')).toContain('Bramwellington')
  await anna.call('deletePerson', { params: { person: await idOf(bram) } })
  expect(files().join('')).not.toContain('Bramwellington')
})

test('a secret that is tried again and again is not looked at any more for a while', async () => {
  const relay = await startWithAccess()
  const somebody = new Browser(relay)
  const body = { secret: 'B'.repeat(43) }
  const answers: string[] = []
  for (let i = 0; i < 21; i++) answers.push(await somebody.refusal('lookAtInvitation', { body }))
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => '404 notFound'))
  expect(answers[20]).toBe('429 tooManyRequests')
  expect(await somebody.refusal('lookAtInvitation', { body: { secret: 'C'.repeat(43) } })).toBe('404 notFound')
})

test('no secret, cookie, ticket or name gets into the log', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const { link } = await anna.call('createInvitation', invitation(agenda))
  const bram = new Browser(relay)
  await bram.call('acceptInvitation', { body: { secret: secretIn(link), name: 'Bram' } })
  const { ticket } = await bram.call('createTicket', { params, body: {} })
  await new Browser(relay).socket(agenda, { ticket: `${ticket}x` }).closed()
  await bram.ask('POST', '/api/invitations/accept', { secret: secretIn(link), wrong: 1 })
  const socket = await new Browser(relay).socket(agenda, { ticket }).opened()
  socket.send('no bytes')
  await socket.closed()
  const logged = JSON.stringify(relay.logged)
  for (const secret of [secretIn(link), secretIn(relay.setupLink ?? ''), ticket, bram.cookie ?? '?', 'Bram', agenda])
    expect(logged).not.toContain(secret)
})

test('on this machine, without AUTH=required, everybody is owner and there are no people', async () => {
  const relay = await startRelay()
  const somebody = new Browser(relay)
  expect(relay.setupLink).toBeNull()
  expect(await somebody.call('me', {})).toEqual({
    access: 'open',
    setupNeeded: false,
    signIn: { passkey: false, providers: [] },
    person: null,
  })
  const agenda = newAgendaId()
  expect(await somebody.refusal('people', { params: { agenda } })).toBe('409 accessIsOpen')
  expect(await somebody.refusal('createInvitation', invitation(agenda))).toBe('409 accessIsOpen')
  expect((await somebody.socket(agenda).opened()).isOpen).toBe(true)
})
