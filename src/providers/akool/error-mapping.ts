import type { AnswerKind, ProviderProblem } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';

/** The meaning of an error code: a verdict on the media, or a problem. */
export type ErrorMeaning =
  | { readonly refused: RefusalReason }
  | { readonly problem: ProviderProblem; readonly answer: AnswerKind };

export const okCode = 1000;
/** The token has expired or is empty. */
export const staleTokenCodes: readonly number[] = [1101, 1102];
/** The file to be deleted does not exist any more. */
export const alreadyGoneCodes: readonly number[] = [1008, 1011, 1014];

const rejected = (problem: ProviderProblem): ErrorMeaning => ({ problem, answer: 'rejected' });
const badRequest = rejected('rejected-request');
const gone = rejected('gone');
const notAllowed = rejected('not-allowed');
const badKey = rejected('bad-key');
const noCredit = rejected('out-of-credit');
/** Something broke while the vendor worked on it, which may have been charged. */
const serverFault: ErrorMeaning = { problem: 'overloaded', answer: 'unclear' };
/** Codes of the vendor's other products: audio, avatars, lip sync, translation. Here they can mean anything. */
const otherProduct: ErrorMeaning = { problem: 'bad-answer', answer: 'unclear' };
/** Says that the request was carried out before. */
const alreadyDone: ErrorMeaning = { problem: 'bad-answer', answer: 'unclear' };
const unreadable: ErrorMeaning = { refused: 'unsupported-media' };

/** Every code of docs.akool.com/ai-tools-suite/error-code except 1000, which is a success. */
export const codeMeanings: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
  [1003, badRequest],
  [1004, notAllowed],
  [1005, { problem: 'rate-limited', answer: 'busy' }],
  [1006, noCredit],
  [1007, { refused: 'too-many-faces' }],
  [1008, gone],
  [1009, notAllowed],
  [1010, badRequest],
  [1011, alreadyDone],
  [1013, otherProduct],
  [1014, gone],
  [1015, serverFault],
  [1016, serverFault],
  [1017, otherProduct],
  [1101, badKey],
  [1102, badKey],
  [1103, noCredit],
  [1104, noCredit],
  [1105, otherProduct],
  [1108, serverFault],
  [1109, badKey],
  [1110, otherProduct],
  [1111, otherProduct],
  [1112, otherProduct],
  [1200, notAllowed],
  [1201, otherProduct],
  [1202, otherProduct],
  [1203, otherProduct],
  [1204, { refused: 'media-too-long' }],
  [1205, otherProduct],
  [1206, otherProduct],
  [1207, { refused: 'media-too-large' }],
  [1208, unreadable],
  [1209, unreadable],
  [1210, unreadable],
  [1211, otherProduct],
  [1212, otherProduct],
  [1213, notAllowed],
  [1214, otherProduct],
  [1215, otherProduct],
  [1216, otherProduct],
  [1217, otherProduct],
  [1218, otherProduct],
  [1219, otherProduct],
  [1220, otherProduct],
  [1221, notAllowed],
  [1222, otherProduct],
  [1223, otherProduct],
]);

/** The problem by HTTP status, for answers without one of the vendor's codes. */
export const statusProblems: ReadonlyMap<number, ProviderProblem> = new Map<number, ProviderProblem>([
  [401, 'bad-key'],
  [402, 'out-of-credit'],
  [403, 'not-allowed'],
  [404, 'gone'],
  [408, 'timed-out'],
  [410, 'gone'],
  [429, 'rate-limited'],
]);
