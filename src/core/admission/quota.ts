import type { Requester } from '../ports/chat.ts';
import type { Member, MemberHash } from '../ports/members.ts';
import type { Budget, Quota, QuotaLimit } from '../ports/quota.ts';
import type { PlaceSettings, Settings } from '../ports/settings.ts';
import type { AtOnceLimits, Ledger } from '../ports/storage.ts';

export interface QuotaParts {
  readonly ledger: Ledger;
  /** Names members in the ledger, whose counts outlive everything else that is known of them. */
  readonly memberHash: MemberHash;
  readonly settings: Pick<Settings, 'get'>;
  /** The operator's own limits; a place may only set lower ones. Absent for none. */
  readonly limits: {
    readonly intakesAMinute?: number | undefined;
    readonly memberADay?: number | undefined;
    readonly placeADay?: number | undefined;
    readonly allADay?: number | undefined;
    readonly atOnce?: AtOnceLimits | undefined;
  };
}

interface Counter {
  readonly key: string;
  readonly limit: number;
  readonly reached: QuotaLimit;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const paidKey = 'paid';
const unlimited = Number.MAX_SAFE_INTEGER;

/**
 * Counts every job under each of its keys, with a limit or without one: what is given back was then certainly taken,
 * whatever the settings were. Jobs at once are not counted here. The job store counts the jobs that are under way, so
 * that no process that dies can leave a wrong count.
 */
export function createQuota({ ledger, memberHash, settings, limits }: QuotaParts): Quota {
  async function countersOf(requester: Requester): Promise<readonly Counter[]> {
    const own = await settingsOf(requester);
    const keys = keysOf(requester, own, memberHash);
    const reached = 'member-day';
    return [
      { key: keys.member, limit: limits.memberADay ?? unlimited, reached },
      ...(keys.memberHere ? [{ key: keys.memberHere, limit: own?.memberADay ?? unlimited, reached } as const] : []),
      ...(keys.place ? [{ key: keys.place, limit: placeLimit(own?.placeADay), reached: 'place-day' } as const] : []),
      { key: keys.all, limit: limits.allADay ?? unlimited, reached: 'all-day' },
    ];
  }

  async function settingsOf({ platform, place }: Requester): Promise<PlaceSettings | undefined> {
    return place === undefined ? undefined : await settings.get({ platform, id: place });
  }

  function placeLimit(own: number | null | undefined): number {
    return Math.min(own ?? unlimited, limits.placeADay ?? unlimited);
  }

  const { intakesAMinute = unlimited } = limits;

  function intakeKey(requester: Requester): string {
    return `intake ${memberHash(countedOf(requester))}`;
  }

  async function give(keys: readonly string[], at: number): Promise<void> {
    for (const key of keys) await ledger.give(key, 1, dayMs, at);
  }

  return {
    async take(requester, at) {
      const taken: string[] = [];
      try {
        for (const { key, limit, reached } of await countersOf(requester)) {
          if (await ledger.take(key, 1, limit, dayMs, at)) {
            taken.push(key);
            continue;
          }
          await give(taken, at);
          return reached;
        }
        return true;
      } catch (error) {
        await give(taken, at).catch(() => undefined); // the store is failing; the first error tells more
        throw error;
      }
    },
    async giveBack(requester, takenAt) {
      const keys = Object.values(keysOf(requester, await settingsOf(requester), memberHash));
      await give(
        keys.filter((key) => key !== undefined),
        takenAt,
      );
    },
    takeIntake: async (requester, at) => ledger.take(intakeKey(requester), 1, intakesAMinute, minuteMs, at),
    async usedUp(requester, at) {
      // nothing more is counted where one less than the limit is passed already
      const isFull = async (key: string, limit: number, windowMs: number): Promise<boolean> =>
        limit < unlimited && !(await ledger.take(key, 0, limit - 1, windowMs, at));
      if (await isFull(intakeKey(requester), intakesAMinute, minuteMs)) return 'member-minute';
      for (const { key, limit, reached } of await countersOf(requester)) {
        if (await isFull(key, limit, dayMs)) return reached;
      }
      return undefined;
    },
    atOnce: () => limits.atOnce ?? {},
  };
}

function countedOf({ platform, id, countedAs = id }: Requester): Member {
  return { platform, id: countedAs };
}

function keysOf(requester: Requester, own: PlaceSettings | undefined, memberHash: MemberHash) {
  const { platform, place: current } = requester;
  const place = own?.countedAs ?? current;
  return {
    all: 'all',
    member: `member ${memberHash(countedOf(requester))}`,
    memberHere: place === undefined ? undefined : `member ${memberHash(countedOf(requester))} ${place}`,
    place: place === undefined ? undefined : `place ${JSON.stringify([platform, place])}`,
  };
}

/** Counts paid requests. `limit` is absent for none. */
export function createBudget(ledger: Ledger, limit: number | undefined): Budget {
  return {
    take: (at) => ledger.take(paidKey, 1, limit ?? unlimited, dayMs, at),
    giveBack: (takenAt) => ledger.give(paidKey, 1, dayMs, takenAt),
  };
}

/** How many paid requests are counted in the day that contains `at`. */
export function budgetUsed(ledger: Pick<Ledger, 'used'>, at: number): Promise<number> {
  return ledger.used(paidKey, dayMs, at);
}
