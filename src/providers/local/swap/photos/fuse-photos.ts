import { faceOf } from '../../faces/find-faces.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { alignSimilarity } from '../../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../../mesh/face.ts';
import { boundsOf, faceWidth } from '../../mesh/landmarks.ts';
import { LIPS } from '../../mesh/regions.ts';
import { blurPlane } from '../../pixels/blur.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import { facingViewer, interpolate, pictureOnRaster, type Raster, rasterise } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type WarpedSource, warpFace } from '../warp-face.ts';
import { evenOut } from './even-out.ts';
import { BETTER, CLEARLY_BETTER, mayHelp, type Shares, seenIn, sharesOf } from './shares.ts';

/** Room around the face, in face widths. */
const MARGIN = 0.04;
/** Confidence from which a texel of another photo is used, and from which it is used like any other. */
const DOUBTFUL = 0.15;
const TRUSTED = 0.5;
/** Half the width of the border between two photos, in face widths. */
const BORDER = 0.015;
const LEAST_WEIGHT = 0.004;
const ALIGNMENT_WEIGHTS = Float32Array.from({ length: LANDMARK_COUNT }, (_, i) => (LIPS.includes(i) ? 0.2 : 1));

export interface FuseOptions {
  /** Landmarks whose pose the result has; x, y, z a landmark. */
  readonly pose: Float32Array;
  /** Width of the face in pixels of the result. */
  readonly width: number;
  readonly scratch: Scratch;
}

/**
 * The best of several photos of a person, completed where another one shows clearly more of the face. The result is the
 * best photo itself if no other one helps.
 */
export function fusePhotos(
  photos: readonly Portrait[],
  best: number,
  { pose, width, scratch }: FuseOptions,
): Portrait | undefined {
  const base = photos[best];
  if (!base || photos.length < 2) return base;
  const posed = alignSimilarity(base.face.landmarks, pose, ALIGNMENT_WEIGHTS);
  const shown = facingViewer(posed);
  const seen = photos.map(({ face }) => seenIn(face, shown, width));
  const shares = sharesOf(seen, best, shown);
  if (!mayHelp(shares, best)) return base;
  scratch.reset();
  const { points, raster } = drawn(posed, width, scratch);
  const { score, expression } = base.face;
  const face = { ...faceOf(points, score), ...(expression && { expression }) };
  const rgb = mixed(photos, best, { seen, shares, face, raster, width, scratch });
  return { picture: pictureOnRaster(raster, rgb), face };
}

/** The mesh on a raster of its own, and its landmarks in pixels of that raster. */
function drawn(posed: Float32Array, width: number, scratch: Scratch): { points: Float32Array; raster: Raster } {
  const scale = width / faceWidth(posed);
  const { left, top, right, bottom } = boundsOf(posed);
  const margin = MARGIN * width;
  const points = posed.map((value, i) => {
    if (i % 3 === 0) return (value - left) * scale + margin;
    return i % 3 === 1 ? (value - top) * scale + margin : value * scale;
  });
  const columns = Math.ceil((right - left) * scale + 2 * margin);
  const rows = Math.ceil((bottom - top) * scale + 2 * margin);
  return { points, raster: rasterise(points, columns, rows, scratch) };
}

interface Mixing {
  /** For each photo, how well it shows each landmark. */
  readonly seen: readonly Float32Array[];
  readonly shares: Shares;
  readonly face: Portrait['face'];
  readonly raster: Raster;
  readonly width: number;
  readonly scratch: Scratch;
}

/** Colours [pixels, 3]: the best photo, with the others in its light mixed in where they are better. */
function mixed(photos: readonly Portrait[], best: number, mixing: Mixing): Float32Array {
  const { raster, scratch } = mixing;
  const own = warped(photos[best], mixing);
  const fused = { rgb: own.rgb.slice(), confidence: own.confidence.slice() };
  for (const [index, photo] of photos.entries()) {
    const share = shareAt(mixing, index);
    if (index === best || !share) continue;
    const other = warped(photo, mixing);
    const both = bothSeen(own, other, mixing, best, index);
    const change = evenOut(own.rgb, other.rgb, both, { ...raster, faceWidth: mixing.width }, scratch);
    mix(fused, other, change, weightOf(other, fused, share, mixing));
  }
  return fused.rgb;
}

/** How far both photos themselves show skin at each pixel, without what was completed from the other half of a face. */
function bothSeen(own: Colours, other: Colours, mixing: Mixing, one: number, two: number): Float32Array {
  const { seen, raster, scratch } = mixing;
  const product = (seen[one] as Float32Array).map((value, at) => value * (seen[two]?.[at] ?? 0));
  const both = interpolate(raster, product, 1, 0, scratch.floats(raster.covered.length));
  for (let i = 0; i < both.length; i++) {
    both[i] = (both[i] as number) * (own.confidence[i] as number) * (other.confidence[i] as number);
  }
  return both;
}

/** The share of a photo at each pixel. */
function shareAt({ shares: all, raster, scratch }: Mixing, index: number): Float32Array | undefined {
  const share = all[index];
  return share && interpolate(raster, share, 1, 0, scratch.floats(raster.covered.length));
}

function warped(photo: Portrait | undefined, { face, raster, width, scratch }: Mixing): WarpedSource {
  if (!photo) throw new Error('a photo is missing');
  return warpFace(photo.picture, photo.face, face, raster, width, scratch);
}

type Colours = Pick<WarpedSource, 'rgb' | 'confidence'>;

/**
 * How much of another photo is taken at each pixel: its share, or all where hair or a hand is in front of the face and
 * the other photo shows skin; nothing where the other photo itself cannot be trusted.
 */
function weightOf(
  other: Colours,
  fused: Colours,
  share: Float32Array,
  { raster, width, scratch }: Mixing,
): Float32Array {
  const weight = scratch.floats(share.length);
  for (let i = 0; i < weight.length; i++) {
    const trusted = other.confidence[i] as number;
    const gain = smoothstep(BETTER, CLEARLY_BETTER, trusted - (fused.confidence[i] as number));
    weight[i] = Math.max(share[i] as number, gain) * smoothstep(DOUBTFUL, TRUSTED, trusted);
  }
  return blurPlane(weight, raster.width, raster.height, Math.max(0.8, BORDER * width), scratch);
}

function mix(fused: Colours, other: Colours, change: Float32Array, weights: Float32Array): void {
  const { rgb, confidence } = fused;
  for (let i = 0, j = 0; i < weights.length; i++, j += 3) {
    const weight = weights[i] as number;
    if (weight < LEAST_WEIGHT) continue;
    confidence[i] = (confidence[i] as number) + weight * ((other.confidence[i] as number) - (confidence[i] as number));
    for (let k = j; k < j + 3; k++) {
      const lit = (other.rgb[k] as number) + (change[k] as number);
      rgb[k] = (rgb[k] as number) + weight * (lit - (rgb[k] as number));
    }
  }
}
