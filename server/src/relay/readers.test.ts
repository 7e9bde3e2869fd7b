import type { CloseReason } from '@lea/protocol'
import * as encoding from 'lib0/encoding'
import pino from 'pino'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '../clock.ts'
import { Random } from '../simulation/random.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { administrator, Browser, guestOf, idOf } from '../test/browser.ts'
import { readRelayMessage } from '../test/hearing.ts'
import { hostileFrame } from '../test/hostileFrame.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { startRelay } from '../test/relay.ts'
import { updateThatWrites } from '../test/updates.ts'
import { Connection, type Line } from './connection.ts'
import type { Room } from './room.ts'
import { Rooms } from './rooms.ts'
import type { Visitor } from './visitor.ts'

async function startWithAgenda() {
  const relay = await startRelay({ settings: { access: 'required' } })
  const anna = await administrator(relay)
  const agenda = newAgendaId()
  await anna.call('createAgenda', { body: { id: agenda } })
  return { relay, anna, agenda, params: { agenda } }
}

/** Someone with the stock y-websocket client and a ticket. */
async function withTicket(
  work: Awaited<ReturnType<typeof startWithAgenda>>,
  role: 'editor' | 'commenter' | 'reader',
  room = work.agenda,
) {
  const { ticket } = await work.anna.call('createTicket', { params: work.params, body: { role } })
  return person(work.relay.syncUrl, room, { params: { ticket } })
}

test('the stock y-websocket client with a ticket works with exactly its role', async () => {
  const work = await startWithAgenda()
  const [writer, reader, commenter] = [
    await withTicket(work, 'editor'),
    await withTicket(work, 'reader'),
    await withTicket(work, 'commenter'),
  ]
  const comments = `${work.agenda}~comments`
  const [comment, seen] = [await withTicket(work, 'commenter', comments), await withTicket(work, 'reader', comments)]
  for (const one of [writer, reader, commenter, comment, seen]) await synced(one)
  writer.text.insert(0, 'agreed')
  comment.text.insert(0, 'why?')
  await until(() => [reader, commenter].every(({ text }) => text.toString() === 'agreed'))
  await until(() => seen.text.toString() === 'why?')
  const closed: number[] = []
  for (const one of [reader, commenter, seen]) {
    one.provider.on('connection-close', (event) => closed.push(event?.code ?? 0))
    one.text.insert(0, 'mine ')
  }
  await until(() => closed.length >= 3)
  expect(closed.slice(0, 3)).toEqual([4405, 4405, 4405])
  writer.text.insert(6, ' all')
  const later = await withTicket(work, 'reader')
  await until(() => later.text.toString() === 'agreed all')
})

/** So many frames are sent without the right to write in `npm test`; `READER_FRAMES=100000` by hand. */
const frames = Number(process.env.READER_FRAMES ?? 3_000)

