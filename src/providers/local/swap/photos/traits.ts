import type { Expression } from '../../faces/expression.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import type { Face, Pose } from '../../mesh/face.ts';
import { faceWidth, landmark, regionAround } from '../../mesh/landmarks.ts';
import { BARE_SKIN } from '../../mesh/regions.ts';
import { cropRotated } from '../../pixels/crop.ts';
import { lumaAt } from '../../pixels/luma.ts';
import type { Picture } from '../../pixels/picture.ts';
import { sample, sampledAt } from '../../pixels/sampling.ts';

/** What photos of one person, and the face that they are put on, are compared by. */
export interface Traits {
  readonly pose: Pose;
  /** Absent where it is not known, and then of no weight. */
  readonly expression: Expression | undefined;
  /** For each area of `BARE_SKIN`, the logarithm of its brightness relative to all of them. */
  readonly light: readonly number[];
  /** Width of the face in pixels. */
  readonly width: number;
  /** Mean jump of brightness between neighbours, of 255, where the face is as small as `SHARPNESS_SIDE`. */
  readonly sharpness: number;
}

/** Side of the spot whose brightness is read, in face widths. */
const LIGHT_SPOT = 0.06;
const DARKEST = 8;
const SHARPNESS_SIDE = 160;

export function traitsOf({ picture, face }: Portrait): Traits {
  return {
    pose: face.pose,
    expression: face.expression,
    light: lightOf(picture, face),
    width: faceWidth(face.landmarks),
    sharpness: sharpnessOf(picture, face),
  };
}

function lightOf(picture: Picture, { landmarks }: Face): number[] {
  const sampled = sampledAt(picture, faceWidth(landmarks) * LIGHT_SPOT);
  const rgb = new Float32Array(3);
  const brightness = BARE_SKIN.map((area) => {
    let sum = 0;
    for (const at of area) {
      const [x, y] = landmark(landmarks, at);
      sample(sampled, x, y, rgb, 0);
      sum += lumaAt(rgb, 0) / area.length;
    }
    return Math.log(Math.max(DARKEST, sum));
  });
  const mean = brightness.reduce((sum, each) => sum + each, 0) / brightness.length;
  return brightness.map((each) => each - mean);
}

function sharpnessOf(picture: Picture, face: Face): number {
  const { centreX, centreY, side, angle } = regionAround(face.landmarks, 1);
  const window = { centreX, centreY, scale: side / SHARPNESS_SIDE, angle };
  const crop = cropRotated(picture, window, SHARPNESS_SIDE, SHARPNESS_SIDE, { multiply: 1, add: 0 });
  let sum = 0;
  let count = 0;
  for (let i = 3; i < crop.length; i += 3) {
    sum += Math.abs(lumaAt(crop, i) - lumaAt(crop, i - 3));
    count++;
  }
  return sum / count;
}
