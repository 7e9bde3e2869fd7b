import { addBlock, createAgenda, deleteBlock, type FieldValue, parseAmount, readBlock, setField } from '@lea/agenda'
import { afterEach, expect, test, vi } from 'vitest'
import { createOnDevice } from '../device/createOnDevice.ts'
import { Database } from '../device/database.ts'
import { findDrafts } from '../device/foundDrafts.ts'
import { nameOfMark } from '../device/tabMarks.ts'
import { openSession } from './openSession.ts'
import { recallDrafts } from './recallDrafts.ts'
import type { RunningSession } from './runningSession.ts'
import type { Session } from './session.ts'

let browsers = 0
let endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.reverse()) await end()
  endings = []
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const field = (session: Session, block: string, name = 'ceiling') => readBlock(session.doc, block)?.fields[name] ?? []
const values = (session: Session, block: string, name?: string) => field(session, block, name).map(({ value }) => value)
const amount = (words: string): FieldValue => parseAmount(words).amount

/** Anna at a browser of her own, with an agenda that has one fund of 5.000. */
async function anna() {
  const name = `browser-of-drafts-${++browsers}`
  const database = new Database(name)
  const connections: Database[] = []
  const agendaId = await createOnDevice({ database, deviceId: 'maker', failure: null }, 'Anna', (doc, writer) =>
    createAgenda(doc, writer, { title: 'Jaaragenda', kind: 'year' }),
  )
  const visit = async () => {
    const connection = new Database(name)
    const outcome = await openSession({
      agendaId,
      device: { database: connection, deviceId: `anna${connections.push(connection)}`, failure: null },
      person: { name: 'Anna', organisation: 'Gemeente' },
      relayUrl: null,
      store: { batchMs: 5, retryMs: { first: 5, longest: 20 } },
    })
    if (!outcome.ok) throw new Error(outcome.reason)
    endings.push(async () => {
      await outcome.value.close()
      connection.close()
    })
    return outcome.value as RunningSession
  }
  const first = await visit()
  const made = first.run((doc, writer) =>
    addBlock(doc, writer, { type: 'fund', parent: null, fields: { ceiling: amount('5.000') } }),
  )
  if (!made.ok) throw new Error(made.refusal)
  await vi.waitFor(() => expect(first.status().device).toBe('saved'), { timeout: 8_000 })
  endings.push(async () => database.close())
  const drafts = async () => (await findDrafts(database, agendaId)).drafts
  const firstDatabase = () => {
    const [found] = connections
    if (!found) throw new Error('Anna has not been here')
    return found
  }
  return { visit, first, fund: made.value, database, firstDatabase, drafts }
}

/** Types words in a field, without leaving it. */
async function type(session: Session, block: string, words: string, value: FieldValue | undefined, name = 'ceiling') {
  session.drafts.keep({ block, field: name }, { words, value, seen: field(session, block, name) })
}

test('the page dies while Anna types an amount: it stands in the field at her next visit, and no draft is left', async () => {
  const { visit, first, fund, drafts } = await anna()
  await type(first, fund, '7.7', amount('7.7'))
  expect(first.drafts.staying()).toMatchObject([{ block: fund, field: 'ceiling', words: '7.7' }])
  await type(first, fund, '7.777', amount('7.777'))
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))

  const next = await visit()

  await vi.waitFor(() => expect(values(next, fund)).toEqual([amount('7.777')]))
  expect(next.notices()).toEqual([])
  await vi.waitFor(async () => expect(await drafts()).toEqual([]))
})

test('another tab changed the field meanwhile: the words are offered, and stand beside it when Anna says so', async () => {
  const { visit, first, fund, drafts } = await anna()
  await type(first, fund, '7.777', amount('7.777'))
  const between = await visit()
  await vi.waitFor(() => expect(values(between, fund)).toEqual([amount('7.777')]))
  await type(between, fund, '8.888', amount('8.888'))
  between.run((doc, writer) => setField(doc, writer, fund, 'ceiling', amount('1.000')))
  await vi.waitFor(() => expect(between.status().device).toBe('saved'))

  const next = await visit()

  await vi.waitFor(() => expect(next.notices()).toMatchObject([{ kind: 'typedBefore', draft: { words: '8.888' } }]))
  expect(values(next, fund)).toEqual([amount('1.000')])
  const [notice] = next.notices()
  expect(next.restore(notice?.id ?? '').ok).toBe(true)
  expect(values(next, fund)).toEqual([amount('1.000'), amount('8.888')])
  expect(next.notices()).toEqual([])
  await vi.waitFor(async () => expect(await drafts()).toEqual([]))
})

test('what is offered comes back at each visit, also when Anna closed it, until she throws the words away', async () => {
  const { visit, first, fund, drafts } = await anna()
  await type(first, fund, 'zeven', undefined)
  for (let visits = 0; visits < 2; visits++) {
    const next = await visit()
    await vi.waitFor(() => expect(next.notices()).toMatchObject([{ draft: { words: 'zeven' } }]))
    expect(next.restore(next.notices()[0]?.id ?? '')).toEqual({ ok: false, refusal: 'valueDoesNotFitField' })
    // and they stand in the field again
    expect(next.drafts.left({ block: fund, field: 'ceiling' })).toMatchObject({ words: 'zeven' })
    next.dismissNotice(next.notices()[0]?.id ?? '')
    expect(next.notices()).toEqual([])
    // closing the notice takes nothing out of the field
    expect(next.drafts.left({ block: fund, field: 'ceiling' })).toMatchObject({ words: 'zeven' })
    await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))
  }
  const last = await visit()
  await vi.waitFor(() => expect(last.notices()).toHaveLength(1))
  last.throwAway(last.notices()[0]?.id ?? '')
  expect(last.notices()).toEqual([])
  await vi.waitFor(async () => expect(await drafts()).toEqual([]))
})

