import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deriveKey, keyFile, loadSecretKeys, type OperatorsSecrets, operatorsKeys } from '../files/secret-key.ts';
import { syncDirectory } from '../files/sync-directory.ts';
import { otherKey, provenKeys } from '../keys/key-check.ts';
import { databaseFile, StoreError } from '../sqlite/database.ts';
import { sqliteTextStores } from '../sqlite/keyv-adapter.ts';

/** The backup holds the key of the data folder where the secrets do not open everything. */
export interface BackupOptions extends OperatorsSecrets {
  /** The data folder. */
  readonly directory: string;
  readonly file: string;
}

/** The names in a data folder that a backup holds. */
export const parts = { database: databaseFile, key: keyFile, blobs: 'shelf' } as const;
/** Name of the entry that proves which key the files are encrypted with, without holding the key. */
export const keyCheckName = 'key check';

/**
 * Writes a data folder into one file, mode 0600, completely or not at all. The file is a copy of the database, taken
 * while other processes may write, with a table of the stored files and, where it is needed, of the key. Returns whether it
 * holds the key. Throws StoreError where there is nothing to back up, or where the file exists already.
 */
export async function backUp({
  directory,
  file,
  secret,
  previous,
}: BackupOptions): Promise<{ readonly holdsKey: boolean }> {
  const database = join(directory, parts.database);
  if (!existsSync(database)) throw new StoreError(`There is nothing to back up: ${directory} holds no swaps.`);
  if (existsSync(file)) throw new StoreError(`${file} exists already; a backup never replaces a file.`);
  const part = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await (await open(part, 'wx', 0o600)).close();
    copyDatabase(database, part);
    const holdsKey = await addFiles(part, directory, { secret, previous });
    await chmod(part, 0o600);
    await sync(part);
    await link(part, file); // unlike a rename, fails where the file exists
    await syncDirectory(dirname(file));
    return { holdsKey };
  } finally {
    await rm(part, { force: true });
  }
}

/** Copies one consistent state, while other processes may write. */
function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from);
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

async function addFiles(part: string, directory: string, secrets: OperatorsSecrets): Promise<boolean> {
  const copy = new DatabaseSync(part);
  try {
    copy.exec('CREATE TABLE backup (name TEXT PRIMARY KEY, bytes BLOB NOT NULL, sha256 TEXT NOT NULL) STRICT');
    const add = copy.prepare('INSERT INTO backup VALUES (?, ?, ?)');
    const keep = (name: string, bytes: Uint8Array): void => void add.run(name, bytes, hashOf(bytes));
    const keys = await loadSecretKeys(directory, secrets);
    const texts = sqliteTextStores(copy, { now: Date.now });
    const proven = await provenKeys(texts, keys, { takesOn: false });
    if (!proven) throw otherKey(directory);
    const set = operatorsKeys(secrets);
    const holdsKey = !set || (await provenKeys(texts, set, { takesOn: false })) === undefined;
    keep(keyCheckName, keyCheck(proven.keys[0]));
    if (holdsKey) keep(parts.key, await readFile(join(directory, parts.key)));
    for (const name of await readdir(join(directory, parts.blobs)).catch(() => [])) {
      const bytes = await readFile(join(directory, parts.blobs, name)).catch(() => undefined);
      if (bytes) keep(`${parts.blobs}/${name}`, bytes); // otherwise its job has ended meanwhile
    }
    return holdsKey;
  } finally {
    copy.close();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export function keyCheck(secretKey: Uint8Array): Uint8Array {
  return deriveKey(secretKey, 'backup check');
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
