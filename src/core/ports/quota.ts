import { UserError } from '../errors.ts';
import type { Requester } from './chat.ts';
import type { AtOnceLimits } from './storage.ts';

/** What is limited for a member, for a place and for everybody: intakes in a minute, jobs in a day (UTC), and jobs at once. */
export type QuotaLimit =
  | 'member-minute'
  | 'member-day'
  | 'place-day'
  | 'all-day'
  | 'at-once'
  | 'place-at-once'
  | 'all-at-once';

/** How many jobs people may ask for. */
export interface Quota {
  /** True when the job was counted for its day; else the limit that is reached, and nothing was counted. */
  take(requester: Requester, at: number): Promise<true | QuotaLimit>;
  /** For a job that has ended and for which certainly no paid request was received. */
  giveBack(requester: Requester, takenAt: number): Promise<void>;
  /**
   * Counts an intake, whatever comes of it: a request whose files would be fetched. False, and nothing is counted, where
   * the requester has had too many in this minute. Absent for no limit.
   */
  takeIntake?(requester: Requester, at: number): Promise<boolean>;
  /** The limit that `takeIntake` or `take` would run into. Counts nothing. Absent for no limit. */
  usedUp?(requester: Requester, at: number): Promise<QuotaLimit | undefined>;
  /** How many jobs the requester may have under way at once; counted where jobs are stored. Absent for no limit. */
  atOnce?(requester: Requester): AtOnceLimits;
}

/** Limits of jobs at once, as requesters are told of them. */
const atOnceLimitNames = {
  member: 'at-once',
  place: 'place-at-once',
  all: 'all-at-once',
} as const satisfies Record<keyof AtOnceLimits, QuotaLimit>;

export function quotaUsedUp(limit: QuotaLimit): UserError {
  return new UserError('quota-used-up', { limit });
}

/** `reached` is what a job store answers. */
export function atOnceUsedUp(reached: keyof AtOnceLimits): UserError {
  return quotaUsedUp(atOnceLimitNames[reached]);
}

/** Whether the error is a limit that has room again within minutes. */
export function hasRoomSoon({ code, params }: UserError): boolean {
  const limits: readonly unknown[] = ['member-minute', ...Object.values(atOnceLimitNames)];
  return code === 'quota-used-up' && limits.includes(params.limit);
}

/** The operator's limit of paid requests in a day (UTC), over all vendors. */
export interface Budget {
  /** False, and nothing is counted, where the budget of the day that contains `at` is used up. */
  take(at: number): Promise<boolean>;
  /** For a request that was certainly not accepted. `takenAt` is what `take` was given. */
  giveBack(takenAt: number): Promise<void>;
}
