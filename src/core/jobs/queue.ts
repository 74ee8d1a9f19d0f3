import { Cancelled } from '../errors.ts';

export interface QueueEntry {
  readonly id: string;
  /** Turns go round the requesters, not round the jobs. */
  readonly requester: string;
}

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
  /** 1 is next; undefined when it does not wait. */
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
  /** Called when a job's position may have changed; undefined when the job no longer waits. */
  onPosition(id: string, position: number | undefined): void;
  onNudge(attemptId: string, body: unknown): void;
}

export type OpenQueue = (work: QueueWork) => Queue;

/** Turns go to the requester with the fewest running jobs, then to the one served longest ago. */
export function createInProcessQueue({ concurrency, run, onPosition, onNudge }: QueueWork): Queue {
  const lines = new Map<string, QueueEntry[]>();
  /** The number of the last turn that each requester had. */
  const served = new Map<string, number>();
  let turns = 0;
  const running = new Map<string, { requester: string; abort: AbortController; ended: Promise<void> }>();
  let closed = false;

  function runningOf(requester: string): number {
    return [...running.values()].filter((job) => job.requester === requester).length;
  }

  function order(): QueueEntry[] {
    const rounds = [...lines].flatMap(([requester, line]) => {
      const ahead = runningOf(requester);
      const turn = served.get(requester) ?? 0;
      return line.map((entry, index) => ({ entry, round: ahead + index, turn }));
    });
    return rounds.sort((a, b) => a.round - b.round || a.turn - b.turn).map(({ entry }) => entry);
  }

  function takeFromLine(entry: QueueEntry): void {
    const rest = (lines.get(entry.requester) ?? []).filter((other) => other.id !== entry.id);
    if (rest.length > 0) lines.set(entry.requester, rest);
    else lines.delete(entry.requester);
  }

  function forgetIdle(requester: string): void {
    if (!lines.has(requester) && runningOf(requester) === 0) served.delete(requester);
  }

  function begin(entry: QueueEntry): void {
    const abort = new AbortController();
    served.set(entry.requester, ++turns);
    const ended = run(entry.id, abort.signal).finally(() => {
      running.delete(entry.id);
      forgetIdle(entry.requester);
      if (!closed) fill();
    });
    running.set(entry.id, { requester: entry.requester, abort, ended });
  }

  function fill(): void {
    while (running.size < concurrency) {
      const [next] = order();
      if (!next) break;
      takeFromLine(next);
      begin(next);
    }
    for (const [index, entry] of order().entries()) onPosition(entry.id, index + 1);
  }

  function find(id: string): QueueEntry | undefined {
    return order().find((entry) => entry.id === id);
  }

  function has(id: string): boolean {
    return running.has(id) || find(id) !== undefined;
  }

  async function add(entry: QueueEntry): Promise<void> {
    if (closed || has(entry.id)) return;
    lines.set(entry.requester, [...(lines.get(entry.requester) ?? []), entry]);
    fill();
  }

  return {
    isShared: false,
    add,
    async requeue(entry, isFree) {
      if (has(entry.id) || !(await isFree())) return false;
      await add(entry);
      return true;
    },
    async cancel(id) {
      const job = running.get(id);
      if (job) {
        job.abort.abort(new Cancelled('requester'));
        return 'running';
      }
      const entry = find(id);
      if (!entry) return 'unknown';
      takeFromLine(entry);
      fill();
      return 'waiting';
    },
    async position(id) {
      const index = order().findIndex((entry) => entry.id === id);
      return index < 0 ? undefined : index + 1;
    },
    nudge: onNudge,
    async close() {
      closed = true;
      lines.clear();
      for (const job of running.values()) job.abort.abort(new Cancelled('shutdown'));
      await Promise.all([...running.values()].map((job) => job.ended));
    },
  };
}
