import type {
  Attempt,
  SubmitOptions,
  SwapInput,
  SwapProvider,
  SwapStatus,
  UnfitReason,
  WithSignal,
} from '../../core/ports/provider.ts';
import { uncharged, type VendorParts } from '../vendor.ts';
import { account } from './account.ts';
import {
  type Answer,
  createModelsLabApi,
  type ErrorAnswer,
  providerError,
  providerName,
  toProviderError,
} from './api.ts';
import { type ConcurrencyLimit, createConcurrencyLimit, type Slot } from './concurrency-limit.ts';
import { mostUploadBytes, type PaidRequest, preparePaidRequest } from './paid-request.ts';
import { discard, failed, find, ModelsLabTicket, poll, type ResultParts } from './results.ts';
import { defaultBaseUrl, type ModelsLabSettings } from './settings.ts';

/** The vendor takes videos "under 1 minute". */
const mostSeconds = 60;
const pollEveryMs = 2_000;

export function createModelsLab(
  settings: ModelsLabSettings,
  { http: createHttp, detector, clock }: VendorParts,
): SwapProvider {
  const { MODELSLAB_BASE_URL: baseUrl, MODELSLAB_API_FAMILY: family, MODELSLAB_MAX_QUEUED: maxQueued } = settings;
  const http = createHttp({ provider: providerName, baseUrl, overridden: baseUrl !== defaultBaseUrl });
  const api = createModelsLabApi(http, settings.MODELSLAB_API_KEY);
  const limit = createConcurrencyLimit(maxQueued, clock);
  const results: ResultParts = { api, http, family };

  return {
    name: providerName,
    bills: true,
    pollEveryMs,
    unfit: (input) => unfit(input, detector !== undefined),
    async submit(input, options) {
      const request = await preparePaidRequest(input, options.signal, {
        api,
        detector,
        imageRoles: settings.MODELSLAB_IMAGE_ROLES,
      });
      if ('refused' in request) return uncharged(request);
      return submitWithinLimit(request, options, limit, results);
    },
    async poll(ticket, options) {
      const known = ModelsLabTicket.parse(ticket);
      const status = await poll(known, options, results);
      if (status.state === 'pending') limit.renew(known.id);
      else limit.finished(known.id);
      return status;
    },
    account: (options) => account(api, maxQueued, options),
    find: (_attempt: Attempt, webhookBody: unknown, options: WithSignal) => find(webhookBody, options, results),
    discard: (ticket, { signal }) => discard(ModelsLabTicket.parse(ticket), signal, api),
  };
}

async function submitWithinLimit(
  request: PaidRequest,
  options: SubmitOptions,
  limit: ConcurrencyLimit,
  parts: ResultParts,
): Promise<SwapStatus> {
  const slot = await limit.acquire(options.signal);
  try {
    await options.beforePaid();
    return await submitPaid(request, options, slot, parts);
  } finally {
    slot.release();
  }
}

/** The one request that can bill. Throws ProviderError. */
async function submitPaid(
  { path, json, ticketFacts }: PaidRequest,
  { webhookUrl, signal }: SubmitOptions,
  slot: Slot,
  { api, family }: ResultParts,
): Promise<SwapStatus> {
  const body = webhookUrl ? { ...json, webhook: webhookUrl.href } : json;
  const { answer, errorAnswer } = await api.post(`${family}/${path}`, body, { signal, paid: true });
  const { id, status } = answer;
  if (errorAnswer) return afterErrorAnswer(answer, errorAnswer);
  if (id === null || id === undefined) throw providerError({ problem: 'bad-answer' });
  const ticket = { id, ...ticketFacts };
  if (status === 'success') return { state: 'pending', ticket, pollAfterMs: 0 };
  slot.accepted(id);
  return { state: 'pending', ticket };
}

/** An error is a rejection, unless it shows that the swap was begun. */
function afterErrorAnswer({ id, status }: Answer, errorAnswer: ErrorAnswer): SwapStatus {
  const { meaning } = errorAnswer;
  const isRejected = !('refused' in meaning) && meaning.answer !== 'unclear';
  const isBegun = typeof id === 'string' || (status === 'failed' && !isRejected);
  if ('refused' in meaning) {
    const charged = errorAnswer.status < 400 ? 'unknown' : false; // no page knows these words, so the status decides
    return { state: 'refused', reason: meaning.refused, subject: 'target', charged: isBegun || charged };
  }
  if (isBegun) return failed;
  throw toProviderError(errorAnswer);
}

function unfit({ target, source, faces }: SwapInput, canDetect: boolean): UnfitReason | undefined {
  if (target.kind === 'gif' || (source && source.kind !== 'image')) return 'kind';
  if (faces.which === 'assigned' || !source) return 'face-choice';
  const picksOne = faces.which === 'largest' || faces.which === 'nth';
  if (target.kind === 'video') {
    if ((target.seconds ?? 0) >= mostSeconds) return 'length';
    if (picksOne) return 'face-choice'; // only the requester's own picture can show the face
    return target.publicUrl || target.byteLength <= mostUploadBytes ? undefined : 'needs-public-url';
  }
  return picksOne && !canDetect ? 'needs-detector' : undefined;
}
