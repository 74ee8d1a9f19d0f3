import type { AttemptSignals } from '../attempts/attempt.ts';
import type { Clock } from '../clock.ts';
import { Cancelled, isLeaving } from '../errors.ts';
import { type Job, timeLimitMs } from '../ports/job.ts';

export interface JobSignals extends AttemptSignals {
  /** Like `ending`, but where this process must leave the job it is aborted only with `left`. */
  readonly lastChance: AbortSignal;
  /** Sets the deadline of a job whose first attempt has begun. Once is enough. */
  startDeadline(job: Job): void;
  /** Frees timers and listeners once the job is over. */
  stop(): void;
}

export interface GivenSignals {
  /** Aborted when the job is cancelled, or its turn ends with the process. */
  readonly byQueue: AbortSignal;
  readonly leaving: AbortSignal;
  readonly left: AbortSignal;
}

export function jobSignals({ byQueue, leaving, left }: GivenSignals, clock: Clock): JobSignals {
  const cancelled = new AbortController();
  const deadline = new AbortController();
  const over = new AbortController();
  let isTimed = false;

  function onAbort(): void {
    if (!isLeaving(byQueue.reason)) cancelled.abort(byQueue.reason);
  }
  if (byQueue.aborted) onAbort();
  else byQueue.addEventListener('abort', onAbort, { once: true, signal: over.signal });

  return {
    ending: AbortSignal.any([byQueue, leaving, deadline.signal]),
    left,
    lastChance: AbortSignal.any([cancelled.signal, left, deadline.signal]),
    startDeadline(job) {
      if (isTimed) return;
      isTimed = true;
      const leftMs = Math.min(job.deadlineAt - clock.now(), timeLimitMs(job)); // the clock may have been set back
      clock.sleep(Math.max(0, leftMs), over.signal).then(
        () => deadline.abort(new Cancelled('deadline')),
        () => undefined, // over before the deadline
      );
    },
    stop: () => over.abort(),
  };
}
