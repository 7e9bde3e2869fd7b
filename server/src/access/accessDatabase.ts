import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'

export const accessDatabaseName = 'access.sqlite'

type Value = string | number | null | Uint8Array

/** Raised when tables change; a database with a higher one is not opened. */
const formatVersion = 4

/** Moments are milliseconds since 1970. Of a secret only `hashOf` it is here. */
const schema = `
  CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT,                      -- NULL: deleted
    organisation TEXT NOT NULL,
    is_administrator INTEGER NOT NULL DEFAULT 0,
    recovery_hash TEXT UNIQUE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    merged_into TEXT REFERENCES people (id)  -- a guest who turned out to be somebody whom we knew
  );
  CREATE TABLE devices (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id), secret_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL
  );
  CREATE INDEX devices_of ON devices (person);
  CREATE TABLE passkeys (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES people (id), public_key BLOB NOT NULL,
    counter INTEGER NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER
  );
  CREATE TABLE logins (
    issuer TEXT NOT NULL, subject TEXT NOT NULL, provider TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people (id), created_at INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject)
  );
  CREATE TABLE agendas (id TEXT PRIMARY KEY, title TEXT NOT NULL, created_at INTEGER NOT NULL);
  CREATE TABLE memberships (
    agenda TEXT NOT NULL REFERENCES agendas (id), person TEXT NOT NULL REFERENCES people (id), role TEXT NOT NULL,
    organisation TEXT NOT NULL, partner TEXT, created_at INTEGER NOT NULL,
    PRIMARY KEY (agenda, person)
  );
  CREATE INDEX memberships_of ON memberships (person);
  CREATE TABLE blocked_devices (
    agenda TEXT NOT NULL, device TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE, PRIMARY KEY (agenda, device)
  );
  CREATE TABLE invitations (
    id TEXT PRIMARY KEY, agenda TEXT NOT NULL REFERENCES agendas (id), secret_hash TEXT NOT NULL UNIQUE,
    organisation TEXT NOT NULL, partner TEXT, role TEXT NOT NULL, uses INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0,
    ends_at INTEGER NOT NULL, title TEXT NOT NULL, created_at INTEGER NOT NULL,
    created_by TEXT REFERENCES people (id), withdrawn_at INTEGER
  );
  CREATE INDEX invitations_of ON invitations (agenda);
  CREATE TABLE acceptances (
    invitation TEXT NOT NULL REFERENCES invitations (id), person TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (invitation, person)
  );
  CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT, agenda TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
    by TEXT, person TEXT, role TEXT, organisation TEXT
  );
  CREATE INDEX log_of ON log (agenda, id);
  CREATE TABLE tickets (
    id TEXT PRIMARY KEY, agenda TEXT NOT NULL, person TEXT REFERENCES people (id),
    name TEXT, role TEXT NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER
  );
  CREATE TABLE server (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`

/** What a database of format 1 lacks: since when an agenda is not on this server any more. */
const schemaSince2 = `
  ALTER TABLE agendas ADD COLUMN deleted_at INTEGER;
`

/** And what one of format 2 lacks: when an agenda was last open, and which device asked for a ticket. */
const schemaSince3 = `
  ALTER TABLE agendas ADD COLUMN last_used_at INTEGER;
  ALTER TABLE tickets ADD COLUMN device TEXT;
`

/** And what one of format 3 lacks: what the program is called that a ticket in the log was for. */
const schemaSince4 = `
  ALTER TABLE log ADD COLUMN program TEXT;
  PRAGMA user_version = ${formatVersion};
`

/**
 * The tables of who may come in, in a file of their own. They are asked in the thread that serves everybody, because an
 * answer is needed before anything else can be done and takes microseconds; what is written (a sign-in, an invitation)
 * is rare, and on disk when the call returns.
 */
export class AccessDatabase {
  // Held as long as this lives, see RoomDatabase.
  readonly #database: DatabaseSyncInstance
  readonly #statements = new Map<string, StatementSyncInstance>()

  /** Opens the file, or makes it. `folder` null: in memory, for tests. Throws what SQLite throws, and for a newer file. */
  constructor(folder: string | null) {
    // Made for its owner only, and so are the files that SQLite puts beside it.
    if (folder !== null) closeSync(openSync(join(folder, accessDatabaseName), 'a', 0o600))
    this.#database = new DatabaseSync(folder === null ? ':memory:' : join(folder, accessDatabaseName), {
      timeout: 3_000,
    })
    try {
      // Here are people's names: what is deleted is written over, not only let go.
      this.#database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;',
      )
      this.transaction(() => this.#prepareTables())
    } catch (problem) {
      this.#database.close()
      throw problem
    }
  }

  one<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  /** Answers how many rows changed. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /** All of `work` or nothing; on disk when it returns. Within another one it is part of that. */
  transaction<T>(work: () => T): T {
    if (this.#database.isTransaction) return work()
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (problem) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw problem
    }
  }

  /** Empties the file in which changes are written first, where what was deleted still stands. Not within a transaction. */
  forgetEarlier(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #statement(sql: string): StatementSyncInstance {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#database.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #prepareTables(): void {
    const { user_version: found } = this.#database.prepare('PRAGMA user_version').get() as { user_version: number }
    if (found > formatVersion)
      throw new Error(`${accessDatabaseName} has format ${found}, this build knows ${formatVersion}`)
    if (found === 0) this.#database.exec(schema)
    if (found < 2) this.#database.exec(schemaSince2)
    if (found < 3) this.#database.exec(schemaSince3)
    if (found < 4) this.#database.exec(schemaSince4)
  }
}
