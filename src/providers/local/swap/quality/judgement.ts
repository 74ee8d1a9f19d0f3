import type { QualityReason } from '../../../../core/ports/quality.ts';
import { type Embedding, embedFace, similarity } from '../../faces/embedding.ts';
import type { Face } from '../../mesh/face.ts';
import type { Runtime } from '../../models/runtime.ts';
import type { Picture } from '../../pixels/picture.ts';
import { hasChanged, hasShapeOf } from './change.ts';

/** One frame of a scene, and the same frame of a result. */
export interface JudgedFrame {
  readonly scene: Picture;
  readonly result: Picture;
  /** All faces of the scene. */
  readonly faces: readonly Face[];
  /** Those that were to be swapped, and what the photos of each one's source look like. */
  readonly chosen: readonly { readonly face: Face; readonly source: readonly Embedding[] }[];
}

/** What was seen: that a face was swapped as it should, or what went wrong. */
export type Seen = 'swapped' | Extract<QualityReason, 'unchanged' | 'wrong-face'>;

/**
 * Cosine similarity from which a changed face is still the same person in the same picture. Measured: at least 0.93 in a
 * picture that was encoded anew, blurred, sharpened or brightened, and at most 0.76 in a swapped one.
 */
const SAME_FACE = 0.86;
/**
 * How much nearer a face must have come to its source. Measured: 0.07 and more in swaps; a stranger's face comes no
 * nearer on average.
 */
const LEAST_NEARER = 0.03;
/** Faces that are recognised: the others are only compared. */
const MOST_RECOGNISED = 3;

/** Undefined where the result is another picture, or nobody was to be swapped. */
export async function judgeFrame(frame: JudgedFrame, runtime: Runtime): Promise<Seen | undefined> {
  const { scene, result, faces, chosen } = frame;
  if (chosen.length === 0 || !hasShapeOf(scene, result)) return undefined;
  let isOther = false;
  let isSwapped = false;
  for (const [index, { face, source }] of chosen.entries()) {
    if (!hasChanged(face.box, scene, result)) continue;
    if (index >= MOST_RECOGNISED) {
      isSwapped = true;
      continue;
    }
    const { before, after } = await embeddingsOf(face, frame, runtime);
    if (similarity(before, after) >= SAME_FACE) continue;
    if (source.some((one) => similarity(after, one) - similarity(before, one) >= LEAST_NEARER)) isSwapped = true;
    else isOther = true;
  }
  if (isOther) return 'wrong-face';
  if (isSwapped) return 'swapped';
  const others = faces.filter((face) => chosen.every((one) => one.face !== face));
  return (await hasAnyChanged(others, frame, runtime)) ? 'wrong-face' : 'unchanged';
}

async function hasAnyChanged(others: readonly Face[], frame: JudgedFrame, runtime: Runtime): Promise<boolean> {
  const different = others.filter(({ box }) => hasChanged(box, frame.scene, frame.result));
  for (const face of different.slice(0, MOST_RECOGNISED)) {
    const { before, after } = await embeddingsOf(face, frame, runtime);
    if (similarity(before, after) < SAME_FACE) return true;
  }
  return false;
}

/** The face in the scene, and what is in its place in the result. */
async function embeddingsOf(
  face: Face,
  { scene, result }: JudgedFrame,
  runtime: Runtime,
): Promise<{ readonly before: Embedding; readonly after: Embedding }> {
  const scales = [result.width / scene.width, result.height / scene.height, result.width / scene.width];
  const landmarks = face.landmarks.map((value, index) => value * (scales[index % 3] as number));
  return {
    before: await embedFace(scene, face, runtime),
    after: await embedFace(result, { ...face, landmarks }, runtime),
  };
}

/** What was seen in most frames. Nobody has changed only where nobody has in any frame. */
export function summed(seen: readonly (Seen | undefined)[]): Seen | undefined {
  const count = (what: Seen): number => seen.filter((one) => one === what).length;
  if (count('wrong-face') > count('swapped')) return 'wrong-face';
  if (count('swapped') > 0) return 'swapped';
  return count('unchanged') > 0 ? 'unchanged' : undefined;
}
