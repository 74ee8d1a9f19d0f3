import { openingOf } from '../../mesh/landmarks.ts';
import { INNER_LIP_CORNERS, INNER_LIP_MIDDLES, INNER_LIPS, OUTER_LIPS } from '../../mesh/regions.ts';
import type { Grid } from '../../pixels/grid.ts';
import { labOf, rgbOf } from '../../pixels/lab.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { FaceOnGrid } from './eyes.ts';
import { medianLab } from './iris.ts';
import { cutOut, inside, pixelsOf, type Spot, show, softened, spotAround } from './spot.ts';

/** Height over width of the mouth opening: up to the first it counts as shut, from the second on as fully open. */
const SHUT_MOUTH = 0.045;
const OPEN_MOUTH = 0.075;
/** Lips of a wide open mouth reach beyond where the mesh has them: from the first difference of openings on, and fully. */
const WIDER_FROM = 0.1;
const WIDER_FULLY = 0.35;
/** Softness of the edges in face widths. */
const LIPS_EDGE = 0.026;
const WIDE_LIPS_EDGE = 0.05;
const COLOUR_EDGE = 0.01;
const INSIDE_EDGE = 0.008;
const MARGIN = 0.12;
const LIGHTNESS_REACH = 10;
const CHROMA_REACH = 12;
const FEWEST_PIXELS = 12;

/**
 * Shows the scene's mouth in `rgb` [pixels, 3]: the inside if either mouth is open, and by `difference` the lips too, in
 * the source's lip colour. Adds to `shown` how much of the scene each pixel shows.
 */
export function keepMouth(
  grid: Grid,
  rgb: Float32Array,
  source: FaceOnGrid,
  scene: FaceOnGrid,
  difference: number,
  shown: Float32Array,
  scratch: Scratch,
): void {
  const [ownOpening, theirOpening] = [openingOfMouth(source), openingOfMouth(scene)];
  const open = smoothstep(SHUT_MOUTH, OPEN_MOUTH, Math.max(ownOpening, theirOpening));
  if (difference === 0 && open === 0) return;
  const spot = spotAround(grid, OUTER_LIPS, MARGIN * grid.faceWidth);
  const gap = inside(spot, INNER_LIPS, scratch);
  const theirs = cutOut(spot, scene.rgb, scratch);
  if (difference > 0) {
    const lips = inside(spot, OUTER_LIPS, scratch);
    const edge = edgeOf(spot, lips, smoothstep(WIDER_FROM, WIDER_FULLY, ownOpening - theirOpening), scratch);
    for (let k = 0; k < edge.length; k++) edge[k] = difference * (edge[k] as number);
    for (let k = 0; k < lips.length; k++) if (gap[k] === 1) lips[k] = 0;
    show(spot, rgb, inColourOf(rgb, scene.rgb, spot, lips, theirs, scratch), edge, shown);
  }
  if (open === 0) return;
  const soft = softened(spot, gap, INSIDE_EDGE, scratch);
  for (let k = 0; k < soft.length; k++) soft[k] = Math.min(1, 1.5 * open * (soft[k] as number));
  show(spot, rgb, theirs, soft, shown);
}

function openingOfMouth({ face }: FaceOnGrid): number {
  return openingOf(face.landmarks, INNER_LIP_MIDDLES, INNER_LIP_CORNERS);
}

/** Share of the scene's mouth at each pixel of the spot: the lips with a soft edge, and with skin around them by `wide`. */
function edgeOf(spot: Spot, lips: Float32Array, wide: number, scratch: Scratch): Float32Array {
  const edge = softened(spot, lips, LIPS_EDGE + wide * (WIDE_LIPS_EDGE - LIPS_EDGE), scratch);
  const from = 0.1 - 0.05 * wide;
  const to = 0.9 - 0.45 * wide;
  for (let k = 0; k < edge.length; k++) edge[k] = smoothstep(from, to, edge[k] as number);
  return edge;
}

/** `theirs` [spot's pixels, 3] with the lips in the colour that they have in `rgb`. */
function inColourOf(
  rgb: Float32Array,
  sceneRgb: Float32Array,
  spot: Spot,
  lips: Float32Array,
  theirs: Float32Array,
  scratch: Scratch,
): Float32Array {
  const pixels = pixelsOf(spot, lips);
  if (pixels.length < FEWEST_PIXELS) return theirs;
  const wanted = medianLab(rgb, pixels);
  const present = medianLab(sceneRgb, pixels);
  const move = (channel: 0 | 1 | 2, reach: number): number => clamp(wanted[channel] - present[channel], -reach, reach);
  const moves = [move(0, LIGHTNESS_REACH), move(1, CHROMA_REACH), move(2, CHROMA_REACH)] as const;
  const soft = softened(spot, lips, COLOUR_EDGE, scratch);
  const lab = labOf(theirs, scratch.floats(theirs.length));
  for (let k = 0; k < soft.length; k++) {
    for (let c = 0; c < 3; c++)
      lab[3 * k + c] = (lab[3 * k + c] as number) + (soft[k] as number) * (moves[c] as number);
  }
  return rgbOf(lab, lab);
}
