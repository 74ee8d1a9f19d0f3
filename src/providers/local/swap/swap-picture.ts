import { unchanged } from '../../../core/ports/quality.ts';
import { type ChooseOptions, chooseFaces } from '../faces/choose-faces.ts';
import { areTurnedApart, qualityProblem } from '../faces/face-quality.ts';
import { findFaces } from '../faces/find-faces.ts';
import { findHands } from '../faces/find-hands.ts';
import type { ChosenFace } from '../faces/select-faces.ts';
import type { IdentifySource, SourceIdentity } from '../faces/source-identity.ts';
import { type DecodedPicture, decodeFor } from '../media/decode.ts';
import { encodePicture } from '../media/encode.ts';
import { answerOrRefusal, Refusal } from '../media/refusal.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { createScratch } from '../pixels/scratch.ts';
import type { SwapAnswer, SwapWork } from '../protocol.ts';
import { readPeople } from './photos/person.ts';
import { identifyForPicture } from './photos/person-identity.ts';
import { hasChanged } from './quality/change.ts';
import { forecastOf } from './quality/forecast-of.ts';
import { swapFace } from './swap-face.ts';

/** Receives the fraction that is done, 0 to 1. It never falls. */
export type OnProgress = (fraction: number) => void;

type SwapReport = Extract<SwapAnswer, { state: 'swapped' }>;

const scratch = createScratch();

/** Fraction of the whole work at which each step ends. */
const done = { decoded: 0.1, found: 0.3, sources: 0.4, swapped: 0.85 } as const;

export interface SwapModels {
  readonly runtime: Runtime;
  readonly identify: IdentifySource;
}

interface SwappedPicture extends Pick<SwapReport, 'faces' | 'leftAlone' | 'quality' | 'leftOutPhotos'> {
  readonly result: DecodedPicture;
}

/** Swaps one picture, from encoded bytes to encoded bytes. Runs in a worker. */
export function swapPicture(work: SwapWork, engine: SwapModels, onProgress: OnProgress): Promise<SwapAnswer> {
  return answerOrRefusal(async () => {
    const { result, ...report } = await swapPixels(work, engine, onProgress);
    // Encode in the wanted format, else in that of the scene. The 256 colours of a GIF are used only on request.
    const own = result.mimeType === 'image/gif' ? 'image/png' : result.mimeType;
    return { state: 'swapped', ...report, ...(await encodePicture(result, work.wanted ?? own)) };
  });
}

/**
 * Separate from encoding, so that the scene, its pyramid and the sources are freed before the encoder allocates memory.
 */
async function swapPixels(
  work: SwapWork,
  { runtime, identify }: SwapModels,
  onProgress: OnProgress,
): Promise<SwappedPicture> {
  const options: ChooseOptions = { runtime, threshold: work.threshold, maxPixels: work.maxPixels };
  const scene = await decodeFor('target', work.bytes, { maxPixels: work.maxPixels });
  onProgress(done.decoded);
  const faces = await findFaces(scene.picture, runtime);
  const chosen = await chooseFaces(scene.picture, faces, work.choice, options);
  const fit = keepFit(chosen, work.choice.which === 'all');
  onProgress(done.found);
  const people = await readPeople(work.sources, options);
  const identities = await Promise.all(people.map(({ photos }) => identifyForPicture(photos, identify)));
  onProgress(done.sources);
  const photos = people.map((person) => person.photos);
  // What spoils a portrait does not spoil what a network draws.
  const isDrawn = identities.some((identity) => identity.isDrawn);
  const forecast = isDrawn ? undefined : await forecastOf(scene.picture, fit, photos, runtime);
  const { picture, swapped } = await swapAll(scene.picture, fit, identities, runtime, onProgress);
  if (swapped === 0 || (swapped < fit.length && work.choice.which !== 'all'))
    throw new Refusal('faces-turned-apart', 'source');
  const isUnchanged = fit.every(({ face }) => !hasChanged(face.box, scene.picture, picture));
  return {
    result: { ...scene, picture },
    faces: faces.length,
    leftAlone: chosen.length - swapped,
    quality: isUnchanged ? unchanged : forecast,
    leftOutPhotos: people.flatMap(({ leftOut }) => leftOut),
  };
}

/**
 * Leaves out faces that are too small or turned too far if all faces are meant. A face that was chosen by name is refused.
 */
function keepFit(chosen: readonly ChosenFace[], mayLeaveSome: boolean): readonly ChosenFace[] {
  const fit = chosen.filter(({ face }) => !qualityProblem(face));
  if (fit.length === chosen.length || (mayLeaveSome && fit.length > 0)) return fit;
  const reason = chosen.map(({ face }) => qualityProblem(face)).find((each) => each !== undefined);
  throw new Refusal(reason ?? 'no-face', 'target');
}

/**
 * `identities` has one entry for all faces, or one for each. Faces that are turned too far from their source are left
 * alone.
 */
async function swapAll(
  scene: Picture,
  chosen: readonly ChosenFace[],
  identities: readonly SourceIdentity[],
  runtime: Runtime,
  onProgress: OnProgress,
): Promise<{ picture: Picture; swapped: number }> {
  const destination = scene.data.slice();
  let swapped = 0;
  for (const [index, { face }] of chosen.entries()) {
    const identity = identities[index] ?? identities[0];
    if (!identity) throw new Error('a swap came without a source');
    const { picture: source, face: sourceFace } = await identity.portraitFor(scene, face);
    if (areTurnedApart(sourceFace, face)) continue;
    swapped++;
    const hands = await findHands(scene, face, runtime);
    const options = { isDrawn: identity.isDrawn ?? false, hands };
    const swap = { source, sourceFace, scene, sceneFace: face, destination, scratch, options };
    if (!swapFace(swap) && chosen.length === 1) throw new Refusal('face-too-small', 'target');
    onProgress(done.sources + ((done.swapped - done.sources) * (index + 1)) / chosen.length);
  }
  return { picture: { width: scene.width, height: scene.height, data: destination }, swapped };
}
