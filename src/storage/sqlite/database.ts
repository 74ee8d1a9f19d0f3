import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** The stored data cannot be used. The message is a sentence for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** One step for each version of the schema. A released step never changes. */
const migrations: readonly string[] = [
  `CREATE TABLE jobs (
     id TEXT PRIMARY KEY,
     state TEXT NOT NULL,
     requested_at INTEGER NOT NULL,
     finished_at INTEGER,
     record TEXT NOT NULL,
     owner TEXT,
     lease_until INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX jobs_unfinished ON jobs (requested_at) WHERE finished_at IS NULL;
   CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;
   CREATE TABLE ledger (
     key TEXT NOT NULL,
     window_ms REAL NOT NULL,
     window INTEGER NOT NULL,
     amount INTEGER NOT NULL,
     PRIMARY KEY (key, window_ms, window)
   ) STRICT;
   CREATE TABLE kept (
     namespace TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     expires_at REAL, -- milliseconds since the epoch
     PRIMARY KEY (namespace, key)
   ) STRICT;
   CREATE INDEX kept_expiring ON kept (expires_at) WHERE expires_at IS NOT NULL;`,
  `CREATE INDEX jobs_of_a_person ON jobs
     (record ->> '$.request.requester.platform', record ->> '$.request.requester.id', requested_at);`,
  `ALTER TABLE jobs ADD COLUMN wish TEXT;
   CREATE INDEX jobs_asked ON jobs (id) WHERE wish IS NOT NULL;
   CREATE INDEX jobs_under_way ON jobs (
     record ->> '$.request.requester.platform',
     record ->> '$.request.requester.id',
     record ->> '$.request.requester.place'
   ) WHERE state IN ('queued', 'running', 'delivering');`,
  '-- The tables are as before. Job records are of version 3 from now on, which no earlier program reads.',
];

/** The newest version that this program reads. */
export const schemaVersion = migrations.length;

/**
 * Opens, creates or migrates the one database of a data folder. A commit is on disk when it returns. Throws StoreError.
 */
export function openDatabase(path: string): DatabaseSync {
  return explained(path, () => {
    if (hasLostItsMain(path)) throw damaged(path);
    const database = new DatabaseSync(path);
    try {
      database.exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      if (!isIntact(database)) throw damaged(path);
      migrate(database, path);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/**
 * True when there is a write-ahead file without its main file. SQLite would drop it and begin empty, although the main
 * file always comes first.
 */
function hasLostItsMain(path: string): boolean {
  const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return sizeOf(`${path}-wal`) > 0 && sizeOf(path) === 0;
}

/**
 * Migrates the schema. Several processes may start at once: the first one migrates, the others wait. The version is
 * written in any case, so that a full disk is noticed now and not by the first request.
 */
function migrate(database: DatabaseSync, path: string): void {
  inTransaction(database, () => {
    const version = versionOf(database);
    if (version > migrations.length) {
      throw new StoreError(
        `${path} was written by a newer version of this program. Use that one, or another DATA_DIR.`,
      );
    }
    for (const step of migrations.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
}

export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const notADatabase = 26;
const corrupt = 11;
/** Problems that the operator can put right, by SQLite's error code. */
const obstacles: ReadonlyMap<number, string> = new Map([
  [8, 'is read-only'],
  [10, 'cannot be read or written'],
  [13, 'has no room left on its disk'],
  [14, 'cannot be opened: its folder is missing, or this program may not write there'],
]);

/** Runs `open`. Throws StoreError for a problem that the operator can put right. */
export function explained<Value>(path: string, open: () => Value): Value {
  try {
    return open();
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    if (code === notADatabase || code === corrupt) throw damaged(path, error);
    const obstacle = obstacles.get(code);
    throw obstacle === undefined ? error : new StoreError(`${path} ${obstacle}.`, { cause: error });
  }
}

/**
 * Checks every page. That takes milliseconds, since finished jobs are purged, and finds damage before a paid job does.
 */
export function isIntact(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
}

function damaged(path: string, cause?: unknown): StoreError {
  return new StoreError(
    `${path} is damaged. Restore it from a backup, or move it away to start with an empty one; it was not changed.`,
    { cause },
  );
}
