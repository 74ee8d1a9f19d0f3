import type { Media } from '../../core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { cleanFile, downloadCrop } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import { type AkoolApi, providerError, providerName } from './api.ts';
import { detectFaces, type FoundFace, type Frames } from './detection.ts';
import { type FaceMatch, type LooksLike, largestOf, matchFaces } from './face-matching.ts';

/** The one request that can bill, ready to be sent. */
export interface PaidRequest {
  readonly path: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** How many faces the scene shows. */
  readonly faceCount: number;
}

export interface PreparationParts {
  readonly api: AkoolApi;
  readonly http: VendorHttp;
  readonly detector?: FaceDetector | undefined;
  readonly enhance: boolean;
  /** Whether the newer endpoint, which takes no choice of faces, is called where there is only one face. */
  readonly usesPlusEndpoint: boolean;
}

/** How the vendor is told one face: the URL of a picture, and the landmarks in pixels of that picture. */
interface FaceImage {
  readonly path: string;
  readonly opts?: string;
}

interface SourceFace {
  readonly image: FaceImage;
  /** Whether its picture shows no other face. */
  readonly isOnlyFace: boolean;
}

const videoFrames = 5;

/** Finds and chooses the faces. All of its calls are free of charge. */
export async function preparePaidRequest(
  input: SwapInput,
  signal: AbortSignal,
  parts: PreparationParts,
): Promise<PaidRequest | Refusal> {
  const { target, faces: choice } = input;
  const url = await publicUrlOf(target, signal);
  const frames = await detectFaces(parts.api, url, {
    crops: target.kind === 'video' || asksForLikeness(input),
    frames: target.kind === 'video' ? videoFrames : 1,
    signal,
  });
  const faces = frameWithMostFaces(frames);
  const chosen = await matchFaces(input, faces, likeness(signal, parts));
  if ('refused' in chosen) return chosen;
  const sources = await findSources(chosen.matches, signal, parts);
  if ('refused' in sources) return sources;
  const [only] = sources;
  // one face in each frame may be two people on the two sides of a cut, and only `all` asks for both
  const isUnambiguous = target.kind === 'image' || choice.which === 'all';
  if (parts.usesPlusEndpoint && isUnambiguous && only?.isOnlyFace && frames.every((frame) => frame.length <= 1)) {
    return { ...plainSwap(only.image.path, url, parts.enhance), faceCount: faces.length };
  }
  const scene = chosen.matches.map((match) => sceneFace(match.scene, target, url));
  const images = sources.map(({ image }) => image);
  return { ...specifiedSwap(images, scene, target, url, parts.enhance), faceCount: faces.length };
}

function plainSwap(source: string, scene: URL, enhance: boolean): Pick<PaidRequest, 'path' | 'json'> {
  return {
    path: '/api/open/v4/faceswap/faceswapPlusByImage',
    json: { source_url: source, target_url: scene.href, single_face_mode: true, face_enhance: enhance },
  };
}

/** `sourceImage` holds the new faces and `targetImage` the faces of the scene that they replace, in the same order. */
function specifiedSwap(
  sources: readonly FaceImage[],
  scene: readonly FaceImage[],
  target: Media,
  url: URL,
  enhance: boolean,
): Pick<PaidRequest, 'path' | 'json'> {
  const faces = [...sources, ...scene];
  if (sources.length > 1 && faces.some(({ opts }) => opts === undefined)) {
    throw providerError({ problem: 'bad-answer' });
  }
  const json = { sourceImage: sources, targetImage: scene, face_enhance: enhance ? 1 : 0 };
  return target.kind === 'video'
    ? { path: '/api/open/v3/faceswap/highquality/specifyvideo', json: { ...json, modifyVideo: url.href } }
    : { path: '/api/open/v3/faceswap/highquality/specifyimage', json: { ...json, modifyImage: url.href } };
}

/** One source face for each match, in order. A picture that is used twice is searched once. */
async function findSources(
  matches: readonly FaceMatch[],
  signal: AbortSignal,
  { api }: PreparationParts,
): Promise<readonly SourceFace[] | Refusal> {
  const found = new Map<Media, SourceFace>();
  const sources: SourceFace[] = [];
  for (const { source } of matches) {
    const face = found.get(source) ?? (await findSource(source, signal, api));
    if (!face) return { refused: 'no-face', subject: 'source' };
    found.set(source, face);
    sources.push(face);
  }
  return sources;
}

/**
 * A source picture must show one face. Where it shows several, the vendor's crop of the largest is used. Undefined
 * without a face.
 */
async function findSource(source: Media, signal: AbortSignal, api: AkoolApi): Promise<SourceFace | undefined> {
  const url = await publicUrlOf(source, signal);
  const faces = frameWithMostFaces(await detectFaces(api, url, { crops: true, frames: 1, signal }));
  if (faces.length === 0) return undefined;
  const face = largestOf(faces);
  const isOnlyFace = faces.length === 1;
  return { isOnlyFace, image: isOnlyFace ? faceImage(url.href, face.landmarks) : cropImage(face) };
}

/** A face of a video is told by the vendor's crop, since there is no picture whose landmarks could be given. */
function sceneFace(face: FoundFace, target: Media, url: URL): FaceImage {
  return target.kind === 'video' ? cropImage(face) : faceImage(url.href, face.landmarks);
}

function cropImage({ crop }: FoundFace): FaceImage {
  if (!crop) throw providerError({ problem: 'bad-answer' });
  return faceImage(crop.url, crop.landmarks);
}

function faceImage(path: string, opts: string | undefined): FaceImage {
  return opts === undefined ? { path } : { path, opts };
}

function frameWithMostFaces(frames: Frames): readonly FoundFace[] {
  return frames.reduce((most, frame) => (frame.length > most.length ? frame : most), []);
}

/** Compares the vendor's crop of a face with the reference, on this machine. */
function likeness(signal: AbortSignal, { http, detector }: PreparationParts): LooksLike {
  return async ({ crop }, reference) => {
    if (!detector) throw new Error('a reference needs a detector');
    if (!crop) throw providerError({ problem: 'bad-answer' });
    const wanted = (await cleanFile(reference, signal)).bytes;
    const bytes = await downloadCrop(providerName, http, crop.url, signal);
    const face = await detector.crop(bytes, { which: 'largest' }, signal); // the edges of a crop may show other people
    if (!face) return 'unknown';
    return (await detector.crop(face.bytes, { which: 'reference', reference: wanted }, signal)) !== undefined;
  };
}

function asksForLikeness({ faces }: SwapInput): boolean {
  if (faces.which === 'reference') return true;
  return faces.which === 'assigned' && faces.assignments.some(({ scene }) => 'reference' in scene);
}

async function publicUrlOf(media: Media, signal: AbortSignal): Promise<URL> {
  if (!media.publicUrl) throw new Error('the vendor takes URLs only, and no relay is reachable');
  return media.publicUrl(signal);
}
