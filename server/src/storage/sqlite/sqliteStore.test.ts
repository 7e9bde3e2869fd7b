import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SimulatedClock } from '../../simulation/simulatedClock.ts'
import { temporaryFolder } from '../../test/relay.ts'
import type { AgendaStore } from '../agendaStore.ts'
import { agendaStoreContract } from '../agendaStoreContract.ts'
import { RoomDatabase } from './database.ts'
import { openingId } from './messages.ts'
import { databaseName, openSqliteStore, SqliteStore, type StorageThread } from './sqliteStore.ts'

const room = 'agenda-under-test'

async function open(folder: string, pages?: number): Promise<AgendaStore> {
  const store = await openSqliteStore(folder, pages)
  onTestFinished(() => store.close())
  return store
}

/** Changes the closed database behind the store's back, as a rotten disk would. */
function tamper(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, databaseName))
  database.exec(sql)
  database.close()
}

async function folderWithUpdates(count: number): Promise<string> {
  const folder = await temporaryFolder()
  const store = await open(folder)
  await store.append(
    room,
    1,
    Array.from({ length: count }, (_, i) => Uint8Array.from([i, i])),
  )
  await store.close()
  return folder
}

describe('the contract', () => {
  agendaStoreContract(async () => {
    const folder = await temporaryFolder()
    const store = await open(folder, 700)
    return {
      store,
      reopen: async () => {
        await store.close()
        return open(folder)
      },
      // A real SQLITE_FULL: the file may have 700 pages of 4 kB, and another room takes most of them.
      fillDisk: async () => {
        await store.append('filler', 1, [new Uint8Array(2_300_000)])
        return () => store.compact('filler', { through: 1, update: empty, stateVector: empty, beyond: empty })
      },
    }
  })
  const empty = new Uint8Array()
})

describe('damage', () => {
  test('an unreadable update at the end is put aside, and the room goes on without it', async () => {
    const folder = await folderWithUpdates(3)
    tamper(folder, "UPDATE updates SET content = x'00' WHERE number = 3")
    const store = await open(folder)
    expect(await store.load(room)).toMatchObject({
      tail: [Uint8Array.from([0, 0]), Uint8Array.from([1, 1])],
      putAside: 1,
    })
    await store.append(room, 3, [Uint8Array.from([9])])
    expect(await store.load(room)).toMatchObject({ putAside: 0 })
    await store.close()
    const database = new DatabaseSync(join(folder, databaseName))
    expect(database.prepare('SELECT room, number, content FROM put_aside').all()).toMatchObject([
      { room, number: 3, content: Uint8Array.from([0]) },
    ])
    database.close()
  })

  test.each([
    ['an unreadable update with a good one behind it', "UPDATE updates SET content = x'00' WHERE number = 2"],
    ['an update that is missing in the middle', 'DELETE FROM updates WHERE number = 2'],
    [
      'updates that have changed places',
      'UPDATE updates SET content = (SELECT content FROM updates WHERE number = 1) WHERE number = 2',
    ],
  ])('%s: the room is refused, not opened with a hole, and nothing is thrown away', async (_, sql) => {
    const folder = await folderWithUpdates(3)
    tamper(folder, sql)
    const before = readFileSync(join(folder, databaseName))
    const store = await open(folder)
    await expect(store.load(room)).rejects.toMatchObject({ trouble: 'damaged' })
    const { tail } = await store.loadLastGood(room)
    expect([[Uint8Array.from([0, 0])], []]).toContainEqual(tail)
    await store.close()
    expect(before.equals(readFileSync(join(folder, databaseName)))).toBe(true)
  })

  test('a damaged room leaves the others alone', async () => {
    const folder = await folderWithUpdates(3)
    tamper(folder, 'DELETE FROM updates WHERE number = 2')
    const store = await open(folder)
    await expect(store.load(room)).rejects.toMatchObject({ trouble: 'damaged' })
    await store.append('another-agenda', 1, [Uint8Array.from([1])])
    expect((await store.load('another-agenda')).tail).toEqual([Uint8Array.from([1])])
  })

  test('an unreadable snapshot: the room is refused, not opened empty', async () => {
    const folder = await folderWithUpdates(2)
    const bytes = Uint8Array.from([1])
    const first = await open(folder)
    await first.compact(room, { through: 1, update: bytes, stateVector: bytes, beyond: bytes })
    await first.close()
    tamper(folder, "UPDATE snapshots SET state_vector = x'02'")
    await expect((await open(folder)).load(room)).rejects.toMatchObject({ trouble: 'damaged' })
  })

  test('a file that is no database is refused at the start and left as it is', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, databaseName)
    writeFileSync(path, 'this is a letter, not a database, and it is long enough to have a header')
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ reason: 'notADatabase' })
    expect(readFileSync(path, 'utf8')).toContain('this is a letter')
  })

  test('a database of the first version is brought up to date with all that is in it', async () => {
    const folder = await folderWithUpdates(2)
    tamper(
      folder,
      `DROP TABLE forms; DROP TABLE authors;
      CREATE TABLE before (
        id INTEGER PRIMARY KEY, room TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL
      );
      INSERT INTO before (room, number, content, checksum) SELECT room, number, content, checksum FROM updates;
      DROP TABLE updates; ALTER TABLE before RENAME TO updates;
      CREATE UNIQUE INDEX updates_in_order ON updates (room, number);
      PRAGMA user_version = 1`,
    )
    const store = await open(folder)
    expect((await store.load(room)).tail).toHaveLength(2)
    await store.append(room, 3, [Uint8Array.from([3])], 2)
    expect((await store.load(room)).schema).toBe(2)
  })

  test('a database of a newer version is refused at the start', async () => {
    const folder = await folderWithUpdates(1)
    tamper(folder, 'PRAGMA user_version = 99')
    await expect(openSqliteStore(folder)).rejects.toThrow('format 99')
  })
})

