import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { Job } from '../ports/job.ts';
import type { Quota } from '../ports/quota.ts';
import type { AtOnceLimits } from '../ports/storage.ts';
import { type CompletionParts, completeJob } from './completion.ts';
import { inputsOutliveMs, releaseFiles } from './job-files.ts';
import { keepResultMs } from './job-outcome.ts';
import { checkForLateResult } from './late-results.ts';
import type { LeasedJob } from './leased-job.ts';
import { type RunnerParts, runJob } from './runner.ts';

export interface JobLifeParts extends RunnerParts, CompletionParts {
  readonly quota: Pick<Quota, 'giveBack'>;
  /** Milliseconds a job may take from its request, or from its restart. */
  readonly deadlineMs: number;
}

/** What happens to a job, whose lease the caller holds, from its first attempt until nothing is left to do about it. */
export interface JobLife {
  /** Works on a job that waits or runs until it has a result or another end. Rejects when this process must leave it. */
  run(leased: LeasedJob, message: ProgressEditor, byQueue: AbortSignal): Promise<void>;
  /** Delivers the result, or tells of the end, and discards what the vendor holds. */
  complete(leased: LeasedJob, message: ProgressEditor): Promise<void>;
  /** Cancels a parked job. False where the job is in another state. */
  cancelParked(leased: LeasedJob): Promise<boolean>;
  /** Begins a parked job anew. False where `canRestart` says no; names the limit of jobs at once that is reached. */
  restart(leased: LeasedJob, atOnce?: AtOnceLimits): Promise<boolean | keyof AtOnceLimits>;
  /** Has a late result delivered. False where `canShowResult` says no. */
  showResult(leased: LeasedJob): Promise<boolean>;
  /** Asks the vendor about a job that is parked or ended without a result. `webhookBody` is what the vendor called with. */
  checkForLateResult(leased: LeasedJob, webhookBody: unknown): Promise<void>;
}

export function createJobLife(parts: JobLifeParts): JobLife {
  const { clock, quota, deadlineMs } = parts;

  async function ended(job: Job): Promise<void> {
    if ('charged' in job && job.charged === false) await quota.giveBack(job.request.requester, job.begunAt);
    await releaseFiles(job, parts);
  }

  return {
    async run(leased, message, byQueue) {
      await runJob(leased, message, byQueue, parts);
      if (leased.job.state !== 'parked') await ended(leased.job).catch((error) => leased.report(error));
    },
    complete: (leased, message) => completeJob(leased, message, parts),
    async cancelParked(leased) {
      if (leased.job.state !== 'parked') return false;
      const followUps = leased.followUpsAfter('verdict');
      await leased.advance({ kind: 'cancelled', at: clock.now(), charged: leased.charge, followUps });
      await ended(leased.job);
      return true;
    },
    async restart(leased, atOnce) {
      const at = clock.now();
      if (!canRestart(leased.job, at)) return false;
      const reached = await leased.advance({ kind: 'retried', at, deadlineAt: at + deadlineMs }, atOnce);
      return reached ?? true;
    },
    async showResult(leased) {
      if (!canShowResult(leased.job, clock.now())) return false;
      await leased.advance({ kind: 'wanted' });
      return true;
    },
    checkForLateResult: (leased, webhookBody) => checkForLateResult(leased, webhookBody, parts),
  };
}

/** Whether the job is parked and its files are still kept. */
export function canRestart(job: Job, at: number): boolean {
  return job.state === 'parked' && at < job.deadlineAt + inputsOutliveMs;
}

/** Whether the job has a late result that is still kept. */
export function canShowResult(job: Job, at: number): boolean {
  return job.state === 'late' && at < job.finishedAt + keepResultMs;
}
