import type { ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';

/** What one of the vendor's codes says about a request: a verdict on the media, or a problem. */
export type Meaning =
  | { readonly refused: RefusalReason }
  | { readonly problem: ProviderProblem; readonly retryable: boolean };

export const okCode = 1000;
/** The token has expired, or came without a value. */
export const staleTokenCodes: readonly number[] = [1101, 1102];
/** What is to be deleted does not exist any more. */
export const alreadyGoneCodes: readonly number[] = [1008, 1011, 1014];

const badRequest: Meaning = { problem: 'rejected-request', retryable: false };
const gone: Meaning = { problem: 'gone', retryable: false };
const notAllowed: Meaning = { problem: 'not-allowed', retryable: false };
const badKey: Meaning = { problem: 'bad-key', retryable: false };
const noCredit: Meaning = { problem: 'out-of-credit', retryable: false };
const mishap: Meaning = { problem: 'internal', retryable: true };
/** Codes of the vendor's other products: audio, avatars, lip sync, translation. */
const notOurs: Meaning = { problem: 'internal', retryable: false };
const unreadable: Meaning = { refused: 'unsupported-media' };

/** docs.akool.com/ai-tools-suite/error-code, all of it but 1000. */
export const meanings: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [1003, badRequest],
  [1004, notAllowed],
  [1005, { problem: 'rate-limited', retryable: true }],
  [1006, noCredit],
  [1007, { refused: 'too-many-faces' }],
  [1008, gone],
  [1009, notAllowed],
  [1010, badRequest],
  [1011, badRequest],
  [1013, notOurs],
  [1014, gone],
  [1015, mishap],
  [1016, mishap],
  [1017, notOurs],
  [1101, badKey],
  [1102, badKey],
  [1103, noCredit],
  [1104, noCredit],
  [1105, notOurs],
  [1108, mishap],
  [1109, badKey],
  [1110, notOurs],
  [1111, notOurs],
  [1112, notOurs],
  [1200, notAllowed],
  [1201, notOurs],
  [1202, notOurs],
  [1203, notOurs],
  [1204, { refused: 'media-too-long' }],
  [1205, notOurs],
  [1206, notOurs],
  [1207, { refused: 'media-too-large' }],
  [1208, unreadable],
  [1209, unreadable],
  [1210, unreadable],
  [1211, notOurs],
  [1212, notOurs],
  [1213, notAllowed],
  [1214, notOurs],
  [1215, notOurs],
  [1216, notOurs],
  [1217, notOurs],
  [1218, notOurs],
  [1219, notOurs],
  [1220, notOurs],
  [1221, notAllowed],
  [1222, notOurs],
  [1223, notOurs],
]);

/** Answers without a code of the vendor's own, by HTTP status. */
export const statusProblems: ReadonlyMap<number, ProviderProblem> = new Map<number, ProviderProblem>([
  [401, 'bad-key'],
  [402, 'out-of-credit'],
  [403, 'not-allowed'],
  [404, 'gone'],
  [408, 'timed-out'],
  [410, 'gone'],
  [429, 'rate-limited'],
]);
