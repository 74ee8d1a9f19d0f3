import type { Clock } from '../clock.ts';
import { Cancelled } from '../errors.ts';
import type { Job } from '../ports/job.ts';

export interface JobSignals {
  /** Aborted when the job must end, by its requester or its deadline, or must be left as it is. */
  readonly ending: AbortSignal;
  /** Frees timers and listeners once the job is over. */
  stop(): void;
}

export function jobSignals(aborted: AbortSignal, { begunAt, deadlineAt }: Job, clock: Clock): JobSignals {
  const deadline = new AbortController();
  const over = new AbortController();
  const leftMs = Math.min(deadlineAt - clock.now(), deadlineAt - begunAt); // the clock may have been set back
  clock.sleep(Math.max(0, leftMs), over.signal).then(
    () => deadline.abort(new Cancelled('deadline')),
    () => undefined, // over before the deadline
  );
  return { ending: AbortSignal.any([aborted, deadline.signal]), stop: () => over.abort() };
}
