import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeCode, exchangePath, syncPath } from '@lea/protocol'
import { type AccessRoute, accessRoutes } from '@lea/protocol/access'
import { expect, test } from 'vitest'
import { administrator, Browser, commandLine, guestOf, idOf, tomorrow } from '../../test/browser.ts'
import { newAgendaId, until } from '../../test/people.ts'
import { startRelay, temporaryFolder } from '../../test/relay.ts'
import { updateThatWrites } from '../../test/updates.ts'

/** Who asks, in the order of the table. */
const askers = ['nobody', 'otherAgenda', 'reader', 'commenter', 'editor', 'exMember', 'owner', 'administrator'] as const
type Asker = (typeof askers)[number]

/** Nobody | other agenda | lezer | meedenker | schrijver | former member | owner | administrator of the server, who is in no agenda. */
const table: Readonly<Record<AccessRoute, string>> = {
  me: '200 200 200 200 200 200 200 200',
  renameMe: '401 200 200 200 200 200 200 200',
  myData: '401 200 200 200 200 200 200 200',
  signOut: '401 204 204 204 204 204 204 204',
  signOutDevice: '401 404 404 404 404 404 404 404',
  makeRecoveryCode: '401 200 200 200 200 200 200 200',
  passkeyOptions: '401 200 200 200 200 200 200 200',
  addPasskey: '401 400 400 400 400 400 400 400',
  removePasskey: '401 404 404 404 404 404 404 404',
  setUp: '404 404 404 404 404 404 404 404',
  signInWithRecoveryCode: '404 404 404 404 404 404 404 404',
  passkeySignInOptions: '200 200 200 200 200 200 200 200',
  signInWithPasskey: '400 400 400 400 400 400 400 400',
  signInElsewhere: '404 404 404 404 404 404 404 404',
  returnFromElsewhere: '302 302 302 302 302 302 302 302',
  lookAtInvitation: '404 404 404 404 404 404 404 404',
  acceptInvitation: '404 404 404 404 404 404 404 404',
  createAgenda: '401 201 403 403 403 403 201 201',
  deleteAgenda: '401 404 403 403 403 404 204 404',
  people: '401 404 200 200 200 404 200 404',
  changeRole: '401 404 403 403 403 404 200 404',
  revokePerson: '401 404 403 403 403 404 204 404',
  revokeDevice: '401 404 403 403 403 404 404 404',
  invitations: '401 404 403 403 403 404 200 404',
  createInvitation: '401 404 403 403 403 404 201 404',
  withdrawInvitation: '401 404 403 403 403 404 404 404',
  log: '401 404 403 403 403 404 200 404',
  authors: '401 404 200 200 200 404 200 404',
  createTicket: '401 404 201 201 201 404 201 404',
  revokeTicket: '401 404 403 403 403 404 404 404',
  allPeople: '401 404 404 404 404 404 404 200',
  allAgendas: '401 404 404 404 404 404 404 200',
  personData: '401 404 404 404 404 404 404 200',
  deletePerson: '401 404 404 404 404 404 404 204',
  openApi: '200 200 200 200 200 200 200 200',
}

const noId = 'A'.repeat(22)
const noSecret = 'A'.repeat(43)
const passkeyAnswer = { response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } }

/** What is sent: right in form, of things that aren't there, unless it has to be there for the answer to tell apart who may. */
const bodies: Partial<Record<AccessRoute, () => unknown>> = {
  renameMe: () => ({ name: 'Dirk' }),
  addPasskey: () => passkeyAnswer,
  signInWithPasskey: () => passkeyAnswer,
  setUp: () => ({ secret: noSecret, name: 'Dirk', organisation: 'x' }),
  signInWithRecoveryCode: () => ({ recoveryCode: 'A'.repeat(32) }),
  lookAtInvitation: () => ({ secret: noSecret }),
  // Another one: so often the same would not be looked at any more.
  acceptInvitation: () => ({ secret: 'B'.repeat(43), name: 'Dirk' }),
  createAgenda: () => ({ id: newAgendaId() }),
  changeRole: () => ({ role: 'editor' }),
  createInvitation: () => ({
    organisation: { name: 'x', partner: null },
    role: 'reader',
    uses: 1,
    endsAt: tomorrow(),
    title: '',
  }),
  createTicket: () => ({}),
}

