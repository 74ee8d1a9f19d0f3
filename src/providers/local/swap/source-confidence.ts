import { type Face, LANDMARK_COUNT } from '../mesh/face.ts';
import {
  BARE_SKIN,
  BEARD_AREA,
  FACE_OVAL,
  LEFT_BROW,
  LEFT_EYE,
  LIPS,
  RIGHT_BROW,
  RIGHT_EYE,
  RIMS_AREA,
} from '../mesh/regions.ts';
import { CANONICAL_VERTICES, MIRRORED, NEIGHBOURS } from '../mesh/topology.ts';
import { labOf } from '../pixels/lab.ts';
import { smoothstep } from '../pixels/numbers.ts';
import { facingViewer } from '../pixels/raster.ts';
import { type SampledPicture, sample } from '../pixels/sampling.ts';
import type { Scratch } from '../pixels/scratch.ts';
import { type SkinTone, skinLikeness, skinTone } from './layers/skin.ts';

/** How far a landmark faces the camera of the source, over how far it faces that of the scene: nothing and all is seen. */
const HIDDEN = 0.2;
const SEEN = 0.7;
/** Below, a landmark of the scene counts as facing its camera this far: its place on the picture is tiny. */
const LEAST_FACING = 0.25;
/** Landmarks that face the camera of the source at least this far show the colour of its skin. */
const TELLING = 0.6;

/** Spread of the lightness of skin in strong light, L*. */
const LIGHT_AND_SHADE = 10;

/** What is no bare skin, or need not be. There only the viewing angle counts. */
const FEATURES = [...RIGHT_BROW, ...LEFT_BROW, ...RIGHT_EYE, ...LEFT_EYE, ...LIPS];
/** Landmarks around the nostrils. */
const NOSTRILS = [1, 2, 4, 19, 94, 97, 98, 99, 326, 327, 328, 60, 75, 290, 305, 20, 250, 238, 458];

/** For each landmark, how far bare skin must be expected there, 0 to 1. */
const BARENESS: Float32Array = bareness();

/** What glasses can cover, but for the outline of the face and the hair along it. */
const BEHIND_GLASSES: ReadonlySet<number> = behindGlasses();

/** An eye with its brow, and the mouth, come from one half of the face or from the other, never from both. */
const GROUPS = [[...RIGHT_EYE, ...RIGHT_BROW], [...LEFT_EYE, ...LEFT_BROW], LIPS].map((group) => grown(group, 2));

/**
 * For each landmark, how well the source shows what the scene shows there, 0 to 1, by the angle from which either camera
 * looks at it.
 */
export function viewOf(source: Float32Array, scene: Float32Array): Float32Array {
  const seen = facingViewer(source);
  const wanted = facingViewer(scene);
  const view = Float32Array.from({ length: LANDMARK_COUNT }, (_, i) =>
    smoothstep(HIDDEN, SEEN, (seen[i] ?? 0) / Math.max(LEAST_FACING, wanted[i] ?? 0)),
  );
  for (const group of GROUPS) {
    const mean = group.reduce((sum, i) => sum + (view[i] ?? 0), 0) / group.length;
    for (const i of group) view[i] = mean;
  }
  return view;
}

/**
 * How far bare skin is expected at each landmark, 0 to 1: nowhere around eyes, brows, lips, nostrils and beards, and not
 * behind glasses. `glasses` is the likelihood of those.
 */
export function expectedBareness(glasses: number): Float32Array {
  if (glasses === 0) return BARENESS;
  return BARENESS.map((bare, landmark) => (BEHIND_GLASSES.has(landmark) ? bare * (1 - glasses) : bare));
}

/** The value of each landmark's counterpart on the other half of the face. */
export function mirroredValues(values: Float32Array, stride: number, offset: number): Float32Array {
  return Float32Array.from({ length: LANDMARK_COUNT }, (_, i) => values[(MIRRORED[i] ?? i) * stride + offset] ?? 0);
}

/** Skin tone of the source, from bare skin that faces its camera. */
export function seenSkinTone(from: SampledPicture, { landmarks }: Face): SkinTone {
  const facing = facingViewer(landmarks);
  const bare = [...new Set(BARE_SKIN.flat())];
  const telling = bare.filter((i) => (facing[i] ?? 0) >= TELLING);
  const at = telling.length > 0 ? telling : bare;
  const rgb = new Float32Array(3 * at.length);
  for (const [k, i] of at.entries()) sample(from, landmarks[3 * i] ?? 0, landmarks[3 * i + 1] ?? 0, rgb, 3 * k);
  const tone = skinTone(labOf(rgb, new Float32Array(rgb.length)), new Float32Array(at.length).fill(1));
  return { ...tone, lightnessSpread: Math.max(LIGHT_AND_SHADE, tone.lightnessSpread) };
}

/**
 * Confidence of source texels, 0 to 1: how well each is seen times how much it looks like the source's skin. `rgb` is
 * [pixels, 3], `view` and `bare` have one value a pixel (`viewOf` and `expectedBareness`, interpolated).
 */
export function texelConfidence(
  rgb: Float32Array,
  covered: Uint8Array,
  view: Float32Array,
  bare: Float32Array,
  tone: SkinTone,
  scratch: Scratch,
): Float32Array {
  const confidence = scratch.floats(covered.length);
  const likeness = skinLikeness(labOf(rgb, scratch.unset(rgb.length), covered), covered, tone, confidence);
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const skin = 1 - (bare[i] as number) * (1 - (likeness[i] as number));
    confidence[i] = (view[i] as number) * skin;
  }
  return confidence;
}

function behindGlasses(): Set<number> {
  const outline = new Set(grown(FACE_OVAL, 2));
  return new Set([...RIMS_AREA, ...landmarksInside(RIMS_AREA)].filter((landmark) => !outline.has(landmark)));
}

function bareness(): Float32Array {
  const features = new Set([...grown([...FEATURES, ...NOSTRILS], 1), ...landmarksInside(BEARD_AREA)]);
  const hard = Float32Array.from({ length: LANDMARK_COUNT }, (_, i) => (features.has(i) ? 0 : 1));
  return hard.map((value, i) => {
    const around = NEIGHBOURS[i] ?? [];
    return (value + around.reduce((sum, j) => sum + (hard[j] ?? 0), 0) / Math.max(1, around.length)) / 2;
  });
}

/** The landmarks inside a polygon of landmarks, on a face seen from the front. */
function landmarksInside(polygon: readonly number[]): number[] {
  const x = (i: number): number => CANONICAL_VERTICES[3 * i] ?? 0;
  const y = (i: number): number => CANONICAL_VERTICES[3 * i + 1] ?? 0;
  const crosses = (i: number, from: number, to: number): boolean =>
    y(from) > y(i) !== y(to) > y(i) && x(i) < x(from) + ((x(to) - x(from)) * (y(i) - y(from))) / (y(to) - y(from));
  return Array.from({ length: LANDMARK_COUNT }, (_, i) => i).filter(
    (i) =>
      !polygon.includes(i) &&
      polygon.filter((corner, k) => crosses(i, corner, polygon[(k + 1) % polygon.length] ?? corner)).length % 2 === 1,
  );
}

/** The landmarks, and those up to `rings` edges away. */
function grown(landmarks: readonly number[], rings: number): number[] {
  let all = new Set(landmarks);
  for (let ring = 0; ring < rings; ring++) all = new Set([...all].flatMap((i) => [i, ...(NEIGHBOURS[i] ?? [])]));
  return [...all];
}
