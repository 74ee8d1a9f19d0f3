import { describe, expect, it, onTestFinished } from 'vitest';
import { ProviderError, UserError } from '../../src/core/errors.ts';
import { patientStores } from '../../src/core/patience.ts';
import type { BlobStore } from '../../src/core/ports/storage.ts';
import { LeaseLost } from '../../src/core/ports/storage.ts';
import type { SwapsParts } from '../../src/core/swaps.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import { FakeProvider } from '../fakes/providers.ts';
import { createMemoryBlobStore } from '../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../fakes/storage/memory-expiring-store.ts';
import { createMemoryLedger } from '../fakes/storage/memory-ledger.ts';
import { World } from '../fakes/world.ts';

const never = new AbortController().signal;
const outOfMemory = () => new Error("OOM command not allowed when used memory > 'maxmemory'.");

/** Stores that reject every write until the clock says so. */
function open(backAt: number, error: () => Error = outOfMemory) {
  const clock = new ManualClock(0);
  const failures: unknown[] = [];
  const late = <Write extends (...given: never[]) => Promise<unknown>>(write: Write): Write =>
    (async (...given: Parameters<Write>) => {
      if (clock.now() < backAt) throw error();
      return write(...given);
    }) as Write;
  const [blobs, ledger, expiring] = [
    createMemoryBlobStore(),
    createMemoryLedger(),
    createMemoryExpiringStore({ now: () => clock.now() }),
  ];
  const moody = {
    blobs: { ...blobs, put: late(blobs.put), remove: late(blobs.remove) },
    ledger: { ...ledger, take: late(ledger.take), give: late(ledger.give) },
    expiringStore: { ...expiring, put: late(expiring.put), delete: late(expiring.delete) },
  };
  const stores = patientStores(moody, { clock, signal: never, onFailure: (failure) => failures.push(failure) });
  return { clock, failures, ...stores };
}

describe('a store that is out of order for some seconds', () => {
  it('takes every write in the end', async () => {
    const { clock, failures, blobs, ledger, expiringStore } = open(5_000);
    const writes = Promise.all([
      blobs.put(new Uint8Array(3), { expiresAt: 99_000 }),
      ledger.take('paid', 1, 1, 1_000, 0),
      expiringStore.put('a', 'b', { expiresAt: 99_000 }),
    ]);
    await clock.advance(10_000);
    const [, isTaken] = await writes;
    expect([isTaken, await expiringStore.get('a')]).toEqual([true, 'b']);
    expect(failures.length).toBeGreaterThan(3);
    expect(await ledger.take('paid', 1, 1, 1_000, 0)).toBe(false);
  });

  it('is given up when it stays so', async () => {
    const { clock, ledger } = open(Number.POSITIVE_INFINITY);
    const taken = expect(ledger.take('paid', 1, 1, 1_000, 0)).rejects.toThrow('OOM');
    await clock.advance(10_000);
    await taken;
  });

  it.each([
    new UserError('not-media'),
    new LeaseLost('job-1'),
    new ProviderError({ provider: 'akool', problem: 'unreachable', answer: 'unsent' }),
    new TypeError('not a function'),
  ])('is not meant by %s, which is passed on at once', async (error) => {
    const { expiringStore, failures } = open(5_000, () => error);
    await expect(expiringStore.put('a', 'b', { expiresAt: 1 })).rejects.toBe(error);
    expect(failures).toEqual([]);
  });

  it('breaks no swap, whatever was to be stored', async () => {
    const backAfter = 15_000;
    const whatFails: ((one: World, isDown: () => boolean) => Partial<SwapsParts>)[] = [
      ({ blobs }, isDown) => ({ blobs: moodyBlobs(blobs, isDown) }),
      (_, isDown) => ({
        budget: {
          async take() {
            if (isDown()) throw outOfMemory();
            return true;
          },
          giveBack: async () => undefined,
        },
      }),
    ];
    for (const change of whatFails) {
      const akool = new FakeProvider('akool');
      const one = new World();
      let downUntil = 0;
      const swaps = one.start(
        [akool],
        change(one, () => one.clock.now() < downUntil),
      );
      onTestFinished(() => swaps.close());
      const asked = swaps.request(one.request(), never);
      downUntil = one.clock.now();
      await asked;
      downUntil = one.clock.now() + backAfter;
      await one.pass(10_000);
      expect(one.chat.seen('m1').outcomes).toEqual([]);
      await one.pass(30_000);
      expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done' }]);
      expect(akool.paid).toBe(1);
    }
  });
});

function moodyBlobs(blobs: BlobStore, isDown: () => boolean): BlobStore {
  return {
    ...blobs,
    async put(...given) {
      if (isDown()) throw outOfMemory();
      return blobs.put(...given);
    },
  };
}
