import { ProviderError } from '../../core/errors.ts';
import { type Media, readAll } from '../../core/ports/media.ts';
import type { Assignment, CropChoice, FaceDetector, SwapInput } from '../../core/ports/provider.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { providerError, unreadable } from './api.ts';
import type { FoundFace } from './detection.ts';
import { sendableOf } from './uploads.ts';
import type { Refusal } from './words.ts';

/** One face that is asked for, and the picture of the face it receives. */
export interface Pick {
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
export async function picksOf({ faces, source }: SwapInput, signal: AbortSignal): Promise<readonly Pick[] | undefined> {
  if (faces.which === 'assigned') return Promise.all(faces.assignments.map((each) => pickOf(each, signal)));
  if (!source) throw new Error('only assignments bring their own sources');
  switch (faces.which) {
    case 'all':
      return undefined;
    case 'reference':
      return [await pickOf({ scene: { reference: faces.reference }, source }, signal)];
    case 'largest':
    case 'nth':
      return [{ choice: faces, source }];
    default:
      return faces satisfies never;
  }
}

async function pickOf({ scene, source }: Assignment, signal: AbortSignal): Promise<Pick> {
  if ('fromLeft' in scene) return { choice: { which: 'nth', fromLeft: scene.fromLeft }, source };
  return { choice: { which: 'reference', reference: (await sendableOf(scene.reference, signal)).bytes }, source };
}

/** The chosen faces, cut out on this machine. */
export async function cutOut(
  picture: Uint8Array,
  picks: readonly Pick[],
  signal: AbortSignal,
  detector: FaceDetector,
): Promise<readonly Uint8Array[] | Refusal> {
  const cuts: Uint8Array[] = [];
  for (const { choice } of picks) {
    const cut = await detector.crop(picture, choice, signal);
    if (!cut) return missing(choice);
    cuts.push(cut.bytes);
  }
  return cuts;
}

/**
 * Which of the vendor's faces are those that were cut out of the picture. The vendor tells no place, so each of its
 * crops is looked up in the picture: the same cut must come of it.
 */
export async function matchInPicture(
  picture: Uint8Array,
  picks: readonly Pick[],
  cuts: readonly Uint8Array[],
  faces: readonly FoundFace[],
  signal: AbortSignal,
  { http, detector }: MatchParts,
): Promise<Matches | Refusal> {
  const own: CropBytes[] = [];
  for (const { cropUrl } of faces) {
    const reference = await download(http, cropUrl, signal);
    own.push((await detector.crop(picture, { which: 'reference', reference }, signal))?.bytes);
  }
  return assign(picks, faces, (face, pick) => isSame(own[face], cuts[pick]));
}

/** In a video there is no picture to look up, so the vendor's crops themselves must show the references. */
export async function matchByLikeness(
  picks: readonly Pick[],
  faces: readonly FoundFace[],
  signal: AbortSignal,
  { http, detector }: MatchParts,
): Promise<Matches | Refusal> {
  const alike = new Set<string>();
  for (const [index, { cropUrl }] of faces.entries()) {
    const crop = await download(http, cropUrl, signal);
    for (const [pick, { choice }] of picks.entries()) {
      if (await detector.crop(crop, choice, signal)) alike.add(`${index} ${pick}`);
    }
  }
  return assign(picks, faces, (face, pick) => alike.has(`${face} ${pick}`));
}

/** Each pick must fit exactly one face, and no face two picks: otherwise somebody else might be swapped. */
function assign(
  picks: readonly Pick[],
  faces: readonly FoundFace[],
  fits: (face: number, pick: number) => boolean,
): Matches | Refusal {
  const matches = new Map<number, Media>();
  for (const [index, { choice, source }] of picks.entries()) {
    const [face, ...others] = faces.filter((_, each) => fits(each, index));
    if (!face || others.length > 0 || matches.has(face.id)) return missing(choice);
    matches.set(face.id, source);
  }
  return matches;
}

function missing({ which }: CropChoice): Refusal {
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
