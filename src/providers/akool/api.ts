import { z } from 'zod';
import { ProviderError, type ProviderErrorOptions } from '../../core/errors.ts';
import type { RefusalReason } from '../../core/provider.ts';
import type { VendorAnswer, VendorCall, VendorHttp } from '../http.ts';
import { meanings, okCode, staleTokenCodes, statusProblems } from './codes.ts';

export const providerName = 'akool';

/** Ids stand in comma-separated lists, so nothing else may pass for one. */
export const JobId = z.union([z.string(), z.number().int().transform(String)]).pipe(z.string().regex(/^[\w-]{1,128}$/));

export type Credentials = { readonly apiKey: string } | { readonly clientId: string; readonly clientSecret: string };

/** What stands behind code 1000, or the vendor's verdict on the media. */
export type Reply = { readonly data: unknown } | { readonly refused: RefusalReason };

export type ApiCall = Omit<VendorCall, 'headers'>;

export interface AkoolApi {
  /** The answer as it came; a token that went stale is renewed once. */
  send(call: ApiCall): Promise<VendorAnswer>;
  /** Throws ProviderError for every answer that is neither code 1000 nor a verdict. */
  ask(call: ApiCall): Promise<Reply>;
}

const Code = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const Envelope = z.object({ code: Code, data: z.unknown().optional() });
const TokenAnswer = z.object({ token: z.string().min(1) });
/** Only where a code other than 1000 came with an id: the vendor contradicts itself. */
const AcceptedAll = z.object({ _id: z.string().min(1) });

export function createAkoolApi(http: VendorHttp, credentials: Credentials): AkoolApi {
  let token: string | undefined;

  /** Never both headers: with both, the vendor would discard the key. */
  async function authorization(signal: AbortSignal): Promise<Record<string, string>> {
    if ('apiKey' in credentials) return { 'x-api-key': credentials.apiKey };
    token ??= await exchange(credentials, signal);
    return { authorization: `Bearer ${token}` };
  }

  /** The token stands at the top level of the answer, not under `data`. */
  async function exchange(json: unknown, signal: AbortSignal): Promise<string> {
    const answer = await http.call({ method: 'POST', path: '/api/open/v3/getToken', json, signal });
    readReply(answer, false);
    const parsed = TokenAnswer.safeParse(answer.json);
    if (!parsed.success) throw problem({ problem: 'bad-answer', sent: 'no', retryable: true });
    return parsed.data.token;
  }

  async function sendOnce(call: ApiCall): Promise<VendorAnswer> {
    return http.call({ ...call, headers: await authorization(call.signal) });
  }

  /** A stale token is the vendor's own rejection, before anything was accepted: even a paid call may follow it. */
  async function send(call: ApiCall): Promise<VendorAnswer> {
    const answer = await sendOnce(call);
    if (token === undefined || !isStale(answer)) return answer;
    token = undefined;
    return sendOnce(call);
  }

  return {
    send,
    async ask(call) {
      return readReply(await send(call), call.paid === true);
    },
  };
}

/** `sent` is unknown for every answer to a paid call that is not a rejection in the vendor's own words. */
export function readReply(answer: VendorAnswer, paid: boolean): Reply {
  const { status, retryAfterMs } = answer;
  const uncertain = paid ? 'unknown' : 'no';
  if (status === 429) throw problem({ problem: 'rate-limited', sent: 'no', retryable: true, retryAfterMs });
  if (status === 408) throw problem({ problem: 'timed-out', sent: uncertain, retryable: true, retryAfterMs });
  if (status >= 500) throw problem({ problem: 'overloaded', sent: uncertain, retryable: true, retryAfterMs });
  const envelope = Envelope.safeParse(answer.json);
  if (!envelope.success) throw unreadable(status, uncertain);
  const { code, data } = envelope.data;
  if (status < 300 && code === okCode) return { data };
  if (AcceptedAll.safeParse(data).success) throw problem({ problem: 'bad-answer', sent: uncertain, retryable: !paid });
  const meaning = meanings.get(code);
  if (!meaning) throw unknownCode(status, uncertain);
  if ('refused' in meaning) return meaning;
  throw problem({ ...meaning, sent: 'no', retryAfterMs });
}

function isStale({ status, json }: VendorAnswer): boolean {
  const envelope = Envelope.safeParse(json);
  return status < 500 && envelope.success && staleTokenCodes.includes(envelope.data.code);
}

function unreadable(status: number, sent: 'no' | 'unknown'): ProviderError {
  const known = statusProblems.get(status);
  if (known) return problem({ problem: known, sent, retryable: false });
  return problem({ problem: 'bad-answer', sent, retryable: sent === 'no' && status < 400 });
}

/** A code that no page of the vendor's names: a rejection only where HTTP says so too. */
function unknownCode(status: number, sent: 'no' | 'unknown'): ProviderError {
  if (status < 400) return problem({ problem: 'bad-answer', sent, retryable: sent === 'no' });
  return problem({ problem: statusProblems.get(status) ?? 'rejected-request', sent: 'no', retryable: false });
}

export function problem(options: Omit<ProviderErrorOptions, 'provider'>): ProviderError {
  return new ProviderError({ provider: providerName, ...options });
}
