import { z } from 'zod';
import { ProviderError, type ProviderErrorOptions } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/ports/provider.ts';
import type { VendorAnswer, VendorCall, VendorHttp } from '../http/vendor-http.ts';
import { codeMeanings, okCode, staleTokenCodes, statusProblems } from './error-mapping.ts';

export const providerName = 'akool';

/** Requests join ids with commas, so an id holds word characters and hyphens only. */
export const JobId = z.union([z.string(), z.number().int().transform(String)]).pipe(z.string().regex(/^[\w-]{1,128}$/));

export type Credentials = { readonly apiKey: string } | { readonly clientId: string; readonly clientSecret: string };

/** The data of a success (code 1000), or the vendor's verdict on the media. */
export type Reply = { readonly data: unknown } | { readonly refused: RefusalReason };

type ApiCall = Omit<VendorCall, 'headers'>;

export interface AkoolApi {
  /** Resolves for every answer. A stale token is renewed, and the call repeated, once. */
  send(call: ApiCall): Promise<VendorAnswer>;
  /** Throws ProviderError for every answer that is neither a success nor a verdict. */
  ask(call: ApiCall): Promise<Reply>;
}

const Code = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const Envelope = z.object({ code: Code, data: z.unknown().optional() });
const TokenAnswer = z.object({ token: z.string().min(1) });
/** An id beside an error code: the vendor contradicts itself. */
const AcceptedAnyway = z.object({ _id: z.string().min(1) });

export function createAkoolApi(http: VendorHttp, credentials: Credentials): AkoolApi {
  const send = 'apiKey' in credentials ? withApiKey(http, credentials.apiKey) : withToken(http, credentials);
  return {
    send,
    async ask(call) {
      return readReply(await send(call));
    },
  };
}

/** Key and token are never sent together: the vendor would discard the key. */
function withApiKey(http: VendorHttp, key: string): AkoolApi['send'] {
  return (call) => http.call({ ...call, headers: { 'x-api-key': key } });
}

function withToken(http: VendorHttp, json: unknown): AkoolApi['send'] {
  let token: Promise<string> | undefined;

  /**
   * Has a signal of its own, since several calls may wait for it and one of them may be aborted. The token stands
   * beside the code.
   */
  async function exchange(): Promise<string> {
    const { signal } = new AbortController();
    try {
      const answer = await http.call({ method: 'POST', path: '/api/open/v3/getToken', json, signal });
      readReply(answer);
      const parsed = TokenAnswer.safeParse(answer.json);
      if (!parsed.success) throw providerError({ problem: 'bad-answer' });
      return parsed.data.token;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.answer !== 'unclear') throw error;
      const { problem, retryAfterMs, cause } = error;
      throw providerError({ problem, answer: 'unsent', retryAfterMs, cause }); // the call that needs the token was not sent
    }
  }

  function current(): Promise<string> {
    if (token) return token;
    const renewed = exchange();
    token = renewed;
    renewed.catch(() => forget(renewed));
    return renewed;
  }

  function forget(old: Promise<string>): void {
    if (token === old) token = undefined; // else another call has renewed it meanwhile
  }

  /** A stale token is a rejection by the vendor before it accepts anything, so even the paid call may be repeated. */
  return async (call) => {
    const used = current();
    const answer = await http.call(withBearer(call, await orAborted(used, call.signal)));
    if (!isStale(answer)) return answer;
    forget(used);
    return http.call(withBearer(call, await orAborted(current(), call.signal)));
  };
}

function withBearer(call: ApiCall, token: string): VendorCall {
  return { ...call, headers: { authorization: `Bearer ${token}` } };
}

async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Throws ProviderError where the answer is neither a success nor a verdict. */
export function readReply(answer: VendorAnswer): Reply {
  const { status, retryAfterMs } = answer;
  if (status === 429) throw providerError({ problem: 'rate-limited', answer: 'busy', retryAfterMs });
  if (status === 408) throw providerError({ problem: 'timed-out', retryAfterMs });
  if (status >= 500) throw providerError({ problem: 'overloaded', retryAfterMs });
  const envelope = Envelope.safeParse(answer.json);
  if (!envelope.success) throw providerError({ problem: statusProblems.get(status) ?? 'bad-answer' });
  const { code, data } = envelope.data;
  if (status < 300 && code === okCode) return { data };
  if (AcceptedAnyway.safeParse(data).success) throw providerError({ problem: 'bad-answer' });
  const meaning = codeMeanings.get(code);
  if (!meaning) throw unknownCode(status);
  if ('refused' in meaning) return meaning;
  throw providerError({ ...meaning, retryAfterMs });
}

function isStale({ status, json }: VendorAnswer): boolean {
  const envelope = Envelope.safeParse(json);
  if (status >= 500 || !envelope.success || AcceptedAnyway.safeParse(envelope.data.data).success) return false;
  return staleTokenCodes.includes(envelope.data.code);
}

/** For a code that the vendor does not document. It counts as a rejection only with an HTTP status of 4xx. */
function unknownCode(status: number): ProviderError {
  if (status < 400) return providerError({ problem: 'bad-answer' });
  return providerError({ problem: statusProblems.get(status) ?? 'rejected-request', answer: 'rejected' });
}

export function providerError(options: Omit<ProviderErrorOptions, 'provider'>): ProviderError {
  return new ProviderError({ provider: providerName, ...options });
}
