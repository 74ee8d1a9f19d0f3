import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoreEvent } from '../../src/core/events.ts';
import { createDiskRoom } from '../../src/storage/disk-room.ts';
import { diskUse } from '../../src/storage/files/disk-use.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { createMemoryBlobStore } from '../fakes/storage/memory-blob-store.ts';

const mb = 2 ** 20;

/** A disk that is set by hand, and a clock. */
function start(budgetBytes?: number) {
  const disk = { bytes: 0, free: 100_000 * mb, capacity: 200_000 * mb };
  let now = 0;
  let measured = 0;
  const events: CoreEvent['kind'][] = [];
  const { room, counting } = createDiskRoom({
    measure: async () => {
      measured += 1;
      return { ...disk };
    },
    budgetBytes,
    clock: { now: () => now },
    onEvent: ({ kind }) => events.push(kind),
  });
  const isOpen = () =>
    room.check().then(
      () => true,
      (error) => (error.code === 'no-room' ? false : Promise.reject(error)),
    );
  const pass = (seconds: number): void => {
    now += seconds * 1_000;
  };
  return { disk, isOpen, pass, events, blobs: counting(createMemoryBlobStore()), measured: () => measured };
}

describe('room on the disk', () => {
  it('ends before the budget is used up, opens again by itself, and is told of once', async () => {
    const { disk, isOpen, pass, events } = start(1_000 * mb);
    disk.bytes = 890 * mb;
    expect(await isOpen()).toBe(true);
    for (const [used, open] of [
      [910, false],
      [870, false], // not back and forth
      [840, true],
      [890, true],
    ] as const) {
      disk.bytes = used * mb;
      pass(11);
      expect([await isOpen(), await isOpen()], `${used} MB`).toEqual([open, open]);
    }
    expect(events).toEqual(['disk-full', 'disk-has-room']);
  });

  it('ends before the disk is full, whatever the budget', async () => {
    const { disk, isOpen, pass } = start();
    disk.free = 257 * mb;
    expect(await isOpen()).toBe(true);
    disk.free = 255 * mb;
    pass(11);
    expect(await isOpen()).toBe(false);
    Object.assign(disk, { free: 300 * mb, capacity: 2_000 * mb });
    pass(11);
    expect(await isOpen(), 'a small disk has a small reserve').toBe(true);
  });

  it('is measured now and then, and counts what is put meanwhile', async () => {
    const { isOpen, blobs, measured, pass } = start(100 * mb);
    for (let count = 0; count < 50; count++) expect(await isOpen()).toBe(true);
    expect(measured()).toBe(1);
    await blobs.put(new Uint8Array(60 * mb), { expiresAt: 1 });
    await blobs.put(
      (async function* () {
        yield new Uint8Array(35 * mb);
      })(),
      { expiresAt: 1 },
    );
    expect(await isOpen()).toBe(false);
    pass(11);
    expect([await isOpen(), measured()]).toEqual([true, 2]);
  });

  it('is what the files of a data folder take', async () => {
    const folder = temporaryFolder();
    expect(await diskUse(folder)).toMatchObject({ bytes: 0 });
    mkdirSync(join(folder, 'shelf'));
    for (const [name, size] of [
      ['faceswap.db', 1_000],
      ['faceswap.db-wal', 200],
      ['shelf/one', 30],
      ['shelf/two', 4],
      ['somebody-elses', 9_999],
    ] as const) {
      writeFileSync(join(folder, name), Buffer.alloc(size));
    }
    const use = await diskUse(folder);
    expect(use).toMatchObject({ bytes: 1_234, database: 1_000, log: 200, files: 34 });
    expect(use.free).toBeLessThanOrEqual(use.capacity);
    const sizes = new Map<string, number>();
    await diskUse(folder, sizes);
    rmSync(join(folder, 'shelf', 'two'));
    writeFileSync(join(folder, 'shelf', 'three'), Buffer.alloc(500));
    expect(await diskUse(folder, sizes), 'with what is known').toMatchObject({ files: 530 });
  });
});
