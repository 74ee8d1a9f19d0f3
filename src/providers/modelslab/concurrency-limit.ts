import { type Clock, forwardOnly } from '../../core/clock.ts';

/** One of the swaps that the vendor allows at once. */
export interface Slot {
  /** The vendor accepted the swap under this id, which now holds the slot. */
  accepted(id: string): void;
  /** Frees the slot, unless a swap was accepted. */
  release(): void;
}

export interface ConcurrencyLimit {
  /** Waits for a free slot. Rejects with `signal.reason`. */
  acquire(signal: AbortSignal): Promise<Slot>;
  /** The swap is still unfinished, so it keeps its slot. */
  renew(id: string): void;
  finished(id: string): void;
}

/**
 * The longest `eta` that the vendor publishes, in milliseconds. A swap without a poll for so long counts as finished.
 */
const longestMs = 605_000;

/** Allows `maximum` swaps that are accepted and unfinished. Waiting swaps are served in the order of their arrival. */
export function createConcurrencyLimit(maximum: number, itsClock: Clock): ConcurrencyLimit {
  const clock = forwardOnly(itsClock);
  /** When each slot expires, by the vendor's id, or by the waiter until the swap is accepted. */
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
    await clock.sleep(waitMs, either).catch(() => undefined); // the loop checks `signal` itself
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
