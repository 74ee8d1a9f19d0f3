import type { WebhookCall, WebhookWaiters } from '../attempts/webhook-waiters.ts';
import type { Clock } from '../clock.ts';
import { Cancelled } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import type { Chat } from '../ports/chat.ts';
import { hasFollowUp, isPressing, type Job } from '../ports/job.ts';
import type { BlobStore, JobStore, WhichUnfinished } from '../ports/storage.ts';
import type { JobDispatcher } from './dispatcher.ts';
import type { JobCommands } from './job-commands.ts';
import type { JobLife } from './job-life.ts';
import { isMade } from './late-results.ts';

export interface JobMaintenanceParts {
  readonly store: JobStore;
  readonly owner: string;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  /** Whether the jobs of processes that are gone are resumed, again and again. */
  readonly resumesAbandoned?: boolean;
  readonly onEvent: OnEvent;
  /** How long the record of a job is kept after it is over; 30 days where it is absent. Milliseconds. */
  readonly keepRecordsMs?: number;
}

/** The modules below maintenance. */
export interface MaintainedJobs {
  readonly dispatcher: JobDispatcher;
  readonly life: Pick<JobLife, 'checkForLateResult' | 'endUndecided'>;
  readonly commands: Pick<JobCommands, 'execute'>;
  readonly webhooks: Pick<WebhookWaiters, 'unclaimed'>;
}

/** What is done from time to time: heartbeats, jobs whose process is gone, late results, what is not kept any longer. */
export interface JobMaintenance {
  /**
   * Resumes the `wanted` jobs that no living process holds, and asks vendors about those that may still bring a result.
   * Returns the resumed jobs.
   */
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  stop(): void;
}

/** A third of the time a lease lives without a heartbeat. */
const heartbeatMs = 10_000;
/** As long as a lease lives. */
const roundMs = 30_000;
/** Ten minutes between removing what has expired, trying again to discard what vendors hold, and to fetch what they made. */
const roundsBetweenSweeps = 20;
/** An hour between questions to vendors about late results. */
const roundsBetweenLooks = 120;
const recordsKeptMs = 30 * 24 * 60 * 60 * 1_000;

export function createJobMaintenance(parts: JobMaintenanceParts, below: MaintainedJobs): JobMaintenance {
  const { store, owner, clock, blobs, onEvent, keepRecordsMs = recordsKeptMs } = parts;
  const { dispatcher, life, commands } = below;
  const stopping = new AbortController();
  const damaged = new Set<string>();
  /** Vendors are asked about one job after the other. */
  let looks: Promise<void> = Promise.resolve();
  const executing = new Set<string>();
  void repeat(heartbeatMs, beat);
  void repeat(roundMs, round);
  void readUnclaimed();

  /** Jobs with something left to do whose platform this process serves. */
  async function unfinished(which: WhichUnfinished): Promise<readonly Job[]> {
    const found = await store.unfinished(which);
    for (const jobId of found.damaged) {
      if (!damaged.has(jobId)) onEvent({ kind: 'record-damaged', jobId });
      damaged.add(jobId);
    }
    return found.jobs.filter(({ request }) => parts.chat(request.replyRef.platform) !== undefined);
  }

  async function resumeAll(wanted: (job: Job) => boolean, pressing = false): Promise<readonly Job[]> {
    const resumed: Job[] = [];
    const jobs = await unfinished({ freeBut: await dispatcher.known(), pressing });
    for (const job of jobs.filter(wanted)) {
      if (!isPressing(job)) lookSoon(job.id);
      else if (await resume(job)) resumed.push(job);
    }
    return resumed;
  }

  async function resume(job: Job): Promise<boolean> {
    try {
      const isResumed = await dispatcher.resume(job);
      if (isResumed) onEvent({ kind: 'job-resumed', jobId: job.id, state: job.state });
      return isResumed;
    } catch (error) {
      report(error, job.id);
      return false;
    }
  }

  function lookSoon(id: string, webhookBody?: unknown): void {
    looks = looks.then(async () => {
      if (stopping.signal.aborted) return;
      const look = dispatcher.take(id, async (leased) => {
        if (!(await life.endUndecided(leased))) await life.checkForLateResult(leased, webhookBody);
        return true;
      });
      await look.catch((error) => report(error, id));
    });
  }

  /** Repeats the work until this process stops, whatever fails meanwhile. */
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
    const stored = await store.renew(dispatcher.ids(), owner);
    dispatcher.renewed(at, stored.lost);
    for (const { id, command } of stored.commands) {
      if (executing.has(id)) continue;
      executing.add(id);
      void commands
        .execute(id, command)
        .catch((error) => report(error, id))
        .finally(() => executing.delete(id));
    }
  }

  async function round(count: number): Promise<void> {
    const [sweeps, looks] = [count % roundsBetweenSweeps === 0, count % roundsBetweenLooks === 0];
    if (parts.resumesAbandoned)
      await resumeAll((job) => isPressing(job) || isMade(job) || looks || !mayStillBring(job), !sweeps);
    if (!sweeps) return;
    await blobs.sweep(clock.now());
    await store.purge(clock.now() - keepRecordsMs);
  }

  /** A vendor may call about a job that has ended or is parked. */
  async function readUnclaimed(): Promise<void> {
    for await (const call of below.webhooks.unclaimed(stopping.signal)) void answer(call).catch(report);
  }

  async function answer({ attemptId, body }: WebhookCall): Promise<void> {
    const jobs = await unfinished({ attemptId });
    const job = jobs.find((one) => 'attempt' in one && one.attempt?.id === attemptId);
    if (job && mayStillBring(job)) lookSoon(job.id, body);
  }

  function report(error: unknown, jobId?: string): void {
    if (!stopping.signal.aborted) onEvent({ kind: 'bug', jobId, error });
  }

  return { resumeAll: (wanted) => resumeAll(wanted), stop: () => stopping.abort(new Cancelled('shutdown')) };
}

/** Whether the vendor may still bring a result and is to be asked. */
function mayStillBring(job: Job): boolean {
  return job.state === 'parked' || hasFollowUp(job, 'watchLate');
}
