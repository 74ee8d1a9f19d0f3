import type { AnswerKind, ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';
import type { Refusal } from '../vendor.ts';

export interface ErrorMeaning {
  readonly problem: ProviderProblem;
  readonly answer: AnswerKind;
}

export const okCode = 200;

/** The meaning of each code of the body. 455 and 505 have meanings that HTTP does not give them. */
export const codeMeanings: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
  [400, { problem: 'rejected-request', answer: 'rejected' }],
  [401, { problem: 'bad-key', answer: 'rejected' }],
  [402, { problem: 'out-of-credit', answer: 'rejected' }],
  [403, { problem: 'not-allowed', answer: 'rejected' }],
  [404, { problem: 'gone', answer: 'rejected' }],
  [408, { problem: 'timed-out', answer: 'unclear' }],
  [422, { problem: 'rejected-request', answer: 'rejected' }],
  [429, { problem: 'rate-limited', answer: 'busy' }],
  [455, { problem: 'maintenance', answer: 'busy' }],
  [500, { problem: 'overloaded', answer: 'unclear' }],
  [501, { problem: 'overloaded', answer: 'unclear' }],
  [505, { problem: 'not-allowed', answer: 'rejected' }],
]);

/**
 * The vendor documents no messages, so these patterns hold only wordings with one possible meaning. The first match
 * counts.
 */
const messageVerdicts: readonly { readonly pattern: RegExp; readonly refused: RefusalReason }[] = [
  {
    pattern:
      /\bnsfw\b|\bnudity\b|\b(?:sensitive|inappropriate|explicit|unsafe|sexual|prohibited) (?:content|material)\b/i,
    refused: 'unsafe-content',
  },
  {
    pattern: /\bviolat\w+ .*\bpolic|\bflagged (?:as|by|for)\b|\b(?:blocked|rejected) by .*\bsafety\b/i,
    refused: 'unsafe-content',
  },
  { pattern: /\btoo many faces\b/i, refused: 'too-many-faces' },
  { pattern: /\bface(?: is|s are)? too small\b/i, refused: 'face-too-small' },
  {
    pattern:
      /\bno (?:valid |human |clear )?faces?\b|\bface(?:s)? (?:was |were |is |are )?not (?:be )?(?:found|detected)\b/i,
    refused: 'no-face',
  },
  {
    pattern:
      /\b(?:not|cannot|can't|couldn't|unable to|failed to) (?:detect|find|locate|recogni[sz]e) (?:any |a |the )?(?:human )?faces?\b/i,
    refused: 'no-face',
  },
  { pattern: /\bvideo (?:is )?too long\b|\bduration exceeds\b/i, refused: 'media-too-long' },
  {
    pattern: /\b(?:image|video|file|picture)(?: size)? (?:is )?too (?:large|big)\b|\bsize exceeds\b/i,
    refused: 'media-too-large',
  },
  { pattern: /\bunsupported (?:image|video|file|media)?\s?(?:format|type|codec)\b/i, refused: 'unsupported-media' },
];

const sourcePattern = /\bnew[_ ]face\b|\bsource\b/i;

/** The verdict on the media in an error message; undefined where the message is about something else. */
export function verdictOf(message: string | null | undefined): Refusal | undefined {
  if (!message) return undefined;
  const verdict = messageVerdicts.find(({ pattern }) => pattern.test(message));
  return verdict && { refused: verdict.refused, subject: sourcePattern.test(message) ? 'source' : 'target' };
}
