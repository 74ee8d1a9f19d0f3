import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import type {
  FaceDetector,
  Problem,
  SubmitOptions,
  SwapInput,
  SwapProvider,
  SwapStatus,
  Ticket,
  UnfitReason,
  WithSignal,
} from '../../core/ports/provider.ts';
import type { VendorHttp, VendorHttpOptions } from '../http/vendor-http.ts';
import { clientPath, Id, providerError, providerName, readReply, stateOf, unreadable } from './api.ts';
import { verdictOf } from './error-mapping.ts';
import { type PaidRequest, preparePaidRequest } from './paid-request.ts';
import type { TaskRequest } from './task-request.ts';

const defaultBaseUrl = 'https://api.crun.ai';
const unsetWhenEmpty = (value: unknown): unknown => (value === '' ? undefined : value);

export const CrunSettings = z.object({
  CRUN_API_KEY: z.preprocess(unsetWhenEmpty, z.string('is needed')),
  CRUN_BASE_URL: z.preprocess(unsetWhenEmpty, z.url({ protocol: /^https?$/ }).default(defaultBaseUrl)),
});
export type CrunSettings = z.infer<typeof CrunSettings>;

export interface CrunParts {
  readonly http: (options: VendorHttpOptions) => VendorHttp;
  readonly clock: Clock;
  /** Tells faces apart; without it only `all` can be asked of a picture. */
  readonly detector?: FaceDetector | undefined;
}

const CrunTicket = z.object({
  taskId: z.string(),
  /** How many faces the scene has, where one of them was taken unasked. */
  faces: z.number().int().optional(),
});
const Created = z.object({ task_id: Id });
const Estimate = z.object({ affordable: z.boolean() });
const Balance = z.object({ balance: z.number() });
const TaskInfo = z.object({
  status: z.string().nullish(),
  result: z
    .object({ message: z.string().nullish().catch(undefined), media_urls: z.array(z.url()).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
});
/** The vendor's pages show the plain form; everything else it says comes in an envelope. */
const WebhookBody = z.union([z.object({ task_id: Id }), z.object({ data: z.object({ task_id: Id }) })]);

const pollEveryMs = 5_000;

export function createCrun(settings: CrunSettings, parts: CrunParts): SwapProvider {
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
      if ('refused' in request)
        return { state: 'refused', reason: request.refused, subject: request.subject, charged: false };
      await checkAffordable(http, request.task, options.signal);
      await options.beforePaid();
      return submitPaid(http, request, input, options);
    },
    poll: (ticket, options) => poll(http, ticket, options),
    account: (options) => account(http, options),
    async find(_attempt, webhookBody, options) {
      const body = WebhookBody.safeParse(webhookBody);
      if (!body.success) return undefined;
      const taskId = 'data' in body.data ? body.data.data.task_id : body.data.task_id;
      return (await isKnown(http, taskId, options)) ? { taskId } : undefined;
    },
  };
}

function unfit({ target, faces }: SwapInput, canTell: boolean): UnfitReason | undefined {
  if (target.kind === 'gif') return 'kind';
  const rows = faces.which === 'assigned' ? faces.assignments : [];
  if (faces.which === 'assigned' && rows.length === 0) return 'face-choice';
  const byPlace = faces.which === 'nth' || rows.some(({ scene }) => 'fromLeft' in scene);
  if (target.kind === 'video' && byPlace) return 'face-choice'; // the vendor's faces have no place in a frame
  const vendorChooses = faces.which === 'all' || (target.kind === 'video' && faces.which === 'largest');
  return vendorChooses || canTell ? undefined : 'needs-detector';
}

/** The vendor need not have an estimate; only its plain no counts. */
async function checkAffordable(http: VendorHttp, { model, input }: TaskRequest, signal: AbortSignal): Promise<void> {
  const path = `${clientPath}/job/EstimateTask`;
  const json = { model, input };
  const answer = await http.call({ method: 'POST', path, json, signal }).catch((error: unknown) => {
    if (error instanceof ProviderError) return undefined;
    throw error;
  });
  const estimate = z.object({ data: Estimate }).safeParse(answer?.json);
  if (!estimate.success || estimate.data.data.affordable) return;
  throw providerError({ problem: 'out-of-credit', sent: 'no', retryable: false });
}

/** The one request that can bill. The vendor knows no idempotency key, so it is sent once, whatever comes of it. */
async function submitPaid(
  http: VendorHttp,
  { task, faceCount }: PaidRequest,
  { faces }: SwapInput,
  { webhookUrl, signal }: SubmitOptions,
): Promise<SwapStatus> {
  const json = { ...task, ...(webhookUrl && { callback_url: webhookUrl.href }) };
  const path = `${clientPath}/job/CreateTask`;
  const reply = readReply(await http.call({ method: 'POST', path, json, paid: true, signal }), true);
  if ('refused' in reply) return { state: 'refused', reason: reply.refused, subject: reply.subject, charged: false };
  const created = Created.safeParse(reply.data);
  if (!created.success) throw providerError({ problem: 'bad-answer', sent: 'unknown', retryable: false });
  const several = faces.which === 'largest' && faceCount > 1;
  return { state: 'pending', ticket: { taskId: created.data.task_id, ...(several && { faces: faceCount }) } };
}

async function poll(http: VendorHttp, ticket: Ticket, { signal }: WithSignal): Promise<SwapStatus> {
  const { taskId, faces } = CrunTicket.parse(ticket);
  const path = `${clientPath}/job/TaskInfo`;
  const reply = readReply(await http.call({ method: 'GET', path, query: { task_id: taskId }, signal }), false);
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

/** Whether a failed task is charged for is written nowhere, so a refusal counts as charged too. */
function failureOf(message: string | null | undefined): SwapStatus {
  const verdict = verdictOf(message);
  if (verdict) return { state: 'refused', reason: verdict.refused, subject: verdict.subject, charged: true };
  return { state: 'failed', charged: 'unknown', retryable: false };
}

async function account(
  http: VendorHttp,
  { signal }: WithSignal,
): Promise<{ credit?: number; unit?: string; problems: readonly Problem[] }> {
  try {
    const reply = readReply(await http.call({ method: 'GET', path: `${clientPath}/account/balance`, signal }), false);
    const balance = Balance.safeParse('data' in reply ? reply.data : undefined);
    if (!balance.success) throw unreadable();
    const credit = balance.data.balance;
    const problems = credit > 0 ? [] : [{ severity: 'error', code: 'out-of-credit' } as const];
    return { credit, unit: 'credits', problems };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { problems: [{ severity: 'error', code: accountProblems.get(error.problem) ?? 'unreachable' }] };
  }
}

const accountProblems: ReadonlyMap<string, Problem['code']> = new Map<string, Problem['code']>([
  ['bad-key', 'bad-key'],
  ['not-allowed', 'bad-key'],
  ['out-of-credit', 'out-of-credit'],
  ['maintenance', 'down'],
]);

async function isKnown(http: VendorHttp, taskId: string, { signal }: WithSignal): Promise<boolean> {
  try {
    await poll(http, { taskId }, { signal });
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.problem === 'gone') return false;
    throw error;
  }
}
