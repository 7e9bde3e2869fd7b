import { addBlock, createAgenda, deleteBlock, readBlock } from '@lea/agenda'
import { closeCode } from '@lea/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import * as Y from 'yjs'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { keepLastWords, placeOfLastWords } from '../device/lastWords.ts'
import { readUnconfirmed } from '../device/onlyHere.ts'
import { TestRelay } from '../test/relay.ts'
import { section, write } from '../test/writing.ts'
import { deletionOf } from './deletions.ts'
import { openSession } from './openSession.ts'
import { sendWaiting } from './sendWaiting.ts'
import type { Session } from './session.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket
const line = { webSocket, timing: { acknowledgementMs: 300, longestBackoffMs: 50 } }

let relay: TestRelay
let closing: (() => Promise<unknown>)[] = []
let browsers = 0

beforeEach(async () => {
  relay = await TestRelay.start()
})

afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
  await relay.stop()
  vi.unstubAllGlobals()
})

const eventually = (holds: () => unknown) => vi.waitFor(holds, { timeout: 8_000, interval: 10 })
const saved = (session: Session) => eventually(() => expect(session.status().word).toBe('savedOnRelay'))

/** A person at a browser of their own. */
function someone(name: string) {
  const database = new Database(`sending-${++browsers}`)
  closing.push(async () => database.close())
  const device = { database, deviceId: name, failure: null }
  const visit = async (agendaId: string) => {
    const outcome = await openSession({
      agendaId,
      device,
      person: { name, organisation: 'Gemeente' },
      relayUrl: relay.url,
      store: { batchMs: 5 },
      line,
    })
    if (!outcome.ok) throw new Error(outcome.reason)
    closing.push(() => outcome.value.close())
    await outcome.value.lastVisit
    return outcome.value
  }
  const make = () =>
    createOnDevice(device, name, (doc, writer) => createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }))
  const send = (agendaId: string) => sendWaiting({ agendaId, device, relayUrl: relay.url, store: { batchMs: 5 }, line })
  const waiting = async () => (await readUnconfirmed(database)).map(({ id }) => id)
  return { database, visit, make, send, waiting }
}

const titlesOnRelay = (agendaId: string) =>
  [...relay.doc(agendaId).getMap('blocks').keys()].flatMap((block) => {
    const found = readBlock(relay.doc(agendaId), block)
    return found && !deletionOf(relay.doc(agendaId), block) ? [found.title] : []
  })

/** Anna and Bram know a chapter; Anna goes away from the agenda while there is no relay. */
async function together() {
  const [anna, bram] = [someone('Anna'), someone('Bram')]
  const id = await anna.make()
  const hers = await anna.visit(id)
  const chapter = section(hers, 'Taal')
  await saved(hers)
  await eventually(async () => expect(await anna.waiting()).toEqual([]))
  return { anna, bram, id, hers, chapter, his: await bram.visit(id) }
}

test('what was written without a relay is sent without opening the agenda, and nobody is seen there meanwhile', async () => {
  const { anna, id, hers, his, chapter } = await together()
  await saved(his)
  await relay.stop()
  section(hers, 'In de trein')
  hers.run((doc, writer) => deleteBlock(doc, writer, chapter))
  await hers.close()
  const seen = new Set<string>()
  his.subscribePeople(() => {
    for (const { name } of his.people()) seen.add(name)
  })
  const { openedAt } = (await anna.database.agendas.get(id)) ?? {}
  expect(await anna.waiting()).toEqual([id])
  await relay.start()
  await saved(his)
  expect(await anna.send(id)).toBe('sent')
  expect(titlesOnRelay(id)).toEqual(['In de trein'])
  expect(await anna.waiting()).toEqual([])
  expect((await anna.database.agendas.get(id))?.openedAt).toBe(openedAt)
  expect([...seen]).toEqual([])
})

test('of an agenda that was left before the relay could say so, it is known afterwards that the relay has it', async () => {
  const anna = someone('Anna')
  const id = await anna.make()
  relay.behaviour.acknowledges = false
  const hers = await anna.visit(id)
  section(hers, 'Taal')
  await eventually(() => expect(titlesOnRelay(id)).toEqual(['Taal']))
  await hers.close()
  expect(await anna.waiting()).toEqual([id])
  relay.behaviour.acknowledges = true
  expect(await anna.send(id)).toBe('sent')
  expect(await anna.waiting()).toEqual([])
})

test('a page that had no time left to store its last words left something that waits', async () => {
  const { anna, id, hers } = await together()
  await hers.close()
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  expect(await anna.waiting()).toEqual([])
  const last = new Y.Doc()
  Y.applyUpdate(last, Y.encodeStateAsUpdate(relay.doc(id)))
  const before = Y.encodeStateVector(last)
  addBlock(last, { deviceId: 'Anna', name: 'Anna' }, { type: 'section', parent: null, title: 'Op de valreep' })
  keepLastWords(`${placeOfLastWords(anna.database.name, id)}tab`, {
    updates: [Y.encodeStateAsUpdate(last, before)],
    changes: 1,
    clients: new Set([last.clientID]),
    places: new Set(),
    stay: false,
  })
  expect(await anna.waiting()).toEqual([id])
  expect(await anna.send(id)).toBe('sent')
  expect(titlesOnRelay(id)).toEqual(['Taal', 'Op de valreep'])
  expect(await anna.waiting()).toEqual([])
})

