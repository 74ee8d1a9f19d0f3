import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Why a file cannot be written, as far as this can be known before the swap. */
export type OutputProblem = 'exists' | 'unwritable';

/** Tries to create a file beside the output, and removes it again. `-` and devices can always be written. */
export async function checkOutput(path: string, force: boolean): Promise<OutputProblem | undefined> {
  if (path === '-') return undefined;
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) return 'unwritable';
  if (existing && !existing.isFile()) return undefined;
  if (existing && !force) return 'exists';
  const probe = partFileOf(path);
  try {
    await (await open(probe, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY)).close();
    return undefined;
  } catch {
    return 'unwritable';
  } finally {
    await rm(probe, { force: true });
  }
}

/** Writes the whole file or nothing. Overwrites a file only with `force`. Rejects with the error of the system. */
export async function writeOutput(path: string, bytes: Uint8Array, force: boolean): Promise<void> {
  if (path === '-') return writeToStandardOutput(bytes);
  const existing = await stat(path).catch(() => undefined);
  if (existing && !existing.isFile()) return writeFile(path, bytes);
  const part = partFileOf(path);
  try {
    await writeFile(part, bytes, { flag: 'wx', flush: true });
    if (force) await rename(part, path);
    else await link(part, path); // a link fails if the file exists, a rename does not
  } finally {
    await rm(part, { force: true });
  }
}

function partFileOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
}

function writeToStandardOutput(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject);
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
