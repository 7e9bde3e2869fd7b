import { addBlock, createAgenda, readTree } from '@lea/agenda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { openDevice } from '../device/device.ts'
import { readUnconfirmed } from '../device/onlyHere.ts'
import { readThrownAway } from '../device/thrownAway.ts'
import { TestRelay } from '../test/relay.ts'
import { openSession } from './openSession.ts'

type Row = Record<string, unknown>

/** What may stand in a row that something else wrote over; its keys are as they were, or nobody would find it. */
const nonsense: readonly unknown[] = [null, new Uint8Array(12).fill(129), [null, {}, 'x', [[]]]]

const keys: Record<string, readonly string[]> = {
  updates: ['id', 'agenda', 'bytes', 'sum'],
  rescued: ['id', 'agenda'],
  relay: ['agenda'],
  drafts: ['id', 'agenda'],
  visits: ['agenda'],
  visitStates: ['id', 'agenda'],
  settings: ['key'],
}

let relay: TestRelay
let databases = 0

beforeEach(async () => {
  for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  vi.stubGlobal('localStorage', storageInMemory())
  relay = await TestRelay.start()
})

afterEach(async () => {
  await relay.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test.each(Object.keys(keys))(
  'nonsense in a row of ‘%s’: the agenda opens whole, all is stored, and nothing speaks of a private window',
  async (table) => {
    const { database, agendaId, taalklas } = await somethingOfEach()
    const rows: Row[] = await database.table(table).toArray()
    expect(rows.length).toBeGreaterThan(0)
    const fields = [...new Set(rows.flatMap(Object.keys))].filter((field) => !keys[table]?.includes(field))
    // where there are many, each gets one of them in turn
    const each = (at: number) => (fields.length > 3 ? nonsense.slice(at % nonsense.length).slice(0, 1) : nonsense)
    for (const [field, value] of fields.flatMap((field, at) => each(at).map((value) => [field, value] as const))) {
      await database.table(table).bulkPut(rows.map((row) => ({ ...row, [field]: value })))
      const device = await openDevice(database, null)
      expect(device.failure).toBe(null)
      expect(readThrownAway()).toBe(null)
      const session = await open(database, agendaId)
      await vi.waitFor(() => expect(session.status()).toMatchObject({ device: 'saved', word: 'savedOnRelay' }), {
        timeout: 8_000,
        interval: 5,
      })
      expect(readTree(session.doc).roots).toEqual([taalklas])
      expect((await (await session.lastVisit).changes()).changes).toEqual([])
      for (const notice of session.notices()) {
        if (notice.kind === 'damagedOnDevice') continue
        expect(notice.kind === 'rescued' ? notice.text : 'draft' in notice && notice.draft.words).toBeTypeOf('string')
      }
      await session.close()
      expect((await readUnconfirmed(database)).map(({ id }) => id)).toEqual([])
    }
    database.close()
  },
)

test('what can’t be read and what no agenda would find is kept aside, and told until somebody closes that', async () => {
  const { database, agendaId } = await somethingOfEach()
  const [row, rescued, draft] = [
    await database.updates.toCollection().first(),
    await database.rescued.toCollection().first(),
    await database.drafts.toCollection().first(),
  ]
  const lost: { table: string; row: Row; where: Row }[] = [
    { table: 'updates', row: { ...row, agenda: null }, where: { id: row?.id } },
    { table: 'rescued', row: { ...rescued, text: null }, where: { id: rescued?.id } },
    { table: 'rescued', row: { ...rescued, id: 'other', agenda: null }, where: { id: 'other' } },
    { table: 'drafts', row: { ...draft, words: [] }, where: { id: draft?.id } },
  ]
  for (const { table, row } of lost) await database.table(table).put(row)

  const session = await open(database, agendaId)

  await vi.waitFor(async () => {
    expect((await database.damaged.toArray()).map(({ bytes }) => bytes)).toEqual(
      expect.arrayContaining(lost.map(({ row }) => row)),
    )
    expect(session.notices()).toMatchObject([{ kind: 'damagedOnDevice', rows: lost.length }])
  })
  for (const { table, where } of lost) expect(await database.table(table).get(where)).toBeUndefined()
  await session.close()
  const again = await open(database, agendaId)
  await vi.waitFor(() => expect(again.notices()).toMatchObject([{ kind: 'damagedOnDevice', rows: lost.length }]))
  again.dismissNotice('damagedOnDevice')
  await vi.waitFor(async () => expect((await database.damaged.toArray()).every(({ told }) => told)).toBe(true))
  await again.close()
  database.close()
})

/** A browser with an agenda that the relay has, and at least one row in each table that an agenda is opened with. */
async function somethingOfEach() {
  const database = new Database(`damaged-${++databases}`)
  const device = await openDevice(database, null)
  const agendaId = await createOnDevice(device, 'Anna', (doc, writer) => {
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' })
    addBlock(doc, writer, { type: 'action', parent: null, title: 'Taalklas' })
  })
  const session = await open(database, agendaId)
  await vi.waitFor(() => expect(session.status().word).toBe('savedOnRelay'))
  await session.close()
  const at = Date.now()
  await database.rescued.put({
    id: 'rescued',
    kind: 'rescued',
    agenda: agendaId,
    block: null,
    text: 'gered',
    by: 'Bram',
  })
  const place = { block: null, field: 'municipality', words: 'Vlieland', value: 'Vlieland', seen: [] }
  await database.drafts.put({ id: `${agendaId}:een:municipality`, agenda: agendaId, tab: 'elders', ...place, at })
  return { database, agendaId, taalklas: readTree(session.doc).roots[0] }
}

async function open(database: Database, agendaId: string) {
  const outcome = await openSession({
    agendaId,
    device: { database, deviceId: 'anna', failure: null },
    person: { name: 'Anna', organisation: 'Gemeente' },
    relayUrl: relay.url,
    store: { batchMs: 5 },
    line: { webSocket: NodeWebSocket as unknown as typeof WebSocket },
  })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

function storageInMemory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}
