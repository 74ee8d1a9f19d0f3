import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../e2e/command-line.ts';
import { harms, harmTail } from '../fakes/storage/torn-store.ts';

describe('the write-ahead file of the store', () => {
  it.each(harms)('%s at any of its last 4,096 bytes: the store opens, and only that is missing', async (harm) => {
    let harmed = 0;
    for await (const { at, read, spared } of harmTail(temporaryFolder(), harm, { bytes: 4_096, step: 1 })) {
      expect(read, `at ${at}`).toEqual(spared);
      harmed += 1;
    }
    expect(harmed).toBe(4_096);
  });
});