test(`${frames} frames of every kind from who may only read write nothing, and nobody in the room notices`, async () => {
  const store = new MemoryStore()
  const log = pino({ level: 'silent' })
  const events = { refused: () => {}, committed: () => {}, storeFailed: () => {} }
  const rooms = new Rooms({
    store,
    compactor: () => Promise.reject(new Error('not now')),
    log,
    clock: systemClock,
    events,
  })
  const random = new Random(20_261_122)
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'what was agreed')
  const agenda = newAgendaId()
  const attacks = [
    { room: await rooms.enter(agenda), role: 'reader' },
    { room: await rooms.enter(agenda), role: 'commenter' },
    { room: await rooms.enter(`${agenda}~comments`), role: 'reader' },
  ] as const
  const writers = attacks.map(({ room }) => enter(room, { role: 'editor', principal: 'anna' }))
  for (const [i, { room }] of attacks.entries())
    if (i !== 1) room.hear((writers[i] as Entered).connection, updateMessage(Y.encodeStateAsUpdate(doc)))
  await until(() => writers[0]?.connection.durable === 1 && writers[2]?.connection.durable === 1)
  const before = writers.map(({ heard }) => heard.length)
  const known = { name: 'Bram', organisation: 'x', person: 'bram' }
  let refused = 0
  for (let i = 0; i < frames; i++) {
    const { room, role } = attacks[i % attacks.length] as (typeof attacks)[number]
    const rude = enter(room, { role, principal: 'bram', known })
    // What would be a write from anybody else, often enough beside what nobody's program sends.
    const message =
      i % 4 === 0 ? updateMessage(updateThatWrites(`${i}`), i % 8 === 0 ? 1 : 2) : hostileFrame(random, doc)
    room.hear(rude.connection, message)
    if (i % 4 === 0) expect(rude.closedWith).toBe('notAWriter')
    if (rude.closedWith !== undefined) refused += 1
    room.leave(rude.connection)
    if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  expect(refused).toBeGreaterThan(frames / 2)
  await rooms.close()
  for (const name of [agenda, `${agenda}~comments`]) {
    const { tail, authors } = await store.load(name)
    expect(tail.map((update) => [...update])).toEqual([[...Y.encodeStateAsUpdate(doc)]])
    expect(authors.size).toBe(0)
  }
  for (const [i, { heard, closedWith }] of writers.entries()) {
    // Presence they may hear; not one letter.
    expect(heard.slice(before[i]).filter((kind) => kind !== 'presence')).toEqual([])
    expect(closedWith).toBe('relayStopping')
  }
}, 600_000)

type Entered = { connection: Connection; heard: string[]; closedWith: CloseReason | undefined }

/** A connection in a room whose line goes nowhere: what kinds of message would be written is kept. */
function enter(room: Room, visitor: Visitor): Entered {
  const heard: string[] = []
  const line: Line = {
    get isOpen() {
      return entered.closedWith === undefined
    },
    queuedBytes: 0,
    write: (written) => {
      for (const frame of written) heard.push(kindOf(frame))
    },
    close: (reason) => {
      entered.closedWith ??= reason
    },
    ping: () => {},
    cut: () => {},
    stopReading: () => {},
    readOn: () => {},
  }
  const connection = new Connection({ line, visitor, clock: systemClock, acknowledges: false })
  const entered: Entered = { connection, heard, closedWith: undefined }
  room.join(connection)
  return entered
}

function kindOf(frame: Uint8Array): string {
  const length = (frame[1] ?? 0) & 0x7f
  return readRelayMessage(frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10)).kind
}

/** `kind`: 2 an update, 1 an answer. */
function updateMessage(update: Uint8Array, kind = 2): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

test('presence has the name that the server knows, whatever the client says', async () => {
  const { relay, anna, agenda } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'reader')
  const [hers, his] = [await anna.socket(agenda).opened(), await bram.socket(agenda).opened()]
  const state = {
    user: { name: 'Anna', organisation: 'Gemeente Waterdam', colour: '#123456', person: await idOf(anna) },
    block: 'b',
  }
  his.sendPresence({ client: 7, clock: 1, state })
  await until(() => hers.statesOf(7).length > 0)
  const user = { name: 'Bram', organisation: 'Schoolbestuur Vaart', colour: '#123456', person: await idOf(bram) }
  expect(hers.statesOf(7)).toEqual([{ user, block: 'b' }])
  his.sendPresence({ client: 8, clock: 1, state: [1, 2] }, { client: 9, clock: 1, state: { user: 'Anna' } })
  await until(() => hers.statesOf(8).length > 0 && hers.statesOf(9).length > 0)
  const { colour, ...nameless } = user
  expect([hers.statesOf(8), hers.statesOf(9)]).toEqual([[{ user: nameless }], [{ user: nameless }]])
})

