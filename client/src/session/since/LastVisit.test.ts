import { createAgenda, deleteBlock, setField } from '@lea/agenda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import type * as Y from 'yjs'
import { createOnDevice } from '../../device/createOnDevice.ts'
import { Database } from '../../device/database.ts'
import { removeAgenda } from '../../device/removeAgenda.ts'
import { TestRelay } from '../../test/relay.ts'
import { section, write } from '../../test/writing.ts'
import { openSession } from '../openSession.ts'
import type { Session } from '../session.ts'

const webSocket = NodeWebSocket as unknown as typeof WebSocket

vi.setConfig({ testTimeout: 20_000 })

let relay: TestRelay
let closing: (() => Promise<unknown>)[] = []
let browsers = 0

beforeEach(async () => {
  vi.spyOn(console, 'warn')
  relay = await TestRelay.start()
})

afterEach(async () => {
  // the last opened first: an agenda that is closed has written down all of the visit, and then its database can go
  for (const close of closing.reverse()) await close()
  expect(console.warn).not.toHaveBeenCalled()
  closing = []
  await relay.stop()
})

const eventually = (holds: () => unknown) => vi.waitFor(holds, { timeout: 10_000, interval: 10 })

/** A person at a browser of their own. */
function someone(name: string) {
  const database = new Database(`visits-${++browsers}`)
  closing.push(async () => database.close())
  const device = { database, deviceId: `device-of-${name}`, failure: null }
  const visit = async (agendaId: string) => {
    const outcome = await openSession({
      agendaId,
      device,
      person: { name, organisation: 'Gemeente' },
      relayUrl: relay.url,
      store: { batchMs: 5 },
      line: { webSocket, timing: { longestBackoffMs: 50 } },
    })
    if (!outcome.ok) throw new Error(outcome.reason)
    closing.push(() => outcome.value.close())
    await outcome.value.lastVisit
    return outcome.value
  }
  const make = () =>
    createOnDevice(device, name, (doc, writer) => createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }))
  /** As if one had been away for so long. */
  const wait = async (agendaId: string, hours: number) => {
    const known = await database.visits.get(agendaId)
    await database.visits.update(agendaId, { leftAt: (known?.leftAt ?? 0) - hours * 3_600_000 })
  }
  return { database, visit, make, wait }
}

const saved = (session: Session) => eventually(() => expect(session.status().word).toBe('savedOnRelay'))
const changesOf = async (session: Session) => (await (await session.lastVisit).changes()).changes

/** Anna leaves an agenda with two chapters, Bram opens it. */
async function left() {
  const anna = someone('Anna')
  const bram = someone('Bram')
  const id = await anna.make()
  const hers = await anna.visit(id)
  const chapter = section(hers, 'Taal')
  const other = section(hers, 'Sport')
  await saved(hers)
  await eventually(async () => expect(await anna.database.visitStates.count()).toBe(1))
  await hers.close()
  const his = await bram.visit(id)
  await saved(his)
  return { anna, bram, id, chapter, other, his }
}

test('after a longer absence one is told what others changed, by whom, with old and new; one’s own work is left out', async () => {
  const { anna, id, chapter, other, his } = await left()
  write(his, chapter, 'Elke week les')
  his.run((doc, writer) => deleteBlock(doc, writer, other))
  await saved(his)
  await anna.wait(id, 24)
  const hers = await anna.visit(id)
  await saved(hers)
  write(hers, chapter, ' en van mij')
  section(hers, 'Van Anna')
  await eventually(() =>
    expect(hers.notices()).toMatchObject([{ kind: 'changedSince', blocks: 2, since: expect.any(Number) }]),
  )
  const changes = await changesOf(hers)
  expect(changes).toMatchObject([
    { block: chapter, what: 'body', before: '', after: expect.stringContaining('Elke week les') },
    { block: other, what: 'deleted', title: 'Sport', who: { names: ['Bram'] } },
  ])
  // the deletion that Bram signed tells who wrote with his client id
  expect(changes[0]?.who).toEqual({ names: ['Bram'], self: 'too' })
})

