import type { Clock } from '../clock.ts';
import { Cancelled } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { JobStore } from '../ports/storage.ts';
import type { LeasedJob } from './leased-job.ts';

/** A lease of this process, from before it is taken until it is given back. */
export interface Lease {
  readonly id: string;
  /** Aborted when this process must leave the job as it is. */
  readonly leaving: AbortController;
  /** Aborted a while later, when it does not wait for answers under way any longer. */
  readonly left: AbortController;
  /** Aborted when the lease is given back. */
  readonly released: AbortController;
  /** When the lease was certainly held, milliseconds since the epoch. */
  certainAt: number;
  /** Absent while the lease is being taken. */
  leased?: LeasedJob;
  message?: ProgressEditor;
  /** 1 is next; undefined when the job does not wait for its turn. */
  position?: number | undefined;
  /** True while the job waits for its turn, or has it. */
  isInLine: boolean;
  /** Aborted, where the job was cancelled during a turn that ended with a doubt: it has no need to wait for another. */
  cancelled?: AbortSignal;
  /** Resolves when the job is in line, or its lease is given back. */
  settled: PromiseWithResolvers<void>;
}

/** The leases of this process, by the ids of their jobs. */
export interface Leases {
  /** Registers a lease that this process holds, or is about to take. */
  open(id: string): Lease;
  get(id: string): Lease | undefined;
  /** Gives the lease back; the job's message shows nothing more from here. Never rejects. */
  release(lease: Lease): Promise<void>;
  ids(): readonly string[];
  /** False when the last heartbeat is so old that another process may have taken the job over. */
  isCertain(lease: Lease): boolean;
  /** A heartbeat that began `at` has renewed all leases but `lost`, which other processes have taken over. */
  renewed(at: number, lost: readonly string[]): void;
  /** Resolves when there is no lease. */
  idle(): Promise<void>;
  /** Leaves a job as another process would that lost it. False where this process does not hold it. */
  leave(id: string): boolean;
  /** Leaves every job: nothing new is begun for it, and answers under way are awaited for a few seconds. */
  leaveAll(): void;
  /** Gives every lease back once its job is in line or is left. */
  releaseAll(): Promise<void>;
}

/** Two heartbeats. A process that misses both may have slept while another process took the job over. */
const certainForMs = 20_000;
/** How long answers to paid requests are awaited after the program was asked to stop. Docker waits for ten seconds. */
const answersWithinMs = 8_000;
/** How long they are awaited after another process has taken the job over; the ticket is then left for that one. */
const lostAnswersWithinMs = 30_000;

export interface LeasesParts {
  readonly store: Pick<JobStore, 'release'>;
  /** Names this process in leases. */
  readonly owner: string;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

export function createLeases({ store, owner, clock, onEvent }: LeasesParts): Leases {
  const leases = new Map<string, Lease>();
  const idlers = new Set<() => void>();

  async function release(lease: Lease): Promise<void> {
    const { id, leaving, message, settled, released } = lease;
    if (leases.get(id) !== lease) return;
    const { reason } = leaving.signal;
    const isStop = reason instanceof Cancelled && reason.by === 'shutdown';
    if (isStop) await message?.leave();
    else message?.abandon();
    released.abort();
    await store.release(id, owner).catch((error) => onEvent({ kind: 'bug', jobId: id, error }));
    leases.delete(id);
    settled.resolve();
    if (leases.size === 0) for (const wake of idlers) wake();
  }

  function leave({ leaving, left, released }: Lease, reason: Cancelled, withinMs: number): void {
    leaving.abort(reason);
    clock.sleep(withinMs, released.signal).then(
      () => left.abort(reason),
      () => undefined, // given back before
    );
  }

  return {
    open(id) {
      const [leaving, left, released] = [new AbortController(), new AbortController(), new AbortController()];
      const settled = Promise.withResolvers<void>();
      const lease = { id, leaving, left, released, certainAt: clock.now(), isInLine: false, settled };
      leases.set(id, lease);
      return lease;
    },
    get: (id) => leases.get(id),
    release,
    ids: () => [...leases.keys()],
    isCertain: ({ certainAt }) => clock.now() - certainAt < certainForMs,
    renewed(at, lost) {
      const gone = new Set(lost);
      for (const [id, lease] of leases) {
        if (gone.has(id) && !lease.leaving.signal.aborted) leave(lease, new Cancelled('lease'), lostAnswersWithinMs);
        else if (!gone.has(id)) lease.certainAt = Math.max(lease.certainAt, at);
      }
    },
    idle: () =>
      new Promise((wake) => {
        if (leases.size === 0) wake();
        else idlers.add(wake);
      }),
    leave(id) {
      const lease = leases.get(id);
      if (lease && !lease.leaving.signal.aborted) leave(lease, new Cancelled('lease'), lostAnswersWithinMs);
      return lease !== undefined;
    },
    leaveAll() {
      for (const lease of leases.values()) leave(lease, new Cancelled('shutdown'), answersWithinMs);
    },
    async releaseAll() {
      const released = [...leases.values()].map(async (lease) => {
        if (!lease.isInLine) await lease.settled.promise;
        await release(lease);
      });
      await Promise.all(released);
    },
  };
}