test('who wrote what is kept with it, also what was written offline; nobody goes on with the client id of another', async () => {
  const first = await startWithAgenda()
  const { anna, agenda, params } = first
  const bram = await guestOf(first.relay, anna, agenda, 'editor')
  const cem = await guestOf(first.relay, anna, agenda, 'editor', 'Cem')
  const offline = new Y.Doc()
  offline.getText('text').insert(0, 'in the train')
  const his = await bram.socket(agenda).opened()
  his.sendPresence({ client: offline.clientID, clock: 1, state: {} })
  his.sendAnswer(Y.encodeStateAsUpdate(offline))
  await until(() => his.acknowledged === 1)
  const authorOf = async (browser: typeof anna) => {
    const { clients, people } = await browser.call('authors', { params })
    const client = clients.find((one) => one.client === offline.clientID)
    return people.find(({ id }) => id === client?.person)?.name
  }
  expect(await authorOf(anna)).toBe('Bram')

  // After a restart it is known still.
  await first.relay.stop()
  const relay = await startRelay({ dataFolder: first.relay.dataFolder, settings: { access: 'required' } })
  const moved = ({ cookie }: Browser) => Object.assign(new Browser(relay), { cookie })
  const [annaAgain, bramAgain, cemAgain] = [moved(anna), moved(bram), moved(cem)]
  expect(await authorOf(annaAgain)).toBe('Bram')
  const before = Y.encodeStateVector(offline)
  offline.getText('text').insert(0, 'more ')
  const more = Y.encodeStateAsUpdate(offline, before)
  const faking = await cemAgain.socket(agenda).opened()
  faking.sendUpdate(more)
  expect(await faking.closed()).toBe(4400)
  const bringing = await cemAgain.socket(agenda).opened()
  bringing.sendAnswer(more)
  expect(await bringing.closed()).toBe(4409)
  // An owner may bring a colleague's words. Whether the colleague wrote them nobody knows, so that isn't said.
  const hers = await annaAgain.socket(agenda).opened()
  hers.sendAnswer(more)
  await until(() => hers.acknowledged === 1)
  const live = await bramAgain.socket(agenda).opened()
  const then = Y.encodeStateVector(offline)
  offline.getText('text').insert(0, 'and on ')
  live.sendUpdate(Y.encodeStateAsUpdate(offline, then))
  await until(() => live.acknowledged === 1)
  expect(await authorOf(annaAgain)).toBeUndefined()
})

test('a colleague’s file that somebody brings keeps that colleague out of nothing, and puts nothing in anybody’s mouth', async () => {
  const { relay, anna, agenda, params } = await startWithAgenda()
  const bram = await guestOf(relay, anna, agenda, 'editor')
  const cem = await guestOf(relay, anna, agenda, 'editor', 'Cem')
  // Cem writes in the train, and mails what he has to Bram, who opens the file.
  const train = new Y.Doc()
  train.getText('text').insert(0, 'in the train')
  const his = await bram.socket(agenda).opened()
  his.sendAnswer(Y.encodeStateAsUpdate(train))
  await until(() => his.acknowledged === 1)
  const authorOf = async (client: number) => {
    const { clients, people } = await anna.call('authors', { params })
    const known = clients.find((one) => one.client === client)
    return known && [people.find(({ id }) => id === known.person)?.name, known.isBrought]
  }
  expect(await authorOf(train.clientID)).toEqual(['Bram', true])
  // Cem comes home, and goes on in the window that he had open.
  train.getText('text').insert(0, 'and on ')
  const home = await cem.socket(agenda).opened()
  home.sendPresence({ client: train.clientID, clock: 1, state: {} })
  home.sendAnswer(Y.encodeStateAsUpdate(train))
  await until(() => home.acknowledged === 1)
  const before = Y.encodeStateVector(train)
  train.getText('text').insert(0, 'at home ')
  home.sendUpdate(Y.encodeStateAsUpdate(train, before))
  await until(() => home.acknowledged === 2)
  // Nobody can say any more who wrote which part of it, so nobody is said to have.
  expect(await authorOf(train.clientID)).toBeUndefined()
  // What one wrote offline in the window that is open now is one's own, without a doubt.
  const own = new Y.Doc()
  own.getText('text').insert(0, 'mine')
  home.sendPresence({ client: own.clientID, clock: 1, state: {} })
  home.sendAnswer(Y.encodeStateAsUpdate(own))
  await until(() => home.acknowledged === 3)
  expect(await authorOf(own.clientID)).toEqual(['Cem', false])
})
