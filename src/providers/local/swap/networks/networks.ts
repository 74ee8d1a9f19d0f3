import { normalised } from '../../faces/embedding.ts';
import { fivePoints, windowOnto } from '../../faces/five-points.ts';
import type { Portrait, SourceIdentity } from '../../faces/source-identity.ts';
import type { Face } from '../../mesh/face.ts';
import { boundsOf } from '../../mesh/landmarks.ts';
import { readLastInitializer } from '../../models/onnx-read.ts';
import type { ModelFile, ModelOpener } from '../../models/runtime.ts';
import { type CropWindow, cropRotated } from '../../pixels/crop.ts';
import type { Picture } from '../../pixels/picture.ts';
import type { NetworkSettings } from '../../worker-settings.ts';
import { passesOf, putPass, strideFor, takePass } from './passes.ts';
import { IDENTITY_LENGTH, PORTRAIT_SIDE, PORTRAIT_TEMPLATE, type Profile, profiles } from './profiles.ts';

/** What moves has many faces to draw, and gets this share of the passes. */
const SHARE_WHERE_IT_MOVES = 1 / 4;

const ZERO_TO_ONE = { multiply: 1 / 255, add: 0, repeatsEdges: true };
const MINUS_ONE_TO_ONE = { multiply: 1 / 127.5, add: -1 };

/** A network that draws faces, opened. */
interface Network extends Profile {
  readonly drawer: ModelFile;
  /** The most runs for one face of a picture. */
  readonly passes: number;
}

/** Makes the source identity of a person, whose face a network draws onto faces of scenes. */
export type IdentifyPerson = (photos: readonly Portrait[]) => Promise<SourceIdentity>;

/** Rejects if a file cannot be opened. */
export async function openNetworks(settings: NetworkSettings, opener: ModelOpener): Promise<IdentifyPerson> {
  const profile = profiles[settings.profile];
  const [drawer, recognizer, converter] = await Promise.all([
    opener.openFile(settings.swapper),
    opener.openFile(settings.recognizer),
    settings.converter === undefined ? undefined : opener.openFile(settings.converter),
  ]);
  const network = { ...profile, drawer, passes: settings.passes };
  const convert = converterOf(profile, settings.swapper, converter);
  return async (photos) => {
    const embeddings: Float32Array[] = [];
    for (const photo of photos) embeddings.push(await recognise(photo, recognizer));
    const converted = await convert(meanOf(embeddings));
    const identity = profile.isUnit ? normalised(converted) : converted;
    const strides = new WeakMap<object, number>();
    return {
      isDrawn: true,
      async portraitFor(scene, face, track) {
        const window = windowOnto(fivePoints(face.landmarks), network.template, network.side);
        const mostPasses = track ? network.passes * SHARE_WHERE_IT_MOVES : network.passes;
        const stride = strideFor(window.scale, mostPasses, track && strides.get(track));
        if (track) strides.set(track, stride);
        return draw(scene, face, window, stride, identity, network);
      },
    };
  };
}

type Convert = (embedding: Float32Array) => Promise<Float32Array> | Float32Array;

/** Turns the embedding of the recognizer, as it came, into what the network takes for an identity. */
function converterOf(profile: Profile, swapperPath: string, converter: ModelFile | undefined): Convert {
  switch (profile.identity) {
    case 'embedding':
      return (embedding) => embedding;
    case 'mapped': {
      const { values } = readLastInitializer(swapperPath);
      return (embedding) => mapped(normalised(embedding), values);
    }
    case 'converted':
      if (!converter) throw new Error('this network needs a converter');
      return (embedding) =>
        answerOf(
          converter,
          { values: embedding, shape: [1, IDENTITY_LENGTH] },
          IDENTITY_LENGTH,
          'LOCAL_CONVERTER_MODEL',
        );
    default:
      return profile.identity satisfies never;
  }
}

