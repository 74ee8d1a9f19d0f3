import { faceOf } from '../../faces/find-faces.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { alignSimilarity } from '../../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../../mesh/face.ts';
import { boundsOf, faceWidth } from '../../mesh/landmarks.ts';
import { LIPS } from '../../mesh/regions.ts';
import { facingViewer, interpolate, pictureOnRaster, type Raster, rasterise } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type WarpedFace, warpFace } from '../warp-face.ts';
import { evenOut } from './even-out.ts';
import { mayHelp, type Shares, seenIn, sharesOf } from './shares.ts';

/** Room around the face, in face widths. */
const MARGIN = 0.04;
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

/** Colours [pixels, 3]: the best photo, with the others in its light mixed in by their shares. */
function mixed(photos: readonly Portrait[], best: number, mixing: Mixing): Float32Array {
  const { seen, shares, raster, scratch } = mixing;
  const count = raster.covered.length;
  const plane = (values: Float32Array): Float32Array => interpolate(raster, values, 1, 0, scratch.floats(count));
  const own = warped(photos[best], mixing);
  const rgb = own.rgb.slice();
  for (const [index, photo] of photos.entries()) {
    const share = shares[index];
    const seenHere = seen[index];
    const seenInBest = seen[best];
    if (index === best || !share || !seenHere || !seenInBest || Math.max(...share) === 0) continue;
    const other = warped(photo, mixing);
    const both = plane(seenHere.map((value, landmark) => value * (seenInBest[landmark] ?? 0)));
    const change = evenOut(own.rgb, other.rgb, both, { ...raster, faceWidth: mixing.width }, scratch);
    addShare(rgb, own.rgb, other.rgb, change, plane(share));
  }
  return rgb;
}

function warped(photo: Portrait | undefined, { face, raster, width, scratch }: Mixing): WarpedFace {
  if (!photo) throw new Error('a photo is missing');
  return warpFace(photo.picture, photo.face, face, raster, width, scratch);
}

function addShare(
  rgb: Float32Array,
  own: Float32Array,
  other: Float32Array,
  change: Float32Array,
  share: Float32Array,
): void {
  for (let i = 0, j = 0; i < share.length; i++, j += 3) {
    const weight = share[i] as number;
    if (weight === 0) continue;
    for (let k = j; k < j + 3; k++) {
      const lit = (other[k] as number) + (change[k] as number);
      rgb[k] = (rgb[k] as number) + weight * (lit - (own[k] as number));
    }
  }
}
