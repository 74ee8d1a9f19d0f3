import { z } from 'zod';
import { outcomeOf } from '../../../core/jobs/job-outcome.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest } from '../http/environment.ts';
import { parseFields } from '../http/parse-fields.ts';
import { deleteOwnSwap, findOwnSwap, isDeleted } from '../own-swaps.ts';
import { resultOf, stateOf } from '../swap-state.ts';
import { AkoolRefusal, codes } from './refusals.ts';

const Ids = z.object({ _ids: z.string() });

const mostIds = 100;
const statuses = { queued: 1, running: 2, done: 3, refused: 4, failed: 4, cancelled: 4, parked: 4 } as const;

/** Ids that are unknown, deleted or of another key are left out. */
export async function listResults(request: ApiRequest, context: ApiContext): Promise<Response> {
  const { requester, translation, baseUrl } = request.var;
  const ids = idsIn(request.req.query(), translation);
  const views = await Promise.all(ids.map((id) => find(id, requester, context)));
  const result = views.flatMap((view) => (view ? [entryOf(view, { translation, baseUrl }, context)] : []));
  return request.json({ code: codes.ok, msg: 'OK', data: { result } }, 200, { 'cache-control': 'no-store' });
}

/** Cancels swaps that have not ended, and deletes results. */
export function deleteResults(request: ApiRequest, context: ApiContext): Promise<Response> {
  const { requester, translation } = request.var;
  return context.bodies.read(request.req.raw, requester, async ({ fields }) => {
    const views = await Promise.all(idsIn(fields, translation).map((id) => find(id, requester, context)));
    const found = views.filter((view) => view !== undefined);
    if (found.length === 0) throw new AkoolRefusal(codes.absent, 'api-not-found');
    for (const { job } of found) await deleteOwnSwap(job.id, requester, context);
    return request.json({ code: codes.ok, msg: 'OK' });
  });
}

/** The status of a swap, as `listbyids` and webhooks tell it. */
export function statusOf({ job }: JobView): (typeof statuses)[keyof typeof statuses] {
  return statuses[stateOf(job)];
}

/** The address of the result, which leads nowhere before there is one. Empty where none will come. */
export function resultUrl(view: JobView, baseUrl: string, { links, clock }: ApiContext): string {
  const { job } = view;
  const status = statusOf(view);
  const result = resultOf(view, clock.now());
  if (status === statuses.failed || (status === statuses.done && !result)) return '';
  return `${baseUrl}${links.ofResult(job.id, result?.mimeType ?? job.inputs.target.mimeType)}`;
}

function idsIn(fields: unknown, translation: Translation): readonly string[] {
  const ids = new Set(
    parseFields(Ids, fields, translation)
      ._ids.split(',')
      .map((id) => id.trim()),
  );
  return [...ids].slice(0, mostIds);
}

async function find(id: string, requester: Requester, context: ApiContext): Promise<JobView | undefined> {
  const view = await findOwnSwap(id, requester, context);
  return view && (await isDeleted(view.job.id, context)) ? undefined : view;
}

interface Shown {
  readonly translation: Translation;
  readonly baseUrl: string;
}

function entryOf(view: JobView, { translation, baseUrl }: Shown, context: ApiContext): object {
  const { job } = view;
  const { kind, seconds = 0 } = job.inputs.target;
  const status = statusOf(view);
  const outcome = status === statuses.failed ? outcomeOf(job, {}) : undefined;
  return {
    faceswap_type: 1,
    faceswap_quality: 2,
    faceswap_status: status,
    deduction_status: 1,
    image: kind === 'image' ? 1 : 0,
    video_duration: seconds,
    deduction_duration: 0,
    update_time: 0,
    _id: job.id,
    userId: job.request.requester.id,
    url: resultUrl(view, baseUrl, context),
    createdAt: new Date(job.requestedAt).toISOString(),
    ...(outcome && { msg: translation.outcome(outcome) }),
  };
}
