import { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { JobView } from '../../../core/swaps.ts';
import { type AskedAssignment, type AskedSwap, beginSwap } from '../begin-swap.ts';
import { callOf } from '../calls.ts';
import type { ApiContext } from '../context.ts';
import { parseFields } from '../http/parse-fields.ts';
import { findOwnSwap, isDeleted } from '../own-swaps.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { ApiProblem } from '../problems.ts';
import { endText } from '../refusal-words.ts';
import { resultOf, stateOf } from '../swap-state.ts';
import type { WebhookOf } from '../webhooks/sender.ts';
import { cropAt, type Detection, findDetection, wasSearched } from './detections.ts';
import { pictureNames } from './errors.ts';
import { Task } from './models.ts';

/** What is said again of a request later. */
const Facts = z.object({ model: z.string() });

interface Asking {
  readonly requester: Requester;
  readonly baseUrl: string;
  readonly signal: AbortSignal;
}

/** Requests a swap. Resolves to the id of its task. Throws UserError and ApiProblem. */
export async function createTask(
  fields: unknown,
  { requester, baseUrl, signal }: Asking,
  context: ApiContext,
): Promise<string> {
  const task = parseFields(Task, fields, context.translations('en'));
  const { model, callback_url: webhookUrl } = task;
  const facts: z.infer<typeof Facts> = { model };
  const call = { dialect: 'crun' as const, baseUrl, facts, ...(webhookUrl && { webhookUrl }) };
  const asked = await askedFor(task, requester, context);
  return (await beginSwap(asked, { requester, locale: 'en', call, signal }, context)).id;
}

async function askedFor({ input }: Task, requester: Requester, context: ApiContext): Promise<AskedSwap> {
  const scene = 'image_url' in input ? (['image', input.image_url] as const) : (['video', input.video_url] as const);
  const [kind, url] = scene;
  const target = pictureOf(url, `input.${kind}_url`);
  if ('new_face' in input) {
    const photos = [await newFaceAt(input.new_face, 'input.new_face', context)];
    return { photos, target, faces: { which: 'largest' } };
  }
  const detection = await findDetection(input.detect_id, requester, context);
  if (!detection) throw problem('input.detect_id', 'api-detection-unknown', context);
  if (!wasSearched(detection, { kind, url })) throw problem(`input.${kind}_url`, 'api-detection-elsewhere', context);
  const assignments = await assignmentsOf(input, detection, context);
  return { photos: [], target, faces: { which: 'assigned', assignments } };
}

/** A crop that was given out here must show no larger face than its own. */
async function newFaceAt(text: string, field: string, context: ApiContext): Promise<Picture> {
  if ((await cropAt(text, context))?.isClear === false) throw problem(field, 'api-face-too-close', context);
  return pictureOf(text, field);
}

type Rows = Pick<Extract<Task['input'], { detect_id: unknown }>, 'detect_id' | 'faces'>;

/** A face of a picture is named by its number, and one of a video by its crop, which must show no larger face. */
async function assignmentsOf(
  { detect_id: detection, faces }: Rows,
  { kind, faces: found }: Detection,
  context: ApiContext,
): Promise<readonly AskedAssignment[]> {
  if (new Set(faces.map(({ face_id }) => face_id)).size < faces.length)
    throw problem('input.faces', 'api-face-twice', context);
  const assignments: AskedAssignment[] = [];
  for (const [index, { face_id: face, target }] of faces.entries()) {
    const at = found[face];
    if (!at) throw problem(`input.faces.${index}.face_id`, 'api-face-unknown', context);
    const crop = await cropAt(target, context);
    if (crop?.detection === detection && crop.face === face) continue; // it keeps its own
    const source = await newFaceAt(target, `input.faces.${index}.target`, context);
    if (kind === 'video' && !at.isClear) throw problem(`input.faces.${index}`, 'api-face-too-close', context);
    const reference = new URL(at.path, 'http://localhost'); // only the path of a link counts
    assignments.push(kind === 'image' ? { fromLeft: at.number, source } : { reference, source });
  }
  if (assignments.length === 0) throw problem('input.faces', 'api-face-none', context);
  return assignments;
}

function problem(field: string, key: string, { translations }: ApiContext): ApiProblem {
  return new ApiProblem('bad-field', { field, problem: translations('en').text(key) });
}

/** How a task is, as the vendor tells it and posts it. Throws ApiProblem where there is none of this requester. */
export async function taskInfo(id: string, requester: Requester, context: ApiContext) {
  const view = await findOwnSwap(id, requester, context);
  const call = view && (await context.calls.find(callOf(view.job) ?? ''));
  if (!view || call?.dialect !== 'crun') throw new ApiProblem('not-found');
  if (await isDeleted(id, context)) throw new ApiProblem('gone');
  const info = infoOf(view, call, context);
  if (!info) throw new ApiProblem('gone');
  return info;
}

interface Told {
  readonly baseUrl: string;
  readonly facts?: unknown;
}

/** Undefined where its result is kept no longer. */
function infoOf(view: JobView, { baseUrl, facts }: Told, { clock, links, translations }: ApiContext) {
  const { job } = view;
  const { model } = Facts.parse(facts);
  const about = {
    task_id: job.id,
    provider: 'faceswap-bot',
    model_version: model,
    param: { model },
    create_at: secondsOf(job.requestedAt),
    source: 'api',
    ...timesOf(job),
  };
  const message = endText(job, pictureNames, translations('en'));
  if (message !== undefined) return { ...about, status: 'failed', result: { code: 501, message } };
  if (job.state !== 'done')
    return { ...about, status: stateOf(job) === 'queued' ? 'pending' : 'running', result: null };
  const result = resultOf(view, clock.now());
  if (!result) return undefined;
  const urls = [`${baseUrl}${links.ofResult(job.id, result.mimeType)}`];
  return { ...about, status: 'success', credits: 0, result: { code: 200, message: 'success', media_urls: urls } };
}

function timesOf(job: Job): { readonly duration_s: number | null; readonly complete_at: number | null } {
  if (!('finishedAt' in job)) return { duration_s: null, complete_at: null };
  const { finishedAt, begunAt } = job;
  return { duration_s: Math.round((finishedAt - begunAt) / 1_000), complete_at: secondsOf(finishedAt) };
}

function secondsOf(ms: number): number {
  return Math.floor(ms / 1_000);
}

/** The end of a task as the vendor posts it: unsigned. */
export function webhookOf(context: ApiContext): WebhookOf {
  return async (view, call) => {
    const info = infoOf(view, call, context);
    return info && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(info) };
  };
}
