import { type Clock, systemClock } from '../../../src/core/clock.ts';

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

  /** Leaps again and again until that is there. */
  async leapUntil<Value>(there: Promise<Value>, ms: number): Promise<Value> {
    const ended = new AbortController();
    const over = (): void => ended.abort();
    there.then(over, over);
    while (!ended.signal.aborted) {
      this.leap(ms);
      await systemClock.sleep(10, ended.signal).catch(() => undefined);
    }
    return there;
  }

  leap(ms: number): void {
    this.#aheadMs += ms;
    for (const leap of this.#leaps) leap.abort();
  }
}
