import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { nextNumber, type Snapshot, type StoredRoom, StoreProblem } from '../agendaStore.ts'

/** Updates of one room that belong together; `first` is the number of the first. */
export type Append = {
  room: string
  first: number
  updates: readonly Uint8Array[]
  schema?: number
  authors?: ReadonlyMap<number, string>
}

/** Raised when tables change; a database with a higher one is not opened. */
const formatVersion = 4

/** A relay that is restarted may find its predecessor still writing its last updates. */
const lockTimeoutMs = 3_000

/**
 * The commit with which SQLite's log has so many pages (64 MB) puts them in the file, and takes ten milliseconds and more where others take a third of one. Hardly
 * more for a long log than for a short one: it holds the same pages again and again, and each is written once.
 */
const mostPagesInLog = 16_000

/** After fewer commits than this the log isn't worth putting in the file while nobody waits. */
const commitsInLog = 100

/** Looking whether the file is still in its place takes longer than some updates do, and who takes it away takes what was kept before too. */
const lookAgainMs = 500

// A checksum covers the place of a row too, so that a row that turns up in another place is noticed.
const schema = `
  CREATE TABLE snapshots (
    room TEXT PRIMARY KEY, through INTEGER NOT NULL,
    content BLOB NOT NULL, state_vector BLOB NOT NULL, beyond BLOB NOT NULL, checksum INTEGER NOT NULL
  );
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY, room TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX updates_in_order ON updates (room, number);
  CREATE TABLE put_aside (
    id INTEGER PRIMARY KEY, room TEXT NOT NULL, number INTEGER NOT NULL, content BLOB, checksum INTEGER, at TEXT NOT NULL
  );
`

/** What a database of format 1 lacks: the newest form of agenda that was written in a room. */
const schemaSince2 = `
  CREATE TABLE forms (room TEXT PRIMARY KEY, schema INTEGER NOT NULL);
`

/** And what one of format 2 lacks: whose a client id is. */
const schemaSince3 = `
  CREATE TABLE authors (room TEXT NOT NULL, client INTEGER NOT NULL, author TEXT NOT NULL, PRIMARY KEY (room, client)) WITHOUT ROWID;
  CREATE INDEX authors_by_author ON authors (author);
`

/** And what one of format 3 lacks: updates of a room that lie beside each other, so that compaction clears few pages. */
const schemaSince4 = `
  ALTER TABLE updates RENAME TO updates_by_id;
  CREATE TABLE updates (
    room TEXT NOT NULL, number INTEGER NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (room, number)
  ) WITHOUT ROWID;
  INSERT INTO updates SELECT room, number, content, checksum FROM updates_by_id;
  DROP TABLE updates_by_id;
  PRAGMA user_version = ${formatVersion};
`

type UpdateRow = { number: number; content: Uint8Array; checksum: number }
type SnapshotRow = {
  through: number
  content: Uint8Array
  state_vector: Uint8Array
  beyond: Uint8Array
  checksum: number
}

/**
 * The rooms in one SQLite file. Every method waits for the disk, so it runs in a worker thread.
 * Methods throw what SQLite throws, and a StoreProblem for what they find wrong themselves.
 */
export class RoomDatabase {
  // Held for as long as this object lives: without a reference the garbage collector closes the database, and with it
  // the lock, while prepared statements still use it.
  readonly #database: DatabaseSyncInstance
  readonly #selectSnapshot: StatementSyncInstance
  readonly #selectUpdates: StatementSyncInstance
  readonly #selectLast: StatementSyncInstance
  readonly #insertUpdate: StatementSyncInstance
  readonly #putSnapshot: StatementSyncInstance
  readonly #deleteUpdatesThrough: StatementSyncInstance
  readonly #selectForm: StatementSyncInstance
  readonly #putForm: StatementSyncInstance
  readonly #selectAuthors: StatementSyncInstance
  readonly #selectByAuthor: StatementSyncInstance
  readonly #insertAuthor: StatementSyncInstance
  /** The file and its log, and which file each was when it was first looked at. None for one in memory. */
  readonly #files: { path: string; inode: number | undefined }[]
  #foundAt = Number.NEGATIVE_INFINITY
  /** Since the log was last put in the file. */
  #commits = 0

