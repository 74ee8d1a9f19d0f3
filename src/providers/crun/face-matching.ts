import { type Media, readAll } from '../../core/ports/media.ts';
import type { Assignment, CropChoice, FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import type { Refusal } from '../vendor.ts';
import { unreadable } from './api.ts';
import type { FoundFace } from './detection.ts';
import { readClean } from './uploads.ts';

/** A face of the scene that the input asks for, and the picture of the face that replaces it. */
export interface RequestedFace {
  readonly choice: CropChoice;
  readonly source: Media;
}

/** The source of each face that is replaced, by the vendor's face id. */
export type Matches = ReadonlyMap<number, Media>;

export interface MatchParts {
  readonly http: VendorHttp;
  readonly detector: FaceDetector;
}

type CropBytes = Uint8Array | undefined;

const mostCropBytes = 8 * 2 ** 20;

/** The faces that the input asks for; undefined where it asks for all. */
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

/** The requested faces, cropped from the picture on this machine and in the order of `requested`. */
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
 * Finds the requested faces among those of the vendor. The vendor gives no positions, so the face of each of its crops
 * is searched in the picture and cropped on this machine: a match has the same bytes as the requested crop.
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

/** Finds the requested faces of a video, by comparing each of the vendor's crops with each reference. */
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

/**
 * Each requested face must match exactly one face, and no face may match twice. Otherwise the wrong person might be
 * swapped.
 */
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

async function download(http: VendorHttp, url: string, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = await readAll(await http.remote(url).open(signal), mostCropBytes);
  if (bytes) return bytes;
  throw unreadable();
}
