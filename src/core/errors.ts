import type { MediaRole } from './ports/media.ts';

/** Message keys for what a requester can put right. Fronts render them; core holds no prose. */
export type UserErrorCode =
  | 'empty-file'
  | 'not-media'
  | 'unsupported-format'
  | 'damaged-media'
  | 'too-many-bytes'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'edge-too-long'
  | 'too-long'
  | 'moving-face'
  | 'needs-video-library'
  | 'media-unreachable'
  | 'no-provider-fits'
  | 'unknown-provider'
  | 'consent-missing'
  | 'moderated'
  | 'quota-used-up'
  | 'line-too-long'
  | 'face-name-length'
  | 'face-name-taken'
  | 'too-many-faces'
  | 'no-such-face'
  | 'no-saved-face'
  | 'setting-refused'
  | 'place-closed'
  | 'not-yours'
  | 'job-gone'
  | 'result-gone';

export type UserErrorParams = Readonly<Record<string, string | number>> & { readonly subject?: MediaRole };

/**
 * Something the requester can put right. `code` is the key of the message that a front shows, `params` are its values.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly params: UserErrorParams;

  constructor(code: UserErrorCode, params: UserErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** What went wrong at a provider, in codes that all providers share. */
export const providerProblems = [
  'unreachable',
  'timed-out',
  'overloaded',
  'rate-limited',
  'bad-key',
  'not-allowed',
  'out-of-credit',
  'maintenance',
  'rejected-request',
  'bad-answer',
  'gone',
  'budget-used-up',
  'internal',
] as const;
export type ProviderProblem = (typeof providerProblems)[number];

export interface ProviderErrorOptions {
  readonly provider: string;
  readonly problem: ProviderProblem;
  /** `no` only when the one request that can bill was certainly not accepted. */
  readonly sent: 'no' | 'unknown';
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** The provider, or the connection to it, failed. Carries no body, header, key or URL. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly problem: ProviderProblem;
  readonly sent: 'no' | 'unknown';
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(options: ProviderErrorOptions) {
    super(`${options.provider}: ${options.problem}`, { cause: options.cause });
    this.provider = options.provider;
    this.problem = options.problem;
    this.sent = options.sent;
    this.retryable = options.retryable;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Why a signal was aborted. Read from `signal.reason`, never guessed from an error's name. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  readonly by: 'requester' | 'deadline' | 'shutdown' | 'lease';

  constructor(by: Cancelled['by']) {
    super(`cancelled by ${by}`);
    this.by = by;
  }
}

/** True when this process must leave its work as it is: another process, or the next start, continues it. */
export function isLeaving(reason: unknown): boolean {
  return reason instanceof Cancelled && (reason.by === 'shutdown' || reason.by === 'lease');
}
