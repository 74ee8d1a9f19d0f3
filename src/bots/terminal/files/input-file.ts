import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { closest } from '../closest.ts';
import { UsageError } from '../usage.ts';

const address = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Throws UsageError for an address. `typed` is what the person wrote. */
export function refuseAddress(typed: string): void {
  if (!address.test(typed)) return;
  throw new UsageError(`${typed} is an address, and only files are read. Download it first, then name the file.`);
}

/** Throws UsageError unless `path` is a file that can be read. `typed` names it in the sentence. */
export async function checkFile(path: string, typed = path): Promise<void> {
  if (path === '-') return;
  refuseAddress(typed);
  const existing = await stat(path).catch(() => undefined);
  if (!existing) throw new UsageError(`There is no file ${typed}.${await neighbour(path)}`);
  if (existing.isDirectory()) throw new UsageError(`${typed} is a folder. Name a file in it.`);
  await checkReadable(path, typed);
}

/** Throws UsageError. */
async function checkReadable(path: string, typed: string): Promise<void> {
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isReadable) throw new UsageError(`You may not read ${typed}. Its owner can change that: chmod +r ${typed}`);
}

/** The file beside it that was probably meant. */
async function neighbour(path: string): Promise<string> {
  const names = await readdir(dirname(path)).catch(() => []);
  return closest(basename(path), names);
}
