import type {
  Attempt,
  FaceDetector,
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
  resultUrlOf,
  toProviderError,
} from './api.ts';
import { type ConcurrencyLimit, createConcurrencyLimit, type Slot } from './concurrency-limit.ts';
import { mostUploadBytes } from './outgoing-file.ts';
import { type PaidRequest, preparePaidRequest } from './paid-request.ts';
import { discard, failed, find, ModelsLabTicket, poll, type ResultParts } from './results.ts';
import { defaultBaseUrl, type ModelsLabSettings } from './settings.ts';

/** The vendor takes videos "under 1 minute". */
const mostSeconds = 60;
const pollEveryMs = 2_000;
/** The vendor's own word; how long it keeps results it does not say. */
const uploadsKeptMs = 24 * 60 * 60 * 1_000;

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
    keepsMs: { uploads: uploadsKeptMs },
    unfit: (input) => unfit(input, settings, detector),
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
      if (known.id === undefined) return status;
      if (status.state === 'pending') limit.renew(known.id);
      else limit.finished(known.id);
      return status;
    },
    account: async (options) => ({ ...(await account(api, maxQueued, options)), notes: ['unconfirmed-roles'] }),
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
  const output = status === 'success' ? resultUrlOf(answer) : undefined;
  // the ticket, which is stored before the result is fetched, is where a result that came at once is safe
  if (output !== undefined)
    return { state: 'pending', ticket: { ...(id && { id }), output, ...ticketFacts }, pollAfterMs: 0 };
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

function unfit(
  { target, source, faces }: SwapInput,
  settings: ModelsLabSettings,
  detector: FaceDetector | undefined,
): UnfitReason | undefined {
  if (target.kind === 'gif' || (source && source.kind !== 'image')) return 'kind';
  if (faces.which === 'assigned' || !source) return 'face-choice';
  if (target.kind === 'video') return unfitVideo({ target, faces }, settings, detector);
  if (faces.which === 'reference') return settings.MODELSLAB_IMAGE_ROLES === 'face-first' ? 'face-choice' : undefined;
  return faces.which === 'all' || detector ? undefined : 'needs-detector';
}

function unfitVideo(
  { target, faces: { which } }: SwapInput,
  settings: ModelsLabSettings,
  detector: FaceDetector | undefined,
): UnfitReason | undefined {
  if ((target.seconds ?? 0) >= mostSeconds) return 'length';
  if (!target.publicUrl && target.byteLength > mostUploadBytes) return 'needs-public-url';
  if (which === 'all') return undefined;
  // the people of a video change places, and a reference that picks a face of the source cannot pick one of the scene
  if (which === 'nth' || settings.MODELSLAB_VIDEO_REFERENCE === 'source') return 'face-choice';
  if (which === 'reference') return undefined;
  if (!detector) return 'needs-detector';
  return detector.frameWithFace ? undefined : 'needs-video-library';
}
