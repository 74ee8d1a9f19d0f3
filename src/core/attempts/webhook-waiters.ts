/** Attempts that wait for their vendor's call. */
export interface WebhookWaiters {
  /** Resolves with what the vendor said when it calls about the attempt; undefined when the signal is aborted first. */
  waitForWebhook(attemptId: string, signal: AbortSignal): Promise<unknown>;
  /** Ends the wait. False where nobody waits here yet; then the call is kept for who will. */
  called(attemptId: string, body: unknown): boolean;
}

/** Calls that came too early or too late. */
const mostKept = 200;

export function createWebhookWaiters(): WebhookWaiters {
  const sleepers = new Map<string, (body: unknown) => void>();
  const kept = new Map<string, unknown>();
  return {
    waitForWebhook: (attemptId, signal) =>
      new Promise((wake) => {
        const done = (body: unknown): void => {
          sleepers.delete(attemptId);
          wake(body);
        };
        if (kept.has(attemptId)) {
          const body = kept.get(attemptId);
          kept.delete(attemptId);
          return done(body);
        }
        sleepers.set(attemptId, done);
        signal.addEventListener('abort', () => done(undefined), { once: true });
      }),
    called(attemptId, body) {
      const wake = sleepers.get(attemptId);
      wake?.(body ?? null);
      if (wake) return true;
      kept.set(attemptId, body ?? null);
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
      return false;
    },
  };
}
