import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { lstat, mkdir, readdir, rm, rmdir, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { broken, type Check, type Found } from '../../core/checks.ts';
import { databaseFile } from '../sqlite/database.ts';
import { keyFile } from './secret-key.ts';

const ofOthers = 0o077;
const megabyte = 2 ** 20;
const leastFree = 100 * megabyte;
const enoughFree = 1_024 * megabyte;
/** What nobody but its owner may read, beside the folder itself. */
const privateFiles = [keyFile, databaseFile, 'shelf'];

/** Whether the data folder can be written, who else may read it, and how much room there is. */
export function folderCheck(directory: string, name = 'Data folder'): Check {
  const path = resolve(directory);
  return {
    name,
    async look() {
      const open = openToOthers(path); // before anything else opens the folder, which takes the rights away
      if (!existsSync(path)) return [await foundWithout(path)];
      if (!statSync(path).isDirectory()) return [notAFolder(path)];
      return [await foundInside(path), ...open];
    },
  };
}

function notAFolder(path: string): Found {
  return broken(`${path} is a file.`, 'Set DATA_DIR to a folder, or to one that may be made.');
}

/** The folder is made by the first command that keeps something: this tries it, and leaves nothing behind. */
async function foundWithout(path: string): Promise<Found> {
  let missing = path;
  while (!existsSync(dirname(missing))) missing = dirname(missing);
  const parent = dirname(missing);
  if (!statSync(parent).isDirectory()) return notAFolder(parent);
  try {
    await mkdir(missing, { mode: 0o700 });
    await rmdir(missing);
    return { ok: true, message: `${path} will be made when there is something to keep.` };
  } catch {
    return unwritable(parent, `${path} cannot be made`);
  }
}

function unwritable(path: string, what = `${path} cannot be written`): Found {
  const remedy = `Give ${path} to the user that runs this program (chown), or set DATA_DIR to a folder of theirs.`;
  return broken(`${what}: this program may not write to ${path}.`, remedy);
}

async function foundInside(path: string): Promise<Found> {
  const probe = join(path, `.doctor-${randomUUID()}`);
  try {
    await writeFile(probe, 'x', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
    return isFull ? tooFull(path, 0) : unwritable(path);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
  const { bavail, bsize } = await statfs(path);
  return roomIn(path, bavail * bsize, await bytesIn(path));
}

/** `free` and `used` in bytes. */
export function roomIn(path: string, free: number, used: number): Found {
  if (free < leastFree) return tooFull(path, free);
  const message = `${path} can be written; it holds ${sizeOf(used)}, and ${sizeOf(free)} are free.`;
  return { ok: true, message, ...(free < enoughFree && { remedy: 'Make room on this disk soon.' }) };
}

function tooFull(path: string, free: number): Found {
  const remedy = 'Make room on this disk, or move the folder to another one and set DATA_DIR.';
  return broken(`The disk of ${path} is full: ${sizeOf(free)} are free.`, remedy);
}

function openToOthers(path: string): Found[] {
  if (!process.getuid) return []; // Windows has no such rights
  const isOpen = (each: string): boolean => ((statSync(each, { throwIfNoEntry: false })?.mode ?? 0) & ofOthers) !== 0;
  if (!isOpen(path)) return [];
  const open = privateFiles.map((file) => join(path, file)).filter(isOpen);
  if (open.length === 0) return [];
  const names = new Intl.ListFormat('en-GB').format(open);
  const message = `Other users of this machine can read ${names}.`;
  return [broken(message, `Take their rights away: chmod -R go= ${path}`)];
}

async function bytesIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(
    files.map((file) =>
      lstat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

function sizeOf(bytes: number): string {
  const gigabytes = bytes / 2 ** 30;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${(bytes / megabyte).toFixed(1)} MB`;
}
