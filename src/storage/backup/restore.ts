import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { lockFolder } from '../files/folder-lock.ts';
import { loadSecretKey } from '../files/secret-key.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import { isIntact, openDatabase, StoreError, schemaVersion } from '../sqlite/database.ts';
import { type BackupOptions, hashOf, keyCheck, keyCheckName, parts } from './backup.ts';

export interface RestoreOptions extends BackupOptions {
  /** Whether existing data in the folder may be replaced. */
  readonly force: boolean;
}

/** The number of swaps that had not ended. */
export interface Restored {
  readonly unfinished: number;
}

const Kept = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), sha256: z.string() });
/** Names in a backup are foreign input. A file is written only under a name of this form. */
const shelfEntry = /^shelf\/[0-9a-f]{32}\.\d+$/;

/**
 * Restores a backup into a data folder. Everything is written and checked beside the existing data before any of it is
 * replaced. Throws StoreError, and then nothing was changed.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { directory, force } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = lockFolder(directory);
  if (!lock) throw new StoreError(`A serve uses ${directory}. Stop it first.`);
  const draft = join(directory, `.restore-${process.pid}`);
  try {
    if (!force && Object.values(parts).some((name) => existsSync(join(directory, name)))) {
      throw new StoreError(`${directory} holds data already; --force replaces it.`);
    }
    await mkdir(draft, { mode: 0o700 });
    const restored = await unpack(options, draft);
    await replace(directory, draft);
    return restored;
  } finally {
    await rm(draft, { recursive: true, force: true });
    lock.release();
  }
}

async function unpack({ file, secret }: RestoreOptions, draft: string): Promise<Restored> {
  const backup = opened(file);
  try {
    await writeFiles(backup, file, draft);
    const check = backup.prepare('SELECT * FROM backup WHERE name = ?').get(keyCheckName);
    const key = await loadSecretKey(draft, secret);
    if (!check || hashOf(keyCheck(key)) !== Kept.parse(check).sha256) {
      throw new StoreError('SECRET_KEY is not the one this backup was made with.');
    }
  } finally {
    backup.close();
  }
  const path = join(draft, parts.database);
  await copyFile(file, path);
  strip(path);
  const database = openDatabase(path); // migrates the schema
  const row = database.prepare('SELECT count(*) AS count FROM jobs WHERE finished_at IS NULL').get();
  database.close();
  return { unfinished: Number(row?.count) };
}

/** Opens a backup and checks it page by page. Throws StoreError. */
function opened(file: string): DatabaseSync {
  if (!existsSync(file)) throw new StoreError(`There is no file ${file}.`);
  const backup = new DatabaseSync(file, { readOnly: true });
  try {
    if (!isIntact(backup)) throw new StoreError(`${file} is damaged.`);
    const isBackup = backup.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup'").get();
    if (!isBackup) throw new StoreError(`${file} is no backup of this program.`);
    const version = Number(backup.prepare('PRAGMA user_version').get()?.user_version);
    if (version > schemaVersion) throw new StoreError(`${file} was written by a newer version of this program.`);
    return backup;
  } catch (error) {
    backup.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${file} is damaged, or no backup of this program.`, { cause: error });
  }
}

async function writeFiles(backup: DatabaseSync, file: string, draft: string): Promise<void> {
  await mkdir(join(draft, parts.blobs), { mode: 0o700 });
  for (const row of backup.prepare('SELECT * FROM backup').iterate()) {
    const { name, bytes, sha256 } = Kept.parse(row);
    if (hashOf(bytes) !== sha256) throw new StoreError(`${file} is damaged: ${name} in it was changed.`);
    if (name !== parts.key && !shelfEntry.test(name)) continue;
    await writeFile(join(draft, name), bytes, { mode: 0o600, flush: true });
  }
}

/**
 * Removes the table of files, which have been written by now, and every lease, since no process holds the jobs any
 * more.
 */
function strip(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec('DROP TABLE backup; UPDATE jobs SET owner = NULL, lease_until = 0; VACUUM;');
  } finally {
    database.close();
  }
}

/** Moves the existing data aside and the restored data into its place. Moves everything back where that fails. */
async function replace(directory: string, draft: string): Promise<void> {
  const old = join(draft, 'old');
  await mkdir(old);
  const moves = [
    ...Object.values(parts)
      .flatMap((name) => [name, `${name}-wal`, `${name}-shm`])
      .map((name) => ({
        from: join(directory, name),
        to: join(old, name),
      })),
    ...Object.values(parts).map((name) => ({ from: join(draft, name), to: join(directory, name) })),
  ];
  const made: typeof moves = [];
  try {
    for (const move of moves) {
      if (!existsSync(move.from)) continue;
      await rename(move.from, move.to);
      made.unshift(move);
    }
    await syncDirectory(directory);
  } catch (error) {
    for (const { from, to } of made) await rename(to, from);
    throw error;
  }
}
