import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { startRelay, temporaryFolder } from '../test/relay.ts'
import { AccessDatabase, accessDatabaseName } from './accessDatabase.ts'

test('a book of a newer version is refused at the start, and left as it is', async () => {
  const dataFolder = await temporaryFolder()
  new AccessDatabase(dataFolder).close()
  const database = new DatabaseSync(join(dataFolder, accessDatabaseName))
  database.exec('PRAGMA user_version = 99')
  database.close()
  await expect(startRelay({ dataFolder })).rejects.toThrow('format 99')
})

test('what fails halfway leaves nothing behind', () => {
  const database = new AccessDatabase(null)
  const halfway = () =>
    database.transaction(() => {
      database.run("INSERT INTO server (key, value) VALUES ('a', 'b')")
      throw new Error('halfway')
    })
  expect(halfway).toThrow('halfway')
  expect(database.one('SELECT * FROM server')).toBeUndefined()
  database.close()
})
