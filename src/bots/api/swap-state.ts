import { resultKeptUntil } from '../../core/jobs/job-outcome.ts';
import type { Result } from '../../core/ports/chat.ts';
import type { Job } from '../../core/ports/job.ts';
import type { JobView } from '../../core/swaps.ts';

/** How far a swap is, as clients are told. A person decides about a parked one. */
export const swapStates = ['queued', 'running', 'done', 'refused', 'failed', 'cancelled', 'parked'] as const;
export type SwapState = (typeof swapStates)[number];

/** A result that came late is being handed over. */
export function stateOf({ state }: Pick<Job, 'state'>): SwapState {
  return state === 'delivering' || state === 'late' ? 'running' : state;
}

export function isFinal(state: SwapState): boolean {
  return state !== 'queued' && state !== 'running';
}

/** Milliseconds since the epoch; undefined for a swap without a result. */
export function expiryOf(job: Job): number | undefined {
  return job.state === 'done' ? resultKeptUntil(job) : undefined;
}

/** The result of a swap, while it is kept. */
export function resultOf({ job, result }: JobView, now: number): Result | undefined {
  return (expiryOf(job) ?? 0) > now ? result : undefined;
}
