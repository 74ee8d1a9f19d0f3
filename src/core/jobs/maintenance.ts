import { Cancelled } from '../errors.ts';
import type { Chat } from '../ports/chat.ts';
import { hasFollowUp, isUnderWay, type Job } from '../ports/job.ts';
import type { JobCommand, JobStore } from '../ports/storage.ts';
import type { JobDispatcher } from './dispatcher.ts';
import type { FetchResultParts } from './fetch-result.ts';
import { inputsOutliveMs } from './job-files.ts';
import { keepResultMs } from './job-outcome.ts';
import { checkForLateResult } from './late-results.ts';
import type { LeasedJob } from './leased-job.ts';

export interface JobMaintenanceParts extends FetchResultParts {
  readonly store: JobStore;
  readonly owner: string;
  chat(platform: string): Chat | undefined;
  readonly resumesAbandoned?: boolean;
  /** Does what somebody who does not hold a job asks of whoever does; false when it cannot be done. */
  readonly commandHandlers: Readonly<Record<JobCommand, (jobId: string) => Promise<boolean>>>;
}

/** What is done from time to time: heartbeats, jobs whose process is gone, late results, what is not kept any longer. */
export interface JobMaintenance {
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  /** A vendor called about an attempt that nobody works on. */
  unclaimedWebhook(attemptId: string, body: unknown): void;
  stop(): void;
}

/** A third of the time a lease lives without a heartbeat. */
const heartbeatMs = 10_000;
/** As long as a lease lives. */
const roundMs = 30_000;
/** Sweeping, forgetting and tidying: every ten minutes. */
const roundsBetweenSweeps = 20;
/** Asking vendors for what may have come: every hour. */
const roundsBetweenLooks = 120;
const keepRecordsMs = 30 * 24 * 60 * 60 * 1_000;

export function createJobMaintenance(parts: JobMaintenanceParts, dispatcher: JobDispatcher): JobMaintenance {
  const { store, owner, clock, blobs, onEvent } = parts;
  const stopping = new AbortController();
  const damaged = new Set<string>();
  /** Vendors are asked about one job after the other. */
  let looks: Promise<void> = Promise.resolve();
  const granting = new Set<string>();
  void repeat(heartbeatMs, beat);
  void repeat(roundMs, round);

  /** Those this process serves. */
  async function unfinished(): Promise<readonly Job[]> {
    const found = await store.unfinished();
    for (const jobId of found.damaged) {
      if (!damaged.has(jobId)) onEvent({ kind: 'record-damaged', jobId });
      damaged.add(jobId);
    }
    return found.jobs.filter(({ request }) => parts.chat(request.replyRef.platform) !== undefined);
  }

  async function resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]> {
    const resumed: Job[] = [];
    const jobs = await unfinished();
    const leased = new Set(dispatcher.ids());
    for (const job of jobs.filter((one) => !leased.has(one.id) && wanted(one))) {
      if (!isPressing(job)) lookSoon(job.id);
      else if (await takeOver(job)) resumed.push(job);
    }
    return resumed;
  }

  async function takeOver(job: Job): Promise<boolean> {
    try {
      const isTaken = await dispatcher.resume(job);
      if (isTaken) onEvent({ kind: 'job-resumed', jobId: job.id, state: job.state });
      return isTaken;
    } catch (error) {
      report(error, job.id);
      return false;
    }
  }

  function lookSoon(id: string, hookBody?: unknown): void {
    looks = looks.then(async () => {
      if (stopping.signal.aborted) return;
      const look = async (leased: LeasedJob): Promise<true> => {
        await checkForLateResult(leased, hookBody, parts);
        return true;
      };
      await dispatcher.take(id, look).catch((error) => report(error, id));
    });
  }

  /** Work that is repeated until the end, whatever happens to it once. */
  async function repeat(everyMs: number, work: (count: number) => Promise<void>): Promise<void> {
    for (let count = 1; !stopping.signal.aborted; count++) {
      try {
        await clock.sleep(everyMs, stopping.signal);
        await work(count);
      } catch (error) {
        report(error);
      }
    }
  }

  /** Waits for nothing but the store: a lease that is not renewed is lost. */
  async function beat(): Promise<void> {
    const at = clock.now();
    const { lost, commands } = await store.renew(dispatcher.ids(), owner);
    dispatcher.renewed(at, lost);
    for (const { id, command } of commands) {
      if (granting.has(id)) continue;
      granting.add(id);
      void grant(id, command)
        .catch((error) => report(error, id))
        .finally(() => granting.delete(id));
    }
  }

  async function round(count: number): Promise<void> {
    const [sweeps, looks] = [count % roundsBetweenSweeps === 0, count % roundsBetweenLooks === 0];
    if (parts.resumesAbandoned) await resumeAll((job) => isPressing(job) || (mayStillBring(job) ? looks : sweeps));
    if (!sweeps) return;
    await blobs.sweep(clock.now());
    await store.purge(clock.now() - keepRecordsMs);
  }

  async function grant(id: string, command: JobCommand): Promise<void> {
    const job = await store.get(id);
    if (job && !parts.chat(job.request.replyRef.platform)) return;
    if ((await parts.commandHandlers[command](id)) || !job || isVain(command, job))
      await store.setCommand(id, undefined);
  }

  function isVain(command: JobCommand, job: Job): boolean {
    switch (command) {
      case 'cancel':
        return job.state !== 'parked' && !isUnderWay(job);
      case 'try-again':
        return job.state !== 'parked' || clock.now() > job.deadlineAt + inputsOutliveMs;
      case 'show-result':
        return job.state !== 'late' || clock.now() > job.finishedAt + keepResultMs;
      default:
        return command satisfies never;
    }
  }

  function report(error: unknown, jobId?: string): void {
    if (!stopping.signal.aborted) onEvent({ kind: 'bug', jobId, error });
  }

  return {
    resumeAll,
    unclaimedWebhook(attemptId, body) {
      unfinished()
        .then((jobs) => {
          const job = jobs.find((one) => 'attempt' in one && one.attempt?.id === attemptId);
          if (job && mayStillBring(job)) lookSoon(job.id, body);
        })
        .catch(report);
    },
    stop: () => stopping.abort(new Cancelled('shutdown')),
  };
}

/** Its vendor is to be asked. */
function mayStillBring(job: Job): boolean {
  return job.state === 'parked' || hasFollowUp(job, 'watchLate');
}

/** Somebody waits for it. Everything else about a job is done now and then. */
function isPressing(job: Job): boolean {
  return isUnderWay(job) || hasFollowUp(job, 'notify');
}
