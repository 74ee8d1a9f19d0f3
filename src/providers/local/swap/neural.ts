import { normalised } from '../faces/embedding.ts';
import { fivePoints, type Point, windowOnto } from '../faces/five-points.ts';
import type { IdentifySource, Portrait } from '../faces/source-identity.ts';
import type { Face } from '../mesh/face.ts';
import { boundsOf } from '../mesh/landmarks.ts';
import { type Initializer, readLastInitializer } from '../models/onnx-read.ts';
import type { ModelFile, ModelOpener } from '../models/runtime.ts';
import { type CropWindow, cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';
import type { NeuralModels } from '../worker-settings.ts';

const FACE_SIDE = 128;
const PORTRAIT_SIDE = 112;
const EMBEDDING_LENGTH = 512;

/**
 * Where ArcFace expects the five points in its 112 px square. The 128 px square of inswapper has 8 px more on each
 * side.
 */
const ARCFACE: readonly Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];
const INSWAPPER: readonly Point[] = ARCFACE.map(({ x, y }) => ({ x: x + 8, y }));

/**
 * Source identities that a network draws onto faces of the scene. Mask, colour and blending stay the engine's own.
 * Rejects if a model file does not have the expected shape.
 */
export async function openNeuralModels(models: NeuralModels, opener: ModelOpener): Promise<IdentifySource> {
  const [swapper, recognizer, map] = await Promise.all([
    opener.openFile(models.swapper),
    opener.openFile(models.recognizer),
    readLastInitializer(models.swapper),
  ]);
  const isSwapper = ['target', 'source'].every((name) => swapper.inputNames.includes(name));
  if (!isSwapper || map.shape.join() !== `${EMBEDDING_LENGTH},${EMBEDDING_LENGTH}`) {
    throw new Error('LOCAL_SWAPPER_MODEL is not shaped like inswapper_128');
  }
  return async (portrait) => {
    const latent = normalised(mapped(await recognise(portrait, recognizer), map));
    return { portraitFor: (scene, face) => redraw(scene, face, latent, swapper) };
  };
}

async function recognise({ picture, face }: Portrait, recognizer: ModelFile): Promise<Float32Array> {
  const window = windowOnto(fivePoints(face.landmarks), ARCFACE, PORTRAIT_SIDE);
  const values = { multiply: 1 / 127.5, add: -1 };
  const input = planesOf(cropRotated(picture, window, PORTRAIT_SIDE, PORTRAIT_SIDE, values));
  const [name = ''] = recognizer.inputNames;
  const shape = [1, 3, PORTRAIT_SIDE, PORTRAIT_SIDE];
  const [embedding] = await recognizer.run({ [name]: { values: input, shape } });
  if (embedding?.length !== EMBEDDING_LENGTH) throw new Error('LOCAL_RECOGNIZER_MODEL does not give 512 numbers');
  return normalised(embedding);
}

/** The embedding [512] in the latent space of the swapper: multiplied by the map [512, 512] from the swapper's file. */
function mapped(embedding: Float32Array, { values }: Initializer): Float32Array {
  const latent = new Float32Array(EMBEDDING_LENGTH);
  for (const [row, weight] of embedding.entries()) {
    const start = row * EMBEDDING_LENGTH;
    for (let column = 0; column < EMBEDDING_LENGTH; column++) {
      latent[column] = (latent[column] ?? 0) + weight * (values[start + column] ?? 0);
    }
  }
  return latent;
}

async function redraw(scene: Picture, face: Face, latent: Float32Array, swapper: ModelFile): Promise<Portrait> {
  const window = windowOnto(fivePoints(face.landmarks), INSWAPPER, FACE_SIDE);
  const crop = cropRotated(scene, window, FACE_SIDE, FACE_SIDE, { multiply: 1 / 255, add: 0 });
  const [drawn] = await swapper.run({
    target: { values: planesOf(crop), shape: [1, 3, FACE_SIDE, FACE_SIDE] },
    source: { values: latent, shape: [1, EMBEDDING_LENGTH] },
  });
  if (drawn?.length !== 3 * FACE_SIDE * FACE_SIDE)
    throw new Error('LOCAL_SWAPPER_MODEL does not draw 128 × 128 pixels');
  return { picture: pictureOf(drawn), face: faceInWindow(face, window) };
}

/** The face in the coordinates of the square crop. */
function faceInWindow(face: Face, { centreX, centreY, scale, angle }: CropWindow): Face {
  const cosine = Math.cos(angle) / scale;
  const sine = Math.sin(angle) / scale;
  const landmarks = face.landmarks.slice();
  for (let i = 0; i < landmarks.length; i += 3) {
    const x = (face.landmarks[i] ?? 0) - centreX;
    const y = (face.landmarks[i + 1] ?? 0) - centreY;
    landmarks[i] = cosine * x + sine * y + FACE_SIDE / 2;
    landmarks[i + 1] = cosine * y - sine * x + FACE_SIDE / 2;
    landmarks[i + 2] = (face.landmarks[i + 2] ?? 0) / scale;
  }
  const roll = face.pose.roll - (angle * 180) / Math.PI;
  return {
    landmarks,
    box: boundsOf(landmarks),
    score: face.score,
    pose: { ...face.pose, roll },
    rollRadians: face.rollRadians - angle,
  };
}

/** [pixels, 3] to [3, pixels], the layout of these models. */
function planesOf(pixels: Float32Array): Float32Array {
  const count = pixels.length / 3;
  const planes = new Float32Array(pixels.length);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) planes[channel * count + i] = pixels[3 * i + channel] ?? 0;
  }
  return planes;
}

function pictureOf(planes: Float32Array): Picture {
  const count = planes.length / 3;
  const data = new Uint8ClampedArray(planes.length);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) data[3 * i + channel] = 255 * (planes[channel * count + i] ?? 0);
  }
  return { width: FACE_SIDE, height: FACE_SIDE, data: new Uint8Array(data.buffer) };
}
