import type { Outcome } from '../../core/chat.ts';
import { outcomeOf as endOf } from '../../core/outcome.ts';
import type { JobView } from '../../core/swaps.ts';

/** Whether it may still be cancelled. */
export function isLive({ job }: JobView): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** How a job ended, as its message said or would have said it; undefined while it has not. */
export function outcomeOf({ job, result }: JobView): Outcome | undefined {
  return endOf(job, result);
}
