import { Cancelled } from '../../core/errors.ts';

export interface ProcessSignals {
  /** Aborted by Ctrl-C; a second one ends the process at once. */
  readonly interrupted: AbortSignal;
  /** Resolves to the exit code when the process is asked to terminate: its work is left to the next start. */
  readonly terminated: Promise<number>;
  stop(): void;
}

const interruptedCode = 130;
const terminatedCode = 143;

export function listenToSignals(): ProcessSignals {
  const interrupt = new AbortController();
  const terminated = Promise.withResolvers<number>();
  const onInterrupt = (): void => {
    if (interrupt.signal.aborted) process.exit(interruptedCode);
    interrupt.abort(new Cancelled('requester'));
  };
  const onTerminate = (): void => terminated.resolve(terminatedCode);
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

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    if (signal.aborted) wake();
    signal.addEventListener('abort', () => wake(), { once: true });
  });
}
