import { ProviderError } from '../../core/errors.ts';
import { type Media, readAll } from '../../core/ports/media.ts';
import type { Assignment, CropChoice, FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import type { Refusal } from '../vendor.ts';
import { providerError, unreadable } from './api.ts';
import type { FoundFace } from './detection.ts';
import { readClean } from './uploads.ts';

/** One face that is asked for, and the picture of the face it receives. */
export interface RequestedFace {
  readonly choice: CropChoice;
  readonly source: Media;
}

/** The source that each of the vendor's faces receives, by face id; faces that keep their own are absent. */
export type Matches = ReadonlyMap<number, Media>;

export interface MatchParts {
  readonly http: VendorHttp;
  readonly detector: FaceDetector;
}

type CropBytes = Uint8Array | undefined;

const mostCropBytes = 8 * 2 ** 20;

/** What is asked for, as choices among faces; undefined where every face is meant. */
export async function requestedFacesOf(
  { faces, source }: SwapInput,
  signal: AbortSignal,
): Promise<readonly RequestedFace[] | undefined> {
  if (faces.which === 'assigned') return Promise.all(faces.assignments.map((each) => requestedFaceOf(each, signal)));
  if (!source) throw new Error('only assignments bring their own sources');
  switch (faces.which) {
    case 'all':
      return undefined;
    case 'reference':
      return [await requestedFaceOf({ scene: { reference: faces.reference }, source }, signal)];
    case 'largest':
    case 'nth':
      return [{ choice: faces, source }];
    default:
      return faces satisfies never;
  }
}

async function requestedFaceOf({ scene, source }: Assignment, signal: AbortSignal): Promise<RequestedFace> {
  if ('fromLeft' in scene) return { choice: { which: 'nth', fromLeft: scene.fromLeft }, source };
  return { choice: { which: 'reference', reference: (await readClean(scene.reference, signal)).bytes }, source };
}

/** The chosen faces, cut out on this machine. */
export async function cropRequested(
  picture: Uint8Array,
  requested: readonly RequestedFace[],
  signal: AbortSignal,
  detector: FaceDetector,
): Promise<readonly Uint8Array[] | Refusal> {
  const crops: Uint8Array[] = [];
  for (const { choice } of requested) {
    const crop = await detector.crop(picture, choice, signal);
    if (!crop) return refusalFor(choice);
    crops.push(crop.bytes);
  }
  return crops;
}

/**
 * Which of the vendor's faces are those that were cut out of the picture. The vendor tells no place, so each of its
 * crops is looked up in the picture: the same cut must come of it.
 */
export async function matchInScene(
  picture: Uint8Array,
  requested: readonly RequestedFace[],
  crops: readonly Uint8Array[],
  faces: readonly FoundFace[],
  signal: AbortSignal,
  { http, detector }: MatchParts,
): Promise<Matches | Refusal> {
  const sceneCrops: CropBytes[] = [];
  for (const { cropUrl } of faces) {
    const reference = await download(http, cropUrl, signal);
    sceneCrops.push((await detector.crop(picture, { which: 'reference', reference }, signal))?.bytes);
  }
  return assign(requested, faces, (face, wanted) => isSame(sceneCrops[face], crops[wanted]));
}

/** In a video there is no picture to look up, so the vendor's crops themselves must show the references. */
export async function matchByLikeness(
  requested: readonly RequestedFace[],
  faces: readonly FoundFace[],
  signal: AbortSignal,
  { http, detector }: MatchParts,
): Promise<Matches | Refusal> {
  const alike = new Set<string>();
  for (const [index, { cropUrl }] of faces.entries()) {
    const crop = await download(http, cropUrl, signal);
    for (const [wanted, { choice }] of requested.entries()) {
      if (await detector.crop(crop, choice, signal)) alike.add(`${index} ${wanted}`);
    }
  }
  return assign(requested, faces, (face, wanted) => alike.has(`${face} ${wanted}`));
}

/** Each wanted must fit exactly one face, and no face two picks: otherwise somebody else might be swapped. */
function assign(
  requested: readonly RequestedFace[],
  faces: readonly FoundFace[],
  fits: (face: number, wanted: number) => boolean,
): Matches | Refusal {
  const matches = new Map<number, Media>();
  for (const [index, { choice, source }] of requested.entries()) {
    const [face, ...others] = faces.filter((_, each) => fits(each, index));
    if (!face || others.length > 0 || matches.has(face.id)) return refusalFor(choice);
    matches.set(face.id, source);
  }
  return matches;
}

function refusalFor({ which }: CropChoice): Refusal {
  if (which === 'reference') return { refused: 'no-match', subject: 'reference' };
  return { refused: which === 'nth' ? 'no-such-face' : 'no-face', subject: 'target' };
}

function isSame(one: CropBytes, other: CropBytes): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}

/** A crop that cannot be had is a failure like any other before the paid request. */
async function download(http: VendorHttp, url: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const bytes = await readAll(await http.remote(url).open(signal), mostCropBytes);
    if (bytes) return bytes;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { problem, retryable, retryAfterMs, cause } = error;
    throw providerError({ problem, sent: 'no', retryable, retryAfterMs, cause });
  }
  throw unreadable();
}
