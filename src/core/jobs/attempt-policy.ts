import { type AnswerKind, ProviderError } from '../errors.ts';
import type { FailureProblem, Setback } from '../ports/chat.ts';
import type { Job, JobIn } from '../ports/job.ts';
import type { SwapProvider, SwapStatus } from '../ports/provider.ts';

/** What follows an attempt that brought no result. */
export type NextStep =
  | { readonly go: 'again'; readonly problem: Setback['problem']; readonly waitMs: number }
  | { readonly go: 'elsewhere'; readonly problem: Setback['problem']; readonly to: SwapProvider }
  | { readonly go: 'fail'; readonly problem: FailureProblem; readonly charged: boolean | 'unknown' }
  /** The answer to a paid request was lost; it is never repeated. */
  | { readonly go: 'reconcile' };

/** What a kind of answer to the request that bills means, whichever vendor it comes from. */
interface Meaning {
  /** Whether the vendor certainly did not accept the request, so that nothing is charged for it. */
  readonly isCertainNo: boolean;
  /** How often the request is sent to the same vendor where there is no other. The deadline ends it in any case. */
  readonly mostAttempts: number;
}

const meanings: Readonly<Record<AnswerKind, Meaning>> = {
  unsent: { isCertainNo: true, mostAttempts: 3 },
  busy: { isCertainNo: true, mostAttempts: Number.POSITIVE_INFINITY },
  rejected: { isCertainNo: true, mostAttempts: 1 },
  unclear: { isCertainNo: false, mostAttempts: 3 },
};

const attemptsOfFailingJob = 2;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

export interface Circumstances {
  readonly now: number;
  readonly job: JobIn<'running'>;
  readonly provider: SwapProvider;
  /** Other providers that may be used instead, best first. */
  readonly others: readonly SwapProvider[];
}

/**
 * What follows a ProviderError. A submit is repeated, or moved to another provider, only when it was certainly not
 * accepted.
 */
export function afterError(error: ProviderError, { now, job, provider, others }: Circumstances): NextStep {
  const { problem, answer } = error;
  if (provider.bills && job.attempt.ticket !== undefined) return { go: 'fail', problem, charged: 'unknown' };
  if (!isUnpaid(error, job, provider)) return { go: 'reconcile' };
  const [to] = others;
  if (to) return { go: 'elsewhere', problem, to };
  const attempts = attemptsSoFar(job, provider);
  const backOffMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, attempts - 1));
  const waitMs = Math.max(backOffMs, error.retryAfterMs ?? 0);
  if (attempts < meanings[answer].mostAttempts && now + waitMs < job.deadlineAt)
    return { go: 'again', problem, waitMs };
  return { go: 'fail', problem, charged: false };
}

/** Whether nothing can have been charged for the attempt that ended with the error. */
export function isUnpaid({ answer }: ProviderError, job: Job, provider: SwapProvider): boolean {
  return !mayBeCharged(job, provider) || meanings[answer].isCertainNo;
}

/** What follows an attempt that the vendor accepted and failed at: another try only where nothing was charged. */
export function afterFailure(
  { charged, retryable }: Extract<SwapStatus, { state: 'failed' }>,
  { job, provider, others }: Omit<Circumstances, 'now'>,
): NextStep {
  if (charged !== false) return { go: 'fail', problem: 'failed', charged };
  if (retryable && attemptsSoFar(job, provider) < attemptsOfFailingJob) {
    return { go: 'again', problem: 'failed', waitMs: 0 };
  }
  const [to] = others;
  return to ? { go: 'elsewhere', problem: 'failed', to } : { go: 'fail', problem: 'failed', charged: false };
}

/** Whether a paid request may have been received for the job. */
export function mayBeCharged(job: Job, provider: SwapProvider | undefined): boolean {
  const attempt = 'attempt' in job ? job.attempt : undefined;
  return attempt?.intentAt !== undefined && provider?.bills !== false;
}

function attemptsSoFar(job: Job, provider: SwapProvider): number {
  return job.attempts[provider.name] ?? 0;
}

/** The operator's limit of paid submits a day is reached. Nothing was sent. */
export function budgetUsedUp(provider: string): ProviderError {
  return new ProviderError({ provider, problem: 'budget-used-up', answer: 'rejected' });
}
