import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Chat } from '../ports/chat.ts';
import { isPressing, isUnderWay, type Job } from '../ports/job.ts';
import type { Consents } from '../ports/members.ts';
import { atOnceUsedUp, type Quota, quotaUsedUp } from '../ports/quota.ts';
import type { AtOnceLimits, JobCommand, JobStore } from '../ports/storage.ts';
import type { Blocks } from '../ports/trust.ts';
import type { JobDispatcher } from './dispatcher.ts';
import { canRestart, canShowResult, type JobLife } from './job-life.ts';

export interface JobCommandsParts {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly quota: Quota;
  readonly consents: Pick<Consents, 'given'>;
  readonly blocks: Pick<Blocks, 'isMemberBlocked'>;
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
}

/** What people command about jobs that exist. */
export interface JobCommands {
  /** False when there is nothing left to cancel. */
  cancel(jobId: string): Promise<boolean>;
  /** Begins a parked job anew; it counts as another job. False when it is not parked. Throws UserError. */
  tryAgain(jobId: string): Promise<boolean>;
  /** Puts a late result into the job's message. False when there is none. */
  showResult(jobId: string): Promise<boolean>;
  /** Executes a stored command, where this process can, and removes a command that is done or has become pointless. */
  execute(jobId: string, command: JobCommand): Promise<void>;
}

export function createJobCommands(parts: JobCommandsParts, dispatcher: JobDispatcher, life: JobLife): JobCommands {
  const { store, clock, quota } = parts;
  const here: Record<JobCommand, (jobId: string) => Promise<boolean>> = {
    cancel: cancelHere,
    'try-again': (jobId) => restart(jobId),
    'show-result': showResult,
    leave: async (jobId) => dispatcher.leave(jobId),
  };

  /** False where another process holds the job, or there is nothing to cancel. */
  async function cancelHere(jobId: string): Promise<boolean> {
    return (await dispatcher.cancel(jobId)) || dispatcher.take(jobId, life.cancelParked);
  }

  function restart(jobId: string, atOnce?: AtOnceLimits): Promise<boolean> {
    return dispatcher.take(jobId, async (leased) => {
      const begun = await life.restart(leased, atOnce);
      if (typeof begun === 'boolean') return begun;
      throw atOnceUsedUp(begun);
    });
  }

  function showResult(jobId: string): Promise<boolean> {
    return dispatcher.take(jobId, life.showResult);
  }

  function isPossible(command: JobCommand, job: Job): boolean {
    switch (command) {
      case 'cancel':
        return canCancel(job);
      case 'try-again':
        return canRestart(job, clock.now());
      case 'show-result':
        return canShowResult(job, clock.now());
      case 'leave':
        return isPressing(job);
      default:
        return command satisfies never;
    }
  }

  return {
    async cancel(jobId) {
      const before = await store.get(jobId);
      if (!before || !canCancel(before)) return false;
      if (await cancelHere(jobId)) return true;
      const job = await store.get(jobId);
      if (!job || !isUnderWay(job) || job.state === 'delivering') return job?.state === 'cancelled'; // by somebody else
      await store.setCommand(jobId, 'cancel'); // for the process that holds the job
      return true;
    },
    async tryAgain(jobId) {
      const job = await store.get(jobId);
      if (job?.state !== 'parked') return false;
      const { requester } = job.request;
      if (await parts.blocks.isMemberBlocked(requester)) throw new UserError('member-blocked');
      if (!(await parts.consents.given(requester))) throw new UserError('consent-missing');
      const at = clock.now();
      const counted = await quota.take(requester, at);
      if (counted !== true) throw quotaUsedUp(counted);
      let isBegun = false;
      try {
        isBegun = await restart(jobId, quota.atOnce?.(requester));
        return isBegun;
      } finally {
        if (!isBegun) await quota.giveBack(requester, at);
      }
    },
    showResult,
    async execute(jobId, command) {
      const job = await store.get(jobId);
      if (job && !parts.chat(job.request.replyRef.platform)) return;
      const isOver = (await here[command](jobId)) || !job || !isPossible(command, job);
      if (isOver) await store.setCommand(jobId, undefined);
    },
  };
}

function canCancel(job: Job): boolean {
  return isUnderWay(job) || job.state === 'parked';
}
