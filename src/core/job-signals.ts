import type { Clock } from './clock.ts';
import { Cancelled, isLeaving } from './errors.ts';

export interface JobSignals {
  /** Aborted when the job is to end, whoever wants it. */
  readonly ending: AbortSignal;
  /** Aborted only when this process must leave the job as it is. */
  readonly leaving: AbortSignal;
  /** The job is over: frees timers and listeners. */
  stop(): void;
}

export function jobSignals(byQueue: AbortSignal, deadlineAt: number, clock: Clock): JobSignals {
  const leaving = new AbortController();
  const deadline = new AbortController();
  const over = new AbortController();
  const onAbort = (): void => {
    if (isLeaving(byQueue.reason)) leaving.abort(byQueue.reason);
  };
  if (byQueue.aborted) onAbort();
  byQueue.addEventListener('abort', onAbort, { once: true, signal: over.signal });
  clock.sleep(Math.max(0, deadlineAt - clock.now()), over.signal).then(
    () => deadline.abort(new Cancelled('deadline')),
    () => undefined, // over before the deadline
  );
  return {
    ending: AbortSignal.any([byQueue, deadline.signal]),
    leaving: leaving.signal,
    stop: () => over.abort(),
  };
}
