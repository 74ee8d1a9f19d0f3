import { z } from 'zod';
import { ProviderError } from '../../core/errors.ts';
import type { SubmitOptions, SwapInput, SwapProvider, SwapStatus, UnfitReason } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { uncharged, type VendorParts } from '../vendor.ts';
import { account } from './account.ts';
import { clientPath, Id, providerError, providerName, readReply } from './api.ts';
import { type PaidRequest, preparePaidRequest } from './paid-request.ts';
import { find, poll } from './results.ts';
import { type CrunSettings, defaultBaseUrl } from './settings.ts';
import type { TaskRequest } from './task-request.ts';

const Created = z.object({ task_id: Id });
const Estimate = z.object({ affordable: z.boolean() });

const pollEveryMs = 5_000;

export function createCrun(settings: CrunSettings, parts: VendorParts): SwapProvider {
  const { CRUN_API_KEY: key, CRUN_BASE_URL: baseUrl } = settings;
  const http = parts.http({
    provider: providerName,
    baseUrl,
    overridden: baseUrl !== defaultBaseUrl,
    headers: () => ({ 'x-api-key': key }),
  });
  return {
    name: providerName,
    bills: true,
    pollEveryMs,
    unfit: (input) => unfit(input, parts.detector !== undefined),
    async submit(input, options) {
      const request = await preparePaidRequest(input, options.signal, { ...parts, http });
      if ('refused' in request) return uncharged(request);
      await checkAffordable(http, request.task, options.signal);
      await options.beforePaid();
      return submitPaid(http, request, input, options);
    },
    poll: (ticket, options) => poll(http, ticket, options),
    account: (options) => account(http, options),
    find: (_attempt, webhookBody, options) => find(http, webhookBody, options),
  };
}

function unfit({ target, faces }: SwapInput, canTell: boolean): UnfitReason | undefined {
  if (target.kind === 'gif') return 'kind';
  const rows = faces.which === 'assigned' ? faces.assignments : [];
  if (faces.which === 'assigned' && rows.length === 0) return 'face-choice';
  const byPlace = faces.which === 'nth' || rows.some(({ scene }) => 'fromLeft' in scene);
  if (target.kind === 'video' && byPlace) return 'face-choice'; // the vendor gives no positions of faces
  const vendorChooses = faces.which === 'all' || (target.kind === 'video' && faces.which === 'largest');
  return vendorChooses || canTell ? undefined : 'needs-detector';
}

/**
 * Throws ProviderError where the estimate says that the credit does not suffice. Without an estimate the swap goes
 * on.
 */
async function checkAffordable(http: VendorHttp, { model, input }: TaskRequest, signal: AbortSignal): Promise<void> {
  const path = `${clientPath}/job/EstimateTask`;
  const json = { model, input };
  const answer = await http.call({ method: 'POST', path, json, signal }).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined;
    throw error;
  });
  const estimate = z.object({ data: Estimate }).safeParse(answer?.json);
  if (!estimate.success || estimate.data.data.affordable) return;
  throw providerError({ problem: 'out-of-credit', answer: 'rejected' });
}

/** The one request that can bill. The vendor has no idempotency key, so it is sent once, even if it fails. */
async function submitPaid(
  http: VendorHttp,
  { task, faceCount }: PaidRequest,
  { faces }: SwapInput,
  { webhookUrl, signal }: SubmitOptions,
): Promise<SwapStatus> {
  const json = { ...task, ...(webhookUrl && { callback_url: webhookUrl.href }) };
  const path = `${clientPath}/job/CreateTask`;
  const reply = readReply(await http.call({ method: 'POST', path, json, paid: true, signal }));
  if ('refused' in reply) return uncharged(reply);
  const created = Created.safeParse(reply.data);
  if (!created.success) throw providerError({ problem: 'bad-answer' });
  const several = faces.which === 'largest' && faceCount > 1;
  return { state: 'pending', ticket: { id: created.data.task_id, ...(several && { faces: faceCount }) } };
}
