import type { Chat } from './chat.ts';
import type { Custody } from './custody.ts';
import type { DeliveryParts } from './delivery.ts';
import { Cancelled } from './errors.ts';
import type { HeldJob } from './held-job.ts';
import { isDue, isUnderWay, type Job } from './job.ts';
import { lookAgain } from './late-answers.ts';
import type { JobStore, Wish } from './storage.ts';

export interface UpkeepParts extends DeliveryParts {
  readonly store: JobStore;
  readonly owner: string;
  chat(platform: string): Chat | undefined;
  readonly takesOver?: boolean;
  /** Does what somebody who does not hold a job asks of whoever does; false when it cannot be done. */
  readonly grant: Readonly<Record<Wish, (jobId: string) => Promise<boolean>>>;
}

/** What is done from time to time: heartbeats, jobs whose process is gone, late results, what is not kept any longer. */
export interface Upkeep {
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  /** A vendor called about an attempt that nobody works on. */
  unheard(attemptId: string, body: unknown): void;
  stop(): void;
}

/** A third of the time a lease lives without a heartbeat. */
const heartbeatMs = 10_000;
/** As long as a lease lives. */
const beatsBetweenTakeovers = 3;
/** Sweeping, forgetting and tidying: every ten minutes. */
const beatsBetweenSweeps = 60;
/** Asking vendors for what may have come: every hour. */
const beatsBetweenLooks = 360;
const keepRecordsMs = 30 * 24 * 60 * 60 * 1_000;

export function createUpkeep(parts: UpkeepParts, custody: Custody): Upkeep {
  const { store, owner, clock, shelf, onEvent } = parts;
  const stopping = new AbortController();
  const damaged = new Set<string>();
  /** Vendors are asked about one job after the other. */
  let looks: Promise<void> = Promise.resolve();
  void beat();

  /** Those this process could go on with. */
  async function unfinished(): Promise<readonly Job[]> {
    const found = await store.unfinished();
    for (const jobId of found.damaged) {
      if (!damaged.has(jobId)) onEvent({ kind: 'record-damaged', jobId });
      damaged.add(jobId);
    }
    const held = new Set(custody.ids());
    return found.jobs.filter(({ id, request }) => parts.chat(request.replyRef.platform) && !held.has(id));
  }

  async function resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]> {
    const resumed: Job[] = [];
    for (const job of (await unfinished()).filter(wanted)) {
      if (!isPressing(job)) lookSoon(job.id);
      else if (await takeOver(job)) resumed.push(job);
    }
    return resumed;
  }

  async function takeOver({ id, state }: Job): Promise<boolean> {
    try {
      const isTaken = await custody.take(id, async () => true);
      if (isTaken) onEvent({ kind: 'job-resumed', jobId: id, state });
      return isTaken;
    } catch (error) {
      report(error, id);
      return false;
    }
  }

  function lookSoon(id: string, hookBody?: unknown): void {
    looks = looks.then(async () => {
      if (stopping.signal.aborted) return;
      const look = async (held: HeldJob): Promise<true> => {
        await lookAgain(held, hookBody, parts);
        return true;
      };
      await custody.take(id, look).catch((error) => report(error, id));
    });
  }

  async function beat(): Promise<void> {
    for (let beats = 1; !stopping.signal.aborted; beats++) {
      try {
        await clock.sleep(heartbeatMs, stopping.signal);
        await renew();
        if (parts.takesOver && beats % beatsBetweenTakeovers === 0) {
          const [sweeps, looks] = [beats % beatsBetweenSweeps === 0, beats % beatsBetweenLooks === 0];
          await resumeAll((job) => isPressing(job) || (mayStillBring(job) ? looks : sweeps));
        }
        if (beats % beatsBetweenSweeps > 0) continue;
        await shelf.sweep(clock.now());
        await store.purge(clock.now() - keepRecordsMs);
      } catch (error) {
        report(error);
      }
    }
  }

  async function renew(): Promise<void> {
    const { lost, asked } = await store.renew(custody.ids(), owner);
    for (const id of lost) custody.lose(id);
    for (const { id, wish } of asked) {
      const job = await store.get(id);
      if (job && !parts.chat(job.request.replyRef.platform)) continue;
      const isOpen = job?.state === 'parked' || (job && isUnderWay(job));
      if ((await parts.grant[wish](id)) || !isOpen) await store.ask(id, undefined);
    }
  }

  function report(error: unknown, jobId?: string): void {
    if (!stopping.signal.aborted) onEvent({ kind: 'bug', jobId, error });
  }

  return {
    resumeAll,
    unheard(attemptId, body) {
      unfinished()
        .then((jobs) => {
          const job = jobs.find((one) => 'attempt' in one && one.attempt?.id === attemptId);
          if (job && !isPressing(job)) lookSoon(job.id, body);
        })
        .catch(report);
    },
    stop: () => stopping.abort(new Cancelled('shutdown')),
  };
}

/** Its vendor is to be asked. */
function mayStillBring(job: Job): boolean {
  return job.state === 'parked' || isDue(job, 'watch');
}

/** Somebody waits for it. Everything else about a job is done now and then. */
function isPressing(job: Job): boolean {
  return isUnderWay(job) || isDue(job, 'tell');
}
