import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ExpiringStore } from '../ports/storage.ts';
import { Observation } from './poll-planner.ts';
import type { PollHistory } from './poll-schedule.ts';

const Observations = z.array(Observation);
/** After so long without a request a vendor may have changed its pace. */
const keepMs = 90 * 24 * 60 * 60 * 1_000;

/** Keeps past durations in the expiring store. An entry that cannot be read counts as no history. */
export function createPollHistory(
  expiringStore: Pick<ExpiringStore, 'get' | 'put'>,
  clock: Pick<Clock, 'now'>,
): PollHistory {
  return {
    async load(key) {
      const kept = Observations.safeParse(await expiringStore.get(`polls/${key}`));
      return kept.success ? kept.data : [];
    },
    save: (key, observations) => expiringStore.put(`polls/${key}`, observations, { expiresAt: clock.now() + keepMs }),
  };
}
