import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { link, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Why a file cannot be written, as far as this can be known before the swap. The message is a sentence. */
export interface OutputProblem {
  readonly kind: 'exists' | 'unwritable';
  readonly message: string;
}

/**
 * Tries to create a file beside the output, and removes it again. `-` and devices can always be written. `typed` names the
 * output in the sentence.
 */
export async function checkOutput(path: string, force: boolean, typed = path): Promise<OutputProblem | undefined> {
  if (path === '-') return undefined;
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) return unwritable(typed, 'it is a folder. Name a file in it');
  if (existing && !existing.isFile()) return undefined;
  if (existing && !force) return { kind: 'exists', message: `${typed} exists already; --force overwrites it.` };
  const probe = partFileOf(path);
  try {
    await (await open(probe, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY)).close();
    return undefined;
  } catch (error) {
    return unwritable(typed, whyNot(error, dirname(path)));
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

function unwritable(typed: string, why: string): OutputProblem {
  return { kind: 'unwritable', message: `${typed} cannot be written: ${why}.` };
}

function whyNot(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const isThere = existsSync(folder);
  if (!isThere) return `there is no folder ${folder}. Make it first, or name another one`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full. Make room, or name a file on another disk';
  if (code === 'ENOTDIR') return `${folder} is no folder. Name another one`;
  return `no file can be made in ${folder}. Name another folder with --out`;
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
