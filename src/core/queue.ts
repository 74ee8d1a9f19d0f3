import { Cancelled } from './errors.ts';

interface QueueEntry {
  readonly id: string;
  /** Whose turn it counts as: turns go round the requesters, not round the jobs. */
  readonly requester: string;
}

/** Hands out turns. */
export interface Queue {
  add(entry: QueueEntry): void;
  /** Aborts the job's signal while it runs; takes it from the line where it still waits and says so. */
  cancel(id: string, reason: Cancelled): 'waiting' | 'running' | 'unknown';
  /** 1 is next; undefined when it does not wait. */
  place(id: string): number | undefined;
  /** Starts no more jobs, aborts those that run, and resolves when all have returned. */
  close(): Promise<void>;
}

export interface InProcessQueueOptions {
  readonly concurrency: number;
  run(id: string, signal: AbortSignal): Promise<void>;
  /** Called for every job whose place changed. */
  onPlace(id: string, place: number): void;
}

/** Turns go to the requester with the fewest running jobs, then to the one served longest ago. */
export function createInProcessQueue({ concurrency, run, onPlace }: InProcessQueueOptions): Queue {
  const lines = new Map<string, QueueEntry[]>();
  /** When each requester was last served, by count of turns. */
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
    for (const [index, entry] of order().entries()) onPlace(entry.id, index + 1);
  }

  return {
    add(entry) {
      if (closed) return;
      lines.set(entry.requester, [...(lines.get(entry.requester) ?? []), entry]);
      fill();
    },
    cancel(id, reason) {
      const job = running.get(id);
      if (job) {
        job.abort.abort(reason);
        return 'running';
      }
      const entry = order().find((waiting) => waiting.id === id);
      if (!entry) return 'unknown';
      takeFromLine(entry);
      fill();
      return 'waiting';
    },
    place(id) {
      const index = order().findIndex((entry) => entry.id === id);
      return index < 0 ? undefined : index + 1;
    },
    async close() {
      closed = true;
      lines.clear();
      for (const job of running.values()) job.abort.abort(new Cancelled('shutdown'));
      await Promise.all([...running.values()].map((job) => job.ended));
    },
  };
}
