/** Attempts that wait for their vendor's call. */
export interface HookCalls {
  /** Resolves with what the vendor said when it calls about the attempt; undefined when the signal is aborted first. */
  hooked(attemptId: string, signal: AbortSignal): Promise<unknown>;
  /** Ends the wait, where anybody waits here. */
  called(attemptId: string, body: unknown): void;
}

export function createHookCalls(): HookCalls {
  const sleepers = new Map<string, (body: unknown) => void>();
  return {
    hooked: (attemptId, signal) =>
      new Promise((wake) => {
        const done = (body: unknown): void => {
          sleepers.delete(attemptId);
          wake(body);
        };
        sleepers.set(attemptId, done);
        signal.addEventListener('abort', () => done(undefined), { once: true });
      }),
    called(attemptId, body) {
      sleepers.get(attemptId)?.(body ?? null);
    },
  };
}
