import type { Dispatcher } from 'undici';
import { type AnswerKind, ProviderError, type ProviderProblem } from '../../core/errors.ts';

/** A signal that aborts with the caller's signal or after `ms` milliseconds. Call `clear` when the work is over. */
export function startDeadline(signal: AbortSignal, ms: number): { readonly signal: AbortSignal; clear(): void } {
  signal.throwIfAborted();
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new DeadlinePassed()), ms);
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

class DeadlinePassed extends Error {
  readonly code = 'DEADLINE_TIMEOUT';
}

const longestRetryAfterMs = 60 * 60 * 1_000;

/**
 * A Retry-After header, in seconds or as a date, in milliseconds: at most an hour. Undefined where it cannot be read.
 */
export function readRetryAfter(header: string | string[] | undefined, now: number): number | undefined {
  if (typeof header !== 'string') return undefined;
  const isDate = header.endsWith('GMT');
  const seconds = isDate ? (Date.parse(header) - now) / 1_000 : Number(header);
  if (Number.isNaN(seconds) || (seconds < 0 && !isDate)) return undefined;
  return Math.min(longestRetryAfterMs, Math.max(0, Math.round(seconds * 1_000)));
}

/** Our own rules forbid this URL or body; `code` names the rule. */
export class FetchBlocked extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface ErrorContext {
  readonly provider: string;
  /** Where the error says nothing else: `unclear` by default. */
  readonly answer?: AnswerKind;
}

/** For a failure below HTTP. The cause keeps only the error's code, since messages and bodies may hold secrets. */
export function transportError(error: unknown, context: ErrorContext): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = codeOf(error);
  const cause = new Error(code);
  const problem = error instanceof FetchBlocked ? 'bad-answer' : problemOf(code);
  return new ProviderError({ ...context, problem, cause });
}

/** For an unexpected status of a file server. A 403 or 404 may pass: a file may be announced before it exists. */
export function statusError({ statusCode, headers }: Dispatcher.ResponseData, context: ErrorContext): ProviderError {
  const row = statusProblems.find(({ from, to }) => statusCode >= from && statusCode <= to);
  const problem = row?.problem ?? 'bad-answer';
  const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now());
  return new ProviderError({ ...context, problem, retryAfterMs, cause: new Error(`HTTP ${statusCode}`) });
}

interface StatusRow {
  readonly from: number;
  readonly to: number;
  readonly problem: ProviderProblem;
}

const statusProblems: readonly StatusRow[] = [
  { from: 403, to: 404, problem: 'gone' },
  { from: 408, to: 408, problem: 'timed-out' },
  { from: 429, to: 429, problem: 'rate-limited' },
  { from: 500, to: 599, problem: 'overloaded' },
];

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'UNKNOWN';
}

function problemOf(code: string): ProviderProblem {
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return 'timed-out';
  return /^(HPE_|Z_|ERR__)/.test(code) ? 'bad-answer' : 'unreachable';
}