test('commits that follow each other keep a distance, and what comes meanwhile goes together; nothing waits after a pause, or when much is waiting', async () => {
  const clock = new SimulatedClock()
  const commits: number[] = []
  const store = new SqliteStore(({ answered }) => {
    queueMicrotask(() => answered({ id: openingId, result: { ok: true } }))
    const post: StorageThread['post'] = ({ id, request }) => {
      const appends = request.kind === 'append' ? request.appends : []
      commits.push(appends.length)
      queueMicrotask(() => answered({ id, result: { ok: true, appended: appends.map(() => null) } }))
    }
    return { post, end: async () => undefined }
  }, clock)
  await store.opened()
  const write = (name: string) => store.append(name, 1, [Uint8Array.from([1])])
  await write('first')
  const others = [write('second'), write('third')]
  await new Promise((resolve) => setImmediate(resolve))
  expect(commits).toEqual([1])
  clock.runUntil(clock.now() + 1)
  await Promise.all(others)
  expect(commits).toEqual([1, 2])
  await new Promise((resolve) => setImmediate(resolve))
  clock.runUntil(clock.now() + 1)
  const many = ['fourth', 'fifth', 'sixth', 'seventh', 'eighth'].map(write)
  await Promise.all(many)
  expect(commits).toEqual([1, 2, 1, 4])
})

test('one store at a time has a folder; when it closes the next one may', async () => {
  const folder = await temporaryFolder()
  const first = await open(folder)
  await expect(openSqliteStore(folder)).rejects.toMatchObject({ reason: 'locked' })
  await first.append(room, 1, [Uint8Array.from([1])])
  await first.close()
  expect((await (await open(folder)).load(room)).tail).toHaveLength(1)
})

