import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import type { Media } from '../../core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import type { Refusal } from '../vendor.ts';
import { type Detection, detectFaces } from './detection.ts';
import {
  cropRequested,
  type Matches,
  matchByLikeness,
  matchInScene,
  type RequestedFace,
  requestedFacesOf,
} from './face-matching.ts';
import { type FaceTarget, multiRequest, plainRequest, type TaskRequest } from './task-request.ts';
import { type CleanFile, readClean, upload } from './uploads.ts';

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
  const scene = await readClean(target, signal);
  const requested = await requestedFacesOf(input, signal);
  if (!requested) return prepareAllFaces(scene, source, preparation);
  if (target.kind === 'image') return prepareImage(scene, requested, preparation);
  return faces.which === 'largest'
    ? preparePrimaryFace(scene, requested, preparation)
    : prepareVideo(scene, requested, preparation);
}

/** Where a source shows several faces, only the largest is sent, since the vendor would choose one by itself. */
function createFaceUploads(signal: AbortSignal, { http, detector }: PreparationParts): Preparation['urlOfFace'] {
  const urls = new Map<Media, Promise<string>>();
  async function uploadFace(source: Media): Promise<string> {
    const picture = await readClean(source, signal);
    const several = detector !== undefined && (await detector.detect(picture.bytes, signal)).length > 1;
    const face = several ? await detector.crop(picture.bytes, { which: 'largest' }, signal) : undefined;
    return upload(http, face ?? picture, signal);
  }
  return (source) => {
    const url = urls.get(source) ?? uploadFace(source);
    urls.set(source, url);
    return url;
  };
}

async function prepareAllFaces(
  scene: CleanFile,
  source: Media | undefined,
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  if (!source) throw new Error('only assignments bring their own sources');
  const url = await upload(preparation.http, scene, preparation.signal);
  const detection = await detect(url, preparation);
  if ('refused' in detection) return detection;
  if (detection.faces.length === 1) return plainTask(url, source, 1, preparation);
  return multiTask(url, detection, new Map(detection.faces.map(({ id }) => [id, source])), preparation);
}

/** A scene with one face is left to the plain model, which swaps the primary face. */
async function prepareImage(
  scene: CleanFile,
  requested: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  const { http, signal } = preparation;
  const detector = detectorOf(preparation);
  const count = (await detector.detect(scene.bytes, signal)).length;
  const [first, ...others] = requested;
  const simple = first && others.length === 0 && count <= 1 ? first : undefined;
  if (simple?.choice.which === 'largest')
    return plainTask(await upload(http, scene, signal), simple.source, count, preparation);
  const crops = await cropRequested(scene.bytes, requested, signal, detector);
  if ('refused' in crops) return crops;
  const url = await upload(http, scene, signal);
  if (simple) return plainTask(url, simple.source, count, preparation);
  const detection = await detect(url, preparation);
  if ('refused' in detection) return detection;
  const found = await matchInScene(scene.bytes, requested, crops, detection.faces, signal, { http, detector });
  return 'refused' in found ? found : multiTask(url, detection, found, preparation);
}

async function prepareVideo(
  scene: CleanFile,
  requested: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  const { http, signal } = preparation;
  const detector = detectorOf(preparation);
  const url = await upload(http, scene, signal);
  const detection = await detect(url, preparation);
  if ('refused' in detection) return detection;
  const found = await matchByLikeness(requested, detection.faces, signal, { http, detector });
  return 'refused' in found ? found : multiTask(url, detection, found, preparation);
}

/** Problems that mean that the vendor has no detection for videos, which its pages do not promise. */
const undetectable: ReadonlySet<string> = new Set(['gone', 'rejected-request', 'not-allowed']);

/** In a video the largest face changes from frame to frame, so the vendor's primary face is taken. */
async function preparePrimaryFace(
  scene: CleanFile,
  [wanted]: readonly RequestedFace[],
  preparation: Preparation,
): Promise<PaidRequest | Refusal> {
  if (!wanted) throw new Error('no face was asked for');
  const url = await upload(preparation.http, scene, preparation.signal);
  const detection = await detect(url, preparation).catch((error: unknown) => {
    if (error instanceof ProviderError && undetectable.has(error.problem)) return undefined;
    throw error;
  });
  if (detection && 'refused' in detection) return detection;
  return plainTask(url, wanted.source, detection?.faces.length ?? 1, preparation);
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