test('who wrote is ‘nobody knows’ when neither presence nor a signature tells', async () => {
  const { anna, id, chapter, his } = await left()
  write(his, chapter, 'Elke week les')
  await saved(his)
  await his.close()
  await anna.wait(id, 24)
  const hers = await anna.visit(id)
  await saved(hers)
  expect(await changesOf(hers)).toMatchObject([{ block: chapter, what: 'body', who: { names: [null] } }])
})

test('a reload is no new visit: the changes of before it are still told, those of one’s own are not', async () => {
  const { anna, id, chapter, his } = await left()
  his.run((doc, writer) => setField(doc, writer, chapter, 'hint', 'Bram was hier'))
  await saved(his)
  await anna.wait(id, 1)
  const first = await anna.visit(id)
  await saved(first)
  write(first, chapter, 'mine')
  await saved(first)
  await first.close()
  const again = await anna.visit(id)
  await saved(again)
  expect((await changesOf(again)).map(({ what }) => what)).not.toContain('body')
  expect(await changesOf(again)).toMatchObject([{ block: chapter, what: 'field', who: { names: ['Bram'] } }])
  expect(again.notices()).toEqual([])
})

test('what was marked as seen is not told again', async () => {
  const { anna, id, his } = await left()
  section(his, 'Nieuw')
  await saved(his)
  await anna.wait(id, 1)
  const hers = await anna.visit(id)
  await saved(hers)
  expect(await changesOf(hers)).toMatchObject([{ what: 'added' }])
  await (await hers.lastVisit).markSeen()
  expect(await changesOf(hers)).toEqual([])
  section(his, 'Nog nieuwer')
  await eventually(async () => expect(await changesOf(hers)).toMatchObject([{ what: 'added' }]))
})

test('on a first visit nothing has changed, and an agenda that is removed takes its visits along', async () => {
  const { bram, id, his } = await left()
  expect(await changesOf(his)).toEqual([])
  expect(his.notices()).toEqual([])
  await his.close()
  await removeAgenda(bram.database, id)
  expect(await bram.database.visits.count()).toBe(0)
  expect(await bram.database.visitStates.count()).toBe(0)
})

/** Takes letters away at the begin of a block's first line. */
function erase(session: Session, block: string, length: number): void {
  const body = (session.doc.getMap('blocks').get(block) as Y.Map<unknown>).get('body') as Y.XmlFragment
  const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
  session.doc.transact(() => text.delete(0, length), session.writer)
}

test('text that a colleague took away is told with her name, also where one wrote or took away oneself', async () => {
  const { anna, id, chapter, his } = await left()
  const first = await anna.visit(id)
  write(first, chapter, 'een twee drie vier')
  await saved(first)
  await first.close()
  await eventually(() => expect(JSON.stringify(his.doc)).toContain('een twee drie vier'))
  erase(his, chapter, 4)
  await saved(his)
  await anna.wait(id, 1)
  const hers = await anna.visit(id)
  await saved(hers)
  expect(await changesOf(hers)).toMatchObject([{ block: chapter, what: 'body', who: { names: ['Bram'], self: 'no' } }])
  erase(hers, chapter, 5)
  write(hers, chapter, ' vijf')
  expect(await changesOf(hers)).toMatchObject([
    { before: 'een twee drie vier', after: 'drie vier vijf', who: { names: ['Bram'], self: 'too' } },
  ])
})

test('what one took away oneself is not told, in another tab neither', async () => {
  const { anna, id, chapter, his } = await left()
  write(his, chapter, 'een twee drie')
  await saved(his)
  const first = await anna.visit(id)
  await saved(first)
  await first.close()
  await anna.wait(id, 1)
  const hers = await anna.visit(id)
  await saved(hers)
  const beside = await anna.visit(id)
  erase(hers, chapter, 4)
  await saved(hers)
  await eventually(async () => expect((await anna.database.visits.get(id))?.erased).toHaveLength(1))
  await eventually(() => expect(JSON.stringify(beside.doc)).not.toContain('een twee'))
  expect(await changesOf(hers)).toEqual([])
  expect(await changesOf(beside)).toEqual([])
})
