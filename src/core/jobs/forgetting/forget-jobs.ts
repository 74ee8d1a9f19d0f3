import type { Clock } from '../../clock.ts';
import { ProviderError } from '../../errors.ts';
import { type FollowUp, hasFollowUp, isFinished, isPressing, isUnderWay, type Job } from '../../ports/job.ts';
import type { Member, MemberHash } from '../../ports/members.ts';
import type { SwapProvider, Ticket } from '../../ports/provider.ts';
import type { JobStore } from '../../ports/storage.ts';
import type { JobDispatcher } from '../dispatcher.ts';
import { type JobFilesParts, releaseFiles } from '../job-files.ts';
import type { LeasedJob } from '../leased-job.ts';
import { isNobodys } from './forgotten-job.ts';
import { createVendorTally, type LeftAtVendor } from './vendor-tally.ts';

export interface ForgottenJobs {
  /** How many of the member's swaps are gone. */
  readonly swaps: number;
  /** For how many of them a record without the member stays, since it is uncertain whether they were charged. */
  readonly uncertain: number;
  readonly vendors: readonly LeftAtVendor[];
}

export interface JobForgettingParts extends Omit<JobFilesParts, 'intake'> {
  readonly store: JobStore;
  readonly owner: string;
  readonly clock: Clock;
  readonly providers: readonly SwapProvider[];
  readonly memberHash: MemberHash;
}

/** A job that was cancelled may tell so, and one that is being shown may arrive. Milliseconds. */
const endsWithinMs = 5_000;
/** The same where another process holds the job: it hears of commands with its heartbeat, every ten seconds. */
const endsElsewhereWithinMs = 20_000;
/** Longer than a dead process holds a lease, and than answers to paid requests are awaited. Milliseconds. */
const givenBackWithinMs = 90_000;
const lookEveryMs = 250;
/** A vendor has so long to delete something before that is put off. Milliseconds. */
const discardWithinMs = 5_000;

/** What a result is lent to people under, where it is too large for their platform. */
export function lentAs(sha256: string): string {
  return `lent ${sha256}`;
}

