import { ProviderError } from '../errors.ts';
import type { FailureProblem, Setback } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import type { SwapProvider, SwapStatus } from '../ports/provider.ts';

/** What follows an attempt that brought no result. */
export type NextStep =
  | { readonly go: 'again'; readonly problem: Setback['problem']; readonly waitMs: number }
  | { readonly go: 'elsewhere'; readonly problem: Setback['problem']; readonly to: SwapProvider }
  | { readonly go: 'fail'; readonly problem: FailureProblem; readonly charged: boolean | 'unknown' }
  /** The answer to a paid request was lost; it is never repeated. */
  | { readonly go: 'reconcile' };

const attemptsPerProvider = 3;
const attemptsOfFailingJob = 2;
const defaultWaitMs = 1_000;

export interface Circumstances {
  readonly job: Extract<Job, { state: 'running' }>;
  readonly provider: SwapProvider;
  /** Other providers that may be used instead, best first. */
  readonly others: readonly SwapProvider[];
}

/**
 * What follows a ProviderError. A submit is repeated, or moved to another provider, only when it was certainly not
 * accepted.
 */
export function afterError(error: ProviderError, { job, provider, others }: Circumstances): NextStep {
  if (provider.bills && job.attempt.ticket !== undefined)
    return { go: 'fail', problem: error.problem, charged: 'unknown' };
  if (provider.bills && error.sent === 'unknown') return { go: 'reconcile' };
  const [to] = others;
  if (to) return { go: 'elsewhere', problem: error.problem, to };
  if (error.retryable && attemptsSoFar(job, provider) < attemptsPerProvider) {
    return { go: 'again', problem: error.problem, waitMs: error.retryAfterMs ?? defaultWaitMs };
  }
  return { go: 'fail', problem: error.problem, charged: false };
}

/** What follows an attempt that the vendor accepted and failed at: another try only where nothing was charged. */
export function afterFailure(
  { charged, retryable }: Extract<SwapStatus, { state: 'failed' }>,
  { job, provider, others }: Circumstances,
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
  return new ProviderError({ provider, problem: 'budget-used-up', sent: 'no', retryable: false });
}
