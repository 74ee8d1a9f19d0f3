import { type Clock, forwardOnly } from '../../core/clock.ts';

/** A swap that counts towards what the vendor allows at once. */
export interface Slot {
  /** The vendor accepted it under this id. */
  accepted(id: string): void;
  /** Gives it back, unless it was accepted. */
  release(): void;
}

export interface ConcurrencyLimit {
  /** Waits for its turn. Rejects with `signal.reason`. */
  acquire(signal: AbortSignal): Promise<Slot>;
  /** It was seen unfinished. */
  renew(id: string): void;
  finished(id: string): void;
}

/** Every `eta` the vendor publishes: a swap that nobody has asked about for so long is over. */
const longestMs = 605_000;

/** At most `most` swaps accepted and unfinished, first come, first served. */
export function createConcurrencyLimit(maximum: number, itsClock: Clock): ConcurrencyLimit {
  const clock = forwardOnly(itsClock);
  /** By the vendor's id, or by the slot until there is one; with the time at which it counts no more. */
  const held = new Map<unknown, number>();
  const waiters: object[] = [];
  let change = new AbortController();

  function changed(): void {
    const before = change;
    change = new AbortController();
    before.abort();
  }

  function free(key: unknown): void {
    if (held.delete(key)) changed();
  }

  async function nextChange(signal: AbortSignal): Promise<void> {
    const waitMs = Math.max(0, Math.min(...held.values(), clock.now() + longestMs) - clock.now());
    const either = AbortSignal.any([signal, change.signal]);
    await clock.sleep(waitMs, either).catch(() => undefined); // the loop looks at `signal` itself
  }

  function slotOf(waiter: object): Slot {
    held.set(waiter, clock.now() + longestMs);
    return {
      accepted(id) {
        held.delete(waiter);
        held.set(id, clock.now() + longestMs);
      },
      release: () => free(waiter),
    };
  }

  return {
    async acquire(signal) {
      const waiter = {};
      waiters.push(waiter);
      try {
        for (;;) {
          signal.throwIfAborted();
          for (const [key, until] of held) if (until <= clock.now()) held.delete(key);
          if (waiters[0] === waiter && held.size < maximum) return slotOf(waiter);
          await nextChange(signal);
        }
      } finally {
        waiters.splice(waiters.indexOf(waiter), 1);
        changed();
      }
    },
    renew(id) {
      if (held.has(id)) held.set(id, clock.now() + longestMs);
    },
    finished: free,
  };
}
