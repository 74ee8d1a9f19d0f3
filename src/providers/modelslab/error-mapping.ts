import type { AnswerKind, ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';

/** The meaning of an error: a verdict on the media, or a problem. */
export type ErrorMeaning =
  | { readonly refused: RefusalReason }
  | { readonly problem: ProviderProblem; readonly answer: AnswerKind };

const rejected = (problem: ProviderProblem): ErrorMeaning => ({ problem, answer: 'rejected' });
const serverFault: ErrorMeaning = { problem: 'overloaded', answer: 'unclear' };

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
    meaning: { problem: 'rate-limited', answer: 'busy' },
  },
  { pattern: /\b(?:internal server error|temporarily unavailable|timed? ?out)\b/i, meaning: serverFault },
  {
    pattern: /\bunable to (?:fetch|download|load) (?:the )?(?:image|video|file)\b/i,
    meaning: rejected('rejected-request'),
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
  { pattern: /\btry again\b/i, meaning: serverFault },
];

const unknownId = /\bnot found\b|\bdoes not exist\b/i;

/** The problem by HTTP status, for all other messages. */
export const statusProblems: ReadonlyMap<number, ProviderProblem> = new Map<number, ProviderProblem>([
  [401, 'bad-key'],
  [402, 'out-of-credit'],
  [403, 'not-allowed'],
  [404, 'gone'],
]);

const longestMessage = 2_000;

/** A message that is not known rejects the request only with a status of 4xx. */
export function meaningOf(status: number, message: unknown): ErrorMeaning {
  const text = (typeof message === 'string' ? message : (JSON.stringify(message) ?? '')).slice(0, longestMessage);
  const known = messageMeanings.find(({ pattern }) => pattern.test(text));
  if (known) return known.meaning;
  const problem = unknownId.test(text) ? 'gone' : (statusProblems.get(status) ?? 'rejected-request');
  return { problem, answer: status >= 400 ? 'rejected' : 'unclear' };
}
