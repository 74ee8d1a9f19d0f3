import { type Face, LANDMARK_COUNT } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { MIRRORED } from '../mesh/topology.ts';
import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { facingViewer, interpolate, type Raster } from '../pixels/raster.ts';
import { type SampledPicture, sample, sampledAt, samplePoints } from '../pixels/sampling.ts';
import type { Scratch } from '../pixels/scratch.ts';
import type { Patch } from './patch.ts';

/** Degrees of yaw from which the far half of the source's face is too narrow to use. */
const MIRROR_FROM_YAW = 12;

/**
 * A face warped onto a raster: colours [pixels, 3] in 0 to 255, and the position in the picture that each came from.
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
  const xs = interpolate(raster, face.landmarks, 3, 0, scratch.floats(raster.covered.length));
  const ys = interpolate(raster, face.landmarks, 3, 1, scratch.floats(raster.covered.length));
  const sampled = sampledAt(picture, 1 / patch.scaleX);
  const rgb = samplePoints(sampled, raster.covered, xs, ys, scratch.floats(3 * raster.covered.length));
  return { rgb, xs, ys };
}

/** Warps one face onto the raster of another. `drawnWidth` is the width of the scene's face in raster pixels. */
export function warpFace(
  source: Picture,
  face: Face,
  sceneFace: Face,
  raster: Raster,
  drawnWidth: number,
  scratch: Scratch,
): WarpedFace {
  const count = raster.covered.length;
  const sampled = sampledAt(source, faceWidth(face.landmarks) / drawnWidth);
  const xs = interpolate(raster, face.landmarks, 3, 0, scratch.floats(count));
  const ys = interpolate(raster, face.landmarks, 3, 1, scratch.floats(count));
  const rgb = samplePoints(sampled, raster.covered, xs, ys, scratch.floats(3 * count));
  if (Math.abs(face.pose.yaw) <= MIRROR_FROM_YAW) return { rgb, xs, ys };
  const facing = facingViewer(face.landmarks);
  const half = {
    xs: interpolate(raster, mirroredValues(face.landmarks, 3, 0), 1, 0, scratch.floats(count)),
    ys: interpolate(raster, mirroredValues(face.landmarks, 3, 1), 1, 0, scratch.floats(count)),
    facing: interpolate(raster, facing, 1, 0, scratch.floats(count)),
    sceneFacing: interpolate(raster, facingViewer(sceneFace.landmarks), 1, 0, scratch.floats(count)),
    mirroredFacing: interpolate(raster, mirroredValues(facing, 1, 0), 1, 0, scratch.floats(count)),
  };
  fillHiddenHalf(sampled, raster.covered, half, rgb);
  return { rgb, xs, ys };
}

function mirroredValues(values: Float32Array, stride: number, offset: number): Float32Array {
  return Float32Array.from({ length: LANDMARK_COUNT }, (_, i) => values[(MIRRORED[i] ?? i) * stride + offset] ?? 0);
}

/** Inputs to fill the half of the source's face that the camera did not see. */
interface MirroredHalf {
  /** Positions of the mirrored landmarks in the source. */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** How much this position and its mirror image face the camera of the source, -1 to 1. */
  readonly facing: Float32Array;
  readonly mirroredFacing: Float32Array;
  /** How much this position faces the camera of the scene, -1 to 1. */
  readonly sceneFacing: Float32Array;
}

/** Fills parts that are turned away in the source but not in the scene from the other half of the face. */
function fillHiddenHalf(from: SampledPicture, covered: Uint8Array, half: MirroredHalf, rgb: Float32Array): void {
  const other = new Float32Array(3);
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const facing = half.facing[i] as number;
    const gain = (half.mirroredFacing[i] as number) - facing;
    const need = smoothstep(0, 0.25, (half.sceneFacing[i] as number) - facing);
    const weight = need * smoothstep(0, 0.45, gain) * smoothstep(0.75, 0.25, facing);
    if (weight < 0.003) continue;
    sample(from, half.xs[i] as number, half.ys[i] as number, other, 0);
    for (let k = 0; k < 3; k++) {
      const own = rgb[3 * i + k] as number;
      rgb[3 * i + k] = own + ((other[k] as number) - own) * weight;
    }
  }
}
