import { describe, expect, it } from 'vitest';
import { createPollHistory } from '../../../src/core/attempts/poll-history.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';

describe('the history', () => {
  it('comes back as it was kept, each kind of job by itself, for a season', async () => {
    let now = 0;
    const clock = { now: () => now };
    const history = createPollHistory(createMemoryExpiringStore(clock), clock);
    const seen = [{ afterMs: 1_000, byMs: 2_000 }];
    await history.save('akool/largest/image', seen);
    expect(await history.load('akool/largest/image')).toEqual(seen);
    expect(await history.load('akool/largest/video')).toEqual([]);
    now += 100 * 24 * 60 * 60 * 1_000;
    expect(await history.load('akool/largest/image')).toEqual([]);
  });

  it.each([[null], ['text'], [[{ afterMs: 'soon' }]], [[{ afterMs: -1, byMs: 2 }]], [{}]])(
    'counts for nothing where it cannot be read: %j',
    async (kept) => {
      const expiringStore = { get: async () => kept, put: async () => undefined };
      expect(await createPollHistory(expiringStore, { now: () => 0 }).load('akool/largest/image')).toEqual([]);
    },
  );
});