/** An agenda with people of every role, somebody who was in it, and somebody of another agenda. */
async function startWithEverybody() {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const [own, agenda] = [newAgendaId(), newAgendaId()]
  await anna.call('createAgenda', { body: { id: own } })
  const ownerOf = async (id: string) => {
    const owner = await guestOf(relay, anna, own, 'owner')
    await owner.call('createAgenda', { body: { id } })
    await owner.call('revokePerson', { params: { agenda: own, person: await idOf(owner) } })
    return owner
  }
  const owner = await ownerOf(agenda)
  const join = (role: 'editor' | 'commenter' | 'reader') => guestOf(relay, owner, agenda, role)
  const exMember = await join('editor')
  await owner.call('revokePerson', { params: { agenda, person: await idOf(exMember) } })
  const browsers: Record<Asker, Browser> = {
    nobody: new Browser(relay),
    otherAgenda: await ownerOf(newAgendaId()),
    reader: await join('reader'),
    commenter: await join('commenter'),
    editor: await join('editor'),
    exMember,
    owner,
    administrator: anna,
  }
  /** Somebody whom the one who asks does something to; somebody new each time. */
  const somebody = async () => idOf(await join('reader'))
  return { relay, agenda, browsers, somebody }
}

test('who may call what: every route, every kind of person', async () => {
  const { agenda, browsers, somebody } = await startWithEverybody()
  const found: Record<string, string> = {}
  // What ends an agenda, and a session, comes last, or the others would be nobody.
  const last: AccessRoute[] = ['deleteAgenda', 'signOut']
  const routes = (Object.keys(accessRoutes) as AccessRoute[]).sort((a, b) => last.indexOf(a) - last.indexOf(b))
  for (const name of routes) {
    const { method, path } = accessRoutes[name]
    const statuses: number[] = []
    const person = path.includes(':person') ? await somebody() : noId
    for (const asker of askers) {
      const filled = path
        .replace(':agenda', agenda)
        .replace(':person', person)
        .replace(':provider', 'waterdam')
        .replace(/:\w+/, noId)
      const response = await browsers[asker].ask(method, filled, bodies[name]?.())
      statuses.push(response.status)
      await response.arrayBuffer()
    }
    found[name] = statuses.join(' ')
  }
  expect(found).toEqual(table)
}, 60_000)

test('the server has no route that this table does not know, and tells of each in OpenAPI', async () => {
  const pagesFolder = await temporaryFolder()
  writeFileSync(join(pagesFolder, 'index.html'), '<title>LEA-tafel</title>')
  const routes: string[] = []
  const served = (route: string) => routes.push(route)
  const relay = await startRelay({ settings: { access: 'required' }, pagesFolder, served })
  const document = await new Browser(relay).call('openApi', {})
  const told = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const inTable = (Object.keys(table) as AccessRoute[]).map((name) => {
    const { method, path } = accessRoutes[name]
    return `${method} ${path}`
  })
  expect(told.sort()).toEqual(inTable.map((route) => route.replace(/:(\w+)/g, '{$1}')).sort())
  // For everybody, and without a secret: the pages, which hold no agenda, and whether we are well.
  const pages = [
    '/',
    '/index.html',
    '/agenda/*',
    '/uitnodiging',
    '/inrichten',
    '/aanmelden',
    '/beheer',
    '/privacy',
    '/health',
    '/metrics',
  ]
  const sync = `POST ${syncPath}:room${exchangePath}`
  // The last one answers 'not found' to everything else.
  const rest = routes.filter((route) => !/^(HEAD|OPTIONS) /.test(route) && !route.endsWith(' /api/*'))
  expect([...new Set(rest)].sort()).toEqual([...pages.map((path) => `GET ${path}`), ...inTable, sync].sort())
})

/** What becomes of somebody who comes to a room and writes in it: told that it is kept, or closed with a code. */
async function comeAndWrite(browser: Browser, room: string, parameters: Record<string, string> = {}): Promise<string> {
  const socket = await browser.socket(room, parameters).opened()
  await until(() => socket.closedWith !== undefined || socket.heard.length > 0)
  if (socket.closedWith !== undefined) return String(socket.closedWith)
  socket.sendUpdate(updateThatWrites('x'))
  await until(() => socket.closedWith !== undefined || socket.acknowledged === 1)
  if (socket.closedWith !== undefined) return `reads, ${socket.closedWith}`
  socket.leave()
  return 'writes'
}

/** The same by a request, for who can't get a socket through: its status. */
async function exchangeAWrite(browser: Browser, room: string): Promise<number> {
  const update = updateThatWrites('x')
  const message = [0, 2, update.length, ...update]
  const response = await browser.send(
    `${syncPath}${room}${exchangePath}`,
    Uint8Array.from([message.length, ...message]),
  )
  await response.arrayBuffer()
  return response.status
}

