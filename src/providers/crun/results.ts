import { z } from 'zod';
import { ProviderError } from '../../core/errors.ts';
import type { SwapStatus, Ticket, WithSignal } from '../../core/ports/provider.ts';
import { ForeignUrl } from '../http/foreign-url.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { clientPath, Id, readReply, stateOf, unreadable } from './api.ts';
import { verdictOf } from './error-mapping.ts';

/** `faces` is how many the scene shows, where the largest of several was chosen. */
const Facts = z.object({ faces: z.number().int().optional() });
const CrunTicket = z.union([
  Facts.extend({ id: z.string() }),
  Facts.extend({ taskId: z.string() }).transform(({ taskId: id, faces }) => ({ id, faces })), // as it was stored before
]);
const TaskInfo = z.object({
  status: z.string().nullish(),
  result: z
    .object({
      message: z.string().nullish().catch(undefined),
      media_urls: z.array(ForeignUrl).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
/** The vendor's pages show the plain form, but everything else that it sends comes in an envelope. */
const WebhookBody = z.union([z.object({ task_id: Id }), z.object({ data: z.object({ task_id: Id }) })]);

export async function poll(http: VendorHttp, ticket: Ticket, { signal }: WithSignal): Promise<SwapStatus> {
  const { id, faces } = CrunTicket.parse(ticket);
  const path = `${clientPath}/job/TaskInfo`;
  const reply = readReply(await http.call({ method: 'GET', path, query: { task_id: id }, signal }));
  const info = TaskInfo.safeParse('data' in reply ? reply.data : undefined);
  if (!info.success) throw unreadable();
  const { status, result } = info.data;
  const state = stateOf(status);
  if (state === 'pending') return { state, ticket };
  if (state === 'failed') return failureOf(result?.message);
  const [url] = result?.media_urls ?? [];
  if (url === undefined) throw unreadable();
  const warnings = faces === undefined ? [] : [{ code: 'several-faces', count: faces } as const];
  return { state: 'done', result: http.remote(url), warnings };
}

/** No page says whether a failed task is charged, so a refusal counts as charged too. */
function failureOf(message: string | null | undefined): SwapStatus {
  const verdict = verdictOf(message);
  if (verdict) return { state: 'refused', reason: verdict.refused, subject: verdict.subject, charged: true };
  return { state: 'failed', charged: 'unknown', retryable: false };
}

/** The webhook only names an id; the vendor must know it. */
export async function find(http: VendorHttp, webhookBody: unknown, options: WithSignal): Promise<Ticket | undefined> {
  const body = WebhookBody.safeParse(webhookBody);
  if (!body.success) return undefined;
  const id = 'data' in body.data ? body.data.data.task_id : body.data.task_id;
  return (await isKnown(http, id, options)) ? { id } : undefined;
}

async function isKnown(http: VendorHttp, id: string, { signal }: WithSignal): Promise<boolean> {
  try {
    await poll(http, { id }, { signal });
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.problem === 'gone') return false;
    throw error;
  }
}
