import { z } from 'zod';
import { ProviderError, type ProviderErrorOptions } from '../../core/errors.ts';
import type { VendorAnswer } from '../http/vendor-http.ts';
import type { Refusal } from '../vendor.ts';
import { codeMeanings, type ErrorMeaning, okCode, verdictOf } from './error-mapping.ts';

export const providerName = 'crun';
export const clientPath = '/api/v1/client';

/** The data of a success (code 200), or the vendor's verdict on the media. */
export type Reply = { readonly data: unknown } | Refusal;

export const Id = z.union([z.string().min(1).max(256), z.number().int().transform(String)]);

/** The three endpoints that a swap calls spell “done” in three ways. */
const doneStates: readonly string[] = ['success', 'succeeded', 'succeed'];
const failedStates: readonly string[] = ['failed', 'failure', 'fail', 'error'];

const Code = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{3}$/)
    .transform(Number),
]);
const Envelope = z.object({ code: Code, message: z.string().nullish().catch(undefined), data: z.unknown().optional() });
const AcceptedAnyway = z.object({ task_id: Id });

/** An unknown state counts as pending. */
export function stateOf(status: string | null | undefined): 'pending' | 'done' | 'failed' {
  const word = (status ?? '').toLowerCase();
  if (doneStates.includes(word)) return 'done';
  return failedStates.includes(word) ? 'failed' : 'pending';
}

/**
 * Throws ProviderError for every answer without data or a verdict. Both the HTTP status and the code of the body
 * count.
 */
export function readReply({ status, json, retryAfterMs }: VendorAnswer): Reply {
  const envelope = Envelope.safeParse(json);
  const succeeded = status >= 200 && status < 300;
  if (!envelope.success) throw withoutWords(status, retryAfterMs);
  const { code, message, data } = envelope.data;
  if (succeeded && code === okCode) return { data };
  // where the vendor contradicts itself, the answer is no certain rejection
  if (AcceptedAnyway.safeParse(data).success || !agree(status, code))
    throw providerError({ ...badAnswer, retryAfterMs });
  const meaning = codeMeanings.get(code) ?? (succeeded ? badAnswer : statusMeaning(status));
  const verdict = meaning.problem === 'rejected-request' ? verdictOf(message) : undefined;
  if (verdict) return verdict;
  throw providerError({ ...meaning, retryAfterMs });
}

const badAnswer: ErrorMeaning = { problem: 'bad-answer', answer: 'unclear' };

/**
 * Whether the status supports the error code. A 2xx or 4xx may come with any code below 500, a 5xx with its own code
 * only.
 */
function agree(status: number, code: number): boolean {
  if (code === okCode) return false;
  if (status === code) return true;
  return status < 300 || (status >= 400 && status < 500 && status !== 408 && code < 500);
}

/** The meaning of a status, for answers whose code is unknown or missing. */
function statusMeaning(status: number): ErrorMeaning {
  if (status < 400) return badAnswer;
  if (status >= 500) return { problem: 'overloaded', answer: 'unclear' };
  return codeMeanings.get(status) ?? { problem: 'rejected-request', answer: 'rejected' };
}

/** An answer without a code of the vendor comes from something before it. Only 429 is certain all the same. */
function withoutWords(status: number, retryAfterMs: number | undefined): ProviderError {
  const { problem } = statusMeaning(status);
  return providerError({ problem, answer: status === 429 ? 'busy' : 'unclear', retryAfterMs });
}

export function providerError(options: Omit<ProviderErrorOptions, 'provider'>): ProviderError {
  return new ProviderError({ provider: providerName, ...options });
}

/** For an answer to a free call that cannot be read. */
export function unreadable(): ProviderError {
  return providerError({ problem: 'bad-answer' });
}
