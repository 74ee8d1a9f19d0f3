import { describe, expect, it } from 'vitest';
import type { Memory } from '../../src/core/ports/storage.ts';

export interface MemoryWorld {
  readonly memory: Memory;
  /** The same memory as another process sees it. */
  readonly other: Memory;
  /** Starts at 0. */
  pass(ms: number): void;
}

/** Every memory passes this. */
export function memoryContract(name: string, start: () => Promise<MemoryWorld>): void {
  describe(`memory contract: ${name}`, () => {
    const day = { expiresAt: 86_400_000 };

    it.each([{ a: [1, null, { b: 'ü' }] }, 'text', 0, false, null, []])(
      'gives back %j, plain or secret',
      async (value) => {
        const { memory, other } = await start();
        await memory.put('plain', value, day);
        await memory.put('secret', value, { ...day, secret: true });
        expect([await other.get('plain'), await other.get('secret')]).toEqual([value, value]);
        expect([await other.take('plain'), await other.take('secret')]).toEqual([value, value]);
      },
    );

    it('knows nothing of other keys', async () => {
      const { memory } = await start();
      await memory.put('key', 1, day);
      expect([await memory.get('ke'), await memory.take('key2'), await memory.get('')]).toEqual(
        Array.from({ length: 3 }, () => undefined),
      );
    });

    it('forgets when the time has come', async () => {
      const { memory, pass } = await start();
      await memory.put('key', 1, { expiresAt: 1_000 });
      await memory.put('taken', 1, { expiresAt: 1_000 });
      pass(999);
      expect(await memory.get('key')).toBe(1);
      pass(1);
      expect([await memory.get('key'), await memory.take('taken')]).toEqual([undefined, undefined]);
    });

    it('replaces what a key held, expiry and all', async () => {
      const { memory, pass } = await start();
      await memory.put('key', 1, { expiresAt: 1_000 });
      await memory.put('key', 2, { expiresAt: 5_000, secret: true });
      pass(2_000);
      expect(await memory.get('key')).toBe(2);
    });

    it('is taken once, however many reach for it', async () => {
      const { memory, other } = await start();
      await memory.put('key', 'mine', day);
      const taken = await Promise.all(Array.from({ length: 50 }, (_, turn) => (turn % 2 ? memory : other).take('key')));
      expect(taken.filter((value) => value !== undefined)).toEqual(['mine']);
      expect(await memory.get('key')).toBeUndefined();
    });

    it('lets what is read, changed and written back happen in turn', async () => {
      const { memory, other } = await start();
      const add = (one: Memory) =>
        one.inTurn('sum', async () => {
          const sum = Number((await one.get('sum')) ?? 0);
          await one.put('sum', sum + 1, day);
          return sum;
        });
      const sums = await Promise.all(Array.from({ length: 20 }, (_, turn) => add(turn % 2 ? memory : other)));
      expect(sums.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
      const fails = memory.inTurn('sum', async () => Promise.reject(new Error('broken')));
      await expect(fails).rejects.toThrow('broken');
      expect(await add(other)).toBe(20);
    });

    it('deletes, and does not mind doing it twice', async () => {
      const { memory, other } = await start();
      await memory.put('key', 1, day);
      await other.delete('key');
      await other.delete('key');
      expect(await memory.get('key')).toBeUndefined();
    });
  });
}
