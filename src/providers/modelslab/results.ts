import { z } from 'zod';
import { ProviderError } from '../../core/errors.ts';
import type { RemoteMedia } from '../../core/ports/media.ts';
import type { SwapStatus, Ticket, WithSignal } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import {
  type Answer,
  type ErrorAnswer,
  type ModelsLabApi,
  providerError,
  RequestId,
  resultUrlsOf,
  toProviderError,
} from './api.ts';

/** The facts of a paid request and the vendor's id. A ticket that `find` returned has the id alone. */
export const ModelsLabTicket = z.object({
  /** Absent only where the answer to the paid request held a result and no id. */
  id: RequestId.exactOptional(),
  /** Where the result is that came with the answer to the paid request. */
  output: z.string().exactOptional(),
  kind: z.enum(['image', 'video']).exactOptional(),
  scene: z.string().exactOptional(),
  faces: z.number().int().exactOptional(),
});
export type ModelsLabTicket = z.infer<typeof ModelsLabTicket>;

export interface ResultParts {
  readonly api: ModelsLabApi;
  readonly http: VendorHttp;
  /** The family of endpoints: `faceswap`, or its older name. */
  readonly family: string;
}

const WebhookBody = z.object({ id: RequestId });

export async function poll(ticket: ModelsLabTicket, { signal }: WithSignal, parts: ResultParts): Promise<SwapStatus> {
  const { id, output } = ticket;
  if (output !== undefined) return doneWith(resultInHand(output, id, parts), ticket);
  if (id === undefined) throw new Error('a ticket without an id and without a result');
  const { answer, errorAnswer } = await fetchStatus(id, signal, parts);
  if (errorAnswer) return outcomeOfErrorAnswer(answer, errorAnswer);
  const [url, ...mirrors] = answer.status === 'success' ? resultUrlsOf(answer) : [];
  return url === undefined ? { state: 'pending', ticket } : doneWith(parts.http.remote(url, ...mirrors), ticket);
}

/** The vendor is asked for another address only where the one that came with its answer leads nowhere. */
function resultInHand(output: string, id: string | undefined, parts: ResultParts): RemoteMedia {
  return {
    async open(signal) {
      try {
        return await parts.http.remote(output).open(signal);
      } catch (error) {
        if (id === undefined || !(error instanceof ProviderError) || error.problem !== 'gone') throw error;
        const { answer } = await fetchStatus(id, signal, parts);
        const other = resultUrlsOf(answer).find((url) => url !== output);
        if (other === undefined) throw error;
        return parts.http.remote(other).open(signal);
      }
    },
  };
}

/** Builds the address from the id. With the answer's `fetch_result` the key would be sent to any host it names. */
function fetchStatus(id: string, signal: AbortSignal, { api, family }: ResultParts): ReturnType<ModelsLabApi['post']> {
  return api.post(`${family}/fetch/${id}`, {}, { signal });
}

/** Throws ProviderError where the error is about this poll and not about the swap. */
function outcomeOfErrorAnswer(answer: Answer, errorAnswer: ErrorAnswer): SwapStatus {
  const { meaning, status } = errorAnswer;
  if ('refused' in meaning) return { state: 'refused', reason: meaning.refused, subject: 'target', charged: true };
  if (answer.status === 'failed') return failed;
  if (meaning.problem !== 'rejected-request') throw toProviderError(errorAnswer);
  if (status < 400) return failed;
  // other clients have seen such answers while a swap was pending
  throw providerError({ problem: 'rejected-request', retryAfterMs: errorAnswer.retryAfterMs });
}

/** No page says whether a failed swap is charged. */
export const failed: SwapStatus = { state: 'failed', charged: 'unknown', retryable: false };

/** Where the vendor changed no face, it returns the scene and calls that a success. */
function doneWith(result: RemoteMedia, { faces, scene }: ModelsLabTicket): SwapStatus {
  const warnings = faces === undefined ? [] : [{ code: 'several-faces', count: faces } as const];
  return { state: 'done', result, warnings, sentScene: scene };
}

/** The webhook only names an id; the vendor must know it. */
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

/** Deletes the result. Uploads cannot be deleted; the vendor removes them after a day. */
export async function discard(
  { id, kind = 'image' }: ModelsLabTicket,
  signal: AbortSignal,
  api: ModelsLabApi,
): Promise<void> {
  if (id === undefined || !/^\d{1,15}$/.test(id)) return; // the endpoint takes numbers only
  const { errorAnswer } = await api.post('../v3/delete_image', { request_id: Number(id), type: kind }, { signal });
  if (!errorAnswer) return;
  const error = toProviderError(errorAnswer);
  if (error.problem !== 'gone') throw error;
}
