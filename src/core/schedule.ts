import type { Pending } from './provider.ts';

const shortestMs = 250;
const longestMs = 60_000;

/** Milliseconds until the next poll: the vendor's own hint where it gives one, else the provider's pace. */
export function nextPollMs(pending: Pending, pollEveryMs: number): number {
  if (pending.pollAfterMs !== undefined) return Math.min(longestMs, Math.max(0, pending.pollAfterMs));
  return Math.min(longestMs, Math.max(shortestMs, pollEveryMs));
}
