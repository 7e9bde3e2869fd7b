import { limits } from '@lea/protocol'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../compaction/compact.ts'
import { KnownContent } from '../content/knownContent.ts'
import { readUpdateContents } from '../content/updateContents.ts'
import { StoreProblem } from '../storage/agendaStore.ts'
import { MemoryStore } from '../storage/memoryStore.ts'
import { apply } from '../test/hearing.ts'
import { contentOf, histories } from '../test/histories.ts'
import { RoomLog } from './roomLog.ts'

const compactHere = async (job: Parameters<typeof compact>[0]) => compact(job)

async function openLog(store = new MemoryStore()) {
  const log = new RoomLog<string>('room', await store.load('room'), store, compactHere)
  const take = (writer: string, update: Uint8Array) => log.take(writer, update, readUpdateContents(update))
  return { store, log, take }
}

function updatesOf(write: (text: Y.Text) => void, clientId = 1): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  write(doc.getText('text'))
  return updates
}

const letters = (count: number, clientId?: number) =>
  updatesOf((text) => {
    for (let i = 0; i < count; i++) text.insert(i, 'x')
  }, clientId)

test('whoever comes with whatever state ends with the whole document, before and after compaction', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.nat(), fc.nat(), fc.func(fc.boolean()), async (history, flushAt, compactAt, had) => {
      const { log, take } = await openLog()
      for (const [i, update] of history.entries()) {
        take('anna', update)
        if (i % ((flushAt % 7) + 1) === 0) await log.flush()
        if (i === compactAt % history.length) {
          await log.flush()
          await log.compact()
        }
      }
      await log.flush()
      const whole = new Y.Doc()
      for (const update of history) Y.applyUpdate(whole, update)
      const reader = new Y.Doc()
      for (const update of history) if (had(update)) Y.applyUpdate(reader, update)
      apply(reader, log.answer(Y.decodeStateVector(Y.encodeStateVector(reader))))
      expect(contentOf(reader)).toEqual(contentOf(whole))
    }),
    { numRuns: 60 },
  )
})

test('someone who has all the text hears of a deletion that is in the snapshot', async () => {
  const { log, take } = await openLog()
  const [inserted, deleted] = updatesOf((text) => {
    text.insert(0, 'words')
    text.delete(0, 4)
  }) as [Uint8Array, Uint8Array]
  take('anna', inserted)
  take('anna', deleted)
  await log.flush()
  await log.compact()
  const reader = new Y.Doc()
  Y.applyUpdate(reader, inserted)
  apply(reader, log.answer(Y.decodeStateVector(Y.encodeStateVector(reader))))
  expect(reader.getText('text').toString()).toBe('s')
})

test('what waits for something that nobody sent yet is kept, handed on, and asked for', async () => {
  const { store, log, take } = await openLog()
  const [first, second, third] = letters(3) as [Uint8Array, Uint8Array, Uint8Array]
  take('anna', first)
  take('anna', third)
  await log.flush()
  await log.compact()
  const after = await openLog(store)
  const reader = new Y.Doc()
  Y.applyUpdate(reader, first)
  apply(reader, after.log.answer(Y.decodeStateVector(Y.encodeStateVector(reader))))
  expect(reader.getText('text').length).toBe(1)
  expect(after.log.isNews(readUpdateContents(third))).toBe(false)
  expect(after.log.isNews(readUpdateContents(second))).toBe(true)
  after.take('anna', second)
  apply(reader, [...(await after.log.flush()).frames])
  expect(reader.getText('text').length).toBe(3)
})

test('the answer ends in "that was everything", and says it once', async () => {
  const { log, take } = await openLog()
  for (const update of letters(3)) take('anna', update)
  await log.flush()
  const reader = new Y.Doc()
  expect(apply(reader, log.answer(new Map()))).toEqual(['update', 'update', 'update', 'everything sent'])
})

test('a batch is one commit; more than four updates go out as one', async () => {
  const { store, log, take } = await openLog()
  for (const update of letters(4)) take('anna', update)
  expect((await log.flush()).frames).toHaveLength(4)
  for (const update of letters(100, 2)) take('anna', update)
  expect((await log.flush()).frames).toHaveLength(1)
  expect((await store.load('room')).tail).toHaveLength(5)
})

