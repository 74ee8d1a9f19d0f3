import { z } from 'zod';
import type { Attempt, SwapStatus, Ticket, WithSignal } from '../../core/ports/provider.ts';
import { ForeignUrl } from '../http/foreign-url.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { type AkoolApi, JobId, providerError, readReply } from './api.ts';
import { alreadyGoneCodes } from './error-mapping.ts';
import { readWebhook, type WebhookCredentials } from './webhook.ts';

/** `faces` is how many the scene shows, where the largest of several was chosen. */
export const AkoolTicket = z.object({ id: JobId, faces: z.number().int().optional() });

const Result = z.object({
  _id: JobId,
  faceswap_status: z.union([z.number(), z.string()]).transform(Number).nullish().catch(undefined),
  url: ForeignUrl.nullish().catch(undefined),
  createdAt: z.string().nullish().catch(undefined),
});
const Results = z.object({ result: z.array(z.unknown()).nullish() });
const AlreadyGone = z.object({ code: z.literal([...alreadyGoneCodes]) });

const doneStatus = 3;
const failedStatus = 4;
/** The vendor keeps results for seven days. */
export const keptMs = 7 * 24 * 60 * 60 * 1_000;
/** How far the vendor's clock may be behind ours. */
const clockSkewMs = 5 * 60_000;

/** The answer names a URL long before the file exists, so only status 3 means that the swap is done. */
export async function poll(
  api: AkoolApi,
  http: VendorHttp,
  ticket: Ticket,
  { signal }: WithSignal,
): Promise<SwapStatus> {
  const { id, faces } = AkoolTicket.parse(ticket);
  const result = await resultOf(api, id, signal);
  if (result?.faceswap_status === failedStatus) return failed;
  if (result?.faceswap_status !== doneStatus) return { state: 'pending', ticket };
  if (!result.url) return failed;
  const remote = http.remote(result.url);
  if (faces === undefined) return { state: 'done', result: remote, keptMs };
  return { state: 'done', result: remote, keptMs, warnings: [{ code: 'several-faces', count: faces }] };
}

/** Credits are taken at submit, and no page says whether a failed swap returns them. */
const failed: SwapStatus = { state: 'failed', charged: 'unknown', retryable: false };

/** Undefined where the vendor does not list the swap, which is normal right after a submit. */
async function resultOf(api: AkoolApi, id: string, signal: AbortSignal): Promise<z.infer<typeof Result> | undefined> {
  const path = '/api/open/v3/faceswap/result/listbyids';
  const reply = await api.ask({ method: 'GET', path, query: { _ids: id }, signal });
  if ('refused' in reply) return { _id: id, faceswap_status: failedStatus };
  const results = Results.safeParse(reply.data);
  if (!results.success) throw providerError({ problem: 'bad-answer' });
  return (results.data.result ?? []).map((one) => Result.safeParse(one).data).find((one) => one?._id === id);
}

/** The webhook only names an id. The vendor must list it, with a time that is not before the attempt. */
export async function find(
  api: AkoolApi,
  attempt: Attempt,
  webhookBody: unknown,
  { signal }: WithSignal,
  credentials: WebhookCredentials,
): Promise<Ticket | undefined> {
  const named = readWebhook(webhookBody, credentials);
  const result = named && (await resultOf(api, named.id, signal));
  if (!result) return undefined;
  const createdAt = Date.parse(result.createdAt ?? '');
  const isOlder = createdAt < (attempt.intentAt ?? attempt.startedAt) - clockSkewMs;
  return isOlder ? undefined : { id: result._id };
}

export async function discard(api: AkoolApi, id: string, signal: AbortSignal): Promise<void> {
  const path = '/api/open/v3/faceswap/result/delbyids';
  const answer = await api.send({ method: 'POST', path, json: { _ids: id }, signal });
  if (!AlreadyGone.safeParse(answer.json).success) readReply(answer);
}
