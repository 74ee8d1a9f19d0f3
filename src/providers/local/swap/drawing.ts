import type { Face } from '../mesh/face.ts';
import { boundsOf } from '../mesh/landmarks.ts';
import { BROW_TOPS, FOREHEAD_TOP } from '../mesh/regions.ts';
import { FOREHEAD_HEIGHT } from '../mesh/topology.ts';
import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import type { Raster } from '../pixels/raster.ts';
import type { Scratch } from '../pixels/scratch.ts';
import type { Layers } from './layers/layers.ts';
import type { Patch } from './patch.ts';
import { resample, type WarpedFace } from './warp-face.ts';

/** What is special about a source that a network drew for this very face of the scene. */

/** How far the mesh is raised at its top, in heights of the forehead from the brows to there: to the hairline and a bit over it. */
const RAISED = 0.4;
/** Share of the side of the drawing over which it fades out at its edges, where networks draw worst. */
const EDGE = 0.05;

/** The face with its mesh drawn out over the whole forehead. The same for the face in the scene and in the drawing. */
export function withForehead(face: Face): Face {
  const landmarks = face.landmarks.slice();
  for (const axis of [0, 1, 2]) {
    const at = (landmark: number): number => face.landmarks[3 * landmark + axis] ?? 0;
    const upwards = at(FOREHEAD_TOP) - (at(BROW_TOPS[0]) + at(BROW_TOPS[1])) / 2;
    for (const [landmark, height] of FOREHEAD_HEIGHT.entries()) {
      landmarks[3 * landmark + axis] = at(landmark) + RAISED * smoothstep(0, 1, height) * upwards;
    }
  }
  return { ...face, landmarks, box: boundsOf(landmarks) };
}

/** The drawing on the raster of the scene's face. The faces are alike, so this only shifts, turns and scales it. */
export function placeDrawing(
  drawing: Picture,
  face: Face,
  sceneFace: Face,
  raster: Raster,
  { scaleX }: Patch,
  scratch: Scratch,
): WarpedFace {
  return resample(drawing, face, raster, widthOf(face) / (widthOf(sceneFace) * scaleX), scratch);
}

function widthOf({ box }: Face): number {
  return Math.hypot(box.right - box.left, box.bottom - box.top);
}

/**
 * Share of the drawing at each pixel, 0 to 1: all of the face, with soft edges. Brows, eyes and lips are as good as the
 * rest of it.
 */
export function drawingMask({ covered, interior }: Layers, scratch: Scratch): Float32Array {
  const mask = scratch.floats(covered.length);
  for (let i = 0; i < mask.length; i++) {
    if (covered[i] !== 0) mask[i] = smoothstep(0.55, 0.96, interior[i] as number);
  }
  return mask;
}

/** Fades the mask out towards the edges of the drawing. `xs` and `ys` are places in it, in its pixels. */
export function fadeAtEdges(mask: Float32Array, { xs, ys }: WarpedFace, { width, height }: Picture): void {
  const reach = EDGE * width;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const x = xs[i] as number;
    const y = ys[i] as number;
    const inside = Math.min(x, y, width - x, height - y);
    if (inside < reach) mask[i] = (mask[i] as number) * smoothstep(0, reach, inside);
  }
}
