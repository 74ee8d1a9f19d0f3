import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/core/ports/storage.ts';

const day = 86_400_000;

/** Every ledger passes this; `other` is the same ledger as another process sees it. */
export function ledgerContract(name: string, start: () => Promise<{ ledger: Ledger; other: Ledger }>): void {
  describe(`ledger contract: ${name}`, () => {
    it('gives up to the limit and not one more', async () => {
      const { ledger } = await start();
      const taken: boolean[] = [];
      for (let turn = 0; turn < 5; turn++) taken.push(await ledger.take('anna', 1, 3, day, 0));
      expect(taken).toEqual([true, true, true, false, false]);
    });

    it('never passes the limit, however many processes take at once', async () => {
      const { ledger, other } = await start();
      const asked = Array.from({ length: 200 }, (_, turn) => (turn % 2 ? ledger : other).take('anna', 1, 37, day, 0));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(37);
    });

    it('takes all of an amount or nothing of it', async () => {
      const { ledger } = await start();
      expect(await ledger.take('anna', 4, 3, day, 0)).toBe(false);
      expect(await ledger.take('anna', 2, 3, day, 0)).toBe(true);
      expect(await ledger.take('anna', 2, 3, day, 0)).toBe(false);
      expect(await ledger.take('anna', 1, 3, day, 0)).toBe(true);
    });

    it('counts keys and windows by themselves', async () => {
      const { ledger } = await start();
      expect(await ledger.take('anna', 1, 1, day, 0)).toBe(true);
      expect(await ledger.take('bert', 1, 1, day, 0)).toBe(true);
      expect(await ledger.take('anna', 1, 1, 1_000, 0)).toBe(true);
      expect(await ledger.take('anna', 1, 1, day, day - 1)).toBe(false);
      expect(await ledger.take('anna', 1, 1, day, day)).toBe(true);
    });

    it('gives back to the window it was taken from, and never below nothing', async () => {
      const { ledger } = await start();
      await ledger.take('anna', 1, 1, day, day - 1);
      await ledger.take('anna', 1, 1, day, day);
      await ledger.give('anna', 1, day, day - 1);
      expect(await ledger.take('anna', 1, 1, day, day)).toBe(false);
      await ledger.give('anna', 5, day, day);
      expect(await ledger.take('anna', 1, 1, day, day)).toBe(true);
      expect(await ledger.take('anna', 1, 1, day, day)).toBe(false);
    });

    it('tells what is counted, in every process, and counts nothing by that', async () => {
      const { ledger, other } = await start();
      expect(await ledger.used('anna', day, 0)).toBe(0);
      await ledger.take('anna', 2, 3, day, 0);
      await ledger.take('anna', 2, 3, day, 0);
      expect(await other.used('anna', day, day - 1)).toBe(2);
      await ledger.give('anna', 1, day, 0);
      expect([await ledger.used('anna', day, 0), await ledger.used('anna', day, day)]).toEqual([1, 0]);
    });

    it('agrees with plain arithmetic, whatever the order of takes and gives', async () => {
      const step = fc.record({ gives: fc.boolean(), amount: fc.nat(4), limit: fc.nat(9), window: fc.nat(1) });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const { ledger } = await start();
          const counts = [0, 0];
          for (const { gives, amount, limit, window } of steps) {
            const count = counts[window] ?? 0;
            const fits = count + amount <= limit;
            if (gives) await ledger.give('anna', amount, day, window * day);
            else expect(await ledger.take('anna', amount, limit, day, window * day)).toBe(fits);
            if (gives) counts[window] = Math.max(0, count - amount);
            else if (fits) counts[window] = count + amount;
          }
        }),
        { numRuns: 30 },
      );
    });
  });
}