test('what a colleague’s deletion takes along of unsent text is rescued, and the next visit shows it', async () => {
  const { anna, id, hers, his, chapter } = await together()
  write(hers, chapter, 'Samen. ')
  await saved(hers)
  await eventually(() => expect(JSON.stringify(readBlock(his.doc, chapter)?.body)).toContain('Samen'))
  await eventually(async () => expect(await anna.waiting()).toEqual([]))
  await relay.stop()
  write(hers, chapter, 'In de trein')
  await hers.close()
  const body = (his.doc.getMap('blocks').get(chapter) as Y.Map<unknown>).get('body') as Y.XmlFragment
  his.doc.transact(() => body.delete(0, 1), his.writer)
  await relay.start()
  await saved(his)
  expect(await anna.send(id)).toBe('sent')
  const later = await anna.visit(id)
  await eventually(() =>
    expect(later.notices()).toMatchObject([{ kind: 'rescued', block: chapter, text: 'In de trein' }]),
  )
})

test('what came in while nobody looked is new at the next visit', async () => {
  const { anna, id, hers, his, chapter } = await together()
  await relay.stop()
  section(hers, 'In de trein')
  await hers.close()
  write(his, chapter, 'Elke week les')
  await relay.start()
  await saved(his)
  expect(await anna.send(id)).toBe('sent')
  const { leftAt = 0 } = (await anna.database.visits.get(id)) ?? {}
  await anna.database.visits.update(id, { leftAt: leftAt - 24 * 3_600_000 })
  const later = await anna.visit(id)
  await saved(later)
  const { changes } = await (await later.lastVisit).changes()
  expect(changes).toMatchObject([{ block: chapter, what: 'body', after: expect.stringContaining('Elke week les') }])
})

test('where the relay takes nothing or isn’t there, nothing is claimed', async () => {
  const { anna, id, hers } = await together()
  await relay.stop()
  section(hers, 'In de trein')
  await hers.close()
  expect(await anna.send(id)).toBe('offline')
  await relay.start()
  const outcomeOf = async (behaviour: Partial<TestRelay['behaviour']>) => {
    Object.assign(relay.behaviour, { refuses: null, role: null, isOld: false }, behaviour)
    return anna.send(id)
  }
  expect(await outcomeOf({ role: 'reader' })).toBe('refused')
  expect(await outcomeOf({ refuses: closeCode.notAllowed })).toBe('refused')
  expect(await outcomeOf({ refuses: closeCode.clientTooOld })).toBe('refused')
  expect(await outcomeOf({ refuses: closeCode.storageUnavailable })).toBe('later')
  expect(await outcomeOf({ isOld: true })).toBe('refused')
  expect(await anna.waiting()).toEqual([id])
  expect(await outcomeOf({ role: 'writer' })).toBe('sent')
  expect(titlesOnRelay(id)).toEqual(['Taal', 'In de trein'])
})

test('a device that is full holds nothing back, and what is rescued is stored as soon as it can be', async () => {
  const { anna, id, hers, his, chapter } = await together()
  write(hers, chapter, 'Samen. ')
  await saved(hers)
  await eventually(async () => expect(await anna.waiting()).toEqual([]))
  await relay.stop()
  write(hers, chapter, 'In de trein')
  await hers.close()
  his.run((doc, writer) => deleteBlock(doc, writer, chapter))
  await relay.start()
  await saved(his)
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) as never
  vi.spyOn(anna.database.visitStates, 'put').mockImplementation(full)
  vi.spyOn(anna.database.rescued, 'put').mockImplementation(full)
  vi.spyOn(anna.database.rescued, 'bulkPut').mockImplementationOnce(full)
  expect(await anna.send(id)).toBe('sent')
  vi.restoreAllMocks()
  expect(await anna.database.rescued.toArray()).toMatchObject([{ kind: 'deletedWhileEditing', block: chapter }])
})

test('an agenda that is opened while it is sent is left to that tab: nothing is written down in its place', async () => {
  const { anna, id, hers } = await together()
  await relay.stop()
  section(hers, 'In de trein')
  await hers.close()
  await relay.start()
  const pending = { name: `${anna.database.name}:open:${id}`, mode: 'shared' }
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, options: object, work?: (lock: object) => unknown) =>
        work?.({ name }) ?? (options as (lock: object) => unknown)({ name }),
      query: async () => ({ held: [], pending: [pending] }),
    },
  })
  expect(await anna.send(id)).toBe('inUse')
  expect(titlesOnRelay(id)).toEqual(['Taal', 'In de trein'])
  expect(await anna.waiting()).toEqual([id])
  // who waits to take it off the device is no tab that has it open
  pending.mode = 'exclusive'
  expect(await anna.send(id)).toBe('sent')
  expect(await anna.waiting()).toEqual([])
})

test('an agenda that a tab has open is left to it', async () => {
  const { anna, id, hers } = await together()
  await hers.close()
  vi.stubGlobal('navigator', {
    locks: { request: (_: string, __: unknown, work: (lock: null) => unknown) => work(null) },
  })
  expect(await anna.send(id)).toBe('inUse')
})
