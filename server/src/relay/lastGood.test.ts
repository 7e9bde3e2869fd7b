import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { databaseName, openSqliteStore } from '../storage/sqlite/sqliteStore.ts'
import { newAgendaId, until } from '../test/people.ts'
import { RawClient } from '../test/rawClient.ts'
import { startRelay, temporaryFolder } from '../test/relay.ts'
import { textOf, updateThatWrites } from '../test/updates.ts'

const textHeardBy = ({ heard }: RawClient) =>
  textOf(heard.flatMap((one) => (one.kind === 'update' ? [one.update] : [])))

test('of a damaged agenda what is left can be read, never written in or taken for the whole; the others go on', async () => {
  const dataFolder = await temporaryFolder()
  const [damaged, sound] = [newAgendaId(), newAgendaId()]
  const store = await openSqliteStore(dataFolder)
  await store.append(damaged, 1, ['first', 'second', 'third'].map(updateThatWrites))
  await store.append(sound, 1, [updateThatWrites('sound')])
  await store.close()
  const database = new DatabaseSync(join(dataFolder, databaseName))
  database.exec(`UPDATE updates SET content = x'00' WHERE room = '${damaged}' AND number = 2`)
  database.close()
  const before = readFileSync(join(dataFolder, databaseName))

  const relay = await startRelay({ dataFolder })
  expect(await new RawClient(`${relay.syncUrl}/${damaged}`).closed()).toBe(4503)
  expect(relay.logged).toContainEqual(expect.objectContaining({ level: 50, msg: 'a room could not be loaded' }))

  const reader = await new RawClient(`${relay.syncUrl}/${damaged}?lastGood=1`).opened()
  reader.ask()
  expect(await reader.closed()).toBe(4503)
  expect(textHeardBy(reader)).toBe('first')
  expect(reader.heard.map(({ kind }) => kind)).toEqual(['update'])

  const writer = await new RawClient(`${relay.syncUrl}/${damaged}?lastGood=1&ack=1`).opened()
  writer.sendUpdate(updateThatWrites('lost'))
  expect(await writer.closed()).toBe(4405)
  expect(writer.acknowledged).toBeUndefined()

  const colleague = await new RawClient(`${relay.syncUrl}/${sound}?ack=1`).opened()
  colleague.ask()
  await until(() => colleague.heard.some(({ kind }) => kind === 'everything sent'))
  expect(textHeardBy(colleague)).toBe('sound')
  await relay.stop()
  expect(before.equals(readFileSync(join(dataFolder, databaseName)))).toBe(true)
})
