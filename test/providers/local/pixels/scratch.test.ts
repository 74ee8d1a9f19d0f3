import { describe, expect, it } from 'vitest';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';

describe('scratch', () => {
  it('always hands out zeroed memory', () => {
    const scratch = createScratch(1024);
    for (let round = 0; round < 4; round++) {
      scratch.reset();
      for (const values of [scratch.floats(100), scratch.bytes(333), scratch.integers(50), scratch.floats(4000)]) {
        expect(values.every((value) => value === 0)).toBe(true);
        values.fill(7);
      }
    }
  });

  it('never hands out the same memory twice within a round', () => {
    const scratch = createScratch(4096);
    const first = scratch.floats(100).fill(1);
    scratch.bytes(77).fill(255);
    scratch.integers(20).fill(-1);
    expect(first.every((value) => value === 1)).toBe(true);
  });

  it('grows to the size of a round, so that the next round allocates nothing', () => {
    const scratch = createScratch(64);
    scratch.floats(10_000);
    scratch.reset();
    const first = scratch.floats(5000);
    const second = scratch.floats(4000);
    expect(second.buffer).toBe(first.buffer);
  });

  it('gives what was used within a step to the next', () => {
    const scratch = createScratch(1 << 12);
    scratch.floats(64);
    const first = scratch.within(() => scratch.floats(64).byteOffset);
    const second = scratch.floats(64);
    expect(second.byteOffset).toBe(first);
    expect(scratch.floats(64).byteOffset).not.toBe(first);
  });
});