  /**
   * Opens the file, makes it when it isn't there, and locks it for this process. `pages`: the most pages that the file
   * may have, for tests that need a full disk. `database`: one that is open already, for the simulation.
   */
  constructor(path: string, pages?: number, database = new DatabaseSync(path, { timeout: lockTimeoutMs })) {
    this.#database = database
    const paths = database.location() === null ? [] : [path, `${path}-wal`]
    this.#files = paths.map((path) => ({ path, inode: undefined }))
    try {
      // The lock is the operating system's: a process that dies, however it dies, leaves none behind. Asked for before
      // WAL, because then SQLite keeps its index of the log in memory instead of in a shared file.
      this.#database.exec(
        `PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${mostPagesInLog}`,
      )
      this.#transaction(() => this.#prepareTables())
      if (pages !== undefined) this.#database.exec(`PRAGMA max_page_count = ${pages}`)
    } catch (problem) {
      this.#database.close()
      throw problem
    }
    const prepare = (sql: string) => this.#database.prepare(sql)
    this.#selectSnapshot = prepare(
      'SELECT through, content, state_vector, beyond, checksum FROM snapshots WHERE room = ?',
    )
    this.#selectUpdates = prepare('SELECT number, content, checksum FROM updates WHERE room = ? ORDER BY number')
    this.#selectLast = prepare(
      `SELECT max(coalesce((SELECT max(number) FROM updates WHERE room = ?1), 0),
                  coalesce((SELECT through FROM snapshots WHERE room = ?1), 0)) AS last`,
    )
    this.#insertUpdate = prepare('INSERT INTO updates (room, number, content, checksum) VALUES (?, ?, ?, ?)')
    this.#putSnapshot = prepare(
      'INSERT OR REPLACE INTO snapshots (room, through, content, state_vector, beyond, checksum) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#selectForm = prepare('SELECT schema FROM forms WHERE room = ?')
    this.#putForm = prepare('INSERT OR REPLACE INTO forms (room, schema) VALUES (?, ?)')
    this.#selectAuthors = prepare('SELECT client, author FROM authors WHERE room = ?')
    this.#selectByAuthor = prepare('SELECT room, client FROM authors WHERE author = ? ORDER BY room, client')
    this.#insertAuthor = prepare('INSERT OR REPLACE INTO authors (room, client, author) VALUES (?, ?, ?)')
    this.#deleteUpdatesThrough = prepare('DELETE FROM updates WHERE room = ? AND number <= ?')
  }

  /** See AgendaStore.load. Rows at the end that can't be read are put aside; any other damage is thrown. */
  load(room: string): StoredRoom {
    const { stored, rotten } = this.#read(room)
    // A good row behind a bad one means that something in the middle is lost: opening the room would hide that.
    if (rotten.some((row) => isSound(room, row)))
      throw new StoreProblem('damaged', `update ${nextNumber(stored)} of ${rotten.at(-1)?.number} can't be read`)
    if (rotten.length > 0) this.#transaction(() => this.#putAside(room, rotten))
    return { ...stored, putAside: rotten.length }
  }

  /** See AgendaStore.loadLastGood. */
  loadLastGood(room: string): StoredRoom {
    return this.#read(room).stored
  }

  /** The room up to the first row that is not what and where it should be, and the rows from there on. */
  #read(room: string): { stored: StoredRoom; rotten: readonly UpdateRow[] } {
    const snapshot = this.#readSnapshot(room)
    const rows = this.#selectUpdates.all(room) as UpdateRow[]
    const first = (snapshot?.through ?? 0) + 1
    const firstRotten = rows.findIndex((row, i) => row.number !== first + i || !isSound(room, row))
    const sound = firstRotten < 0 ? rows : rows.slice(0, firstRotten)
    const form = this.#selectForm.get(room) as { schema: number } | undefined
    const tail = sound.map((row) => row.content)
    return {
      stored: { snapshot, tail, schema: form?.schema ?? 0, authors: this.authors(room), putAside: 0 },
      rotten: rows.slice(sound.length),
    }
  }

  /** See AgendaStore.authors. */
  authors(room: string): Map<number, string> {
    const rows = this.#selectAuthors.all(room) as { client: number; author: string }[]
    return new Map(rows.map(({ client, author }) => [client, author]))
  }

  /** See AgendaStore.roomsOf. */
  roomsOf(author: string): { room: string; clients: number[] }[] {
    const clients = new Map<string, number[]>()
    for (const { room, client } of this.#selectByAuthor.all(author) as { room: string; client: number }[])
      clients.set(room, [...(clients.get(room) ?? []), client])
    return [...clients].map(([room, own]) => ({ room, clients: own }))
  }

  /** See AgendaStore.sizes. How long a row is stands in front of it: the content itself isn't read. */
  sizes(): { room: string; bytes: number }[] {
    return this.#database
      .prepare(
        `SELECT room, sum(bytes) AS bytes FROM (
           SELECT room, length(content) AS bytes FROM updates UNION ALL SELECT room, length(content) FROM snapshots
         ) GROUP BY room ORDER BY room`,
      )
      .all() as { room: string; bytes: number }[]
  }

  /** Adds updates to any number of rooms in one transaction: all of them or none. */
  append(appends: readonly Append[]): void {
    this.#transaction(() => {
      for (const { room, first, updates, schema, authors } of appends) {
        const { last } = this.#selectLast.get(room) as { last: number }
        if (first !== last + 1) throw new StoreProblem('unavailable', `number ${first} does not follow ${last}`)
        updates.forEach((update, i) => {
          this.#insertUpdate.run(room, first + i, update, updateChecksum(room, first + i, update))
        })
        if (schema !== undefined) this.#putForm.run(room, schema)
        for (const [client, author] of authors ?? []) this.#insertAuthor.run(room, client, author)
      }
    })
  }

  /**
   * Throws when the file or its log was taken away, or another was put in its place: the system lets us write on in a file that has no
   * name any more, and after the next start nothing of that would be there. To be called behind a commit, when both are there.
   */
  checkPlace(): void {
    const now = performance.now()
    if (now - this.#foundAt < lookAgainMs) return
    for (const file of this.#files) {
      const found = statSync(file.path, { throwIfNoEntry: false })?.ino
      file.inode ??= found
      if (found === undefined || found !== file.inode)
        throw new StoreProblem('unavailable', `${basename(file.path)} is not the file that was opened`)
    }
    this.#foundAt = now
  }

  /** See AgendaStore.compact. */
  compact(room: string, snapshot: Snapshot): void {
    // Nobody is told anything that rests on it, so it needn't wait for the disk while words do: until it is there, the rows that it takes away still are. What is
    // committed after it stands behind it in the log, so that can't be on disk without it.
    this.#database.exec('PRAGMA synchronous = NORMAL')
    try {
      this.#transaction(() => this.#replaceTail(room, snapshot))
    } finally {
      this.#database.exec('PRAGMA synchronous = FULL')
    }
  }

  #replaceTail(room: string, snapshot: Snapshot): void {
    const before = this.#readSnapshot(room)
    if (before !== null && before.through >= snapshot.through) return
    const { through, update, stateVector, beyond } = snapshot
    this.#putSnapshot.run(room, through, update, stateVector, beyond, snapshotChecksum(room, snapshot))
    this.#deleteUpdatesThrough.run(room, through)
  }

  /** See AgendaStore.remove. What was there is written over, not only let go. */
  remove(room: string): void {
    this.#database.exec('PRAGMA secure_delete = ON')
    this.#transaction(() => {
      for (const table of ['snapshots', 'updates', 'put_aside', 'forms', 'authors'])
        this.#database.prepare(`DELETE FROM ${table} WHERE room = ?`).run(room)
    })
    this.#database.exec('PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /**
   * Puts the log in the file where that is worth it, to be called when nobody waits. Nothing that was kept depends on it: what the disk doesn't take now stays in the log,
   * which is on disk, and is taken with what comes next, or refused with it.
   */
  tidyLog(): void {
    if (this.#commits < commitsInLog) return
    this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    this.#commits = 0
  }

  /** The driver lets go of the file, and of the lock, when the thread ends: prepared statements hold on to it until then. */
  close(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.#database.close()
  }

  #readSnapshot(room: string): Snapshot | null {
    const row = this.#selectSnapshot.get(room) as SnapshotRow | undefined
    if (row === undefined) return null
    const { through, content, state_vector, beyond, checksum } = row
    const snapshot = { through, update: content, stateVector: state_vector, beyond }
    if (checksum !== snapshotChecksum(room, snapshot)) throw new StoreProblem('damaged', "the snapshot can't be read")
    return snapshot
  }

  #putAside(room: string, rows: readonly UpdateRow[]): void {
    const keep = this.#database.prepare(
      'INSERT INTO put_aside (room, number, content, checksum, at) VALUES (?, ?, ?, ?, ?)',
    )
    const remove = this.#database.prepare('DELETE FROM updates WHERE room = ? AND number = ?')
    const now = new Date().toISOString()
    for (const { number, content, checksum } of rows) {
      keep.run(room, number, content, checksum, now)
      remove.run(room, number)
    }
  }

  #prepareTables(): void {
    const { user_version: found } = this.#database.prepare('PRAGMA user_version').get() as { user_version: number }
    if (found > formatVersion)
      throw new StoreProblem('unavailable', `the database has format ${found}, this build knows ${formatVersion}`)
    if (found === 0) this.#database.exec(schema)
    if (found < 2) this.#database.exec(schemaSince2)
    if (found < 3) this.#database.exec(schemaSince3)
    if (found < 4) this.#database.exec(schemaSince4)
  }

  #transaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#database.exec('COMMIT')
      this.#commits += 1
    } catch (problem) {
      // SQLite itself has already rolled back after a full disk; a second ROLLBACK would hide the first problem.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw problem
    }
  }
}

function isSound(room: string, { number, content, checksum }: UpdateRow): boolean {
  return checksum === updateChecksum(room, number, content)
}

function updateChecksum(room: string, number: number, update: Uint8Array): number {
  return crc32(update, crc32(`${room} ${number}`))
}

function snapshotChecksum(room: string, { through, update, stateVector, beyond }: Snapshot): number {
  const lengths = `${room} ${through} ${update.length} ${stateVector.length} ${beyond.length}`
  return crc32(beyond, crc32(stateVector, crc32(update, crc32(lengths))))
}
