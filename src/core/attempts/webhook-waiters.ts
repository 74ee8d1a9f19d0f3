/** A vendor called about an attempt. Nothing of what it said in `body` is believed. */
export interface WebhookCall {
  readonly attemptId: string;
  readonly body: unknown;
}

/** Attempts that wait for their vendor's call. */
export interface WebhookWaiters {
  /** Resolves with what the vendor said when it calls about the attempt; undefined when the signal is aborted first. */
  waitForWebhook(attemptId: string, signal: AbortSignal): Promise<unknown>;
  /** Ends the wait. Where nobody waits, the call is kept for a wait that begins later, and is unclaimed. */
  called(attemptId: string, body: unknown): void;
  /** Calls that came while nobody waited, until the signal is aborted. For one reader. */
  unclaimed(signal: AbortSignal): AsyncIterable<WebhookCall>;
}

/** Calls that came too early or too late. */
const mostKept = 200;

export function createWebhookWaiters(): WebhookWaiters {
  const waiters = new Map<string, (body: unknown) => void>();
  const early = new Map<string, unknown>();
  const unclaimed: WebhookCall[] = [];
  let arrival = Promise.withResolvers<void>();

  function keep(call: WebhookCall): void {
    early.set(call.attemptId, call.body);
    for (const oldest of [...early.keys()].slice(0, -mostKept)) early.delete(oldest);
    unclaimed.push(call);
    unclaimed.splice(0, unclaimed.length - mostKept);
    arrival.resolve();
  }

  return {
    waitForWebhook: (attemptId, signal) =>
      new Promise((resolve) => {
        const end = (body: unknown): void => {
          waiters.delete(attemptId);
          resolve(body);
        };
        if (early.has(attemptId)) {
          const body = early.get(attemptId);
          early.delete(attemptId);
          return end(body);
        }
        waiters.set(attemptId, end);
        signal.addEventListener('abort', () => end(undefined), { once: true });
      }),
    called(attemptId, body) {
      const end = waiters.get(attemptId);
      if (end) end(body ?? null);
      else keep({ attemptId, body: body ?? null });
    },
    async *unclaimed(signal) {
      signal.addEventListener('abort', () => arrival.resolve(), { once: true });
      while (!signal.aborted) {
        const call = unclaimed.shift();
        if (call) yield call;
        else await arrival.promise;
        if (unclaimed.length === 0 && !signal.aborted) arrival = Promise.withResolvers();
      }
    },
  };
}
