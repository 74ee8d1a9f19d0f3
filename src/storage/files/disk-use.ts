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

/** Looks at every file of a data folder, which takes milliseconds for thousands. A folder that is missing uses nothing. */
export async function diskUse(directory: string): Promise<DiskUse> {
  const database = await sizeOf(join(directory, databaseFile));
  const logs = await Promise.all(['-wal', '-shm'].map((ending) => sizeOf(join(directory, databaseFile + ending))));
  const shelf = join(directory, 'shelf');
  const names = await readdir(shelf).catch(() => []);
  let files = 0;
  for (const name of names) files += await sizeOf(join(shelf, name));
  const log = logs.reduce((sum, size) => sum + size, 0);
  const { bavail, blocks, bsize } = await statfs(directory);
  return { bytes: database + log + files, database, log, files, free: bavail * bsize, capacity: blocks * bsize };
}

/** Zero for a file that is gone. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
