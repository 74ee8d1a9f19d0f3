import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseFile } from '../sqlite/database.ts';

/** Bytes. */
export interface DiskUse {
  /** What the database, its log and the stored files take. */
  readonly bytes: number;
  readonly database: number;
  readonly log: number;
  readonly files: number;
  /** What this program may still write on the disk, and the whole disk. */
  readonly free: number;
  readonly capacity: number;
}

/**
 * What a data folder takes. Stored files never change: with the sizes of the last time, which are updated, only new ones are
 * looked at.
 */
export async function diskUse(directory: string, sizes: Map<string, number> = new Map()): Promise<DiskUse> {
  const database = await sizeOf(join(directory, databaseFile));
  const logs = await Promise.all(['-wal', '-shm'].map((ending) => sizeOf(join(directory, databaseFile + ending))));
  const files = await sizeOfShelf(join(directory, 'shelf'), sizes);
  const log = logs.reduce((sum, size) => sum + size, 0);
  const { bavail, blocks, bsize } = await statfs(directory);
  return { bytes: database + log + files, database, log, files, free: bavail * bsize, capacity: blocks * bsize };
}

async function sizeOfShelf(shelf: string, sizes: Map<string, number>): Promise<number> {
  const names = new Set(await readdir(shelf).catch(() => []));
  for (const known of sizes.keys()) if (!names.has(known)) sizes.delete(known);
  let sum = 0;
  for (const name of names) {
    const size = sizes.get(name) ?? (await sizeOf(join(shelf, name)));
    if (!name.endsWith('.draft')) sizes.set(name, size);
    sum += size;
  }
  return sum;
}

/** Zero for a file that is gone. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
