import { z } from 'zod';
import { readAll, streamOf } from '../../core/ports/media.ts';
import type { SwapStatus, Ticket, WithSignal } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import {
  type Answer,
  type ErrorAnswer,
  type ModelsLabApi,
  providerError,
  RequestId,
  resultUrlOf,
  toProviderError,
} from './api.ts';
import { sha256 } from './paid-request.ts';

/** What a plan remembers, by the vendor's id; a ticket that was found again has the id alone. */
export const ModelsLabTicket = z.object({
  id: RequestId,
  kind: z.enum(['image', 'video']).exactOptional(),
  scene: z.string().exactOptional(),
  byReference: z.boolean().exactOptional(),
  faces: z.number().int().exactOptional(),
});
export type ModelsLabTicket = z.infer<typeof ModelsLabTicket>;

export interface ResultParts {
  readonly api: ModelsLabApi;
  readonly http: VendorHttp;
  /** `faceswap`, or what it was called before. */
  readonly family: string;
}

const WebhookBody = z.object({ id: RequestId });
/** A larger result is not compared: no scene is sent that large. */
const mostComparedBytes = 64 * 1024 * 1024;

export async function poll(ticket: ModelsLabTicket, { signal }: WithSignal, parts: ResultParts): Promise<SwapStatus> {
  const { answer, errorAnswer } = await fetchStatus(ticket.id, signal, parts);
  if (errorAnswer) return outcomeOfErrorAnswer(answer, errorAnswer);
  const url = answer.status === 'success' ? resultUrlOf(answer) : undefined;
  return url === undefined ? { state: 'pending', ticket } : verifyChanged(url, ticket, signal, parts.http);
}

/** The address is made of the id: the key would go wherever the answer's `fetch_result` points. */
function fetchStatus(id: string, signal: AbortSignal, { api, family }: ResultParts): ReturnType<ModelsLabApi['post']> {
  return api.post(`${family}/fetch/${id}`, {}, { signal });
}

/** Throws ProviderError where the complaint is about the request to fetch and not about the swap. */
function outcomeOfErrorAnswer(answer: Answer, errorAnswer: ErrorAnswer): SwapStatus {
  const { meaning, status } = errorAnswer;
  if (meaning && 'refused' in meaning)
    return { state: 'refused', reason: meaning.refused, subject: 'target', charged: true };
  if (answer.status === 'failed') return failed;
  if (meaning && meaning.problem !== 'rejected-request') throw toProviderError(errorAnswer, 'no');
  if (status < 400) return failed;
  // other clients met such answers while the swap was on its way
  throw providerError({
    problem: 'rejected-request',
    sent: 'no',
    retryable: true,
    retryAfterMs: errorAnswer.retryAfterMs,
  });
}

/** No page says whether a swap that failed is charged. */
export const failed: SwapStatus = { state: 'failed', charged: 'unknown', retryable: false };

/** Where no face was changed, the vendor answers with the scene and calls it a success. */
async function verifyChanged(
  url: string,
  ticket: ModelsLabTicket,
  signal: AbortSignal,
  http: VendorHttp,
): Promise<SwapStatus> {
  const remote = http.remote(url);
  const warnings = ticket.faces === undefined ? [] : [{ code: 'several-faces', count: ticket.faces } as const];
  if (ticket.scene === undefined) return { state: 'done', result: remote, warnings };
  const bytes = await readAll(await remote.open(signal), mostComparedBytes);
  if (!bytes) return { state: 'done', result: remote, warnings };
  if (sha256(bytes) !== ticket.scene) return { state: 'done', result: { open: async () => streamOf(bytes) }, warnings };
  return ticket.byReference
    ? { state: 'refused', reason: 'no-match', subject: 'reference', charged: true }
    : { state: 'refused', reason: 'no-face', subject: 'target', charged: true };
}

/** The hook only names an id; the vendor must know it. */
export async function find(
  webhookBody: unknown,
  { signal }: WithSignal,
  parts: ResultParts,
): Promise<Ticket | undefined> {
  const hook = WebhookBody.safeParse(webhookBody);
  if (!hook.success) return undefined;
  const { answer, errorAnswer } = await fetchStatus(hook.data.id, signal, parts);
  const isKnown = errorAnswer ? answer.status === 'failed' : typeof answer.status === 'string';
  return isKnown ? { id: hook.data.id } : undefined;
}

/** Documented for generations as a whole; uploads cannot be deleted and end after a day. */
export async function discard(
  { id, kind = 'image' }: ModelsLabTicket,
  signal: AbortSignal,
  api: ModelsLabApi,
): Promise<void> {
  if (!/^\d{1,15}$/.test(id)) return; // only numbers can be asked for
  const { errorAnswer } = await api.post('../v3/delete_image', { request_id: Number(id), type: kind }, { signal });
  const { meaning } = errorAnswer ?? {};
  const isGone = meaning !== undefined && 'problem' in meaning && meaning.problem === 'gone';
  if (errorAnswer && !isGone) throw toProviderError(errorAnswer, 'no');
}
