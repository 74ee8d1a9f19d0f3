import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { keepPrivate, openPrivateFile } from '../private-files.ts';

/** The stored data cannot be used. The message is a sentence for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The name of the database in a data folder. */
export const databaseFile = 'faceswap.db';

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
  `CREATE TABLE results (
     number INTEGER PRIMARY KEY,
     sha256 TEXT NOT NULL,
     at REAL NOT NULL, -- milliseconds since the epoch
     hashes TEXT NOT NULL,
     record TEXT NOT NULL
   ) STRICT;
   CREATE INDEX results_by_content ON results (sha256);
   CREATE INDEX results_by_age ON results (at);`,
];

const patienceMs = 10_000;
const rewrittenUpToBytes = 512 * 2 ** 20;
const pagesAtOnce = 256;

/** The newest version that this program reads. */
export const schemaVersion = migrations.length;

/**
 * Opens, creates or migrates the one database of a data folder. A commit is on disk when it returns. Throws StoreError.
 */
export function openDatabase(path: string): DatabaseSync {
  return explained(path, () => {
    if (hasLostItsMain(path)) throw damaged(path);
    makePrivate(path);
    const database = new DatabaseSync(path);
    try {
      prepare(database);
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
      if (!isIntact(database)) throw damaged(path);
      migrate(database, path);
      makeShrinkable(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** SQLite gives its other files the rights of the database. */
function makePrivate(path: string): void {
  if (path === ':memory:' || path.startsWith('file:')) return;
  openPrivateFile(path);
  for (const ending of ['-wal', '-shm']) keepPrivate(path + ending);
}

/** Creates a database with the tables of an earlier version, and nothing in it: a file, or `:memory:`. */
export function createDatabase(path: string, version: number): DatabaseSync {
  makePrivate(path);
  const database = new DatabaseSync(path);
  prepare(database);
  for (const step of migrations.slice(0, version)) database.exec(step);
  database.exec(`PRAGMA user_version = ${version}`);
  return database;
}

/** From now on what is deleted is overwritten, and a database that is new can give its space back. */
function prepare(database: DatabaseSync): void {
  database.exec(`PRAGMA busy_timeout = ${patienceMs}; PRAGMA secure_delete = ON;`);
  if (read(database, 'page_count') === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
}

function read(database: DatabaseSync, pragma: 'auto_vacuum' | 'freelist_count' | 'page_count' | 'page_size'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

/** A database that was created without gives no space back until it is written anew, which is done while it is small. */
function makeShrinkable(database: DatabaseSync): void {
  const bytes = read(database, 'page_count') * read(database, 'page_size');
  if (read(database, 'auto_vacuum') !== 0 || bytes > rewrittenUpToBytes) return;
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM;');
  } catch {
    // another process writes, or the disk has no room: the next start tries again
  }
}

/**
 * Gives free space back to the disk, a little at a time, and empties the write-ahead file, which still holds what was
 * deleted.
 */
export async function shrink(database: DatabaseSync): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY, left = freePages(database); left > 0 && left < before; ) {
    database.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`);
    await setImmediate();
    before = left;
    left = freePages(database);
  }
  emptyLog(database);
}

/** Pages that can be given back. */
function freePages(database: DatabaseSync): number {
  return read(database, 'auto_vacuum') === 0 ? 0 : read(database, 'freelist_count');
}

/** Waits for nobody: where another process reads at the moment, the next call does it. */
export function emptyLog(database: DatabaseSync): void {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.exec(`PRAGMA busy_timeout = ${patienceMs}`);
  }
}

/**
 * Writes the database anew and empties its log. Pages that SQLite has rearranged keep copies of rows which `secure_delete`
 * does not overwrite with the row. From then on a database of any age can give its space back. Throws where another process is in the way for too long.
 */
export function scrub(database: DatabaseSync): void {
  database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM;');
  const emptied = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (emptied?.busy !== 0) throw new Error('another process reads the log of the database');
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