function recognise({ picture, face }: Portrait, recognizer: ModelFile): Promise<Float32Array> {
  const window = windowOnto(fivePoints(face.landmarks), PORTRAIT_TEMPLATE, PORTRAIT_SIDE);
  const crop = cropRotated(picture, window, PORTRAIT_SIDE, PORTRAIT_SIDE, MINUS_ONE_TO_ONE);
  const values = takePass(crop, { stride: 1, column: 0, row: 0 }, PORTRAIT_SIDE, {
    mean: [0, 0, 0],
    deviation: [1, 1, 1],
  });
  const shape = [1, 3, PORTRAIT_SIDE, PORTRAIT_SIDE];
  return answerOf(recognizer, { values, shape }, IDENTITY_LENGTH, 'LOCAL_RECOGNIZER_MODEL');
}

function meanOf(embeddings: readonly Float32Array[]): Float32Array {
  return Float32Array.from({ length: IDENTITY_LENGTH }, (_, place) => {
    return embeddings.reduce((sum, embedding) => sum + (embedding[place] ?? 0), 0) / embeddings.length;
  });
}

/** The first output of a network with one input. */
async function answerOf(
  model: ModelFile,
  input: { readonly values: Float32Array; readonly shape: readonly number[] },
  length: number,
  setting: string,
): Promise<Float32Array> {
  const [name = ''] = model.inputNames;
  const [answer] = await model.run({ [name]: input });
  if (answer?.length !== length) throw new Error(`the network of ${setting} does not give ${length} numbers`);
  return answer;
}

/** The embedding [512] multiplied by the map [512, 512] from the network's file. */
function mapped(embedding: Float32Array, map: Float32Array): Float32Array {
  const identity = new Float32Array(IDENTITY_LENGTH);
  for (const [row, weight] of embedding.entries()) {
    const start = row * IDENTITY_LENGTH;
    for (let column = 0; column < IDENTITY_LENGTH; column++) {
      identity[column] = (identity[column] ?? 0) + weight * (map[start + column] ?? 0);
    }
  }
  return identity;
}

async function draw(
  scene: Picture,
  face: Face,
  window: CropWindow,
  stride: number,
  identity: Float32Array,
  { drawer, side, takes, gives }: Network,
): Promise<Portrait> {
  const fine = { ...window, scale: window.scale / stride };
  const width = side * stride;
  const crop = cropRotated(scene, fine, width, width, ZERO_TO_ONE);
  const drawing = new Uint8ClampedArray(3 * width * width);
  const source = { values: identity, shape: [1, IDENTITY_LENGTH] };
  for (const pass of passesOf(stride)) {
    const target = { values: takePass(crop, pass, side, takes), shape: [1, 3, side, side] };
    const [drawn] = await drawer.run({ target, source });
    if (drawn?.length !== 3 * side * side) {
      throw new Error(`the network of LOCAL_SWAPPER_MODEL does not draw ${side} × ${side} pixels`);
    }
    putPass(drawn, pass, side, gives, drawing);
  }
  const picture = { width, height: width, data: new Uint8Array(drawing.buffer) };
  return { picture, face: faceInWindow(face, fine, width) };
}

/** The face in the coordinates of the square crop. `side` is in pixels of the crop. */
function faceInWindow(face: Face, { centreX, centreY, scale, angle }: CropWindow, side: number): Face {
  const cosine = Math.cos(angle) / scale;
  const sine = Math.sin(angle) / scale;
  const landmarks = face.landmarks.slice();
  for (let i = 0; i < landmarks.length; i += 3) {
    const x = (face.landmarks[i] ?? 0) - centreX;
    const y = (face.landmarks[i + 1] ?? 0) - centreY;
    landmarks[i] = cosine * x + sine * y + side / 2;
    landmarks[i + 1] = cosine * y - sine * x + side / 2;
    landmarks[i + 2] = (face.landmarks[i + 2] ?? 0) / scale;
  }
  const pose = { ...face.pose, roll: face.pose.roll - (angle * 180) / Math.PI };
  return { ...face, landmarks, box: boundsOf(landmarks), pose, rollRadians: face.rollRadians - angle };
}
