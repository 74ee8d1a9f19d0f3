import { type Expression, expressionOf } from '../../faces/expression.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { boxWidth, type Pose } from '../../mesh/face.ts';
import { faceWidth, landmark } from '../../mesh/landmarks.ts';
import { BEARD_AREA, LEFT_BROW, LEFT_EYE, LIPS, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { FOREHEAD_HEIGHT, RINGS_FROM_OVAL } from '../../mesh/topology.ts';
import type { Runtime } from '../../models/runtime.ts';
import { labOf } from '../../pixels/lab.ts';
import { sample, sampledAt } from '../../pixels/sampling.ts';
import { sharpnessOf } from './detail.ts';
import { type Light, lightOf } from './light-direction.ts';

/** What can be seen of one face before it is swapped. Nothing of it is kept. */
export interface FaceFacts {
  readonly pose: Pose;
  /** Pixels. */
  readonly width: number;
  readonly expression: Expression;
  readonly light: Light;
  /** Median Lab of the skin. */
  readonly skin: readonly [lightness: number, a: number, b: number];
  readonly sharpness: number;
  /** Share of the bare parts of the face that have another colour than its skin, 0 to 1. */
  readonly covered: number;
}

/** Side of the spot that is averaged at a landmark, in face widths. */
const SPOT = 0.03;
const RINGS_INSIDE = 2;
const HIGHEST = 0.6;
const FEATURES: ReadonlySet<number> = new Set([...RIGHT_EYE, ...LEFT_EYE, ...RIGHT_BROW, ...LEFT_BROW, ...LIPS]);
/** Landmarks that are skin on nearly every face, or a beard. */
const SKIN = [...RINGS_FROM_OVAL.keys()].filter(
  (index) =>
    (RINGS_FROM_OVAL[index] ?? 0) >= RINGS_INSIDE && !FEATURES.has(index) && (FOREHEAD_HEIGHT[index] ?? 0) < HIGHEST,
);
const BEARD: ReadonlySet<number> = new Set(BEARD_AREA);
/** Distance in a and b of Lab from which a spot is no skin of this face. */
const LEAST_UNLIKE = 22;

export async function factsOf(portrait: Portrait, runtime: Runtime): Promise<FaceFacts> {
  const { face } = portrait;
  const lab = skinOf(portrait);
  const skin = [median(lab, 0), median(lab, 1), median(lab, 2)] as const;
  return {
    pose: face.pose,
    width: boxWidth(face.box),
    expression: await expressionOf(face, runtime),
    light: lightOf(lab, SKIN, skin[0]),
    skin,
    sharpness: sharpnessOf(portrait),
    covered: coveredShare(lab, skin),
  };
}

/** Lab of the spots at `SKIN`. */
function skinOf({ picture, face }: Portrait): Float32Array {
  const from = sampledAt(picture, faceWidth(face.landmarks) * SPOT);
  const rgb = new Float32Array(3 * SKIN.length);
  for (const [at, index] of SKIN.entries()) {
    const [x, y] = landmark(face.landmarks, index);
    sample(from, x, y, rgb, 3 * at);
  }
  return labOf(rgb, rgb);
}

function median(lab: Float32Array, channel: number): number {
  const values = Float32Array.from(SKIN, (_, at) => lab[3 * at + channel] as number).sort();
  return values[values.length >> 1] ?? 0;
}

function coveredShare(lab: Float32Array, [, a, b]: FaceFacts['skin']): number {
  let unlike = 0;
  let all = 0;
  for (const [at, index] of SKIN.entries()) {
    if (BEARD.has(index)) continue;
    const distance = Math.hypot((lab[3 * at + 1] as number) - a, (lab[3 * at + 2] as number) - b);
    all++;
    if (distance > LEAST_UNLIKE) unlike++;
  }
  return unlike / all;
}
