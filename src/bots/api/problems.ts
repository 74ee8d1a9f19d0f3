import type { UserError, UserErrorCode } from '../../core/errors.ts';
import { hasRoomSoon } from '../../core/ports/quota.ts';

/** What went wrong with a request itself, before core was asked; each has a sentence in the catalogues. */
export type ApiProblemCode =
  | 'unauthorized'
  | 'not-found'
  | 'gone'
  | 'no-result'
  | 'key-used-otherwise'
  | 'body-too-large'
  | 'body-not-json'
  | 'body-not-form'
  | 'body-unknown-type'
  | 'bad-field'
  | 'not-a-picture'
  | 'calls-itself'
  | 'internal';

/** A request that ends with an error of this API. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ApiProblemCode;
  /** The values of its sentence. */
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: ApiProblemCode, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

const statuses: Readonly<Record<ApiProblemCode, number>> = {
  unauthorized: 401,
  'not-found': 404,
  gone: 410,
  'no-result': 404,
  'key-used-otherwise': 409,
  'body-too-large': 413,
  'body-not-json': 400,
  'body-not-form': 400,
  'body-unknown-type': 415,
  'bad-field': 422,
  'not-a-picture': 422,
  'calls-itself': 508,
  internal: 500,
};

export function statusOfProblem({ code }: ApiProblem): number {
  return statuses[code];
}

/** The HTTP status of each refusal that is not 422: what the client may do about it differs. */
const userErrorStatuses: Partial<Record<UserErrorCode, number>> = {
  'not-media': 415,
  'unsupported-format': 415,
  'too-many-bytes': 413,
  'member-blocked': 403,
  'quota-used-up': 429,
  'line-too-long': 503,
  'no-room': 503,
  'needs-video-library': 503,
  unchecked: 503,
  'unknown-provider': 400,
  'job-gone': 404,
};

export function statusOfRefusal({ code }: UserError): number {
  return userErrorStatuses[code] ?? 422;
}

const minuteSeconds = 60;
const hourSeconds = 3_600;

/** Seconds after which the same request may be accepted; undefined where waiting does not help. */
export function retryAfterOf(error: UserError): number | undefined {
  switch (error.code) {
    case 'line-too-long':
    case 'no-room':
    case 'unchecked':
      return minuteSeconds;
    case 'quota-used-up':
      return hasRoomSoon(error) ? minuteSeconds : hourSeconds;
    default:
      return undefined;
  }
}
