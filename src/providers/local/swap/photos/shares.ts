import { type Face, LANDMARK_COUNT } from '../../mesh/face.ts';
import { faceWidth } from '../../mesh/landmarks.ts';
import { LEFT_BROW, LEFT_EYE, LIPS, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { NEIGHBOURS } from '../../mesh/topology.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import { facingViewer } from '../../pixels/raster.ts';

/** For each photo, its share of each landmark's surroundings, 0 to 1. */
export type Shares = readonly Float32Array[];

/** How much better another photo must show a place to be mixed in, and to take it over. */
const BETTER = 0.25;
const CLEARLY_BETTER = 0.55;
/** Width of a face, as a share of the width that is drawn, below which it is too coarse to help. */
const COARSEST = 0.3;
const FINE_ENOUGH = 0.7;
/** How much a place must face the viewer in the result to be worth mixing. */
const HARDLY_SHOWN = 0.05;
const SHOWN = 0.3;
const SMOOTHING_ROUNDS = 3;
/** A mouth or an eye is taken from one photo as a whole. */
const PARTS = [LIPS, [...RIGHT_EYE, ...RIGHT_BROW], [...LEFT_EYE, ...LEFT_BROW]];
const LEAST_SHARE = 0.25;

/**
 * How well a photo shows each landmark, 0 to 1, for a face that is drawn `width` pixels wide and faces the viewer as
 * `shown` has it: 1 where the photo shows a place from no flatter an angle.
 */
export function seenIn({ landmarks }: Pick<Face, 'landmarks'>, shown: Float32Array, width: number): Float32Array {
  const fine = smoothstep(COARSEST, FINE_ENOUGH, faceWidth(landmarks) / width);
  return facingViewer(landmarks).map((facing, at) => fine * clamp(facing / Math.max(SHOWN, shown[at] ?? 0), 0, 1));
}

/**
 * The best photo keeps what it shows. Where another one shows clearly more, the one that shows most takes over, with a
 * soft border; two are never averaged over an area. `shown` is how much each landmark faces the viewer in the result.
 */
export function sharesOf(seen: readonly Float32Array[], best: number, shown: Float32Array): Shares {
  const own = seen[best];
  if (!own) throw new Error('the best photo is missing');
  const shares = seen.map(() => new Float32Array(LANDMARK_COUNT));
  for (let at = 0; at < LANDMARK_COUNT; at++) {
    const winner = winnerAt(seen, at, best);
    const gain = (seen[winner]?.[at] ?? 0) - (own[at] ?? 0);
    const taken = winner === best ? 0 : smoothstep(BETTER, CLEARLY_BETTER, gain);
    const isShown = smoothstep(HARDLY_SHOWN, SHOWN, shown[at] ?? 0);
    (shares[winner] as Float32Array)[at] = winner === best ? 1 : taken * isShown;
    if (winner !== best) (shares[best] as Float32Array)[at] = 1 - taken * isShown;
  }
  return shares.map((share) => smoothed(asWholes(share)));
}

/** Whether any photo but the best has a share that can be seen. */
export function mayHelp(shares: Shares, best: number): boolean {
  return shares.some((share, index) => index !== best && share.some((value) => value > LEAST_SHARE));
}

function winnerAt(seen: readonly Float32Array[], at: number, best: number): number {
  let winner = best;
  for (const [index, values] of seen.entries()) {
    if ((values[at] ?? 0) > (seen[winner]?.[at] ?? 0)) winner = index;
  }
  return winner;
}

function asWholes(share: Float32Array): Float32Array {
  const whole = share.slice();
  for (const part of PARTS) {
    const mean = part.reduce((sum, at) => sum + (share[at] ?? 0), 0) / part.length;
    for (const at of part) whole[at] = mean;
  }
  return whole;
}

function smoothed(share: Float32Array): Float32Array {
  let current = share;
  for (let round = 0; round < SMOOTHING_ROUNDS; round++) {
    const before = current;
    current = before.map((value, at) => {
      const around = NEIGHBOURS[at] ?? [];
      const sum = around.reduce((total, neighbour) => total + (before[neighbour] ?? 0), 0);
      return 0.5 * value + (0.5 * sum) / Math.max(1, around.length);
    });
  }
  return current;
}
