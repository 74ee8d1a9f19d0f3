import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { signClaim, signedBytes } from '../keys/cose.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { FromThread, type ThreadSettings, type ThreadWork, type ToThread } from './protocol.ts';

/** A file cannot be marked as it is laid out. */
export class Unmarkable extends Error {
  override readonly name = 'Unmarkable';
}

/** The thread ended or hung, again and again. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

/** Does the work of marks beside the main thread, one piece after another. */
export interface MarkingThread {
  /** Begins to load what the first result needs. */
  warmUp(): void;
  /** Rejects with Unmarkable, ThreadLost or the signal's reason. */
  run<Answer>(work: ThreadWork, answer: z.ZodType<Answer>, signal: AbortSignal): Promise<Answer>;
  close(): Promise<void>;
}

export interface MarkingThreadOptions {
  readonly key: SigningKey;
  readonly agent: ThreadSettings['agent'];
  readonly program?: URL;
  readonly limitMs?: number;
}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const tries = 3;
/** The largest video takes some seconds. */
const defaultLimitMs = 60_000;
/** Bytes. The library's memory grows with the largest file and is never given back: a thread with more is replaced. */
const mostMemory = 192 * 2 ** 20;
/** A thread that nobody needs is ended. */
const idleMs = 60_000;
const heapMegabytes = 256;

export function createMarkingThread({
  key,
  agent,
  program = ownProgram,
  limitMs = defaultLimitMs,
}: MarkingThreadOptions): MarkingThread {
  const workerData: ThreadSettings = {
    agent,
    algorithm: key.algorithm,
    chain: [...key.chain],
    signedBytes: signedBytes(key),
  };
  let worker: Worker | undefined;
  let pending: Pending | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  function start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: heapMegabytes };
    const started = new Worker(program, { workerData, resourceLimits, env: environment() });
    started.unref();
    const onEnd = (): void => lose(started, new ThreadLost('the thread that marks results has ended'));
    started.on('error', onEnd).on('exit', onEnd).on('messageerror', onEnd);
    started.on('message', (raw) => receive(started, raw));
    return started;
  }

  function lose(lost: Worker, error: Error): void {
    void lost.terminate();
    if (worker !== lost) return;
    worker = undefined;
    pending?.reject(error);
  }

  function receive(from: Worker, raw: unknown): void {
    if (from !== worker) return;
    const message = FromThread.safeParse(raw).data;
    if (!message) {
      lose(from, new ThreadLost('the thread that marks results said what it never says'));
      return;
    }
    if (message.kind === 'sign') {
      from.postMessage({ kind: 'signed', signature: signClaim(message.claim, key) } satisfies ToThread);
      return;
    }
    const { resolve, reject } = pending ?? {};
    pending = undefined;
    if (message.memory > mostMemory) {
      worker = undefined;
      void from.terminate();
    }
    if (message.kind === 'done') resolve?.(message.answer);
    else reject?.(new Unmarkable(message.problem));
  }

  async function once(work: ThreadWork): Promise<unknown> {
    if (isClosed) throw new ThreadLost('the thread that marks results is closed');
    worker ??= start();
    const current = worker;
    current.ref();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    pending = { resolve, reject };
    const hung = new ThreadLost('the thread that marks results took too long');
    const deadline = setTimeout(() => lose(current, hung), limitMs);
    try {
      current.postMessage({ kind: 'work', work } satisfies ToThread);
      return await promise;
    } finally {
      clearTimeout(deadline);
      pending = undefined;
      if (!isClosed) current.unref();
      rest();
    }
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (pending || !worker) return;
      void worker.terminate();
      worker = undefined;
    }, idleMs).unref();
  }

  /** A thread that ended may have met a file that ends every thread: after some tries that is taken for certain. */
  async function again(work: ThreadWork, signal: AbortSignal): Promise<unknown> {
    for (let left = tries; ; left--) {
      signal.throwIfAborted();
      try {
        return await once(work);
      } catch (error) {
        if (!(error instanceof ThreadLost) || left === 1 || isClosed) throw error;
      }
    }
  }

  function inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = line.then(work, work);
    line = turn.catch(() => undefined);
    return turn;
  }

  return {
    warmUp() {
      if (!worker) void inLine(() => once({ kind: 'warm-up' })).catch(() => undefined);
    },
    async run(work, answer, signal) {
      const done = inLine(() => again(work, signal)).then((value) => answer.parse(value));
      return unlessAborted(done, signal);
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      const last = worker;
      last?.ref(); // its end is awaited, although nothing else may be left to do
      if (last) lose(last, new ThreadLost('the thread that marks results is closed'));
      await last?.terminate();
    },
  };
}

const ownProgram = new URL('./thread.ts', import.meta.url);

/** A thread takes the compile cache from its environment alone. It needs nothing else that is there. */
function environment(): Record<string, string> {
  const cache = getCompileCacheDir();
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) };
}

/** What is begun goes on, but nobody waits for it. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
