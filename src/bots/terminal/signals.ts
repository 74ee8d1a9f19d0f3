import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';

export interface ProcessSignals {
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** Resolves to the exit code when the process is asked to terminate: its work is left to the next start. */
  readonly terminated: Promise<number>;
  stop(): void;
}

const interruptedCode = 130;
const terminatedCode = 143;
/** Less than the ten seconds after which whoever asked may lose patience. */
const graceMs = 9_000;

/** The second signal, whichever it is, ends the process at once. For a service Ctrl-C is a signal like the others. */
export function listenToSignals(options: { isService: boolean }): ProcessSignals {
  const interrupt = new AbortController();
  const terminated = Promise.withResolvers<number>();
  let isAsked = false;
  const ask = (code: number, first: () => void) => (): void => {
    if (isAsked) process.exit(code);
    isAsked = true;
    first();
  };
  const onTerminate = ask(terminatedCode, () => terminated.resolve(terminatedCode));
  const onInterrupt = options.isService
    ? ask(interruptedCode, () => terminated.resolve(interruptedCode))
    : ask(interruptedCode, () => interrupt.abort(new Cancelled('requester')));
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onTerminate);
  return {
    interrupted: interrupt.signal,
    terminated: terminated.promise,
    stop() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      process.off('SIGHUP', onTerminate);
    },
  };
}

/** As the work ends, or undefined when it has not ended in time after it was asked to, whatever it hangs on. */
export async function endInTime<Value>(
  work: Promise<Value>,
  asked: Promise<unknown>,
  clock: Clock,
): Promise<Value | undefined> {
  const over = new AbortController();
  const tooLate = asked.then(() => clock.sleep(graceMs, over.signal)).then(() => undefined);
  tooLate.catch(() => undefined); // it ended in time
  return Promise.race([work, tooLate]).finally(() => over.abort());
}

/** Resolves when the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    if (signal.aborted) wake();
    signal.addEventListener('abort', () => wake(), { once: true });
  });
}
