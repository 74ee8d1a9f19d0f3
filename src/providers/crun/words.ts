import type { ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason, RefusalSubject } from '../../core/ports/provider.ts';

/** The vendor's verdict on a picture or video. */
export interface Refusal {
  readonly refused: RefusalReason;
  readonly subject: RefusalSubject;
}

export interface CodeMeaning {
  readonly problem: ProviderProblem;
  readonly retryable: boolean;
  /** Whether the code says that nothing was accepted, so that nothing can have been charged. */
  readonly rejects: boolean;
}

export const okCode = 200;

/** Codes of the body. 455 and 505 are not what HTTP means by them. */
export const codeMeanings: ReadonlyMap<number, CodeMeaning> = new Map<number, CodeMeaning>([
  [400, { problem: 'rejected-request', retryable: false, rejects: true }],
  [401, { problem: 'bad-key', retryable: false, rejects: true }],
  [402, { problem: 'out-of-credit', retryable: false, rejects: true }],
  [403, { problem: 'not-allowed', retryable: false, rejects: true }],
  [404, { problem: 'gone', retryable: false, rejects: true }],
  [408, { problem: 'timed-out', retryable: true, rejects: false }],
  [422, { problem: 'rejected-request', retryable: false, rejects: true }],
  [429, { problem: 'rate-limited', retryable: true, rejects: true }],
  [455, { problem: 'maintenance', retryable: true, rejects: true }],
  [500, { problem: 'overloaded', retryable: true, rejects: false }],
  [501, { problem: 'internal', retryable: false, rejects: false }],
  [505, { problem: 'not-allowed', retryable: false, rejects: true }],
]);

/** The vendor documents no wording, so these are the ones that can hardly mean anything else. First match wins. */
const verdictWords: readonly { readonly words: RegExp; readonly refused: RefusalReason }[] = [
  {
    words:
      /\bnsfw\b|\bnudity\b|\b(?:sensitive|inappropriate|explicit|unsafe|sexual|prohibited) (?:content|material)\b/i,
    refused: 'unsafe-content',
  },
  {
    words: /\bviolat\w+ .*\bpolic|\bflagged (?:as|by|for)\b|\b(?:blocked|rejected) by .*\bsafety\b/i,
    refused: 'unsafe-content',
  },
  { words: /\btoo many faces\b/i, refused: 'too-many-faces' },
  { words: /\bface(?: is|s are)? too small\b/i, refused: 'face-too-small' },
  {
    words:
      /\bno (?:valid |human |clear )?faces?\b|\bface(?:s)? (?:was |were |is |are )?not (?:be )?(?:found|detected)\b/i,
    refused: 'no-face',
  },
  {
    words:
      /\b(?:not|cannot|can't|couldn't|unable to|failed to) (?:detect|find|locate|recogni[sz]e) (?:any |a |the )?(?:human )?faces?\b/i,
    refused: 'no-face',
  },
  { words: /\bvideo (?:is )?too long\b|\bduration exceeds\b/i, refused: 'media-too-long' },
  {
    words: /\b(?:image|video|file|picture)(?: size)? (?:is )?too (?:large|big)\b|\bsize exceeds\b/i,
    refused: 'media-too-large',
  },
  { words: /\bunsupported (?:image|video|file|media)?\s?(?:format|type|codec)\b/i, refused: 'unsupported-media' },
];

const sourceWords = /\bnew[_ ]face\b|\bsource\b/i;

/** What a message says about the media; undefined where it speaks of anything else. */
export function verdictOf(message: string | null | undefined): Refusal | undefined {
  if (!message) return undefined;
  const verdict = verdictWords.find(({ words }) => words.test(message));
  return verdict && { refused: verdict.refused, subject: sourceWords.test(message) ? 'source' : 'target' };
}
