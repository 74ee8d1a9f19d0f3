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
  | 'faces-to-pick'
  | 'face-unfit'
  | 'unsafe-content'
  | 'blocked'
  | 'unchecked'
  | 'member-blocked'
  | 'quota-used-up'
  | 'line-too-long'
  | 'no-room'
  | 'face-name-length'
  | 'face-name-taken'
  | 'too-many-faces'
  | 'no-such-face'
  | 'no-saved-face'
  | 'no-face-in-photo'
  | 'photo-unfit'
  | 'too-many-photos'
  | 'last-photo'
  | 'likeness-unasked'
  | 'likeness-asked'
  | 'likeness-asked-often'
  | 'likeness-refused'
  | 'likeness-own-only'
  | 'likeness-absent'
  | 'likeness-nowhere'
  | 'likeness-nobody'
  | 'likeness-no-picture'
  | 'setting-refused'
  | 'place-closed'
  | 'not-yours'
  | 'nothing-to-report'
  | 'reported-enough'
  | 'job-gone'
  | 'nothing-new'
  | 'again-done'
  | 'result-gone';

export type UserErrorParams = Readonly<Record<string, string | number>> & { readonly subject?: MediaRole | 'result' };

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

/**
 * What kind of answer a request got, the same kinds for all vendors. An adapter names the kind and nothing else about
 * money; `jobs/attempt-policy.ts` says what each kind means.
 *
 * - `unsent`: the request did not reach the vendor.
 * - `busy`: rejected for now, in words that the vendor documents: too many requests, a full queue, maintenance.
 * - `rejected`: rejected, in words that the vendor documents or with a status of 4xx and the vendor's own error.
 * - `unclear`: everything else, such as a lost answer, a status of 5xx, a page, or words with no certain meaning.
 */
export type AnswerKind = 'unsent' | 'busy' | 'rejected' | 'unclear';

export interface ProviderErrorOptions {
  readonly provider: string;
  readonly problem: ProviderProblem;
  /** `unclear` by default. */
  readonly answer?: AnswerKind | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** The provider, or the connection to it, failed. Carries no body, header, key or URL. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly provider: string;
  readonly problem: ProviderProblem;
  readonly answer: AnswerKind;
  readonly retryAfterMs: number | undefined;

  constructor(options: ProviderErrorOptions) {
    super(`${options.provider}: ${options.problem}`, { cause: options.cause });
    this.provider = options.provider;
    this.problem = options.problem;
    this.answer = options.answer ?? 'unclear';
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
