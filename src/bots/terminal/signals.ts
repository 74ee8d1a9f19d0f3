import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';

export interface ProcessSignals {
  /** Aborted by Ctrl-C, unless the process is a service. */
  readonly interrupted: AbortSignal;
  /** Resolves with the exit code when the process is asked to end. The next start goes on with its work. */
  readonly terminated: Promise<number>;
  /** Stops listening. */
  stop(): void;
}

const interruptedCode = 130;
const terminatedCode = 143;
/** Less than the ten seconds after which Docker kills a process. */
const graceMs = 9_000;
/** A terminal sends Ctrl-C to every process that it runs, and npm then sends it on to the same ones. */
const echoMs = 200;

/** The second signal of any kind ends the process at once. A service treats Ctrl-C like the other signals. */
export function listenToSignals(options: { isService: boolean }): ProcessSignals {
  const interrupt = new AbortController();
  const terminated = Promise.withResolvers<number>();
  let asked: { readonly code: number; readonly at: number } | undefined;
  const ask = (code: number, first: () => void) => (): void => {
    if (asked?.code === code && performance.now() - asked.at < echoMs) return;
    if (asked) process.exit(code);
    asked = { code, at: performance.now() };
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

/** The result of the work; undefined if the work has not ended nine seconds after `asked` resolved. */
export async function endInTime<Value>(
  work: Promise<Value>,
  asked: Promise<unknown>,
  clock: Clock,
): Promise<Value | undefined> {
  const over = new AbortController();
  const tooLate = asked.then(() => clock.sleep(graceMs, over.signal)).then(() => undefined);
  tooLate.catch(() => undefined); // the work ended in time
  return Promise.race([work, tooLate]).finally(() => over.abort());
}

/** Resolves when the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    if (signal.aborted) wake();
    signal.addEventListener('abort', () => wake(), { once: true });
  });
}
