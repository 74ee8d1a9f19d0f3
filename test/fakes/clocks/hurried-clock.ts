import { type Clock, systemClock } from '../../../src/core/clock.ts';

/** The real clock, `speed` times as fast: for sockets and worker processes, which no manual clock can move. */
export function hurriedClock(speed: number): Clock {
  const start = Date.now();
  const begun = performance.now();
  return {
    now: () => Math.round(start + (performance.now() - begun) * speed),
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
