import type { Quality } from '../../../core/ports/quality.ts';
import { type ChooseOptions, readChoice, readPortrait } from '../faces/choose-faces.ts';
import { type Embedding, embedFace, embedPortraits } from '../faces/embedding.ts';
import { findFaces } from '../faces/find-faces.ts';
import { type ChosenFace, type FaceChoice, selectFaces } from '../faces/select-faces.ts';
import type { Portrait } from '../faces/source-identity.ts';
import { decodePicture, readHeader } from '../media/decode.ts';
import { Refusal } from '../media/refusal.ts';
import { containerOf } from '../media/sniff.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { JudgeWork } from '../protocol.ts';
import { forecastOf } from '../swap/quality/forecast-of.ts';
import { judgeFrame, type Seen, summed } from '../swap/quality/judgement.ts';
import { openVideoFile } from '../video/codec/video-file.ts';
import { sampleFrames } from '../video/sample-frames.ts';

/** Where GIFs and videos are looked at, as shares of their length. */
const moments = [1 / 6, 1 / 2, 5 / 6] as const;
/** Longest side of a result in pixels: more tells nothing. */
const longestResult = 2_048;

interface LookedAt {
  readonly scene: Picture;
  readonly faces: readonly Face[];
  readonly chosen: readonly ChosenFace[];
}

/** The photos of one person that show a face. */
type Photos = readonly Portrait[];

/**
 * What the faces promise and, where there is a result, what has become of them. Undefined where the scene shows none of
 * the chosen faces, or the photos none. Throws UserError. Runs in a worker.
 */
export async function judgeSwap(work: JudgeWork, runtime: Runtime): Promise<Quality | undefined> {
  const options: ChooseOptions = { runtime, threshold: work.threshold, maxPixels: work.maxPixels };
  const choice = await readChoice(work.choice, options).catch(noFace);
  if (!choice) return undefined;
  const people: Photos[] = [];
  for (const files of work.sources) people.push(await readPhotos(files, options));
  const frames: LookedAt[] = [];
  for (const scene of await framesOf(work.bytes, work.maxPixels)) frames.push(await lookAt(scene, choice, options));
  const forecast = await forecastOfScene(frames, people, runtime);
  if (!forecast || !work.result) return forecast;
  const results = await framesOf(work.result, work.maxPixels, longestResult);
  return withSeen(forecast, await judged(frames, results, people, runtime));
}

/** Other providers may use a face that the engine would not. */
async function readPhotos(files: readonly Uint8Array[], options: ChooseOptions): Promise<Photos> {
  const photos: Portrait[] = [];
  for (const bytes of files) {
    const photo = await readPortrait(bytes, 'source', options).catch(noFace);
    if (photo) photos.push(photo);
  }
  return photos;
}

/** A picture without a face is no reason to fail. */
function noFace(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}

async function lookAt(scene: Picture, choice: FaceChoice, { runtime, threshold }: ChooseOptions): Promise<LookedAt> {
  const faces = await findFaces(scene, runtime);
  const embed = (face: Face): Promise<Embedding> => embedFace(scene, face, runtime);
  const selection = await selectFaces(faces, choice, { embed, threshold });
  return { scene, faces, chosen: selection.state === 'chosen' ? selection.faces : [] };
}

/** By the frame that is nearest to the middle and shows a chosen face. */
async function forecastOfScene(
  frames: readonly LookedAt[],
  people: readonly Photos[],
  runtime: Runtime,
): Promise<Quality | undefined> {
  const middle = (frames.length - 1) / 2;
  const order = [...frames.entries()].sort(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle));
  const [, frame] = order.find(([, { chosen }]) => chosen.length > 0) ?? [];
  return frame && forecastOf(frame.scene, frame.chosen, people, runtime);
}

async function judged(
  frames: readonly LookedAt[],
  results: readonly Picture[],
  people: readonly Photos[],
  runtime: Runtime,
): Promise<Seen | undefined> {
  const embeddings: Embedding[][] = [];
  for (const photos of people) embeddings.push(await embedPortraits(photos, runtime));
  const seen: (Seen | undefined)[] = [];
  for (const [index, { scene, faces, chosen }] of frames.entries()) {
    const result = results[index];
    const sourced = chosen.map(({ face }, at) => ({ face, source: embeddings[at] ?? embeddings[0] ?? [] }));
    if (result) seen.push(await judgeFrame({ scene, result, faces, chosen: sourced }, runtime));
  }
  return summed(seen);
}

function withSeen(forecast: Quality, seen: Seen | undefined): Quality {
  if (seen === undefined || seen === 'swapped') return forecast;
  return { level: 'poor', reasons: [seen, ...forecast.reasons] };
}

async function framesOf(bytes: Uint8Array, maxPixels: number, maxSide?: number): Promise<Picture[]> {
  const container = await containerOf(bytes);
  const isStill = container === undefined || (container === 'gif' && (await readHeader(bytes)).frames <= 1);
  if (isStill) return [(await decodePicture(bytes, { maxPixels, ...(maxSide && { maxSide }) })).picture];
  const frames: Picture[] = [];
  for (const picture of sampleFrames(await openVideoFile(bytes), moments)) {
    frames.push({ ...picture, data: picture.data.slice() }); // it is valid until the next is requested
  }
  return frames;
}
