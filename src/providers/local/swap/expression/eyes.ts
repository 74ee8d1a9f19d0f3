import type { Face } from '../../mesh/face.ts';
import { openingOf } from '../../mesh/landmarks.ts';
import {
  LEFT_EYE,
  LEFT_EYE_CORNERS,
  LEFT_IRIS,
  LEFT_LID_MIDDLES,
  LEFT_LIDS,
  RIGHT_EYE,
  RIGHT_EYE_CORNERS,
  RIGHT_IRIS,
  RIGHT_LID_MIDDLES,
  RIGHT_LIDS,
} from '../../mesh/regions.ts';
import type { Grid } from '../../pixels/grid.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { WarpedFace } from '../warp-face.ts';
import { type IrisColour, irisAt, irisColour, tintIris } from './iris.ts';
import { cutOut, inside, pixelsOf, type Spot, show, softened, spotAround } from './spot.ts';

interface Eye {
  readonly opening: readonly number[];
  readonly lids: readonly number[];
  readonly iris: readonly number[];
  readonly corners: readonly [number, number];
  readonly middles: readonly [number, number];
}

const EYES: readonly Eye[] = [
  {
    opening: RIGHT_EYE,
    lids: RIGHT_LIDS,
    iris: RIGHT_IRIS,
    corners: RIGHT_EYE_CORNERS,
    middles: RIGHT_LID_MIDDLES,
  },
  { opening: LEFT_EYE, lids: LEFT_LIDS, iris: LEFT_IRIS, corners: LEFT_EYE_CORNERS, middles: LEFT_LID_MIDDLES },
];

/** Opening of an eye (height over width): from the first on its lids are the source's, below the second the scene's. */
const OPEN = 0.21;
const NARROW = 0.15;
/** Softness of the edges in face widths. */
const EYEBALL_EDGE = 0.007;
const LIDS_EDGE = 0.022;
const LIDS_MARGIN = 0.07;

/** A face on the grid of the swap. */
export interface FaceOnGrid extends WarpedFace {
  readonly face: Face;
}

/**
 * Shows the scene's eyeballs in `rgb` [pixels, 3], with irises in the source's colour, so that the gaze stays the
 * scene's. Lids come along where the eye of either face is narrow. Adds to `shown` how much of the scene each pixel
 * shows.
 */
export function keepEyes(
  grid: Grid,
  rgb: Float32Array,
  source: FaceOnGrid,
  scene: FaceOnGrid,
  shown: Float32Array,
  scratch: Scratch,
): void {
  const eyes = EYES.map((eye) => {
    const spot = spotAround(grid, eye.lids, LIDS_MARGIN * grid.faceWidth);
    const opening = inside(spot, eye.opening, scratch);
    return { eye, spot, opening, pixels: pixelsOf(spot, opening) };
  });
  const colour = clearest(
    eyes.map(({ eye, pixels }) => irisColour(rgb, source, irisAt(source.face, eye.iris), pixels)),
  );
  for (const { eye, spot, opening, pixels } of eyes) {
    const openings = [source, scene].map(({ face }) => openingOf(face.landmarks, eye.middles, eye.corners));
    const narrow = smoothstep(OPEN, NARROW, Math.min(...openings));
    const shares = eyeShares(spot, eye, opening, narrow, scratch);
    show(spot, rgb, cutOut(spot, scene.rgb, scratch), shares, shown);
    const iris = irisAt(scene.face, eye.iris);
    tintIris(rgb, scene, iris, pixels, irisColour(scene.rgb, scene, iris, pixels), colour);
  }
}

/** Share of the scene at each pixel of the spot: all of the eyeball, and `narrow` of the lids. */
function eyeShares(spot: Spot, eye: Eye, opening: Float32Array, narrow: number, scratch: Scratch): Float32Array {
  const shares = softened(spot, opening, EYEBALL_EDGE, scratch);
  for (let k = 0; k < shares.length; k++) shares[k] = smoothstep(0.35, 0.85, shares[k] as number);
  if (narrow === 0) return shares;
  const lids = softened(spot, inside(spot, eye.lids, scratch), LIDS_EDGE, scratch);
  for (let k = 0; k < shares.length; k++) shares[k] = Math.max(shares[k] as number, narrow * (lids[k] as number));
  return shares;
}

/** The colour of both irises together, because people have two alike. The clearer one counts more. */
function clearest(colours: readonly IrisColour[]): IrisColour {
  const sum = colours.reduce((total, { clarity }) => total + clarity, 0);
  const lab: [number, number, number] = [0, 0, 0];
  for (const colour of colours) {
    for (const channel of [0, 1, 2] as const)
      lab[channel] += (colour.clarity * colour.lab[channel]) / Math.max(sum, 1e-6);
  }
  return { lab, clarity: Math.max(...colours.map(({ clarity }) => clarity)) };
}
