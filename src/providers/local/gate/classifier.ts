import type { ModelFile, ModelOpener, Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { Scores } from './scores.ts';

/** Tells what a picture shows. */
export interface Classifier {
  /** The scores of each model: this program's, then the operator's. */
  classify(picture: Picture): Promise<readonly Scores[]>;
}

/** Pixels of each side of the models' input. */
const side = 224;
const inputShape = [1, side, side, 3];

/** `ownModel` is the path of the operator's model, which is asked beside the one of this program. */
export async function createClassifier(runtime: Runtime & ModelOpener, ownModel?: string): Promise<Classifier> {
  const own = ownModel === undefined ? undefined : await runtime.openFile(ownModel);
  return {
    async classify(picture) {
      const input = classifierInput(picture);
      const [output] = await runtime.run('nsfw', input, inputShape);
      const scores = Scores.parse([...(output ?? [])]);
      return own ? [scores, await askOwn(own, input)] : [scores];
    },
  };
}

/** Undefined where the operator's model can be used; otherwise what is wrong with it. */
export async function problemOfModel(path: string, opener: ModelOpener): Promise<string | undefined> {
  let model: ModelFile;
  try {
    model = await opener.openFile(path);
  } catch {
    return 'cannot be read as an ONNX model';
  }
  if (model.inputNames.length !== 1) return 'has not exactly one input';
  try {
    for (const level of [0, 0.5, 1]) await askOwn(model, new Float32Array(side * side * 3).fill(level));
    return undefined;
  } catch {
    return 'does not answer float32 [N, 224, 224, 3] with [N, 5] probabilities';
  }
}

async function askOwn(model: ModelFile, values: Float32Array): Promise<Scores> {
  const outputs = await model.run({ [model.inputNames[0] ?? '']: { values, shape: inputShape } });
  if (outputs.length !== 1) throw new Error('the model of GATE_MODEL has not exactly one output');
  return Scores.parse([...(outputs[0] ?? [])]);
}

/**
 * The picture as nsfwjs gives it to its model: [1, 224, 224, 3] in 0 to 1, resized bilinearly with aligned corners, as
 * tf.image.resizeBilinear does it.
 */
function classifierInput({ width, height, data }: Picture): Float32Array {
  const input = new Float32Array(side * side * 3);
  const across = placesOf(width);
  const down = placesOf(height);
  let to = 0;
  for (const row of down) {
    for (const column of across) {
      const topLeft = 3 * (row.floor * width + column.floor);
      const topRight = 3 * (row.floor * width + column.ceil);
      const bottomLeft = 3 * (row.ceil * width + column.floor);
      const bottomRight = 3 * (row.ceil * width + column.ceil);
      for (let channel = 0; channel < 3; channel++) {
        const top = between(data, topLeft + channel, topRight + channel, column.fraction);
        const bottom = between(data, bottomLeft + channel, bottomRight + channel, column.fraction);
        input[to++] = (top + (bottom - top) * row.fraction) / 255;
      }
    }
  }
  return input;
}

/** Between which pixels each pixel of the input lies. */
function placesOf(length: number): { floor: number; ceil: number; fraction: number }[] {
  return Array.from({ length: side }, (_, place) => {
    const at = (place * (length - 1)) / (side - 1);
    const floor = Math.floor(at);
    return { floor, ceil: Math.min(length - 1, Math.ceil(at)), fraction: at - floor };
  });
}

function between(data: Uint8Array, from: number, to: number, fraction: number): number {
  const first = data[from] as number;
  return first + ((data[to] as number) - first) * fraction;
}
