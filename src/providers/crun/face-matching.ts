import type { Media } from '../../core/ports/media.ts';
import type { Assignment, CropChoice, FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { cleanFile, downloadCrop } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import { providerName } from './api.ts';
import type { FoundFace } from './detection.ts';

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
  return { choice: { which: 'reference', reference: (await cleanFile(scene.reference, signal)).bytes }, source };
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
    const reference = await downloadCrop(providerName, http, cropUrl, signal);
    sceneCrops.push((await detector.crop(picture, { which: 'reference', reference }, signal))?.bytes);
  }
  const found = assign(requested, faces, (face, wanted) => isSame(sceneCrops[face], crops[wanted]));
  return 'refused' in found ? { ...found, isOurs: true } : found; // they are in the picture
}

/** Finds the requested faces of a video, by comparing each of the vendor's crops with each reference. */
export async function matchByLikeness(
  requested: readonly RequestedFace[],
  faces: readonly FoundFace[],
  signal: AbortSignal,
  { http, detector }: MatchParts,
): Promise<Matches | Refusal> {
  const alike = new Set<string>();
  let isOurs = false;
  for (const [index, { cropUrl }] of faces.entries()) {
    const crop = await downloadCrop(providerName, http, cropUrl, signal);
    if ((await detector.detect(crop, signal)).length === 0) isOurs = true;
    for (const [wanted, { choice }] of requested.entries()) {
      if (await detector.crop(crop, choice, signal)) alike.add(`${index} ${wanted}`);
    }
  }
  const found = assign(requested, faces, (face, wanted) => alike.has(`${face} ${wanted}`));
  return 'refused' in found ? { ...found, isOurs } : found;
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

/** A face that is chosen by its place may be one that this machine does not see. */
function refusalFor({ which }: CropChoice): Refusal {
  if (which === 'reference') return { refused: 'no-match', subject: 'reference' };
  return { refused: which === 'nth' ? 'no-such-face' : 'no-face', subject: 'target', isOurs: true };
}

function isSame(one: CropBytes, other: CropBytes): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}
