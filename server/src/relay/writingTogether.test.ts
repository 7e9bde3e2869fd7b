import { expect, test } from 'vitest'
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts'
import { newAgendaId, person, synced, until } from '../test/people.ts'
import { startRelay, temporaryFolder } from '../test/relay.ts'
import { textOf } from '../test/updates.ts'

test('two people who write at the same time end with the same text', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = person(relay.syncUrl, agendaId)
  const bram = person(relay.syncUrl, agendaId)
  await Promise.all([synced(anna), synced(bram)])
  for (let i = 0; i < 50; i++) {
    anna.text.insert(0, 'a')
    bram.text.insert(0, 'b')
  }
  await until(() => anna.text.length === 100 && bram.text.length === 100)
  expect(anna.text.toString()).toBe(bram.text.toString())
})

test('someone who comes later gets everything before it is told that it is synced', async () => {
  const relay = await startRelay()
  const agendaId = newAgendaId()
  const anna = person(relay.syncUrl, agendaId)
  anna.text.insert(0, 'written before the line was there')
  // 'Synced' tells Anna that she has what the relay has, not that the relay has hers: a colleague who reads it does.
  const witness = person(relay.syncUrl, agendaId)
  await until(() => witness.text.length > 0)
  const bram = person(relay.syncUrl, agendaId)
  const textAtSync = new Promise((resolve) => bram.provider.on('sync', () => resolve(bram.text.toString())))
  await until(() => bram.text.length > 0)
  expect(await textAtSync).toBe('written before the line was there')
})

test('what was written without the relay arrives when it is back, also after a restart on the same folder', async () => {
  const dataFolder = await temporaryFolder()
  const agendaId = newAgendaId()
  const before = await startRelay({ dataFolder })
  const anna = person(before.syncUrl, agendaId)
  anna.text.insert(0, 'one ')
  await synced(anna)
  const reader = person(before.syncUrl, agendaId)
  await until(() => reader.text.toString() === 'one ')
  await before.stop()
  anna.text.insert(4, 'two')

  const after = await startRelay({ dataFolder })
  const bram = person(after.syncUrl, agendaId)
  await synced(bram)
  expect(bram.text.toString()).toBe('one ')
  const annaAgain = person(after.syncUrl, agendaId, { doc: anna.doc })
  await synced(annaAgain)
  await until(() => bram.text.toString() === 'one two')
})

test('a room that grows large is put together while people write in it, and a newcomer gets the same', async () => {
  const dataFolder = await temporaryFolder()
  const agendaId = newAgendaId()
  const relay = await startRelay({ dataFolder })
  const anna = person(relay.syncUrl, agendaId)
  const bram = person(relay.syncUrl, agendaId)
  await Promise.all([synced(anna), synced(bram)])
  anna.text.insert(0, 'x'.repeat(300_000))
  for (let i = 0; i < 20; i++) {
    anna.text.insert(0, 'a')
    bram.text.insert(bram.text.length, 'b')
    await until(() => anna.text.toString() === bram.text.toString())
  }
  await until(() => anna.text.length === 300_040 && bram.text.length === 300_040)
  await relay.stop()

  const store = await openSqliteStore(dataFolder)
  const stored = await store.load(agendaId)
  await store.close()
  expect(stored.snapshot?.through).toBeGreaterThan(0)
  expect(textOf([stored.snapshot?.update ?? new Uint8Array([0, 0]), ...stored.tail])).toBe(anna.text.toString())
})
