import type { ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';

/** The meaning of an error: a verdict on the media, or a problem. */
export type ErrorMeaning =
  | { readonly refused: RefusalReason }
  | {
      readonly problem: ProviderProblem;
      readonly retryable: boolean;
      /** Whether nothing was accepted, so that nothing can have been charged. */
      readonly rejects: boolean;
    };

const rejected = (problem: ProviderProblem, retryable = false): ErrorMeaning => ({ problem, retryable, rejects: true });
const serverFault: ErrorMeaning = { problem: 'overloaded', retryable: true, rejects: false };

/**
 * The meaning of each message. An error may come with any status, even 200, so the message counts before the status.
 * The first seven are documented (docs.modelslab.com/error-codes, /rate-limits, /webhooks). Other clients have seen
 * "Try Again". The rest are wordings with one possible meaning. The first match counts.
 */
export const messageMeanings: readonly { readonly pattern: RegExp; readonly meaning: ErrorMeaning }[] = [
  {
    pattern: /\b(?:invalid|wrong|missing) api[ _-]?key\b|\bapi[ _-]?key (?:is )?(?:required|invalid)\b/i,
    meaning: rejected('bad-key'),
  },
  {
    pattern: /\b(?:insufficient|not enough|out of|no) (?:credits?|balance|funds)\b/i,
    meaning: rejected('out-of-credit'),
  },
  {
    pattern: /\brequires a .*(?:subscription|plan)\b|\bupgrade your (?:plan|subscription)\b/i,
    meaning: rejected('not-allowed'),
  },
  {
    pattern: /\brate limit\b|\btoo many requests\b|\bqueued requests\b|\bqueue (?:is )?full\b/i,
    meaning: rejected('rate-limited', true),
  },
  { pattern: /\b(?:internal server error|temporarily unavailable|timed? ?out)\b/i, meaning: serverFault },
  {
    pattern: /\bunable to (?:fetch|download|load) (?:the )?(?:image|video|file)\b/i,
    meaning: rejected('rejected-request', true),
  },
  { pattern: /\binvalid (?:input|image|video) dimensions\b/i, meaning: { refused: 'unsupported-media' } },
  {
    pattern:
      /\bnsfw\b|\bnudity\b|\b(?:sensitive|inappropriate|explicit|unsafe|sexual|prohibited) (?:content|material)\b/i,
    meaning: { refused: 'unsafe-content' },
  },
  { pattern: /\btoo many faces\b/i, meaning: { refused: 'too-many-faces' } },
  { pattern: /\bface(?: is|s are)? too small\b/i, meaning: { refused: 'face-too-small' } },
  {
    pattern: /\bno (?:valid |human |clear )?faces?\b|\bfaces? (?:was |were |is |are )?not (?:found|detected)\b/i,
    meaning: { refused: 'no-face' },
  },
  {
    pattern: /\b(?:not|cannot|can't|couldn't|unable to|failed to) (?:detect|find) (?:any |a |the )?faces?\b/i,
    meaning: { refused: 'no-face' },
  },
  {
    pattern: /\bvideo (?:is )?too long\b|\b(?:less than|under) (?:1|one) minute\b/i,
    meaning: { refused: 'media-too-long' },
  },
  {
    pattern: /\b(?:image|video|file)(?: size)? (?:is )?too (?:large|big)\b|\bmax(?:imum)? 5 ?mb\b/i,
    meaning: { refused: 'media-too-large' },
  },
  { pattern: /\bunsupported (?:image |video |file )?(?:format|type)\b/i, meaning: { refused: 'unsupported-media' } },
  { pattern: /\btry again\b/i, meaning: rejected('overloaded', true) },
  { pattern: /\bnot found\b|\bdoes not exist\b/i, meaning: rejected('gone', true) },
];

/** The meaning by HTTP status, for all other messages. */
const statusMeanings: ReadonlyMap<number, ErrorMeaning> = new Map([
  [401, rejected('bad-key')],
  [402, rejected('out-of-credit')],
  [403, rejected('not-allowed')],
  [404, rejected('gone', true)],
  [429, rejected('rate-limited', true)],
]);

const longestMessage = 2_000;

/** Undefined where neither the message nor the status is known. */
export function meaningOf(status: number, message: unknown): ErrorMeaning | undefined {
  const text = (typeof message === 'string' ? message : (JSON.stringify(message) ?? '')).slice(0, longestMessage);
  return messageMeanings.find(({ pattern }) => pattern.test(text))?.meaning ?? statusMeanings.get(status);
}
