import type { z } from 'zod';
import type { Work } from '../protocol.ts';
import { residentBytes } from './resident-memory.ts';
import type { SandboxName } from './sandbox.ts';
import { createTurns, type Turns } from './turns.ts';
import { WorkerFailure } from './worker-failure.ts';
import type { WorkerProcess } from './worker-process.ts';
import { createWorkerStarter, readyInTime, type StarterOptions } from './worker-starter.ts';

export interface PoolOptions extends StarterOptions {
  readonly workers: number;
  /** Resident memory above which a worker is killed. */
  readonly memoryMegabytes: number;
  /** Longest time for one piece of work, counted from its start in a worker. */
  readonly timeLimitMs: number;
  /** Workers beside those of `workers`, for quick work alone, and its own time limit. Without it, quick work is urgent. */
  readonly quick?: { readonly workers: number; readonly timeLimitMs: number };
  /** Workers beside those, for the gate alone. Without them, its work is urgent. */
  readonly gate?: { readonly workers: number };
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Urgent work starts before all waiting work that is not urgent. */
  readonly urgent?: boolean;
  /** Quick work never waits for long work. */
  readonly quick?: boolean;
  /** Work of the gate, which never waits for other work, and the time limit of this piece. */
  readonly gate?: { readonly timeLimitMs: number };
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Child processes that decode foreign bytes. A crash, a hang or a decompression bomb costs one piece of work and
 * nothing else.
 */
export interface WorkerPool {
  /**
   * Runs the work once, with no retry. When aborted, rejects at once with `signal.reason`. Rejects with UserError if
   * the requester can solve the problem, and with WorkerFailure otherwise.
   */
  run<Answer>(work: Work, answer: z.ZodType<Answer>, options: RunOptions): Promise<Answer>;
  /** How many pieces of work run at once. */
  readonly workers: number;
  /** What holds a worker that is taken over. Starts one to find out. */
  sandbox(): Promise<SandboxName>;
  /** Resolves when a worker is alive; starts one where there is none. Rejects with WorkerFailure where none starts. */
  prove(): Promise<void>;
  /** Process ids of the live workers, or of what is around them. */
  readonly processes: readonly number[];
  /** Resolves when no child process is left. */
  close(): Promise<void>;
}

const watchMemoryEveryMs = 100;
/** Share of the memory limit above which a worker is replaced after its work, so that the next work does not fail. */
const retiredAbove = 0.6;
/** Added to the time limit of quick work and of the gate's when the worker has yet to start. */
const startAllowanceMs = 10_000;

export function createPool(options: PoolOptions): WorkerPool {
  const alive = new Set<WorkerProcess>();
  const idle: WorkerProcess[] = [];
  const turns = createTurns(options.workers);
  const quickTurns = options.quick ? createTurns(options.quick.workers) : turns;
  const gateTurns = options.gate ? createTurns(options.gate.workers) : turns;
  const closing = new AbortController();
  const memoryLimit = options.memoryMegabytes * 2 ** 20;

  const starter = createWorkerStarter(options, (worker) => {
    alive.add(worker);
    void worker.ended.then(() => {
      alive.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
    });
  });

  /** A worker that starts too late for the signal is kept for other work. */
  function takeWorker(signal: AbortSignal): Promise<WorkerProcess> {
    const kept = idle.pop();
    if (kept) return Promise.resolve(kept);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => reject(signal.reason);
      signal.addEventListener('abort', giveUp, { once: true });
      starter.start().then((worker) => {
        signal.removeEventListener('abort', giveUp);
        if (signal.aborted) void giveBack(worker);
        else resolve(worker);
      }, reject);
    });
  }

  function laneOf({ quick, gate }: RunOptions): Turns {
    if (gate) return gateTurns;
    return quick ? quickTurns : turns;
  }

  async function giveBack(worker: WorkerProcess): Promise<void> {
    if (worker.isEnded()) return;
    const bytes = (await residentBytes(worker.pid)) ?? 0;
    if (closing.signal.aborted || bytes > memoryLimit * retiredAbove) worker.kill(new WorkerFailure('closed'));
    else if (!worker.isEnded()) idle.push(worker);
  }

  async function perform(work: Work, { signal, quick, gate, onProgress }: RunOptions): Promise<unknown> {
    const startMs = idle.length > 0 ? 0 : startAllowanceMs;
    const worker = await takeWorker(signal);
    const ownLimitMs = gate?.timeLimitMs ?? (quick ? options.quick?.timeLimitMs : undefined);
    const timeLimitMs = ownLimitMs === undefined ? options.timeLimitMs : ownLimitMs + startMs;
    const stopWatching = watch(worker, signal, memoryLimit, timeLimitMs);
    try {
      return await worker.perform(work, onProgress);
    } finally {
      stopWatching();
      await giveBack(worker);
    }
  }

  return {
    async run(work, answer, options) {
      const signal = AbortSignal.any([options.signal, closing.signal]);
      signal.throwIfAborted();
      const { urgent = false, quick = false, gate } = options;
      const { take, end } = laneOf(options);
      await take(signal, urgent || quick || gate !== undefined);
      try {
        signal.throwIfAborted();
        return answer.parse(await perform(work, { ...options, signal }));
      } finally {
        end();
      }
    },
    workers: options.workers,
    sandbox: () => starter.sandbox(),
    async prove() {
      const [living] = [...alive].filter((worker) => !worker.isEnded());
      if (living) return living.ready;
      const worker = await takeWorker(closing.signal);
      await readyInTime(worker);
      await giveBack(worker);
    },
    get processes() {
      return [...alive].flatMap(({ pid }) => pid ?? []);
    },
    async close() {
      const failure = new WorkerFailure('closed');
      closing.abort(failure);
      const nothingElse = starter.close();
      for (const worker of alive) worker.kill(failure);
      await Promise.all([nothingElse, ...[...alive].map(({ ended }) => ended)]);
    },
  };
}

/** Kills the worker when the work is cancelled, takes too long or needs too much memory. */
function watch(worker: WorkerProcess, signal: AbortSignal, memoryLimit: number, timeLimitMs: number): () => void {
  const onAbort = (): void => worker.kill(signal.reason);
  const deadline = setTimeout(() => worker.kill(new WorkerFailure('timed-out')), timeLimitMs);
  const memory = setInterval(async () => {
    const bytes = await residentBytes(worker.pid);
    if (bytes !== undefined && bytes > memoryLimit) worker.kill(new WorkerFailure('out-of-memory'));
  }, watchMemoryEveryMs);
  signal.addEventListener('abort', onAbort, { once: true });
  return () => {
    clearTimeout(deadline);
    clearInterval(memory);
    signal.removeEventListener('abort', onAbort);
  };
}
