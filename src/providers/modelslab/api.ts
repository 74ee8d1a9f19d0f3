import { z } from 'zod';
import { ProviderError, type ProviderErrorOptions } from '../../core/errors.ts';
import { ForeignUrl } from '../http/foreign-url.ts';
import type { VendorAnswer, VendorHttp } from '../http/vendor-http.ts';
import { type ErrorMeaning, meaningOf, statusProblems } from './error-mapping.ts';

export const providerName = 'modelslab';

/** Usually a number, sometimes a string. It stands in a path, so it holds letters, digits and hyphens only. */
export const RequestId = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(/^[A-Za-z0-9-]{1,64}$/));

const seconds = z.coerce.number().min(0).max(3_600);
const Answer = z.object({
  status: z.string().nullish().catch(undefined),
  id: RequestId.nullish().catch(undefined),
  /** Usually a list of URLs, but also one URL, an empty string or null. */
  output: z.unknown().optional(),
  proxy_links: z.unknown().optional(),
  message: z.unknown().optional(),
  messege: z.unknown().optional(),
  retry_after: seconds.nullish().catch(undefined),
  data: z.unknown().optional(),
  processing_count: z.unknown().optional(),
});
export type Answer = z.infer<typeof Answer>;

/** An answer in the vendor's format: a success or an error. */
interface Reply {
  readonly answer: Answer;
  readonly errorAnswer?: ErrorAnswer;
}

/** An error in the vendor's format. */
export interface ErrorAnswer {
  /** The HTTP status, which may be 200. */
  readonly status: number;
  readonly meaning: ErrorMeaning;
  readonly retryAfterMs: number | undefined;
}

interface CallOptions {
  readonly signal: AbortSignal;
  readonly paid?: boolean;
  readonly timeoutMs?: number;
}

export interface ModelsLabApi {
  /** Throws ProviderError where the answer is not in the vendor's format, and for 408, 429 and 5xx. */
  post(path: string, json: Readonly<Record<string, unknown>>, options: CallOptions): Promise<Reply>;
  /** For free calls. Throws ProviderError for every error; a verdict on the media is `rejected-request`. */
  ask(path: string, json: Readonly<Record<string, unknown>>, options: Omit<CallOptions, 'paid'>): Promise<Answer>;
}

/** Every request is a POST that carries the key in its body. */
export function createModelsLabApi(http: VendorHttp, key: string): ModelsLabApi {
  async function post(path: string, json: Readonly<Record<string, unknown>>, options: CallOptions): Promise<Reply> {
    const answer = await http.call({ method: 'POST', path, json: { ...json, key }, ...options });
    return readReply(answer);
  }

  return {
    post,
    async ask(path, json, options) {
      const { answer, errorAnswer } = await post(path, json, options);
      if (errorAnswer) throw toProviderError(errorAnswer);
      return answer;
    },
  };
}

function readReply({ status, json, retryAfterMs: byHeader }: VendorAnswer): Reply {
  const parsed = Answer.safeParse(json);
  const retryAfterMs = byHeader ?? inMs(parsed.data?.retry_after);
  if (status === 429) throw providerError({ problem: 'rate-limited', answer: 'busy', retryAfterMs });
  if (status === 408) throw providerError({ problem: 'timed-out', retryAfterMs });
  if (status >= 500) throw providerError({ problem: 'overloaded', retryAfterMs });
  if (!parsed.success) throw unreadable(status);
  const answer = parsed.data;
  const message = answer.message ?? answer.messege;
  if (status >= 400 ? isGiven(message) || hasFailed(answer) : hasFailed(answer)) {
    return { answer, errorAnswer: { status, meaning: meaningOf(status, message), retryAfterMs } };
  }
  if (status >= 300) throw unreadable(status);
  return { answer };
}

function hasFailed({ status }: Answer): boolean {
  return status === 'error' || status === 'failed';
}

function isGiven(message: unknown): boolean {
  return message !== undefined && message !== null && message !== '';
}

/** A verdict on the media becomes a rejection. */
export function toProviderError({ meaning, retryAfterMs }: ErrorAnswer): ProviderError {
  if ('refused' in meaning) return providerError({ problem: 'rejected-request', answer: 'rejected' });
  return providerError({ ...meaning, retryAfterMs });
}

/** The first URL of `output` or `proxy_links`. `future_links` are ignored, since their files do not exist yet. */
export function resultUrlOf(answer: Answer): string | undefined {
  return resultUrlsOf(answer)[0];
}

/** The first URL of `output`, and the first of `proxy_links`, which is its mirror. */
export function resultUrlsOf({ output, proxy_links }: Answer): readonly string[] {
  return [output, proxy_links].flatMap((links) =>
    [links]
      .flat(2)
      .flatMap((each) => ForeignUrl.safeParse(each).data ?? [])
      .slice(0, 1),
  );
}

function inMs(retryAfterSeconds: number | null | undefined): number | undefined {
  return retryAfterSeconds === null || retryAfterSeconds === undefined ? undefined : retryAfterSeconds * 1_000;
}

function unreadable(status: number): ProviderError {
  return providerError({ problem: statusProblems.get(status) ?? 'bad-answer' });
}

export function providerError(options: Omit<ProviderErrorOptions, 'provider'>): ProviderError {
  return new ProviderError({ provider: providerName, ...options });
}
