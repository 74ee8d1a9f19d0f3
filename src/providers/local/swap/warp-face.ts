import type { Face } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { blurSparse } from '../pixels/blur.ts';
import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { interpolate, type Raster } from '../pixels/raster.ts';
import { type SampledPicture, sampledAt, samplePlane, samplePoints } from '../pixels/sampling.ts';
import type { Scratch } from '../pixels/scratch.ts';
import { glassesLikelihood } from './glasses.ts';
import { lightOverOtherHalf } from './half-light.ts';
import type { Patch } from './patch.ts';
import { expectedBareness, mirroredValues, seenSkinTone, texelConfidence, viewOf } from './source-confidence.ts';

/** Texels of at least this confidence are used as they are. */
const SURE = 0.95;
/** How much more confidence the other half of the face must have to be taken a little, and to be taken alone. */
const BETTER = 0.1;
const MUCH_BETTER = 0.35;
/** From this share on, a colour comes from one half only. */
const PURE = 0.985;
/** Softness of the border between both halves, in face widths. */
const BORDER = 0.012;

/**
 * A face warped onto a raster: colours [pixels, 3] in 0 to 255, and the position in the picture that each came from, not
 * a number for a mixture of two.
 */
export interface WarpedFace {
  readonly rgb: Float32Array;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

/** The face of a picture on the raster of its own patch. Only reshaped parts differ from a copy. */
export function resampleInPlace(
  picture: Picture,
  face: Face,
  raster: Raster,
  patch: Patch,
  scratch: Scratch,
): WarpedFace {
  return resample(picture, face, raster, 1 / patch.scaleX, scratch);
}

/** The face of a picture on a raster, as it is. `shrunk` is how many pixels of the picture become one of the raster. */
export function resample(picture: Picture, face: Face, raster: Raster, shrunk: number, scratch: Scratch): WarpedFace {
  const xs = interpolate(raster, face.landmarks, 3, 0, scratch.floats(raster.covered.length));
  const ys = interpolate(raster, face.landmarks, 3, 1, scratch.floats(raster.covered.length));
  const sampled = sampledAt(picture, shrunk);
  const rgb = samplePoints(sampled, raster.covered, xs, ys, scratch.floats(3 * raster.covered.length));
  return { rgb, xs, ys };
}

/** The source's face on the raster of the scene's, and how far each texel can be trusted, 0 to 1. */
export interface WarpedSource extends WarpedFace {
  readonly confidence: Float32Array;
  /** Likelihood of glasses on the face, 0 to 1. */
  readonly glasses: number;
}

/**
 * Warps one face onto the raster of another. What the source hides, or shows with something in front of it, is taken
 * from the other half of its face where that is better. `drawnWidth` is the width of the scene's face in raster pixels.
 * With `skin`, the source is not looked at again.
 */
export function warpFace(
  source: Picture,
  face: Face,
  sceneFace: Face,
  raster: Raster,
  drawnWidth: number,
  scratch: Scratch,
  skin?: SourceSkin,
): WarpedSource {
  const count = raster.covered.length;
  const plane = (values: Float32Array, stride = 1, offset = 0, covered = raster.covered): Float32Array =>
    interpolate({ ...raster, covered }, values, stride, offset, scratch.floats(count));
  const sampled = sampledAt(source, faceWidth(face.landmarks) / drawnWidth);
  const view = viewOf(face.landmarks, sceneFace.landmarks);
  const { glasses, light, judge } = skin
    ? knownSkin(source, skin, scratch)
    : seenSkin(source, face, sampled, raster, scratch);
  const doubted = scratch.bytes(count);
  const warp = (covered: Uint8Array, xs: Float32Array, ys: Float32Array, seen: Float32Array): WarpedSource => {
    const rgb = samplePoints(sampled, covered, xs, ys, scratch.floats(3 * count));
    if (covered === doubted) takeLight(rgb, light, { ...raster, covered }, scratch);
    return { rgb, xs, ys, glasses, confidence: judge({ rgb, xs, ys }, covered, seen) };
  };
  const own = warp(raster.covered, plane(face.landmarks, 3, 0), plane(face.landmarks, 3, 1), plane(view));
  for (let i = 0; i < count; i++) doubted[i] = raster.covered[i] === 1 && (own.confidence[i] as number) < SURE ? 1 : 0;
  const mirrored = (values: Float32Array, stride: number, offset: number): Float32Array =>
    plane(mirroredValues(values, stride, offset), 1, 0, doubted);
  const other = warp(doubted, mirrored(face.landmarks, 3, 0), mirrored(face.landmarks, 3, 1), mirrored(view, 1, 0));
  const share = shareOfOther(own, other, doubted, raster, BORDER * drawnWidth, scratch);
  replaceBy(own, other, share, doubted);
  return own;
}

/** Tells the confidence of covered texels, 0 to 1, from how well each is seen. */
type Judge = (texels: WarpedFace, covered: Uint8Array, view: Float32Array) => Float32Array;

function seenSkin(
  source: Picture,
  face: Face,
  sampled: SampledPicture,
  raster: Raster,
  scratch: Scratch,
): Omit<SourceSkin, 'plane'> & { judge: Judge } {
  const tone = seenSkinTone(sampled, face);
  const glasses = glassesLikelihood(source, face);
  const expected = expectedBareness(glasses);
  const bare = interpolate(raster, expected, 1, 0, scratch.floats(raster.covered.length));
  const light = lightOverOtherHalf(sampled, face, tone, expected);
  return {
    glasses,
    light,
    judge: ({ rgb }, covered, view) => texelConfidence(rgb, covered, view, bare, tone, scratch),
  };
}

function knownSkin(
  { width, height }: Picture,
  { glasses, light, plane }: SourceSkin,
  scratch: Scratch,
): Omit<SourceSkin, 'plane'> & { judge: Judge } {
  const judge: Judge = ({ xs, ys }, covered, view) => {
    const confidence = samplePlane(plane, width, height, covered, xs, ys, scratch.floats(covered.length));
    for (let i = 0; i < confidence.length; i++) confidence[i] = (confidence[i] as number) * (view[i] as number);
    return confidence;
  };
  return { glasses, light, judge };
}

/** What is known of a source before it is warped. */
export interface SourceSkin {
  /** How much each pixel of its picture looks like what is expected there, 0 to 1. */
  readonly plane: Float32Array;
  /** Likelihood of glasses on the face, 0 to 1. */
  readonly glasses: number;
  /** Light of each landmark's half of the face over that of the other: logarithms of red, green and blue. */
  readonly light: Float32Array;
}

/** Looks at a source once for many warps. `raster` is that of the face in its own picture. */
export function skinOf(source: Picture, face: Face, raster: Raster, rgb: Float32Array, scratch: Scratch): SourceSkin {
  const { covered } = raster;
  const { judge, ...known } = seenSkin(source, face, { level: source, shrink: 1 }, raster, scratch);
  const plane = judge({ rgb, xs: rgb, ys: rgb }, covered, new Float32Array(covered.length).fill(1)).slice();
  // Samples on the outline take in what is beside it.
  for (let i = 0; i < plane.length; i++) if (covered[i] === 0) plane[i] = 1;
  return { ...known, plane };
}

/** Puts colours of the other half into the light of this one: `light` has logarithms of red, green and blue a landmark. */
function takeLight(rgb: Float32Array, light: Float32Array, raster: Raster, scratch: Scratch): void {
  for (let channel = 0; channel < 3; channel++) {
    const plane = interpolate(raster, light, 3, channel, scratch.floats(raster.covered.length));
    for (let i = 0; i < plane.length; i++) {
      if (raster.covered[i] === 0) continue;
      rgb[3 * i + channel] = Math.min(255, (rgb[3 * i + channel] as number) * Math.exp(plane[i] as number));
    }
  }
}

/** How much of the other half of the face is taken at each doubted texel, 0 to 1. */
function shareOfOther(
  own: WarpedSource,
  other: WarpedSource,
  doubted: Uint8Array,
  { width, height }: Raster,
  border: number,
  scratch: Scratch,
): Float32Array {
  const share = scratch.floats(doubted.length);
  for (let i = 0; i < share.length; i++) {
    if (doubted[i] === 0) continue;
    share[i] = smoothstep(BETTER, MUCH_BETTER, (other.confidence[i] as number) - (own.confidence[i] as number));
  }
  return blurSparse(share, width, height, Math.max(0.8, border), scratch);
}

function replaceBy(own: WarpedSource, other: WarpedSource, share: Float32Array, doubted: Uint8Array): void {
  for (let i = 0; i < share.length; i++) {
    const weight = share[i] as number;
    if (weight < 1 - PURE || doubted[i] === 0) continue;
    const confidence = own.confidence[i] as number;
    own.confidence[i] = confidence + ((other.confidence[i] as number) - confidence) * weight;
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      own.rgb[k] = (own.rgb[k] as number) + ((other.rgb[k] as number) - (own.rgb[k] as number)) * weight;
    }
    own.xs[i] = weight > PURE ? (other.xs[i] as number) : Number.NaN;
    own.ys[i] = weight > PURE ? (other.ys[i] as number) : Number.NaN;
  }
}
