import type { Requester } from '../ports/chat.ts';
import { atOnceUsedUp, type Quota } from '../ports/quota.ts';
import type { AtOnceLimits, JobStore } from '../ports/storage.ts';

/**
 * Reserves a place among the jobs at once for a request whose files are not fetched yet. Throws UserError
 * `quota-used-up` where a limit is reached. Returns what gives the place back, to be called before the job is stored:
 * the store counts jobs, and a place is only a promise of this process.
 */
export type ReservePlace = (requester: Requester) => Promise<() => void>;

export function createPlaces(parts: {
  readonly store: Pick<JobStore, 'reached'>;
  readonly quota: Quota;
}): ReservePlace {
  const reserved = new Set<Requester>();

  function lessReserved(limits: AtOnceLimits, own: Requester): AtOnceLimits {
    const others = [...reserved].filter((other) => other !== own && other.platform === own.platform);
    const less = (limit: number | undefined, taken: number): number | undefined =>
      limit === undefined ? undefined : Math.max(0, limit - taken);
    return {
      member: less(limits.member, others.filter(({ id }) => id === own.id).length),
      place: less(limits.place, others.filter(({ place }) => place === own.place).length),
      all: less(limits.all, reserved.size - 1),
    };
  }

  return async (requester) => {
    const own = { ...requester }; // an entry of its own for each request
    const release = (): void => void reserved.delete(own);
    const limits = parts.quota.atOnce?.(requester);
    if (!limits) return release;
    reserved.add(own);
    try {
      const reached = await parts.store.reached(requester, lessReserved(limits, own));
      if (reached !== undefined) throw atOnceUsedUp(reached);
      return release;
    } catch (error) {
      release();
      throw error;
    }
  };
}
