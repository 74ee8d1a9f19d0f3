import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with `signal.reason` when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A clock that does not go back when the given one is set back: for times that are compared and never stored. */
export function forwardOnly(clock: Clock): Clock {
  let latest = Number.NEGATIVE_INFINITY;
  let setBackBy = 0;
  return {
    now() {
      const now = clock.now() + setBackBy;
      if (now < latest) setBackBy += latest - now;
      latest = Math.max(latest, now);
      return latest;
    },
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
}

export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};

interface TimeLimit<Value> {
  readonly ms: number;
  /** What is answered instead of work that takes longer; it may throw. */
  onLate(): Value;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What the work answers in time. Rejects with `signal.reason` when aborted, whether or not the work heeds the signal. */
export async function inTime<Value>(
  work: Promise<Value> | Value,
  { ms, onLate, clock, signal }: TimeLimit<Value>,
): Promise<Value> {
  const over = new AbortController();
  const late = clock.sleep(ms, AbortSignal.any([signal, over.signal])).then(onLate);
  late.catch(() => undefined); // it is over in time
  return Promise.race([work, late]).finally(() => over.abort());
}
