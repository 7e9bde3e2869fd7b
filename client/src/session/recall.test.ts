import { addBlock, createAgenda, deleteBlock } from '@lea/agenda'
import type { Collection } from 'dexie'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { deletionOf } from './deletions.ts'
import { openSession } from './openSession.ts'
import type { Session } from './session.ts'

let databases = 0
let database: Database
let session: Session
let block = ''

beforeEach(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  database = new Database(`recall-${++databases}`)
})

afterEach(async () => {
  await session.close()
  database.close()
  vi.restoreAllMocks()
})

async function make(): Promise<string> {
  const device = { database, deviceId: 'anna', failure: null }
  return createOnDevice(device, 'Anna', (doc, writer) => {
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
    const added = addBlock(doc, writer, { type: 'action', parent: null, title: 'Taalklas' })
    if (added.ok) block = added.value
  })
}

async function open(agendaId: string): Promise<Session> {
  const device = { database, deviceId: 'anna', failure: null }
  const person = { name: 'Anna', organisation: 'Gemeente' }
  const outcome = await openSession({ agendaId, device, person, relayUrl: null, store: { batchMs: 5 } })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

/** Closes a notice when a table has been read for which it is the `nth` time, before the reader has what it read. */
function closeWhileRead(verb: 'count' | 'toArray', table: string, nth: number, id: () => string): () => boolean {
  let times = 0
  const collection = Object.getPrototypeOf(Object.getPrototypeOf(database.damaged.toCollection())) as Collection
  const read = collection[verb] as () => Promise<unknown>
  vi.spyOn(collection, verb).mockImplementation(async function (this: { _ctx: { table: { name: string } } }) {
    const found = await read.call(this)
    if (this._ctx.table.name === table && ++times === nth) session.dismissNotice(id())
    return found as never
  } as never)
  return () => times >= nth
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 100))

test('a notice of damage that is closed while the rows are counted stays closed', async () => {
  const agendaId = await make()
  const row = await database.updates.toCollection().first()
  await database.updates.add({ ...row, id: undefined, sum: 1 } as never)
  // first it is counted whether there is anything to recall
  const isRead = closeWhileRead('count', 'damaged', 2, () => 'damagedOnDevice')
  session = await open(agendaId)
  expect(session.notices()).toMatchObject([{ kind: 'damagedOnDevice', rows: 1 }])
  await vi.waitFor(() => expect(isRead()).toBe(true))
  await vi.waitFor(async () => expect(await database.damaged.toArray()).toMatchObject([{ told: true }]))
  await settled()
  expect(session.notices()).toEqual([])
})

test('a notice of a deletion that is closed while such notices are looked up once more stays closed', async () => {
  const agendaId = await make()
  session = await open(agendaId)
  session.run((doc, writer) => deleteBlock(doc, writer, block))
  const group = deletionOf(session.doc, block)?.group ?? ''
  await session.close()
  const id = `${agendaId}:${group}`
  await database.rescued.put({ id, kind: 'deletedWhileEditing', agenda: agendaId, block, by: 'Bram', group, count: 1 })
  const isRead = closeWhileRead('toArray', 'rescued', 2, () => id)
  session = await open(agendaId)
  const shown: number[] = []
  session.subscribeNotices(() => shown.push(session.notices().length))
  await vi.waitFor(() => expect(isRead()).toBe(true))
  await settled()
  expect(shown).toEqual([1, 0])
})