export function createJobForgetting(parts: JobForgettingParts, dispatcher: JobDispatcher) {
  const { store, owner, clock, providers, memberHash } = parts;
  const never = new AbortController().signal;

  /** Asks whichever process holds the job to show nothing more of it. */
  async function leave(id: string): Promise<void> {
    if (!dispatcher.leave(id)) await store.setCommand(id, 'leave');
  }

  /** Cancels the job, and waits a little until the requester was told. */
  async function end(id: string): Promise<void> {
    const job = await store.get(id);
    if (!job || !isPressing(job)) return;
    const isCancellable = isUnderWay(job) && job.state !== 'delivering';
    const isElsewhere = isCancellable && !(await dispatcher.cancel(id));
    if (isElsewhere) await store.setCommand(id, 'cancel');
    const withinMs = isElsewhere ? endsElsewhereWithinMs : endsWithinMs;
    for (const until = clock.now() + withinMs; clock.now() < until; await clock.sleep(lookEveryMs, never)) {
      const now = await store.get(id);
      if (!now || !isPressing(now)) return;
    }
    await leave(id);
  }

  /** Applies `work` to the job, once no other process works on it. */
  async function take(id: string, work: (leased: LeasedJob) => Promise<void>): Promise<void> {
    let isDone = false;
    const take = () =>
      dispatcher.take(id, async (leased) => {
        await work(leased);
        isDone = true;
        return false;
      });
    for (const until = clock.now() + givenBackWithinMs; ; await clock.sleep(lookEveryMs, never)) {
      await take();
      if (isDone || (await store.get(id)) === undefined) return;
      if (clock.now() > until) throw new Error(`job ${id} is held by another process and cannot be forgotten yet`);
      await leave(id);
    }
  }

  /** Deletes all but what has to stay. Returns the job as it was, and what is still to be done. */
  async function erase(leased: LeasedJob): Promise<Erased> {
    const { job, provider } = leased;
    if (isNobodys(job)) return { job, isDiscarded: false, followUps: [], charged: false };
    const charged = chargeOf(leased);
    const watching: FollowUp[] = mayBringAResult(leased, job) ? ['watchLate'] : [];
    const ticket = ticketToDiscard(leased);
    const discarding: FollowUp[] = ticket === undefined ? [] : ['discard'];
    const left = [...watching, ...discarding];
    if (!isFinished(job)) await leased.advance({ kind: 'cancelled', at: clock.now(), charged, followUps: left });
    await removeFiles(job);
    const isDiscarded = ticket !== undefined && watching.length === 0 && (await discard(provider, ticket));
    const followUps = isDiscarded ? [] : left;
    if (followUps.length === 0 && charged !== 'unknown') await store.remove(job.id, owner);
    else {
      const by = memberHash(job.request.requester);
      await leased.advance({ kind: 'forgotten', by, at: clock.now(), charged, followUps });
    }
    return { job, isDiscarded, followUps, charged };
  }

  async function removeFiles(job: Job): Promise<void> {
    await releaseFiles(job, parts);
    if (!('result' in job)) return;
    await parts.blobs.remove(job.result.blobKey);
    await parts.relay?.withdraw(lentAs(job.result.sha256));
  }

  /** Asks once; what fails is repeated as a follow-up. */
  async function discard(provider: SwapProvider | undefined, ticket: Ticket): Promise<boolean> {
    const [tooLong, over] = [new AbortController(), new AbortController()];
    clock.sleep(discardWithinMs, over.signal).then(
      () => tooLong.abort(),
      () => undefined, // it has answered
    );
    try {
      await provider?.discard?.(ticket, { signal: tooLong.signal });
      return true;
    } catch (error) {
      if (error instanceof ProviderError || tooLong.signal.aborted) return false;
      throw error;
    } finally {
      over.abort();
    }
  }

  return async (member: Member): Promise<ForgottenJobs> => {
    const { jobs, damaged } = await store.list({ limit: Number.MAX_SAFE_INTEGER, member });
    const tally = createVendorTally(providers, clock.now());
    let uncertain = 0;
    await Promise.all(jobs.map(({ id }) => end(id)));
    for (const { id } of jobs) {
      await take(id, async (leased) => {
        const { job, isDiscarded, followUps, charged } = await erase(leased);
        tally.add(job, { isDiscarded, isPending: followUps.includes('discard') });
        if (charged === 'unknown') uncertain += 1;
      });
    }
    for (const id of damaged) await store.remove(id);
    return { swaps: jobs.length + damaged.length, uncertain, vendors: tally.all() };
  };
}

interface Erased {
  readonly job: Job;
  readonly isDiscarded: boolean;
  readonly followUps: readonly FollowUp[];
  readonly charged: boolean | 'unknown';
}

function chargeOf(leased: LeasedJob): boolean | 'unknown' {
  const { job, provider, charge } = leased;
  if ('charged' in job) return job.charged;
  const hasResult = 'result' in job;
  return hasResult && provider ? provider.bills : charge;
}

/** Whether the vendor may still be at work. */
function mayBringAResult({ provider }: LeasedJob, job: Job): boolean {
  if (hasFollowUp(job, 'watchLate')) return true;
  return job.state === 'running' && job.attempt.ticket !== undefined && provider?.bills === true;
}

/** Undefined where the vendor holds nothing, or nothing that it would delete. */
function ticketToDiscard({ job, provider, ticket }: LeasedJob): Ticket | undefined {
  const isUnusable = job.state === 'failed' && job.problem === 'bad-result'; // left there until it expires
  const isHeld = !isFinished(job) || hasFollowUp(job, 'discard') || isUnusable;
  return isHeld && provider?.discard ? ticket : undefined;
}
