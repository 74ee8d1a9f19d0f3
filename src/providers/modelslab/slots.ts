import { type Clock, forwardOnly } from '../../core/clock.ts';

/** A swap that counts towards what the vendor allows at once. */
export interface Slot {
  /** The vendor accepted it under this id. */
  accepted(id: string): void;
  /** Gives it back, unless it was accepted. */
  release(): void;
}

export interface Slots {
  /** Waits for its turn. Rejects with `signal.reason`. */
  take(signal: AbortSignal): Promise<Slot>;
  /** It was seen unfinished. */
  seen(id: string): void;
  finished(id: string): void;
}

/** Every `eta` the vendor publishes: a swap that nobody has asked about for so long is over. */
const longestMs = 605_000;

/** At most `most` swaps accepted and unfinished, first come, first served. */
export function createSlots(most: number, itsClock: Clock): Slots {
  const clock = forwardOnly(itsClock);
  /** By the vendor's id, or by the slot until there is one; with the time at which it counts no more. */
  const held = new Map<unknown, number>();
  const line: object[] = [];
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

  function slotOf(place: object): Slot {
    held.set(place, clock.now() + longestMs);
    return {
      accepted(id) {
        held.delete(place);
        held.set(id, clock.now() + longestMs);
      },
      release: () => free(place),
    };
  }

  return {
    async take(signal) {
      const place = {};
      line.push(place);
      try {
        for (;;) {
          signal.throwIfAborted();
          for (const [key, until] of held) if (until <= clock.now()) held.delete(key);
          if (line[0] === place && held.size < most) return slotOf(place);
          await nextChange(signal);
        }
      } finally {
        line.splice(line.indexOf(place), 1);
        changed();
      }
    },
    seen(id) {
      if (held.has(id)) held.set(id, clock.now() + longestMs);
    },
    finished: free,
  };
}
