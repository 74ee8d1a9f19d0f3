import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import type { Media } from '../../core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { type Detection, detectFaces } from './detection.ts';
import { cutOut, type Matches, matchByLikeness, matchInPicture, type Pick, picksOf } from './match.ts';
import { type FaceTarget, multiRequest, plainRequest, type TaskRequest } from './request.ts';
import { type Sendable, sendableOf, upload } from './uploads.ts';
import type { Refusal } from './words.ts';

export interface Plan {
  readonly request: TaskRequest;
  /** Faces seen in the scene, as far as anyone looked. */
  readonly faceCount: number;
}

export interface PlanParts {
  readonly http: VendorHttp;
  readonly clock: Clock;
  readonly detector?: FaceDetector | undefined;
}

interface Work extends PlanParts {
  readonly target: Media;
  readonly signal: AbortSignal;
  /** The vendor's URL for the face of a picture; each is uploaded once. */
  urlOfFace(source: Media): Promise<string>;
}

const mostFaces = 32;

/** Uploads, finds and chooses the faces; everything the vendor does free of charge. */
export async function planSwap(input: SwapInput, signal: AbortSignal, parts: PlanParts): Promise<Plan | Refusal> {
  const { target, source, faces } = input;
  const work: Work = { ...parts, target, signal, urlOfFace: createFaceUploads(signal, parts) };
  const scene = await sendableOf(target, signal);
  const picks = await picksOf(input, signal);
  if (!picks) return planAll(scene, source, work);
  if (target.kind === 'image') return planImage(scene, picks, work);
  return faces.which === 'largest' ? planPrimary(scene, picks, work) : planVideo(scene, picks, work);
}

/** The vendor takes one face of a picture, and which is its own affair: of several, only the largest is sent. */
function createFaceUploads(signal: AbortSignal, { http, detector }: PlanParts): Work['urlOfFace'] {
  const urls = new Map<Media, Promise<string>>();
  async function uploadFace(source: Media): Promise<string> {
    const picture = await sendableOf(source, signal);
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

async function planAll(scene: Sendable, source: Media | undefined, work: Work): Promise<Plan | Refusal> {
  if (!source) throw new Error('only assignments bring their own sources');
  const url = await upload(work.http, scene, work.signal);
  const detection = await detect(url, work);
  if ('refused' in detection) return detection;
  if (detection.faces.length === 1) return plain(url, source, 1, work);
  return multi(url, detection, new Map(detection.faces.map(({ id }) => [id, source])), work);
}

/** Where the scene has one face, the plain model is enough: it swaps the primary face. */
async function planImage(scene: Sendable, picks: readonly Pick[], work: Work): Promise<Plan | Refusal> {
  const { http, signal } = work;
  const detector = detectorOf(work);
  const count = (await detector.detect(scene.bytes, signal)).length;
  const [first, ...others] = picks;
  const simple = first && others.length === 0 && count <= 1 ? first : undefined;
  if (simple?.choice.which === 'largest') return plain(await upload(http, scene, signal), simple.source, count, work);
  const cuts = await cutOut(scene.bytes, picks, signal, detector);
  if ('refused' in cuts) return cuts;
  const url = await upload(http, scene, signal);
  if (simple) return plain(url, simple.source, count, work);
  const detection = await detect(url, work);
  if ('refused' in detection) return detection;
  const found = await matchInPicture(scene.bytes, picks, cuts, detection.faces, signal, { http, detector });
  return 'refused' in found ? found : multi(url, detection, found, work);
}

async function planVideo(scene: Sendable, picks: readonly Pick[], work: Work): Promise<Plan | Refusal> {
  const { http, signal } = work;
  const detector = detectorOf(work);
  const url = await upload(http, scene, signal);
  const detection = await detect(url, work);
  if ('refused' in detection) return detection;
  const found = await matchByLikeness(picks, detection.faces, signal, { http, detector });
  return 'refused' in found ? found : multi(url, detection, found, work);
}

/** The vendor's pages do not name the detection of videos, and the plain model does not need it. */
const undetectable: ReadonlySet<string> = new Set(['gone', 'rejected-request', 'not-allowed']);

/** Who is largest changes from frame to frame of a video, so the vendor's primary face stands for it. */
async function planPrimary(scene: Sendable, [pick]: readonly Pick[], work: Work): Promise<Plan | Refusal> {
  if (!pick) throw new Error('no face was asked for');
  const url = await upload(work.http, scene, work.signal);
  const detection = await detect(url, work).catch((error: unknown) => {
    if (error instanceof ProviderError && undetectable.has(error.problem)) return undefined;
    throw error;
  });
  if (detection && 'refused' in detection) return detection;
  return plain(url, pick.source, detection?.faces.length ?? 1, work);
}

async function detect(url: string, { target, signal, http, clock }: Work): Promise<Detection | Refusal> {
  const kind = target.kind === 'video' ? 'video' : 'image';
  const detection = await detectFaces({ kind, url }, signal, { http, clock });
  if ('refused' in detection) return detection;
  if (detection.faces.length === 0) return { refused: 'no-face', subject: 'target' };
  return detection.faces.length > mostFaces ? { refused: 'too-many-faces', subject: 'target' } : detection;
}

async function plain(url: string, source: Media, faceCount: number, { target, urlOfFace }: Work): Promise<Plan> {
  return { request: plainRequest(target.kind, url, await urlOfFace(source)), faceCount };
}

async function multi(url: string, { detectId, faces }: Detection, matches: Matches, work: Work): Promise<Plan> {
  const targets: FaceTarget[] = [];
  for (const { id, cropUrl } of faces) {
    const source = matches.get(id);
    targets.push({ face_id: id, target: source ? await work.urlOfFace(source) : cropUrl });
  }
  return { request: multiRequest(work.target.kind, url, detectId, targets), faceCount: faces.length };
}

function detectorOf({ detector }: Work): FaceDetector {
  if (!detector) throw new Error('faces cannot be told apart without a detector');
  return detector;
}