test('who may do what on a socket, and the same by an exchange: the agenda, its comments, and an agenda that is not there', async () => {
  const { agenda, browsers } = await startWithEverybody()
  const onSocket: Record<string, string[]> = {}
  const byExchange: Record<string, string> = {}
  for (const asker of askers) {
    const rooms = [agenda, `${agenda}~comments`, newAgendaId()]
    onSocket[asker] = []
    for (const room of rooms) onSocket[asker]?.push(await comeAndWrite(browsers[asker], room))
    const statuses: number[] = []
    for (const room of rooms) statuses.push(await exchangeAWrite(browsers[asker], room))
    byExchange[asker] = statuses.join(' ')
  }
  const { signInNeeded, notAllowed, notAWriter } = closeCode
  const stranger = [notAllowed, notAllowed, notAllowed].map(String)
  expect(onSocket).toEqual({
    nobody: [signInNeeded, signInNeeded, signInNeeded].map(String),
    otherAgenda: stranger,
    reader: [`reads, ${notAWriter}`, `reads, ${notAWriter}`, String(notAllowed)],
    commenter: [`reads, ${notAWriter}`, 'writes', String(notAllowed)],
    editor: ['writes', 'writes', String(notAllowed)],
    exMember: stranger,
    owner: ['writes', 'writes', String(notAllowed)],
    administrator: stranger,
  })
  expect(byExchange).toEqual({
    nobody: '401 401 401',
    otherAgenda: '403 403 403',
    reader: '405 405 403',
    commenter: '405 200 403',
    editor: '200 200 403',
    exMember: '403 403 403',
    owner: '200 200 403',
    administrator: '403 403 403',
  })
})

test('a ticket opens one agenda with one role, never more than its maker has, and no more when it is taken back', async () => {
  const { relay, agenda, browsers } = await startWithEverybody()
  const nobody = new Browser(relay)
  const params = { agenda }
  const { reader, editor, owner } = browsers
  expect(await reader.refusal('createTicket', { params, body: { role: 'editor' } })).toBe('403 notAllowed')
  expect(await editor.refusal('createTicket', { params, body: { ttlSeconds: 61 } })).toBe('400 badRequest')
  const { ticket } = await editor.call('createTicket', { params, body: {} })
  const forReading = await editor.call('createTicket', { params, body: { role: 'reader' } })
  expect(await comeAndWrite(nobody, agenda, { ticket })).toBe('writes')
  expect(await comeAndWrite(nobody, `${agenda}~comments`, { ticket })).toBe('writes')
  expect(await comeAndWrite(nobody, newAgendaId(), { ticket })).toBe(String(closeCode.notAllowed))
  expect(await comeAndWrite(nobody, agenda, { ticket: forReading.ticket })).toBe(`reads, ${closeCode.notAWriter}`)
  expect(await comeAndWrite(nobody, agenda, { ticket: `${ticket}A` })).toBe(String(closeCode.signInNeeded))
  // Who is signed in and brings a bad ticket isn't let in by his session instead.
  expect(await comeAndWrite(owner, agenda, { ticket: 'x' })).toBe(String(closeCode.signInNeeded))

  const open = await nobody.socket(agenda, { ticket: forReading.ticket }).opened()
  await owner.call('revokeTicket', { params: { agenda, ticket: forReading.id } })
  expect(await open.closed()).toBe(closeCode.signInNeeded)
  await owner.call('changeRole', { params: { agenda, person: await idOf(editor) }, body: { role: 'commenter' } })
  expect(await comeAndWrite(nobody, agenda, { ticket })).toBe(`reads, ${closeCode.notAWriter}`)
  await owner.call('revokePerson', { params: { agenda, person: await idOf(editor) } })
  expect(await comeAndWrite(nobody, agenda, { ticket })).toBe(String(closeCode.signInNeeded))
})

test('the command line of the machine may ask for a longer ticket, and needs its secret', async () => {
  const { relay, agenda } = await startWithEverybody()
  const params = { agenda }
  const machine = commandLine(relay)
  const { ticket } = await machine.call('createTicket', {
    params,
    body: { role: 'editor', ttlSeconds: 3_600, name: 'Rapportage' },
  })
  expect(await comeAndWrite(new Browser(relay), agenda, { ticket })).toBe('writes')
  const guessing = new Browser(relay, { authorization: `Bearer ${noSecret}` })
  expect(await guessing.refusal('createTicket', { params, body: {} })).toBe('401 signInNeeded')
  expect(await guessing.refusal('allPeople', {})).toBe('401 signInNeeded')
})
