import { z } from 'zod';
import { readAll, streamOf } from '../../core/ports/media.ts';
import type { SwapStatus, Ticket, WithSignal } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { type Answer, type Complaint, complaintError, type ModelsLabApi, outputOf, problem, RequestId } from './api.ts';
import { sha256 } from './plan.ts';

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

const HookBody = z.object({ id: RequestId });
/** A larger result is not compared: no scene is sent that large. */
const mostComparedBytes = 64 * 1024 * 1024;

export async function poll(ticket: ModelsLabTicket, { signal }: WithSignal, parts: ResultParts): Promise<SwapStatus> {
  const { answer, complaint } = await fetchById(ticket.id, signal, parts);
  if (complaint) return endOf(answer, complaint);
  const url = answer.status === 'success' ? outputOf(answer) : undefined;
  return url === undefined ? { state: 'pending', ticket } : compare(url, ticket, signal, parts.http);
}

/** The address is made of the id: the key would go wherever the answer's `fetch_result` points. */
function fetchById(id: string, signal: AbortSignal, { api, family }: ResultParts): ReturnType<ModelsLabApi['post']> {
  return api.post(`${family}/fetch/${id}`, {}, { signal });
}

/** Throws ProviderError where the complaint is about the request to fetch and not about the swap. */
function endOf(answer: Answer, complaint: Complaint): SwapStatus {
  const { meaning, status } = complaint;
  if (meaning && 'refused' in meaning)
    return { state: 'refused', reason: meaning.refused, subject: 'target', charged: true };
  if (answer.status === 'failed') return failed;
  if (meaning && meaning.problem !== 'rejected-request') throw complaintError(complaint, 'no');
  if (status < 400) return failed;
  // other clients met such answers while the swap was on its way
  throw problem({ problem: 'rejected-request', sent: 'no', retryable: true, retryAfterMs: complaint.retryAfterMs });
}

/** No page says whether a swap that failed is charged. */
export const failed: SwapStatus = { state: 'failed', charged: 'unknown', retryable: false };

/** Where no face was changed, the vendor answers with the scene and calls it a success. */
async function compare(
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
export async function find(hookBody: unknown, { signal }: WithSignal, parts: ResultParts): Promise<Ticket | undefined> {
  const hook = HookBody.safeParse(hookBody);
  if (!hook.success) return undefined;
  const { answer, complaint } = await fetchById(hook.data.id, signal, parts);
  const isKnown = complaint ? answer.status === 'failed' : typeof answer.status === 'string';
  return isKnown ? { id: hook.data.id } : undefined;
}

/** Documented for generations as a whole; uploads cannot be deleted and end after a day. */
export async function discard(
  { id, kind = 'image' }: ModelsLabTicket,
  signal: AbortSignal,
  api: ModelsLabApi,
): Promise<void> {
  if (!/^\d{1,15}$/.test(id)) return; // only numbers can be asked for
  const { complaint } = await api.post('../v3/delete_image', { request_id: Number(id), type: kind }, { signal });
  const { meaning } = complaint ?? {};
  const isGone = meaning !== undefined && 'problem' in meaning && meaning.problem === 'gone';
  if (complaint && !isGone) throw complaintError(complaint, 'no');
}
