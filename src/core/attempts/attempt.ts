import { type Clock, forwardOnly } from '../clock.ts';
import { isLeaving, ProviderError } from '../errors.ts';
import type { Attempt, Pending, SwapInput, SwapProvider, SwapStatus } from '../ports/provider.ts';
import { type PollKey, type PollSchedule, steadyPollSchedule } from './poll-schedule.ts';

export type Verdict = Exclude<SwapStatus, Pending>;

export interface AttemptHooks {
  /** Durable before it resolves: the next request may bill. */
  onIntent(): Promise<void>;
  /**
   * Durable before it resolves: the ticket is the only way back to what was paid for. `expectedMs` is how long it may
   * still take.
   */
  onPending(pending: Pending, expectedMs: number | undefined): Promise<void>;
  onPollError(error: ProviderError): void;
}

export interface AttemptParts {
  readonly clock: Clock;
  /** Resolves with what the vendor said when it calls about the attempt; never to be believed. */
  waitForWebhook(attemptId: string, signal: AbortSignal): Promise<unknown>;
  /** Where the vendor may call; undefined where nobody can reach us. */
  webhookUrl(provider: string, attemptId: string): URL | undefined;
  /** When to poll; a steady pace without one. */
  readonly schedule?: PollSchedule;
}

/** How long an answer to a paid request is waited for although the job was cancelled meanwhile. */
const graceMs = 30_000;
const pollRetryMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** One attempt to its verdict: submits where there is no ticket, then polls. */
export async function runAttempt(
  provider: SwapProvider,
  attempt: Attempt,
  input: SwapInput,
  signal: AbortSignal,
  hooks: AttemptHooks,
  parts: AttemptParts,
): Promise<Verdict> {
  const resumed = attempt.ticket !== undefined;
  let status: SwapStatus =
    attempt.ticket === undefined
      ? await submit(provider, attempt, input, signal, hooks, parts)
      : { state: 'pending', ticket: attempt.ticket, pollAfterMs: 0 };
  const { schedule = steadyPollSchedule } = parts;
  const clock = forwardOnly(parts.clock);
  const key = pollKey(provider, input);
  const begunAt = resumed ? (attempt.intentAt ?? attempt.startedAt) : Number.POSITIVE_INFINITY;
  const acceptedAt = Math.min(begunAt, clock.now());
  let lookedAt = acceptedAt;
  while (status.state === 'pending') {
    const pending: Pending = status;
    const elapsedMs = lookedAt - acceptedAt;
    await hooks.onPending(pending, pending.expectedMs ?? (await schedule.expected(key, elapsedMs)));
    signal.throwIfAborted();
    const question = { elapsedMs, pollEveryMs: provider.pollEveryMs };
    const waitMs = await schedule.next(key, { ...question, hintMs: pending.pollAfterMs });
    await sleepUntilPoll(waitMs, attempt.id, signal, parts);
    status = await poll(provider, pending, signal, hooks, parts);
    lookedAt = clock.now();
    const byMs = lookedAt - acceptedAt;
    if (status.state === 'done' && !resumed) await schedule.finished(key, { afterMs: elapsedMs, byMs });
  }
  return status;
}

/** What takes about as long as this does. */
export function pollKey({ name }: SwapProvider, { faces, target }: SwapInput): PollKey {
  return { provider: name, operation: faces.which, kind: target.kind };
}

/** Once the request that can bill may have left, cancelling must not silence its answer. */
async function submit(
  provider: SwapProvider,
  attempt: Attempt,
  input: SwapInput,
  signal: AbortSignal,
  hooks: AttemptHooks,
  { clock, webhookUrl }: AttemptParts,
): Promise<SwapStatus> {
  const settled = new AbortController();
  const stop = new AbortController();
  let intended = false;
  const onAbort = (): void => {
    if (!intended || isLeaving(signal.reason)) {
      stop.abort(signal.reason);
      return;
    }
    clock.sleep(graceMs, settled.signal).then(
      () => stop.abort(signal.reason),
      () => undefined, // answered in time
    );
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await provider.submit(input, {
      attemptId: attempt.id,
      webhookUrl: webhookUrl(provider.name, attempt.id),
      signal: stop.signal,
      async beforePaid() {
        stop.signal.throwIfAborted();
        await hooks.onIntent();
        stop.signal.throwIfAborted();
        intended = provider.bills;
      },
    });
  } finally {
    settled.abort();
    signal.removeEventListener('abort', onAbort);
  }
}

async function sleepUntilPoll(ms: number, attemptId: string, signal: AbortSignal, parts: AttemptParts): Promise<void> {
  if (ms === 0) return;
  const awake = new AbortController();
  const either = AbortSignal.any([signal, awake.signal]);
  try {
    await Promise.race([parts.clock.sleep(ms, either), parts.waitForWebhook(attemptId, either)]);
  } finally {
    awake.abort();
  }
}

async function poll(
  provider: SwapProvider,
  { ticket }: Pending,
  signal: AbortSignal,
  hooks: AttemptHooks,
  { clock }: AttemptParts,
): Promise<SwapStatus> {
  for (let failures = 0; ; failures++) {
    try {
      return await provider.poll(ticket, { signal });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError) || !error.retryable) throw error;
      hooks.onPollError(error);
      const backOffMs = pollRetryMs[Math.min(failures, pollRetryMs.length - 1)] ?? 0;
      await clock.sleep(Math.max(backOffMs, error.retryAfterMs ?? 0), signal);
    }
  }
}
