import type { ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';

/** What a complaint of the vendor's says: a verdict on the media, or a problem. */
export type Meaning =
  | { readonly refused: RefusalReason }
  | {
      readonly problem: ProviderProblem;
      readonly retryable: boolean;
      /** Whether nothing can have been accepted, so that nothing can have been charged. */
      readonly rejects: boolean;
    };

const rejected = (problem: ProviderProblem, retryable = false): Meaning => ({ problem, retryable, rejects: true });
const mishap: Meaning = { problem: 'overloaded', retryable: true, rejects: false };

/**
 * Complaints may come with any status, 200 included, so the words decide first. The first seven are documented
 * (docs.modelslab.com/error-codes, /rate-limits, /webhooks), "Try Again" was met by other clients; the rest are wordings
 * that can hardly mean anything else. First match wins.
 */
export const complaints: readonly { readonly words: RegExp; readonly meaning: Meaning }[] = [
  {
    words: /\b(?:invalid|wrong|missing) api[ _-]?key\b|\bapi[ _-]?key (?:is )?(?:required|invalid)\b/i,
    meaning: rejected('bad-key'),
  },
  {
    words: /\b(?:insufficient|not enough|out of|no) (?:credits?|balance|funds)\b/i,
    meaning: rejected('out-of-credit'),
  },
  {
    words: /\brequires a .*(?:subscription|plan)\b|\bupgrade your (?:plan|subscription)\b/i,
    meaning: rejected('not-allowed'),
  },
  {
    words: /\brate limit\b|\btoo many requests\b|\bqueued requests\b|\bqueue (?:is )?full\b/i,
    meaning: rejected('rate-limited', true),
  },
  { words: /\b(?:internal server error|temporarily unavailable|timed? ?out)\b/i, meaning: mishap },
  {
    words: /\bunable to (?:fetch|download|load) (?:the )?(?:image|video|file)\b/i,
    meaning: rejected('rejected-request', true),
  },
  { words: /\binvalid (?:input|image|video) dimensions\b/i, meaning: { refused: 'unsupported-media' } },
  {
    words:
      /\bnsfw\b|\bnudity\b|\b(?:sensitive|inappropriate|explicit|unsafe|sexual|prohibited) (?:content|material)\b/i,
    meaning: { refused: 'unsafe-content' },
  },
  { words: /\btoo many faces\b/i, meaning: { refused: 'too-many-faces' } },
  { words: /\bface(?: is|s are)? too small\b/i, meaning: { refused: 'face-too-small' } },
  {
    words: /\bno (?:valid |human |clear )?faces?\b|\bfaces? (?:was |were |is |are )?not (?:found|detected)\b/i,
    meaning: { refused: 'no-face' },
  },
  {
    words: /\b(?:not|cannot|can't|couldn't|unable to|failed to) (?:detect|find) (?:any |a |the )?faces?\b/i,
    meaning: { refused: 'no-face' },
  },
  {
    words: /\bvideo (?:is )?too long\b|\b(?:less than|under) (?:1|one) minute\b/i,
    meaning: { refused: 'media-too-long' },
  },
  {
    words: /\b(?:image|video|file)(?: size)? (?:is )?too (?:large|big)\b|\bmax(?:imum)? 5 ?mb\b/i,
    meaning: { refused: 'media-too-large' },
  },
  { words: /\bunsupported (?:image |video |file )?(?:format|type)\b/i, meaning: { refused: 'unsupported-media' } },
  { words: /\btry again\b/i, meaning: rejected('overloaded', true) },
  { words: /\bnot found\b|\bdoes not exist\b/i, meaning: rejected('gone', true) },
];

/** Complaints in other words, by HTTP status. */
const statusMeanings: ReadonlyMap<number, Meaning> = new Map([
  [401, rejected('bad-key')],
  [402, rejected('out-of-credit')],
  [403, rejected('not-allowed')],
  [404, rejected('gone', true)],
  [429, rejected('rate-limited', true)],
]);

const longestComplaint = 2_000;

/** Undefined where neither the words nor the status are known. */
export function meaningOf(status: number, complaint: unknown): Meaning | undefined {
  const text = (typeof complaint === 'string' ? complaint : (JSON.stringify(complaint) ?? '')).slice(
    0,
    longestComplaint,
  );
  return complaints.find(({ words }) => words.test(text))?.meaning ?? statusMeanings.get(status);
}
