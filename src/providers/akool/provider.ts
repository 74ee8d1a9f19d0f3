import { z } from 'zod';
import type { Media } from '../../core/ports/media.ts';
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
import { type AkoolApi, createAkoolApi, JobId, providerError, providerName } from './api.ts';
import { preparePaidRequest } from './paid-request.ts';
import { AkoolTicket, discard, find, keptMs, poll } from './results.ts';
import { type AkoolSettings, credentialsOf, defaultBaseUrl, webhookCredentialsOf } from './settings.ts';

export { AkoolSettings } from './settings.ts';

const Submitted = z.object({ _id: JobId });
/** The vendor takes videos "under 60 s". */
const mostSeconds = 60;
const mostAssignments = 8;
const pollEveryMs = 4_000;

export function createAkool(settings: AkoolSettings, parts: VendorParts): SwapProvider {
  const credentials = credentialsOf(settings);
  if (!credentials) throw new Error('akool is not configured');
  const baseUrl = settings.AKOOL_BASE_URL;
  const http = parts.http({ provider: providerName, baseUrl, overridden: baseUrl !== defaultBaseUrl });
  const api = createAkoolApi(http, credentials);
  const preparationParts = {
    api,
    http,
    detector: parts.detector,
    enhance: settings.AKOOL_FACE_ENHANCE,
    usesPlusEndpoint: settings.AKOOL_PLAIN_SWAP === 'plus',
  };
  const webhookCredentials = webhookCredentialsOf(settings);

  return {
    name: providerName,
    bills: true,
    pollEveryMs,
    keepsMs: { results: keptMs },
    unfit: (input) => unfit(input, parts.detector !== undefined),
    async submit(input, options) {
      const request = await preparePaidRequest(input, options.signal, preparationParts);
      if ('refused' in request) return uncharged(request);
      await options.beforePaid();
      const id = await submitPaid(api, request.path, request.json, options);
      if (typeof id !== 'string') return id;
      const several = input.faces.which === 'largest' && request.faceCount > 1;
      return { state: 'pending', ticket: several ? { id, faces: request.faceCount } : { id } };
    },
    poll: (ticket, options) => poll(api, http, ticket, options),
    account: (options) => account(api, options),
    async discard(ticket, { signal }) {
      await discard(api, AkoolTicket.parse(ticket).id, signal);
    },
    ...(webhookCredentials && {
      find: (attempt: Attempt, webhookBody: unknown, options: WithSignal) =>
        find(api, attempt, webhookBody, options, webhookCredentials),
    }),
  };
}

/** The id that the vendor gave, or its refusal. Throws ProviderError. */
async function submitPaid(
  api: AkoolApi,
  path: string,
  json: Readonly<Record<string, unknown>>,
  { webhookUrl, signal }: SubmitOptions,
): Promise<string | SwapStatus> {
  const body = webhookUrl ? { ...json, webhookUrl: webhookUrl.href } : json;
  const reply = await api.ask({ method: 'POST', path, json: body, paid: true, signal });
  if ('refused' in reply) return uncharged({ ...reply, subject: 'target' });
  const submitted = Submitted.safeParse(reply.data);
  if (!submitted.success) throw providerError({ problem: 'bad-answer' });
  return submitted.data._id;
}

function unfit({ target, source, faces }: SwapInput, canCompare: boolean): UnfitReason | undefined {
  if (target.kind === 'gif') return 'kind'; // documented for detection alone
  if ((target.seconds ?? 0) >= mostSeconds) return 'length';
  const rows = faces.which === 'assigned' ? faces.assignments : [];
  if (rows.length > mostAssignments || (faces.which === 'assigned' && rows.length === 0)) return 'face-choice';
  const byReference = faces.which === 'reference' || rows.some(({ scene }) => 'reference' in scene);
  if (byReference && !canCompare) return 'needs-detector';
  const shown = [target, source, ...rows.map((row) => row.source)];
  return shown.every((media: Media | undefined) => !media || media.publicUrl) ? undefined : 'needs-public-url';
}
