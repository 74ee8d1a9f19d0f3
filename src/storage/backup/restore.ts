import { existsSync, statfsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockUnserved } from '../files/folder-lock.ts';
import { loadSecretKeys } from '../files/secret-key.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import { openDatabase, StoreError } from '../sqlite/database.ts';
import { seenFile } from '../sqlite/generation.ts';
import { type BackupOptions, keyCheck, keyCheckName, parts } from './backup.ts';
import { openBackup } from './foreign-backup.ts';

export interface RestoreOptions extends BackupOptions {
  /** Whether existing data in the folder may be replaced. */
  readonly force: boolean;
}

/** The number of swaps that had not ended. */
export interface Restored {
  readonly unfinished: number;
}

/** Names in a backup are foreign input. A file is written only under a name of this form. */
const shelfEntry = /^shelf\/[0-9a-f]{32}\.\d+$/;

/**
 * Restores a backup into a data folder. Everything is written and checked beside the existing data before any of it is
 * replaced. Throws StoreError, and then nothing was changed.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { directory, force } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = lockUnserved(directory);
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

async function unpack({ file, secret, previous, directory }: RestoreOptions, draft: string): Promise<Restored> {
  const backup = openBackup(file);
  try {
    checkRoom(file, directory);
    await mkdir(join(draft, parts.blobs), { mode: 0o700 });
    for (const { name, bytes } of backup.entries()) {
      if (name !== parts.key && !shelfEntry.test(name)) continue;
      await writeFile(join(draft, name), bytes, { mode: 0o600, flush: true });
    }
    const check = backup.entry(keyCheckName);
    const keys = check && (await loadSecretKeys(draft, { secret, previous }));
    if (!check || !keys?.some((key) => Buffer.from(keyCheck(key)).equals(check.bytes))) {
      throw new StoreError(
        'SECRET_KEY is not the one this backup was made with. Where the key was changed since, set the former one as ' +
          'SECRET_KEY_PREVIOUS.',
      );
    }
    backup.copyTo(join(draft, parts.database));
  } finally {
    backup.close();
  }
  const database = openDatabase(join(draft, parts.database)); // migrates the schema
  const row = database.prepare('SELECT count(*) AS count FROM jobs WHERE finished_at IS NULL').get();
  database.close();
  return { unfinished: Number(row?.count) };
}

/** The backup is written once, and rewritten once where its schema is migrated. */
function checkRoom(file: string, directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < 2 * statSync(file).size)
    throw new StoreError(`There is too little room for ${file} in ${directory}.`);
}

/** Moves the existing data aside and the restored data into its place. Moves everything back where that fails. */
async function replace(directory: string, draft: string): Promise<void> {
  const old = join(draft, 'old');
  await mkdir(old);
  const moves = [
    ...Object.values(parts)
      .flatMap((name) => [name, `${name}-wal`, `${name}-shm`])
      .concat(seenFile)
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