test('nobody is sent his own words when they can be told apart, and everybody is counted', async () => {
  const { log, take } = await openLog()
  for (const update of letters(2, 1)) take('anna', update)
  for (const update of letters(1, 2)) take('bram', update)
  const { frames, writers } = await log.flush()
  expect(frames).toHaveLength(3)
  expect(writers.get('anna')).toEqual({ count: 2, othersFrames: [frames[2]] })
  expect(writers.get('bram')).toEqual({ count: 1, othersFrames: [frames[0], frames[1]] })
  for (const update of letters(9, 3)) take('anna', update)
  expect((await log.flush()).writers.get('anna')).toEqual({ count: 9, othersFrames: [] })
})

test('what everybody knows already is counted but neither stored nor sent on', async () => {
  const { store, log, take } = await openLog()
  const updates = updatesOf((text) => {
    text.insert(0, 'words')
    text.delete(1, 2)
  })
  for (const update of updates) take('anna', update)
  await log.flush()
  take('bram', Y.mergeUpdates(updates))
  take('bram', updates[1] as Uint8Array)
  const { frames, writers } = await log.flush()
  expect(frames).toEqual([])
  expect(writers.get('bram')).toEqual({ count: 2, othersFrames: [] })
  expect((await store.load('room')).tail).toHaveLength(2)
})

test('what is known survives a restart, with and without a snapshot', async () => {
  const { store, log, take } = await openLog()
  const updates = updatesOf((text) => {
    text.insert(0, 'words')
    text.delete(1, 2)
    text.insert(0, 'more ')
  })
  for (const update of updates.slice(0, 2)) take('anna', update)
  await log.flush()
  await log.compact()
  take('anna', updates[2] as Uint8Array)
  await log.flush()
  const after = await openLog(store)
  expect(after.log.isNews(readUpdateContents(Y.mergeUpdates(updates)))).toBe(false)
  expect(after.log.question()).toEqual(log.question())
  for (const update of letters(1, 5)) after.take('bram', update)
  await after.log.flush()
  expect((await store.load('room')).tail).toHaveLength(2)
})

test('a commit that the store refuses tells nobody anything', async () => {
  const { store, log, take } = await openLog()
  store.failure = new StoreProblem('unavailable', 'the disk is full')
  for (const update of letters(1)) take('anna', update)
  await expect(log.flush()).rejects.toBe(store.failure)
  expect(apply(new Y.Doc(), log.answer(new Map()))).toEqual(['everything sent'])
})

test('people who write during a compaction lose nothing by it', async () => {
  const { store, log, take } = await openLog()
  const updates = letters(20)
  for (const update of updates.slice(0, 10)) take('anna', update)
  await log.flush()
  const compacting = log.compact()
  for (const update of updates.slice(10)) take('anna', update)
  await log.flush()
  await compacting
  expect((await store.load('room')).snapshot?.through).toBe(1)
  const reader = new Y.Doc()
  apply(reader, log.answer(new Map()))
  expect(reader.getText('text').length).toBe(20)
})

test('a compaction that fails changes nothing, and is not tried again at every keystroke', async () => {
  const store = new MemoryStore()
  const failing = async () => {
    throw new Error('out of memory')
  }
  const log = new RoomLog<string>('room', await store.load('room'), store, failing)
  for (const update of letters(500)) {
    log.take('anna', update, readUpdateContents(update))
    await log.flush()
  }
  await expect(log.compact()).rejects.toThrow('out of memory')
  expect([log.tailLength, log.wantsCompaction]).toEqual([500, false])
})

test('a long tail asks for compaction, and is short afterwards', async () => {
  const { log, take } = await openLog()
  for (const update of letters(500)) {
    take('anna', update)
    await log.flush()
  }
  expect(log.wantsCompaction).toBe(true)
  await log.compact()
  expect(log.wantsCompaction).toBe(false)
  expect(log.tailLength).toBe(0)
})

