import type { Clock } from '../clock.ts';
import { Cancelled } from '../errors.ts';
import { createLines, type QueueEntry, type RequesterLines } from './requester-lines.ts';

/** Hands out turns, in one process or among many. */
export interface Queue {
  /**
   * True when several processes share the queue, and each of them may run any job. No process then holds the lease of a
   * job that waits.
   */
  readonly isShared: boolean;
  /** Adds a job at the end of its requester's line. Does nothing for a job that is in the queue already. */
  add(entry: QueueEntry): Promise<void>;
  /**
   * Adds a job whose process may be gone, where `isFree` says that no process works on it. False where one does, or
   * where the job waits already.
   */
  requeue(entry: QueueEntry, isFree: () => Promise<boolean>): Promise<boolean>;
  /** Cancels a job at its requester's wish: aborts the signal of a job that runs, and removes a job that waits. */
  cancel(id: string): Promise<'waiting' | 'running' | 'unknown'>;
  /** Ids of the jobs that wait, next first. */
  waiting(): Promise<readonly string[]>;
  /** How many jobs wait. */
  length(): Promise<number>;
  /** How many processes run its jobs. Absent for a queue of one process, which does. */
  workers?(): Promise<number>;
  /** 1 is next in its lane; undefined when it does not wait. */
  position(id: string): Promise<number | undefined>;
  /** Tells the process that runs the attempt that the vendor called. Every process that shares the queue hears it. */
  nudge(attemptId: string, body: unknown): void;
  /** Starts no more jobs, aborts those that run here, and resolves when all have returned. */
  close(): Promise<void>;
}

/** What a queue is opened for. */
export interface QueueWork {
  /** How many jobs run here at once. */
  readonly concurrency: number;
  run(id: string, signal: AbortSignal): Promise<void>;
  /** Called soon after a job's position has changed; undefined when the job no longer waits. */
  onPosition(id: string, position: number | undefined): void;
  onNudge(attemptId: string, body: unknown): void;
  readonly clock: Clock;
}

export type OpenQueue = (work: QueueWork) => Queue;

/** How often positions that have changed are told. */
const positionsEveryMs = 1_000;

/** Turns go to the requester with the fewest running jobs, then to the one served longest ago. */
export function createInProcessQueue({ concurrency, run, onPosition, onNudge, clock }: QueueWork): Queue {
  const lines = createLines();
  const positions = createPositions(lines, { clock, onPosition });
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  const closing = new AbortController();

  function begin(entry: QueueEntry): void {
    const { id } = entry;
    const abort = new AbortController();
    const ended = run(id, abort.signal).finally(() => {
      running.delete(id);
      lines.ended(entry);
      if (!closing.signal.aborted) fill();
    });
    running.set(id, { abort, ended });
  }

  function fill(): void {
    while (running.size < concurrency) {
      const next = lines.takeNext();
      if (!next) break;
      begin(next);
    }
    positions.changed();
  }

  async function add(entry: QueueEntry): Promise<void> {
    if (closing.signal.aborted || running.has(entry.id) || !lines.join(entry)) return;
    fill();
  }

  return {
    isShared: false,
    add,
    async requeue(entry, isFree) {
      if (running.has(entry.id) || lines.has(entry.id) || !(await isFree())) return false;
      await add(entry);
      return true;
    },
    async cancel(id) {
      const job = running.get(id);
      if (job) {
        job.abort.abort(new Cancelled('requester'));
        return 'running';
      }
      if (!lines.leave(id)) return 'unknown';
      fill();
      return 'waiting';
    },
    waiting: async () => positions.ids(),
    length: async () => positions.ids().length,
    position: async (id) => positions.of(id),
    nudge: onNudge,
    async close() {
      closing.abort();
      lines.clear();
      positions.stop();
      for (const job of running.values()) job.abort.abort(new Cancelled('shutdown'));
      await Promise.all([...running.values()].map((job) => job.ended));
    },
  };
}

/** Tells positions that have changed, at most once in a while. */
function createPositions(lines: RequesterLines, { clock, onPosition }: Pick<QueueWork, 'clock' | 'onPosition'>) {
  const stopped = new AbortController();
  let told = new Map<string, number>();
  let current: ReadonlyMap<string, number> | undefined;
  let isPausing = false;
  let isStale = false;

  function read(): ReadonlyMap<string, number> {
    current ??= places(lines.order());
    return current;
  }

  function tell(): void {
    const before = told;
    told = new Map(read());
    for (const [id, position] of told) if (before.get(id) !== position) onPosition(id, position);
    isStale = false;
    isPausing = true;
    clock.sleep(positionsEveryMs, stopped.signal).then(
      () => {
        isPausing = false;
        if (isStale) tell();
      },
      () => undefined, // stopped
    );
  }

  return {
    changed(): void {
      current = undefined;
      isStale = true;
      if (!isPausing) tell();
    },
    of: (id: string): number | undefined => read().get(id),
    /** Next first. */
    ids: (): readonly string[] => [...read().keys()],
    stop: () => stopped.abort(),
  };
}

/** The place of each job among those of its lane: the others do not hold it up. */
function places(order: readonly QueueEntry[]): ReadonlyMap<string, number> {
  const counts = new Map<string | undefined, number>();
  return new Map(
    order.map(({ id, lane }) => {
      const place = (counts.get(lane?.name) ?? 0) + 1;
      counts.set(lane?.name, place);
      return [id, place];
    }),
  );
}