test('the notice of words that stand in their field goes when others take their place there, not before', async () => {
  const { visit, first, fund, drafts } = await anna()
  const place = { block: fund, field: 'ceiling' }
  await type(first, fund, 'zeven', undefined)
  const next = await visit()
  await vi.waitFor(() => expect(next.notices()).toMatchObject([{ draft: { words: 'zeven' } }]))

  await type(next, fund, 'zeven of acht', undefined)
  await type(next, fund, '7.000', amount('7.000'))
  expect(next.notices()).toHaveLength(1)
  next.run((doc, writer) => setField(doc, writer, fund, 'ceiling', amount('7.000')))
  next.drafts.settle(place)

  expect(next.notices()).toEqual([])
  await vi.waitFor(async () => expect(await drafts()).toEqual([]))
})

test('what Anna types in a field before her earlier words come up stands there as it is, and the earlier ones are kept beside it', async () => {
  const { visit, first, fund, database, drafts } = await anna()
  await type(first, fund, 'zeven', undefined)
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))
  const { drafts: found } = await findDrafts(database, first.agendaId)
  const next = await visit()
  await vi.waitFor(() => expect(next.notices()).toHaveLength(1))
  next.throwAway(next.notices()[0]?.id ?? '')
  await type(next, fund, '8.8', amount('8.8'))

  expect(await recallDrafts(next, found)).toMatchObject([{ id: found[0]?.id, draft: { words: 'zeven' } }])

  expect(next.drafts.staying()).toMatchObject([{ words: '8.8' }])
  await vi.waitFor(async () => expect((await drafts()).map(({ words }) => words)).toEqual(['8.8']))
})

test('words that a field can not hold stand in it when Anna comes back to it, until she types others or gives them up', async () => {
  const { first, fund } = await anna()
  const place = { block: fund, field: 'ceiling' }
  const words = { words: 'zeven', before: '5.000', seen: field(first, fund) }
  first.drafts.leave(place, words)
  expect(first.drafts.left(place)).toEqual(words)
  expect(first.drafts.left({ block: fund, field: 'title' })).toBeNull()
  first.drafts.settle(place)
  expect(first.drafts.left(place)).toBeNull()
  first.drafts.leave(place, words)
  first.drafts.drop(place)
  expect(first.drafts.left(place)).toBeNull()
})

test('the block was deleted meanwhile: the words are there when it is restored', async () => {
  const { visit, first, fund } = await anna()
  await type(first, fund, '7.777', amount('7.777'))
  first.run((doc, writer) => deleteBlock(doc, writer, fund))
  await vi.waitFor(() => expect(first.status().device).toBe('saved'), { timeout: 8_000 })
  const next = await visit()
  await vi.waitFor(() => expect(values(next, fund)).toEqual([amount('7.777')]))
})

test('words of a tab that is still open are left to it', async () => {
  const { visit, first, fund, database, drafts } = await anna()
  await type(first, fund, '7.777', amount('7.777'))
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))
  const [draft] = (await findDrafts(database, first.agendaId)).drafts
  const held = [{ name: nameOfMark('visit', database.name, draft?.visit ?? '') }]
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held }), request: async () => undefined } })
  const other = await visit()

  expect(await recallDrafts(other, (await findDrafts(database, other.agendaId)).drafts)).toEqual([])

  expect(values(other, fund)).toEqual([amount('5.000')])
  expect(await drafts()).toHaveLength(1)
})

test('words of a visit that ended are put back, also while another tab has the name of its tab', async () => {
  const { visit, first, fund, drafts } = await anna()
  await type(first, fund, '7.777', amount('7.777'))
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))
  const held = [{ name: `lea-tafel:${first.writer.deviceId}:1` }]
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held }), request: async () => undefined } })
  const next = await visit()
  await vi.waitFor(() => expect(values(next, fund)).toEqual([amount('7.777')]))
})

test('a draft is let go of only when the device has stored what it became', async () => {
  const { first, fund, drafts } = await anna()
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await type(first, fund, '7.777', amount('7.777'))
  await vi.waitFor(async () => expect(await drafts()).toHaveLength(1))
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  first.run((doc, writer) => setField(doc, writer, fund, 'ceiling', amount('7.777')))
  first.drafts.settle({ block: fund, field: 'ceiling' })
  await vi.waitFor(() => expect(first.status().device).toEqual({ failed: 'quota' }))
  expect(await drafts()).toHaveLength(1)

  full.mockRestore()

  await vi.waitFor(() => expect(first.status().device).toBe('saved'), { timeout: 8_000 })
  await vi.waitFor(async () => expect(await drafts()).toEqual([]))
})

test('words in a field that neither the database nor localStorage takes are told of, until one of them does', async () => {
  const { first, firstDatabase, fund } = await anna()
  const put = vi
    .spyOn(firstDatabase().drafts, 'put')
    .mockRejectedValue(new DOMException('no room', 'QuotaExceededError'))
  const place = { block: fund, field: 'ceiling' }
  const words = { words: '7.500', value: amount('7.500'), seen: field(first, fund) }
  first.drafts.keep(place, words)
  await vi.waitFor(() => expect(first.status()).toMatchObject({ device: { failed: 'quota' }, word: 'notSaved' }))
  put.mockRestore()
  first.drafts.keep(place, words)
  await vi.waitFor(() => expect(first.status().device).toBe('saved'), { timeout: 8_000 })
})
