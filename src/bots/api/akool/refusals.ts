import { UserError, type UserErrorCode } from '../../../core/errors.ts';
import { hasRoomSoon } from '../../../core/ports/quota.ts';
import type { Translation } from '../../translations/index.ts';
import { ApiProblem } from '../problems.ts';

/** The codes of docs.akool.com/ai-tools-suite/error-code that are answered here. */
export const codes = {
  ok: 1000,
  parameter: 1003,
  tooFrequent: 1005,
  quota: 1006,
  tooManyFaces: 1007,
  absent: 1008,
  notAllowed: 1009,
  noResource: 1014,
  broken: 1016,
  badToken: 1101,
  noToken: 1102,
  banned: 1200,
  tooLong: 1204,
  tooLarge: 1207,
  unreadable: 1208,
  codec: 1209,
} as const;
export type Code = (typeof codes)[keyof typeof codes];

/** What every refusal says. Its HTTP status is 200. */
export interface Refusal {
  readonly code: Code;
  readonly msg: string;
}

/** A request that these documents have a code for, which core does not. `key` is that of its sentence. */
export class AkoolRefusal extends Error {
  override readonly name = 'AkoolRefusal';
  readonly code: Code;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: Code, key: string, values: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.code = code;
    this.key = key;
    this.values = values;
  }
}

/** The others are bad parameters. */
const codesOfErrors: Partial<Record<UserErrorCode, Code>> = {
  'empty-file': codes.unreadable,
  'not-media': codes.unreadable,
  'unsupported-format': codes.codec,
  'damaged-media': codes.unreadable,
  'needs-video-library': codes.codec,
  'too-many-bytes': codes.tooLarge,
  'too-many-pixels': codes.tooLarge,
  'edge-too-long': codes.tooLarge,
  'too-many-frames': codes.tooLong,
  'too-long': codes.tooLong,
  'media-unreachable': codes.noResource,
  'job-gone': codes.absent,
  'too-many-faces': codes.tooManyFaces,
  'consent-missing': codes.notAllowed,
  'unsafe-content': codes.notAllowed,
  blocked: codes.notAllowed,
  'member-blocked': codes.banned,
  'line-too-long': codes.tooFrequent,
  'no-room': codes.tooFrequent,
  unchecked: codes.tooFrequent,
};

/** Undefined for an error that is nobody's refusal. */
export function refusalOf(error: unknown, translation: Translation): Refusal | undefined {
  if (error instanceof AkoolRefusal) {
    return { code: error.code, msg: translation.text(error.key, { ...error.values }) };
  }
  if (error instanceof ApiProblem) {
    const code = error.code === 'body-too-large' ? codes.tooLarge : codes.parameter;
    return { code, msg: translation.text(`api-${error.code}`, { ...error.values }) };
  }
  if (error instanceof UserError) return { code: codeOf(error), msg: translation.error(error, 'asked') };
  return undefined;
}

function codeOf(error: UserError): Code {
  if (error.code !== 'quota-used-up') return codesOfErrors[error.code] ?? codes.parameter;
  return hasRoomSoon(error) ? codes.tooFrequent : codes.quota;
}
