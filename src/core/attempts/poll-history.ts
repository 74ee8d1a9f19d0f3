import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ExpiringStore } from '../ports/storage.ts';
import { Observation } from './poll-planner.ts';
import type { PollHistory } from './poll-schedule.ts';

const Observations = z.array(Observation);
/** A vendor that was not asked for so long may well have changed. */
const keepMs = 90 * 24 * 60 * 60 * 1_000;

/** Past durations, kept where the small facts are. What cannot be read back counts as nothing known. */
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