test('what is written in a file that was taken away, or another put in its place, is soon not called kept; it is when the file is back', async () => {
  const folder = await temporaryFolder()
  const [path, away] = [join(folder, databaseName), join(folder, 'away')]
  const store = await open(folder)
  let written = 0
  const write = () => {
    written += 1
    return store.append(room, written, [Uint8Array.from([1])])
  }
  const writeUntilRefused = async () => {
    // now and then it is looked whether the file is still there
    for (;;) await write()
  }
  await write()
  renameSync(path, away)
  const lost = { trouble: 'unavailable', message: expect.stringContaining(databaseName) }
  await expect(writeUntilRefused()).rejects.toMatchObject(lost)
  writeFileSync(path, '')
  await expect(write()).rejects.toMatchObject(lost)
  renameSync(away, path)
  // what was refused lies in the file after all: who comes back with it brings nothing new
  expect((await store.load(room)).tail).toHaveLength(written)
  await write()
})

test('a commit waits for the disk: the system itself may fall over after it', async () => {
  const path = join(await temporaryFolder(), databaseName)
  const database = new DatabaseSync(path)
  const rooms = new RoomDatabase(path, undefined, database)
  onTestFinished(() => rooms.close())
  const settings = ['synchronous', 'journal_mode', 'locking_mode'].map((name) =>
    database.prepare(`PRAGMA ${name}`).get(),
  )
  // 2 is FULL: with 1 (NORMAL) a log in WAL is synced only when it is put in the file
  expect(settings).toEqual([{ synchronous: 2 }, { journal_mode: 'wal' }, { locking_mode: 'exclusive' }])
})

test('a compaction does not wait for the disk, and every commit after it does', async () => {
  const path = join(await temporaryFolder(), databaseName)
  const database = new DatabaseSync(path)
  const rooms = new RoomDatabase(path, undefined, database)
  onTestFinished(() => rooms.close())
  const synchronous = 'SELECT synchronous FROM pragma_synchronous'
  database.exec(`CREATE TEMP TABLE seen (synchronous);
    CREATE TEMP TRIGGER compacted AFTER INSERT ON snapshots BEGIN INSERT INTO seen ${synchronous}; END`)
  rooms.append([{ room, first: 1, updates: [Uint8Array.from([1])] }])
  const bytes = Uint8Array.from([1])
  const snapshot = { through: 1, update: bytes, stateVector: bytes, beyond: bytes }
  rooms.compact(room, snapshot)
  // 1 is NORMAL
  expect(database.prepare('SELECT synchronous FROM seen').all()).toEqual([{ synchronous: 1 }])
  expect(database.prepare(synchronous).get()).toEqual({ synchronous: 2 })
  database.exec('DROP TABLE seen')
  expect(() => rooms.compact(room, { ...snapshot, through: 2 })).toThrow('seen')
  expect(database.prepare(synchronous).get()).toEqual({ synchronous: 2 })
})

describe('the log', () => {
  /** Kept in the file itself, not only in the log behind it. */
  const bytesInFile = (folder: string) => statSync(join(folder, databaseName)).size
  const page = new Uint8Array(4_096)

  test('no commit waits for a log of some thousand pages to be put in the file', async () => {
    const folder = await temporaryFolder()
    const rooms = new RoomDatabase(join(folder, databaseName))
    onTestFinished(() => rooms.close())
    const before = bytesInFile(folder)
    for (let i = 0; i < 3; i++)
      rooms.append([{ room, first: i * 1_000 + 1, updates: Array.from({ length: 1_000 }, () => page) }])
    expect(bytesInFile(folder)).toBe(before)
  })

  test('it is put in the file when nobody has written for a moment', async () => {
    const folder = await temporaryFolder()
    const store = await open(folder)
    const before = bytesInFile(folder)
    for (let number = 1; number <= 120; number++) await store.append(room, number, [page])
    await expect.poll(() => bytesInFile(folder), { timeout: 10_000 }).toBeGreaterThan(before + 120 * page.length)
    // and what is written after that is kept as ever
    await store.append(room, 121, [page])
    expect((await store.load(room)).tail).toHaveLength(121)
  })
})
