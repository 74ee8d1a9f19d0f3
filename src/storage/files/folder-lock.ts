import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explained } from '../sqlite/database.ts';

const busy = 5;
/** Outlasts those who only ask. */
const patienceMs = 500;

/**
 * Keeps a second `serve` out of a data folder. The lock is an open exclusive transaction on a file of its own: the
 * system drops it with the process, however that ends. Undefined when another process holds it.
 */
export function lockFolder(directory: string): { release(): void } | undefined {
  const path = lockFile(directory);
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

/** Reading shares the file with others who ask, and only with them. */
export function isFolderLocked(directory: string): boolean {
  const database = new DatabaseSync(lockFile(directory));
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

function lockFile(directory: string): string {
  return join(directory, 'serve.lock');
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;
}
