import { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import type { JobView } from '../../../core/swaps.ts';
import { type AskedFaces, type AskedSwap, beginSwap } from '../begin-swap.ts';
import type { ApiContext } from '../context.ts';
import type { Fields } from '../http/bodies.ts';
import { OptionalWebhookUrl } from '../http/dialect.ts';
import type { ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { deleteOwnSwap, findOwnSwap, isDeleted } from '../own-swaps.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { ApiProblem } from '../problems.ts';
import { isFinal, stateOf } from '../swap-state.ts';
import { endOf, Facts, metaOf } from './answers.ts';
import { fileIn } from './base64.ts';
import { type Endpoint, endpoints, type Family } from './endpoints.ts';
import { newId } from './ids.ts';

const given = z.string().min(1).nullish();
const flag = z.union([z.boolean(), z.stringbool()]).nullish();
const Submitted = z.object({
  init_image: given,
  init_video: given,
  target_image: given,
  reference_image: given,
  base64: flag,
  webhook: OptionalWebhookUrl,
  track_id: z.union([z.int(), z.string().max(255)]).nullish(),
});
type Submitted = z.infer<typeof Submitted>;

const Deleted = z.object({ request_id: z.coerce.number().int().positive() });

const expectedSeconds = 10;
const searched = 500;

/** Asks for a swap, which is processed when this is answered. */
export async function submit(
  request: ApiRequest,
  place: { readonly family: Family; readonly name: string },
  { fields, requester }: { readonly fields: Fields; readonly requester: Requester },
  context: ApiContext,
): Promise<Response> {
  const { baseUrl } = request.var;
  const endpoint = endpoints[place.name];
  if (!endpoint) throw new ApiProblem('not-found');
  const submitted = parseFields(Submitted, fields, context.translations('en'));
  const id = newId();
  const { webhook, track_id: trackId = null } = submitted;
  const facts: Facts = { id, endpoint: place.name, trackId, base64: submitted.base64 ?? false };
  const call = { dialect: 'modelslab' as const, baseUrl, ...(webhook && { webhookUrl: webhook }), facts };
  const options = { requester, locale: 'en', call, callId: callIdOf(id), signal: request.req.raw.signal };
  const job = await beginSwap(askedFor(submitted, endpoint, context), options, context);
  return request.json({
    status: 'processing',
    tip: `Your ${endpoint.kind} is processing in background, you can get this ${endpoint.kind} using fetch API`,
    eta: await secondsLeft(id, context),
    message: 'Try to fetch request after seconds estimated',
    fetch_result: `${baseUrl}/modelslab/api/v6/${place.family}/fetch/${id}`,
    id,
    output: [],
    meta: metaOf(facts),
    future_links: [`${baseUrl}${context.links.ofResult(job.id, job.inputs.target.mimeType)}`],
  });
}

function askedFor(submitted: Submitted, { target, source, reference }: Endpoint, context: ApiContext): AskedSwap {
  function pictureIn(field: 'init_image' | 'init_video' | 'target_image' | 'reference_image'): Picture {
    const text = submitted[field];
    const missing = (): string => context.translations('en').text('api-field-missing');
    if (!text) throw new ApiProblem('bad-field', { field, problem: missing() });
    const isPlain = submitted.base64 && !/^(?:data|https?):/i.test(text);
    return isPlain ? fileIn(text, field, context.limits).bytes : pictureOf(text, field);
  }
  return { photos: [pictureIn(source)], target: pictureIn(target), faces: facesOf() };

  function facesOf(): AskedFaces {
    return reference ? { which: 'reference', reference: pictureIn(reference) } : { which: 'all' };
  }
}

async function secondsLeft(id: number, { calls, clock }: ApiContext): Promise<number> {
  const { endsAt } = await calls.progressOf(callIdOf(id));
  return endsAt === undefined ? expectedSeconds : Math.max(1, Math.ceil((endsAt - clock.now()) / 1_000));
}

/** How a swap is: with its result, once there is one. */
export async function fetchSwap(
  request: ApiRequest,
  id: string,
  requester: Requester,
  context: ApiContext,
): Promise<Response> {
  const { view, baseUrl, facts } = await find(id, requester, context);
  const end = await endOf(view, { baseUrl, facts, signal: request.req.raw.signal }, context);
  if (end === 'gone') throw new ApiProblem('gone');
  request.header('cache-control', 'no-store');
  const tip = context.translations('en').text('page-about-kept');
  if (!end) return request.json({ status: 'processing', message: 'try again later.', output: '', tip });
  if (end.status === 'failed') return request.json({ ...end, id: facts.id });
  const { status, output, links } = end;
  return request.json({ status, id: facts.id, output, tip, proxy_links: links });
}

/** Cancels a swap, or deletes its result. */
export async function deleteSwap(
  request: ApiRequest,
  fields: Fields,
  requester: Requester,
  context: ApiContext,
): Promise<Response> {
  const { request_id: id } = parseFields(Deleted, fields, context.translations('en'));
  const { view } = await find(String(id), requester, context);
  await deleteOwnSwap(view.job.id, requester, context);
  return request.json({ status: 'success', messege: 'image deleted' });
}

/** How many swaps of the key have not ended. */
export async function countSwaps(request: ApiRequest, requester: Requester, { swaps }: ApiContext): Promise<Response> {
  const views = await swaps.findOf(requester, searched);
  return request.json({
    status: 'success',
    processing_count: views.filter(({ job }) => !isFinal(stateOf(job))).length,
    message: 'Current processing request count retrieved successfully',
  });
}

interface Found {
  readonly view: JobView;
  readonly baseUrl: string;
  readonly facts: Facts;
}

/** The call's id follows from the vendor's, so that nothing has to be remembered between them. */
function callIdOf(id: number | string): string {
  return `modelslab ${id}`;
}

/** Throws ApiProblem where there is no such swap of this key. */
async function find(id: string, requester: Requester, context: ApiContext): Promise<Found> {
  const call = await context.calls.find(callIdOf(id));
  const jobId = call && (await context.calls.jobIdOf(callIdOf(id)));
  const view = jobId === undefined ? undefined : await findOwnSwap(jobId, requester, context);
  if (!call || !view) throw new ApiProblem('not-found');
  if (await isDeleted(view.job.id, context)) throw new ApiProblem('gone');
  return { view, baseUrl: call.baseUrl, facts: Facts.parse(call.facts) };
}
