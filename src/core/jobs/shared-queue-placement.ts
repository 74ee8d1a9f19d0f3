import type { Clock } from '../clock.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import { type Job, overAt } from '../ports/job.ts';
import type { JobStore } from '../ports/storage.ts';
import type { JobProgress } from './job-progress.ts';

export interface SharedQueuePlacementParts {
  readonly store: JobStore;
  /** Names this process in leases. */
  readonly owner: string;
  readonly clock: Clock;
  readonly progress: JobProgress;
  onError(id: string, error: unknown): void;
}

/** What a process does about jobs that wait in a shared queue, where no process holds their leases. */
export interface SharedQueuePlacement {
  /** Takes the lease of a job whose turn has come. Undefined when the job is over, or another process keeps it. */
  claim(id: string): Promise<Job | undefined>;
  /** True when no living process works on the job. */
  isFree(id: string): Promise<boolean>;
  /** Shows the position in the job's message, until it is undefined. */
  show(id: string, position: number | undefined): void;
}

/** How long another process may hold the lease for an edit in flight. */
const patienceMs = 10_000;
const lookAgainMs = 100;

/**
 * A position is shown only while this process holds the lease of the job, so that it never appears after another
 * process has begun with the job.
 */
export function createSharedQueuePlacement({
  store,
  owner,
  clock,
  progress,
  onError,
}: SharedQueuePlacementParts): SharedQueuePlacement {
  /** An owner name of its own: a short lease for an edit must not release a job that this process runs. */
  const placementOwner = `${owner} for those who wait`;
  const shown = new Map<string, Promise<ProgressEditor | undefined>>();

  async function whileFree<Value>(id: string, work: (job: Job) => Promise<Value>): Promise<Value | undefined> {
    const job = await store.claim(id, placementOwner);
    if (!job) return undefined;
    try {
      return await work(job);
    } finally {
      await store.release(id, placementOwner);
    }
  }

  async function open(id: string): Promise<ProgressEditor | undefined> {
    const job = await store.get(id);
    const ifWaiting = (edit: () => Promise<void>) =>
      whileFree(id, async ({ state }) => {
        if (state === 'queued') await edit();
      });
    return job && progress.open(job, ifWaiting);
  }

  return {
    async claim(id) {
      const until = clock.now() + patienceMs;
      for (;;) {
        const job = await store.claim(id, owner);
        if (job && overAt(job) === undefined) return job;
        if (job) await store.release(id, owner);
        if (job || clock.now() >= until) return undefined;
        await clock.sleep(lookAgainMs, new AbortController().signal);
      }
    },
    isFree: async (id) => (await whileFree(id, async () => true)) ?? false,
    show(id, position) {
      const before = shown.get(id);
      if (position === undefined) {
        shown.delete(id);
        void before?.then((one) => one?.abandon());
        return;
      }
      const opened =
        before ??
        open(id).catch((error) => {
          onError(id, error);
          return undefined;
        });
      shown.set(id, opened);
      void opened.then((one) => one?.report({ kind: 'queued', position }));
    },
  };
}
