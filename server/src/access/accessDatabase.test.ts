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

test('a book of format 1 is brought up to date, and keeps what is in it', async () => {
  const folder = await temporaryFolder()
  new AccessDatabase(folder).close()
  const before = new DatabaseSync(join(folder, accessDatabaseName))
  before.exec(`ALTER TABLE agendas DROP COLUMN deleted_at; ALTER TABLE agendas DROP COLUMN last_used_at;
    ALTER TABLE tickets DROP COLUMN device; ALTER TABLE log DROP COLUMN program; PRAGMA user_version = 1;
    INSERT INTO agendas (id, title, created_at) VALUES ('agenda', 'Jaaragenda', 1)`)
  before.close()
  const database = new AccessDatabase(folder)
  expect(database.all('SELECT * FROM agendas')).toEqual([
    { id: 'agenda', title: 'Jaaragenda', created_at: 1, deleted_at: null, last_used_at: null },
  ])
  database.close()
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

test('every column that names a person or a device is one that privacy was thought of for', () => {
  const database = new AccessDatabase(null)
  const found = database.all<{ place: string }>(
    `SELECT tables.name || '.' || columns.name AS place FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
     WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND columns.name IN ('person', 'by', 'created_by', 'device', 'merged_into', 'name') ORDER BY place`,
  )
  // Taken away with the person (People.remove), and given with the person's data (personData.ts).
  const goes = ['acceptances', 'devices', 'logins', 'memberships', 'passkeys', 'tickets'].map(
    (table) => `${table}.person`,
  )
  const goesAlong = ['blocked_devices.device', 'devices.name', 'tickets.device', 'tickets.name', 'people.name']
  // An id that from then on is nobody's: that there was somebody, who made an invitation, what the log tells.
  const stays = ['invitations.created_by', 'log.by', 'log.person', 'people.merged_into']
  expect(found.map(({ place }) => place)).toEqual([...goes, ...goesAlong, ...stays].sort())
  database.close()
})
