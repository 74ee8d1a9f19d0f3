import { rmSync, statSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { harms, harmTail, leaveLog } from '../fakes/storage/torn-store.ts';

describe('the write-ahead file of the store', () => {
  it.each(harms)('%s in its last 4 KB: the store opens, and only what was harmed is missing', async (harm) => {
    let harmed = 0;
    for await (const { at, read, spared } of harmTail(temporaryFolder(), harm, { bytes: 4_096, step: 61 })) {
      expect(read, `at ${at}`).toEqual(spared);
      harmed += 1;
    }
    expect(harmed).toBe(68);
  });

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is empty', (path: string) => truncateSync(path)],
  ])('is not thrown away when the main file %s', async (_, harm) => {
    const { copy } = await leaveLog(temporaryFolder());
    harm(copy);
    const { size } = statSync(`${copy}-wal`);
    expect(() => openDatabase(copy)).toThrow(`${copy} is damaged`);
    expect(statSync(`${copy}-wal`).size).toBe(size);
  });
});
