import type { Outcome } from '../../core/chat.ts';
import { UserError } from '../../core/errors.ts';
import type { JobView } from '../../core/swaps.ts';

/** Whether it may still be cancelled. */
export function isLive({ job }: JobView): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** How a job ended, as its message said or would have said it; undefined while it has not. Throws UserError. */
export function outcomeOf({ job, result }: JobView): Outcome | undefined {
  const provider = 'attempt' in job ? (job.attempt?.provider ?? '') : '';
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'delivering':
      return undefined;
    case 'tidying':
    case 'done': {
      if (!result) throw new UserError('result-gone');
      const endedAt = job.state === 'done' ? job.finishedAt : job.deliveredAt;
      return { kind: 'done', provider, result, warnings: job.warnings, elapsedMs: endedAt - job.requestedAt };
    }
    case 'refused':
      return { kind: 'refused', provider, reason: job.reason, subject: job.subject, charged: job.charged };
    case 'failed':
      return { kind: 'failed', provider, problem: 'failed', charged: job.charged };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'parked':
      return { kind: 'parked', provider };
    default:
      return job satisfies never;
  }
}
