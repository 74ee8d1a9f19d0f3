import { type Clock, forwardOnly } from '../clock.ts';
import { isLeaving, ProviderError } from '../errors.ts';
import type { Attempt, Pending, SwapInput, SwapProvider, SwapStatus, Ticket } from '../ports/provider.ts';
import { type PollKey, type PollSchedule, steadyPollSchedule } from './poll-schedule.ts';

export type Verdict = Exclude<SwapStatus, Pending>;

export interface AttemptHooks {
  /** Called before the request that may bill. The intent is durable when it resolves. */
  onIntent(): Promise<void>;
  /** Called where the attempt was stopped after its intent was stored and before the request was sent. */
  onUnsent(): Promise<void>;
  /** Called for each pending status. The ticket is durable when it resolves: it is the only way back to what was paid for. */
  onTicket(ticket: Ticket): Promise<void>;
  /** Called for each pending status. `expectedMs` is how long the attempt may still take. */
  onPending(pending: Pending, expectedMs: number | undefined): void;
  /** Called for each answer to a poll. If the attempt has ended, it has for no longer than `unseenMs`. */
  onPolled(status: SwapStatus, unseenMs: number): void;
  onPollError(error: ProviderError): void;
}

export interface AttemptSignals {
  /** Aborted when the job must end, by its requester or its deadline, or must be left as it is. */
  readonly ending: AbortSignal;
  /** Aborted when this process, which must leave the job, does not wait for answers under way any longer. */
  readonly left: AbortSignal;
}

export interface AttemptParts {
  readonly clock: Clock;
  /** Resolves when the vendor calls about the attempt, with the body of the call, which is never believed. */
  waitForWebhook(attemptId: string, signal: AbortSignal): Promise<unknown>;
  /** URL that the vendor may call; undefined where the vendor cannot reach this program. */
  webhookUrl(provider: string, attemptId: string): URL | undefined;
  /** Decides when to poll. By default the provider's own pace is kept. */
  readonly schedule?: PollSchedule;
}

/** After the job is cancelled, the answer to a paid request is still awaited for so long. */
const graceMs = 30_000;
/** The last pause is repeated. */
const pollRetryMs = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000] as const;

/**
 * Runs one attempt to its verdict: submits where there is no ticket, then polls. Rejects with ProviderError, or with
 * the signal's reason.
 */
export async function runAttempt(
  provider: SwapProvider,
  attempt: Attempt,
  input: SwapInput,
  signals: AttemptSignals,
  hooks: AttemptHooks,
  parts: AttemptParts,
): Promise<Verdict> {
  const { ending: signal } = signals;
  const resumed = attempt.ticket !== undefined;
  let status: SwapStatus =
    attempt.ticket === undefined
      ? await submit(provider, attempt, input, signals, hooks, parts)
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
    await hooks.onTicket(pending.ticket);
    signal.throwIfAborted();
    hooks.onPending(pending, pending.expectedMs ?? (await schedule.expected(key, elapsedMs)));
    const question = { elapsedMs, pollEveryMs: provider.pollEveryMs };
    const waitMs = await schedule.next(key, { ...question, hintMs: pending.pollAfterMs });
    const wasCalled = await sleepUntilPoll(waitMs, attempt.id, signal, parts);
    const unseenSince = wasCalled ? clock.now() : lookedAt;
    status = await poll(provider, pending, signal, hooks, parts);
    lookedAt = clock.now();
    hooks.onPolled(status, lookedAt - unseenSince);
    const byMs = lookedAt - acceptedAt;
    if (status.state === 'done' && !resumed) await schedule.finished(key, { afterMs: elapsedMs, byMs });
  }
  return status;
}

/** Attempts with the same key take about the same time. */
export function pollKey({ name }: SwapProvider, { faces, target }: SwapInput): PollKey {
  return { provider: name, operation: faces.which, kind: target.kind };
}

/**
 * Submits the attempt. Once the request that may bill can have left, its answer is awaited: for a while after the job
 * is cancelled, and for as long as `left` allows where this process must leave the job.
 */
async function submit(
  provider: SwapProvider,
  attempt: Attempt,
  input: SwapInput,
  { ending, left }: AttemptSignals,
  hooks: AttemptHooks,
  { clock, webhookUrl }: AttemptParts,
): Promise<SwapStatus> {
  const settled = new AbortController();
  const stop = new AbortController();
  let mayBePaid = false;
  const onAbort = (): void => {
    if (!mayBePaid) stop.abort(ending.reason);
    else if (!isLeaving(ending.reason)) {
      clock.sleep(graceMs, settled.signal).then(
        () => stop.abort(ending.reason),
        () => undefined, // answered in time
      );
    }
  };
  ending.throwIfAborted();
  ending.addEventListener('abort', onAbort, { once: true, signal: settled.signal });
  left.addEventListener('abort', () => stop.abort(left.reason), { once: true, signal: settled.signal });
  try {
    return await provider.submit(input, {
      attemptId: attempt.id,
      webhookUrl: webhookUrl(provider.name, attempt.id),
      signal: stop.signal,
      async beforePaid() {
        stop.signal.throwIfAborted();
        await hooks.onIntent();
        if (stop.signal.aborted) await hooks.onUnsent();
        stop.signal.throwIfAborted();
        mayBePaid = provider.bills;
      },
    });
  } finally {
    settled.abort();
  }
}

/** True where the vendor has called, and the sleep ended early. */
async function sleepUntilPoll(
  ms: number,
  attemptId: string,
  signal: AbortSignal,
  parts: AttemptParts,
): Promise<boolean> {
  if (ms === 0) return false;
  const awake = new AbortController();
  const either = AbortSignal.any([signal, awake.signal]);
  try {
    const slept = parts.clock.sleep(ms, either).then(() => false);
    return await Promise.race([slept, parts.waitForWebhook(attemptId, either).then(() => true)]);
  } finally {
    awake.abort();
  }
}

/** What was paid for is polled until the deadline, whatever a vendor answers: a poll that it rejects is no verdict. */
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
      if (!(error instanceof ProviderError) || isFinal(error, provider)) throw error;
      hooks.onPollError(error);
      const backOffMs = pollRetryMs[Math.min(failures, pollRetryMs.length - 1)] ?? 0;
      await clock.sleep(Math.max(backOffMs, error.retryAfterMs ?? 0), signal);
    }
  }
}

function isFinal({ answer }: ProviderError, { bills }: SwapProvider): boolean {
  return answer === 'rejected' && !bills;
}
