import type { Clock } from '../../core/clock.ts';
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
import type { VendorHttp, VendorHttpOptions } from '../http/vendor-http.ts';
import { account } from './account.ts';
import { type Answer, type Complaint, complaintError, createModelsLabApi, problem, providerName } from './api.ts';
import { mostUploadBytes, type Plan, planSwap } from './plan.ts';
import { discard, failed, find, ModelsLabTicket, poll, type ResultParts } from './results.ts';
import { defaultBaseUrl, type ModelsLabSettings } from './settings.ts';
import { createSlots, type Slot, type Slots } from './slots.ts';

export { ModelsLabSettings } from './settings.ts';

export interface ModelsLabParts {
  readonly http: (options: VendorHttpOptions) => VendorHttp;
  /** Finds the face to be replaced where the scene shows several; without it only all of them can be. */
  readonly detector?: FaceDetector | undefined;
  readonly clock: Clock;
}

/** "Under 1 minute". */
const mostSeconds = 60;
const pollEveryMs = 2_000;

export function createModelsLab(
  settings: ModelsLabSettings,
  { http: createHttp, detector, clock }: ModelsLabParts,
): SwapProvider {
  const { MODELSLAB_BASE_URL: baseUrl, MODELSLAB_API_FAMILY: family, MODELSLAB_MAX_QUEUED: maxQueued } = settings;
  const http = createHttp({ provider: providerName, baseUrl, overridden: baseUrl !== defaultBaseUrl });
  const api = createModelsLabApi(http, settings.MODELSLAB_API_KEY);
  const slots = createSlots(maxQueued, clock);
  const results: ResultParts = { api, http, family };

  return {
    name: providerName,
    bills: true,
    pollEveryMs,
    unfit: (input) => unfit(input, detector !== undefined),
    async submit(input, options) {
      const plan = await planSwap(input, options.signal, { api, detector, imageRoles: settings.MODELSLAB_IMAGE_ROLES });
      if ('refused' in plan) return { state: 'refused', reason: plan.refused, subject: plan.subject, charged: false };
      return submitInTurn(plan, options, slots, results);
    },
    async poll(ticket, options) {
      const known = ModelsLabTicket.parse(ticket);
      const status = await poll(known, options, results);
      if (status.state === 'pending') slots.seen(known.id);
      else slots.finished(known.id);
      return status;
    },
    account: (options) => account(api, maxQueued, options),
    find: (_attempt: Attempt, hookBody: unknown, options: WithSignal) => find(hookBody, options, results),
    discard: (ticket, { signal }) => discard(ModelsLabTicket.parse(ticket), signal, api),
  };
}

async function submitInTurn(plan: Plan, options: SubmitOptions, slots: Slots, parts: ResultParts): Promise<SwapStatus> {
  const slot = await slots.take(options.signal);
  try {
    await options.beforePaid();
    return await submitPaid(plan, options, slot, parts);
  } finally {
    slot.release();
  }
}

/** Throws ProviderError `unknown` where neither an id nor a rejection can be read. */
async function submitPaid(
  { path, json, memory }: Plan,
  { webhookUrl, signal }: SubmitOptions,
  slot: Slot,
  { api, family }: ResultParts,
): Promise<SwapStatus> {
  const body = webhookUrl ? { ...json, webhook: webhookUrl.href } : json;
  const { answer, complaint } = await api.post(`${family}/${path}`, body, { signal, paid: true });
  const { id, status } = answer;
  if (complaint) return afterComplaint(answer, complaint);
  if (id === null || id === undefined) throw problem({ problem: 'bad-answer', sent: 'unknown', retryable: false });
  const ticket = { id, ...memory };
  if (status === 'success') return { state: 'pending', ticket, pollAfterMs: 0 };
  slot.accepted(id);
  return { state: 'pending', ticket };
}

/** A complaint is a rejection, unless it speaks of something that was begun. */
function afterComplaint({ id, status }: Answer, complaint: Complaint): SwapStatus {
  const { meaning } = complaint;
  const isRefused = meaning !== undefined && 'refused' in meaning;
  const isRejected = meaning !== undefined && !isRefused && meaning.rejects;
  const isBegun = typeof id === 'string' || (status === 'failed' && !isRejected);
  if (isRefused) return { state: 'refused', reason: meaning.refused, subject: 'target', charged: isBegun };
  if (isBegun) return failed;
  throw complaintError(complaint, 'unknown');
}

function unfit({ target, source, faces }: SwapInput, canDetect: boolean): UnfitReason | undefined {
  if (target.kind === 'gif' || (source && source.kind !== 'image')) return 'kind';
  if (faces.which === 'assigned' || !source) return 'face-choice';
  const picksOne = faces.which === 'largest' || faces.which === 'nth';
  if (target.kind === 'video') {
    if ((target.seconds ?? 0) >= mostSeconds) return 'length';
    if (picksOne) return 'face-choice'; // a face of a video can only be shown by a picture that somebody has
    return target.publicUrl || target.byteLength <= mostUploadBytes ? undefined : 'needs-public-url';
  }
  return picksOne && !canDetect ? 'needs-detector' : undefined;
}
