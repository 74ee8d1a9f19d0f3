import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const busy = 5;

/**
 * Keeps a second `serve` out of a data folder. The lock is an open exclusive transaction on a file of its own: the
 * system drops it with the process, however that ends. Undefined when another process holds it.
 */
export function lockFolder(directory: string): { release(): void } | undefined {
  const database = new DatabaseSync(join(directory, 'serve.lock'));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}

export function isFolderLocked(directory: string): boolean {
  const lock = lockFolder(directory);
  lock?.release();
  return lock === undefined;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === busy;
}