test('a large snapshot is packed for those who unpack, once somebody has packed it, and for nobody else', async () => {
  const { log, take } = await openLog()
  for (const update of updatesOf((text) => text.insert(0, 'many words '.repeat(4_000)))) take('anna', update)
  await log.flush()
  expect(log.wantsPacking).toBe(false)
  await log.compact()
  expect(log.wantsPacking).toBe(true)
  const bytesOf = (frames: readonly Buffer[]) => frames.reduce((sum, { length }) => sum + length, 0)
  const plain = log.answer(new Map(), true)
  expect(bytesOf(plain)).toBeGreaterThan(44_000)
  await log.pack()
  expect(log.wantsPacking).toBe(false)
  const packed = log.answer(new Map(), true)
  expect(bytesOf(packed)).toBeLessThan(1_000)
  expect(log.answer(new Map())).toEqual(plain)
  const [reader, other] = [new Y.Doc(), new Y.Doc()]
  expect(apply(reader, packed)).toEqual(['update', 'everything sent'])
  apply(other, plain)
  expect(contentOf(reader)).toEqual(contentOf(other))
})

test('what is stored of a room never becomes less, whatever is put together and however often it is opened again', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.array(fc.nat({ max: 3 }), { minLength: 20, maxLength: 20 }),
      async (history, acts) => {
        let { store, log, take } = await openLog()
        let before = new KnownContent()
        for (const [i, update] of history.entries()) {
          take('anna', update)
          const act = acts[i % acts.length]
          if (act !== 0) await log.flush()
          if (act === 2) await log.compact()
          if (act === 3) ({ log, take } = await openLog(store))
          const { snapshot, tail } = await store.load('room')
          const stored = new KnownContent()
          for (const one of snapshot ? [snapshot.update, ...tail] : tail) stored.add(readUpdateContents(one))
          expect(stored.coversAllOf(before)).toBe(true)
          before = stored
        }
      },
    ),
    { numRuns: 25, seed: 2027 },
  )
})

test('who fell behind gets what was missed, also when it was put together meanwhile, and is not told that it was everything', async () => {
  const { log, take } = await openLog()
  const anna = letters(30)
  for (const [i, update] of anna.entries()) {
    take('anna', update)
    await log.flush()
    if (i % 10 === 9) await log.compact()
  }
  for (const position of [0, 15, 20, 25, 30]) {
    const doc = new Y.Doc()
    for (const update of anna.slice(0, position)) Y.applyUpdate(doc, update)
    expect(apply(doc, log.since(position)), `behind ${position}`).not.toContain('everything sent')
    expect(doc.getText('text').toString()).toBe('x'.repeat(30))
  }
})

test('an agenda holds 65,536 client ids: one more is refused, also in an answer, and who is known writes on', async () => {
  const store = new MemoryStore()
  const holding = (clients: number) => {
    const [stateVector, nothing] = [encoding.createEncoder(), Uint8Array.from([0, 0])]
    encoding.writeVarUint(stateVector, clients)
    for (let client = 1; client <= clients; client++)
      for (const number of [client, 1]) encoding.writeVarUint(stateVector, number)
    const snapshot = { through: 1, update: nothing, stateVector: encoding.toUint8Array(stateVector), beyond: nothing }
    return new RoomLog<string>(
      'room',
      { snapshot, tail: [], schema: 0, authors: new Map(), putAside: 0 },
      store,
      compactHere,
    )
  }
  // one deleted letter of a client, from a clock on
  const by = (client: number, clock: number) => {
    const update = encoding.createEncoder()
    for (const number of [1, 1, client, clock, 0, 1, 0]) encoding.writeVarUint(update, number)
    return readUpdateContents(encoding.toUint8Array(update))
  }
  const full = holding(limits.clientIdsPerRoom)
  for (const isAnswer of [false, true])
    expect(full.isOverLimit(by(limits.clientIdsPerRoom + 1, 0), isAnswer)).toBe(true)
  expect(full.isOverLimit(by(7, 1), false)).toBe(false)
  expect(holding(limits.clientIdsPerRoom - 1).isOverLimit(by(limits.clientIdsPerRoom, 0), false)).toBe(false)
})
