import type { Clock } from '../core/clock.ts';
import { RateLimited } from '../core/ports/chat.ts';

/** How long a call to a platform is repeated. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Whether the same call may work a little later. After RateLimited it always may. */
  mayPass(error: unknown): boolean;
  /** After this time the last error is thrown. */
  readonly withinMs?: number | undefined;
}

const defaultWithinMs = 30_000;
const waitsMs = [500, 1_000, 2_000, 4_000] as const;
const longestWaitMs = 8_000;
const shortestPauseMs = 100;

/** Calls `work` until it works. The pauses grow, or are as long as the platform asks for. Throws what cannot pass. */
export async function patiently<Value>(
  work: () => Promise<Value>,
  { clock, signal, mayPass, withinMs = defaultWithinMs }: Patience,
): Promise<Value> {
  const until = clock.now() + withinMs;
  for (let failures = 0; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const waitMs = pauseAfter(error, failures, mayPass);
      if (waitMs === undefined || clock.now() + waitMs > until) throw error;
      await clock.sleep(waitMs, signal);
    }
  }
}

function pauseAfter(error: unknown, failures: number, mayPass: Patience['mayPass']): number | undefined {
  if (error instanceof RateLimited) return Math.max(error.retryAfterMs, shortestPauseMs);
  return mayPass(error) ? (waitsMs[failures] ?? longestWaitMs) : undefined;
}

const mostBreaks = 3;

/**
 * Opens a file with patience. Where the connection breaks while the file is read, it is opened anew and goes on where
 * it broke. What cannot be opened, or breaks too often, is thrown as `explain` returns it.
 */
export async function openPatiently(
  open: () => Promise<ReadableStream<Uint8Array>>,
  patience: Patience,
  explain: (error: unknown) => unknown,
): Promise<ReadableStream<Uint8Array>> {
  const tryOpen = () =>
    patiently(open, patience).catch((error) => {
      patience.signal.throwIfAborted();
      throw explain(error);
    });
  return ReadableStream.from(chunksOf(await tryOpen(), tryOpen, patience, explain)) as ReadableStream<Uint8Array>;
}

async function* chunksOf(
  opened: ReadableStream<Uint8Array>,
  tryOpen: () => Promise<ReadableStream<Uint8Array>>,
  { clock, signal }: Patience,
  explain: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  let stream = opened;
  let passedOn = 0;
  for (let breaks = 0; ; breaks++) {
    let position = 0;
    try {
      for await (const chunk of stream) {
        const fresh = chunk.subarray(Math.max(0, passedOn - position));
        position += chunk.byteLength;
        if (fresh.byteLength === 0) continue;
        passedOn += fresh.byteLength;
        yield fresh;
      }
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (breaks === mostBreaks) throw explain(error);
      await clock.sleep(waitsMs[breaks] ?? longestWaitMs, signal);
      stream = await tryOpen();
    }
  }
}
