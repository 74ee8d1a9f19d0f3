import type { Clock } from '../core/clock.ts';
import { RateLimited } from '../core/ports/chat.ts';

export interface Handling {
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** Milliseconds since the epoch, until when an event of a platform that fails is worth another try. */
  readonly until: number;
  /** Whether the platform may take the same request later. After RateLimited it always may. */
  mayPass(error: unknown): boolean;
  /** Whether the platform has refused the request, and would again. */
  isRefused(error: unknown): boolean;
  /** Tells the author of the event that it failed. */
  apologize(): Promise<void>;
  /** Called before each pause. */
  onPause?(): void;
  onError(error: unknown): void;
}

/** Pauses after errors of the platform. The last one repeats. */
const pausesMs = [2_000, 10_000, 60_000, 300_000] as const;
const longestPauseMs = 1_800_000;
/** How often an event is handled that fails for another reason, which a repetition seldom mends. */
const mostOwnFailures = 3;

/**
 * Handles an event, and again after an error. False if the program stops before it is handled: the next start handles
 * it. Throws if not even the apology arrives.
 */
export async function untilHandled(handle: () => Promise<void>, handling: Handling): Promise<boolean> {
  const { clock, stopping, until, apologize, onPause, onError } = handling;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      await handle();
      return true;
    } catch (error) {
      if (stopping.aborted) return false;
      onError(error);
      const pauseMs = pauseAfter(error, failures++, handling);
      if (pauseMs === undefined || clock.now() + pauseMs > until) {
        await apologize();
        return true;
      }
      onPause?.();
      await clock.sleep(pauseMs, stopping).catch(() => undefined);
    }
  }
  return false;
}

/** Undefined where another try is pointless. */
function pauseAfter(
  error: unknown,
  failures: number,
  { mayPass, isRefused }: Pick<Handling, 'mayPass' | 'isRefused'>,
): number | undefined {
  const pauseMs = pausesMs[failures] ?? longestPauseMs;
  if (error instanceof RateLimited) return Math.max(error.retryAfterMs, pauseMs);
  if (mayPass(error)) return pauseMs;
  return isRefused(error) || failures + 1 >= mostOwnFailures ? undefined : pauseMs;
}
