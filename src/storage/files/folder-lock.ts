import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPrivateFile } from '../private-files.ts';
import { explained, StoreError } from '../sqlite/database.ts';

const busy = 5;
/** Longer than `isFolderLocked` holds the file. */
const patienceMs = 500;

/**
 * Keeps a second `serve` out of a data folder. The lock is an open exclusive transaction on a separate file; the system
 * drops it with the process, however the process ends. Undefined when another process holds the lock.
 */
export function lockFolder(directory: string): { release(): void } | undefined {
  const path = lockFile(directory);
  openPrivateFile(path);
  return explained(path, () => {
    const database = new DatabaseSync(path, { timeout: patienceMs });
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    } catch (error) {
      database.close();
      if (isBusy(error)) return undefined;
      throw error;
    }
    return { release: () => database.close() };
  });
}

/** The lock for a command that may not work beside a `serve`. Throws StoreError where one runs. */
export function lockUnserved(directory: string): { release(): void } {
  const lock = lockFolder(directory);
  if (!lock) throw new StoreError(`A serve uses ${directory}. Stop it first.`);
  return lock;
}

/** Tries to read the file: that succeeds beside other readers, but not beside the lock. */
export function isFolderLocked(directory: string): boolean {
  const path = lockFile(directory);
  openPrivateFile(path);
  const database = new DatabaseSync(path);
  try {
    database.exec('SELECT count(*) FROM sqlite_schema');
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

/** The file that `serve` locks. */
export function lockFile(directory: string): string {
  return join(directory, 'serve.lock');
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;
}
