import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import type { EncodedMedia, Media } from '../../core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { cleanFile, onlyFace } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import { type Detection, detectFaces, type FoundFace } from './detection.ts';
import {
  cropRequested,
  type Matches,
  matchByLikeness,
  matchInScene,
  type RequestedFace,
  requestedFacesOf,
} from './face-matching.ts';
import { type FaceTarget, multiRequest, plainRequest, type TaskRequest } from './task-request.ts';
import { urlOf } from './uploads.ts';

export interface PaidRequest {
  readonly task: TaskRequest;
  /** How many faces were found in the scene; 1 where nobody searched. */
  readonly faceCount: number;
}

export interface PreparationParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
  readonly detector?: FaceDetector | undefined;
}

interface Preparation extends PreparationParts {
  readonly target: Media;
  readonly signal: AbortSignal;
  /** The vendor's URL of a source face. Each picture is uploaded once. */
  urlOfFace(source: Media): Promise<string>;
}

const mostFaces = 32;

/** Uploads the pictures, then finds and chooses the faces. All of its calls are free of charge. */
export async function preparePaidRequest(
  input: SwapInput,
  signal: AbortSignal,
  parts: PreparationParts,
): Promise<PaidRequest | Refusal> {
  const { target, source, faces } = input;
  const preparation: Preparation = { ...parts, target, signal, urlOfFace: createFaceUploads(signal, parts) };
  const scene = await cleanFile(target, signal);
  const requested = await requestedFacesOf(input, signal);
  if (!requested) return prepareAllFaces(scene, source, preparation);
  if (target.kind === 'image') return prepareImage(scene, requested, preparation);
  return faces.which === 'largest'
    ? preparePrimaryFace(scene, requested, preparation)
    : prepareVideo(scene, requested, preparation);
}

function createFaceUploads(signal: AbortSignal, { http, detector }: PreparationParts): Preparation['urlOfFace'] {
  const urls = new Map<Media, Promise<string>>();
  async function uploadFace(source: Media): Promise<string> {
    const picture = await cleanFile(source, signal);
    return urlOf(http, await onlyFace(source, picture, detector, signal), signal);
  }
  return (source) => {
    const url = urls.get(source) ?? uploadFace(source);
    urls.set(source, url);
    return url;
  };
}

async function prepareAllFaces(
  scene: EncodedMedia,
  source: Media | undefined,
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  if (!source) throw new Error('only assignments bring their own sources');
  const url = await urlOfScene(scene, preparation);
  const detection = await detect(url, preparation);
  if ('refused' in detection) return detection;
  if (detection.faces.length === 1) return plainTask(url, source, 1, preparation);
  return multiTask(url, detection, new Map(detection.faces.map(({ id }) => [id, source])), preparation);
}

/** A scene with one face is left to the plain model, which swaps the primary face. */
async function prepareImage(
  scene: EncodedMedia,
  requested: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  const { http, signal } = preparation;
  const detector = detectorOf(preparation);
  const count = (await detector.detect(scene.bytes, signal)).length;
  const [first, ...others] = requested;
  const simple = first && others.length === 0 && count <= 1 ? first : undefined;
  if (simple?.choice.which === 'largest')
    return plainTask(await urlOfScene(scene, preparation), simple.source, count, preparation);
  if (count === 0) return { refused: 'no-face', subject: 'target', isOurs: true };
  const crops = await cropRequested(scene.bytes, requested, signal, detector);
  if ('refused' in crops) return crops;
  const url = await urlOfScene(scene, preparation);
  if (simple) return plainTask(url, simple.source, count, preparation);
  return groupTask(url, preparation, (faces) =>
    matchInScene(scene.bytes, requested, crops, faces, signal, { http, detector }),
  );
}

async function prepareVideo(
  scene: EncodedMedia,
  requested: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  const { http, signal } = preparation;
  const detector = detectorOf(preparation);
  return groupTask(await urlOfScene(scene, preparation), preparation, (faces) =>
    matchByLikeness(requested, faces, signal, { http, detector }),
  );
}

/** Swaps the faces that `match` finds among those of the vendor. */
async function groupTask(
  url: string,
  preparation: Preparation,
  match: (faces: readonly FoundFace[]) => Promise<Matches | Refusal>,
): Promise<PaidRequest | Refusal> {
  const detection = await detect(url, preparation);
  if ('refused' in detection) return detection;
  const matches = await match(detection.faces);
  return 'refused' in matches ? matches : multiTask(url, detection, matches, preparation);
}

/** Problems that mean that the vendor has no detection for videos, which its pages do not promise. */
const undetectable: ReadonlySet<string> = new Set(['gone', 'rejected-request', 'not-allowed']);

/** In a video the largest face changes from frame to frame, so the vendor's primary face is taken. */
async function preparePrimaryFace(
  scene: EncodedMedia,
  [wanted]: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  if (!wanted) throw new Error('no face was asked for');
  const url = await urlOfScene(scene, preparation);
  const detection = await detect(url, preparation).catch((error: unknown) => {
    if (error instanceof ProviderError && undetectable.has(error.problem)) return undefined;
    throw error;
  });
  if (detection && 'refused' in detection) return detection;
  return plainTask(url, wanted.source, detection?.faces.length ?? 1, preparation);
}

function urlOfScene(scene: EncodedMedia, { http, target, signal }: Preparation): Promise<string> {
  return urlOf(http, { file: scene, share: target.publicUrl }, signal);
}

async function detect(url: string, { target, signal, http, clock }: Preparation): Promise<Detection | Refusal> {
  const kind = target.kind === 'video' ? 'video' : 'image';
  const detection = await detectFaces({ kind, url }, signal, { http, clock });
  if ('refused' in detection) return detection;
  if (detection.faces.length === 0) return { refused: 'no-face', subject: 'target' };
  return detection.faces.length > mostFaces ? { refused: 'too-many-faces', subject: 'target' } : detection;
}

async function plainTask(
  url: string,
  source: Media,
  faceCount: number,
  { target, urlOfFace }: Preparation,
): Promise<PaidRequest> {
  return { task: plainRequest(target.kind, url, await urlOfFace(source)), faceCount };
}

async function multiTask(
  url: string,
  { detectId, faces }: Detection,
  matches: Matches,
  preparation: Preparation,
): Promise<PaidRequest> {
  const targets: FaceTarget[] = [];
  for (const { id, cropUrl } of faces) {
    const source = matches.get(id);
    targets.push({ face_id: id, target: source ? await preparation.urlOfFace(source) : cropUrl });
  }
  return { task: multiRequest(preparation.target.kind, url, detectId, targets), faceCount: faces.length };
}

function detectorOf({ detector }: Preparation): FaceDetector {
  if (!detector) throw new Error('faces cannot be told apart without a detector');
  return detector;
}
