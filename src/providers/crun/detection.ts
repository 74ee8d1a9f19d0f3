import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import { ForeignUrl } from '../http/foreign-url.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import type { Refusal } from '../vendor.ts';
import { clientPath, Id, providerError, type Reply, readReply, stateOf, unreadable } from './api.ts';
import { verdictOf } from './error-mapping.ts';

/** A face that the vendor found. The vendor gives no position, only a crop of the face. */
export interface FoundFace {
  /** May be 0. */
  readonly id: number;
  readonly cropUrl: string;
}

export interface Detection {
  /** Valid for an hour, and only with the URL that was searched. */
  readonly detectId: string;
  readonly faces: readonly FoundFace[];
}

export interface DetectionParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
}

const Started = z.object({ detect_task_id: Id });
const Reason = z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]);
const Faces = z.array(z.object({ id: z.number().int(), link: ForeignUrl }));
const Progress = z.object({
  status: z.string().nullish(),
  error: Reason.nullish().catch(undefined),
  result: z
    .object({ id: Id, status: z.string().nullish(), faces: Faces.nullish(), error: Reason.nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
});
type Progress = z.infer<typeof Progress>;

const pollEveryMs = 1_000;
const longestMs = 90_000;

/** The faces that the vendor finds in the scene; an empty list is a normal answer. Free of charge. */
export async function detectFaces(
  scene: { readonly kind: 'image' | 'video'; readonly url: string },
  signal: AbortSignal,
  parts: DetectionParts,
): Promise<Detection | Refusal> {
  const { http, clock } = parts;
  const json = scene.kind === 'image' ? { image_url: scene.url } : { video_url: scene.url };
  const path = `${clientPath}/job/detect-face-${scene.kind}`;
  const reply = readReply(await http.call({ method: 'POST', path, json, signal }));
  if ('refused' in reply) return reply;
  const started = Started.safeParse(reply.data);
  if (!started.success) throw unreadable();
  const giveUpAt = clock.now() + longestMs;
  while (clock.now() < giveUpAt) {
    const found = await pollDetection(started.data.detect_task_id, signal, parts);
    if (found) return found;
    await clock.sleep(pollEveryMs, signal);
  }
  throw providerError({ problem: 'timed-out' });
}

/** Undefined while the detection is pending, and where the poll is worth repeating. */
async function pollDetection(
  id: string,
  signal: AbortSignal,
  parts: DetectionParts,
): Promise<Detection | Refusal | undefined> {
  const reply = await askUnlessBusy(id, signal, parts);
  if (!reply || 'refused' in reply) return reply;
  const progress = Progress.safeParse(reply.data);
  return progress.success ? outcomeOf(progress.data) : undefined;
}

async function askUnlessBusy(
  id: string,
  signal: AbortSignal,
  { http, clock }: DetectionParts,
): Promise<Reply | undefined> {
  const path = `${clientPath}/job/detect-face-result`;
  try {
    return readReply(await http.call({ method: 'GET', path, query: { detect_task_id: id }, signal }));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.answer === 'rejected') throw error;
    await clock.sleep(error.retryAfterMs ?? 0, signal);
    return undefined;
  }
}

function outcomeOf({ status, error, result }: Progress): Detection | Refusal | undefined {
  const state = stateOf(status);
  const inner = stateOf(result?.status);
  if (state === 'failed' || inner === 'failed') {
    const verdict = verdictOf(result?.error ?? error);
    if (verdict) return verdict;
    throw providerError({ problem: 'bad-answer' });
  }
  if (state !== 'done') return undefined;
  if (!result || (result.status && inner !== 'done')) throw unreadable();
  const faces = result.faces ?? [];
  if (new Set(faces.map((face) => face.id)).size !== faces.length) throw unreadable();
  return { detectId: result.id, faces: faces.map(({ id: face, link }) => ({ id: face, cropUrl: link })) };
}
