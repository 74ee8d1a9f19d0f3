import { type Clock, systemClock } from '../../src/core/clock.ts';

/** Real time, in which a test may leap ahead. */
export class LeapingClock implements Clock {
  #aheadMs = 0;
  readonly #leaps = new Set<AbortController>();

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    const until = this.now() + ms;
    while (this.now() < until) {
      const leap = new AbortController();
      this.#leaps.add(leap);
      await systemClock
        .sleep(until - this.now(), AbortSignal.any([signal, leap.signal]))
        .catch(() => signal.throwIfAborted());
      this.#leaps.delete(leap);
    }
    signal.throwIfAborted();
  }

  leap(ms: number): void {
    this.#aheadMs += ms;
    for (const leap of this.#leaps) leap.abort();
  }
}
