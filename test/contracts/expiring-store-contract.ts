import { describe, expect, it } from 'vitest';
import type { ExpiringStore } from '../../src/core/ports/storage.ts';

export interface MemoryWorld {
  readonly expiringStore: ExpiringStore;
  /** The same store as another process sees it. */
  readonly other: ExpiringStore;
  /** Starts at 0. */
  pass(ms: number): void;
}

/** Every expiring store passes this. */
export function expiringStoreContract(name: string, start: () => Promise<MemoryWorld>): void {
  describe(`expiring store contract: ${name}`, () => {
    const day = { expiresAt: 86_400_000 };

    it.each([{ a: [1, null, { b: 'ü' }] }, 'text', 0, false, null, []])(
      'gives back %j, plain or secret',
      async (value) => {
        const { expiringStore, other } = await start();
        await expiringStore.put('plain', value, day);
        await expiringStore.put('secret', value, { ...day, secret: true });
        expect([await other.get('plain'), await other.get('secret')]).toEqual([value, value]);
        expect([await other.take('plain'), await other.take('secret')]).toEqual([value, value]);
      },
    );

    it('knows nothing of other keys', async () => {
      const { expiringStore } = await start();
      await expiringStore.put('key', 1, day);
      expect([await expiringStore.get('ke'), await expiringStore.take('key2'), await expiringStore.get('')]).toEqual(
        Array.from({ length: 3 }, () => undefined),
      );
    });

    it('forgets when the time has come', async () => {
      const { expiringStore, pass } = await start();
      await expiringStore.put('key', 1, { expiresAt: 1_000 });
      await expiringStore.put('taken', 1, { expiresAt: 1_000 });
      pass(999);
      expect(await expiringStore.get('key')).toBe(1);
      pass(1);
      expect([await expiringStore.get('key'), await expiringStore.take('taken')]).toEqual([undefined, undefined]);
    });

    it('replaces what a key held, expiry and all', async () => {
      const { expiringStore, pass } = await start();
      await expiringStore.put('key', 1, { expiresAt: 1_000 });
      await expiringStore.put('key', 2, { expiresAt: 5_000, secret: true });
      pass(2_000);
      expect(await expiringStore.get('key')).toBe(2);
    });

    it('is taken once, however many callers try', async () => {
      const { expiringStore, other } = await start();
      await expiringStore.put('key', 'mine', day);
      const taken = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => (turn % 2 ? expiringStore : other).take('key')),
      );
      expect(taken.filter((value) => value !== undefined)).toEqual(['mine']);
      expect(await expiringStore.get('key')).toBeUndefined();
    });

    it('lets what is read, changed and written back happen in turn', async () => {
      const { expiringStore, other } = await start();
      const add = (one: ExpiringStore) =>
        one.withLock('sum', async () => {
          const sum = Number((await one.get('sum')) ?? 0);
          await one.put('sum', sum + 1, day);
          return sum;
        });
      const sums = await Promise.all(Array.from({ length: 20 }, (_, turn) => add(turn % 2 ? expiringStore : other)));
      expect(sums.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
      const fails = expiringStore.withLock('sum', async () => Promise.reject(new Error('broken')));
      await expect(fails).rejects.toThrow('broken');
      expect(await add(other)).toBe(20);
    });

    it('forgets what is a member’s, and what names the member on their platform, whether it is secret or expired', async () => {
      const { expiringStore, other, pass } = await start();
      const anna = { platform: 'telegram', id: '4711' };
      const soon = { expiresAt: 1_000 };
      await expiringStore.put('theirs', 'of anna', { ...day, of: [anna, { platform: 'telegram', id: '5' }] });
      await expiringStore.put('telegram draft 4711', 1, { ...day, secret: true });
      await expiringStore.put('telegram menu', { owner: '4711' }, { ...day, secret: true });
      await expiringStore.put('telegram expired 4711', 1, soon);
      pass(2_000);
      const kept = ['telegram at -4711 5', 'telegram draft 47110', 'discord draft 4711', 'polls/4711'];
      for (const key of kept) await expiringStore.put(key, { amount: 47110 }, day);
      expect(await other.forget(anna)).toBeGreaterThanOrEqual(3); // expired ones may be gone
      for (const key of ['theirs', 'telegram draft 4711', 'telegram menu']) {
        expect(await expiringStore.get(key)).toBeUndefined();
      }
      expect(await Promise.all(kept.map((key) => expiringStore.get(key)))).not.toContain(undefined);
      expect(await other.forget(anna)).toBe(0);
    });

    it('deletes, also twice', async () => {
      const { expiringStore, other } = await start();
      await expiringStore.put('key', 1, day);
      await other.delete('key');
      await other.delete('key');
      expect(await expiringStore.get('key')).toBeUndefined();
    });
  });
}
