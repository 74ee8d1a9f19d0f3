import { similarity } from '../../src/providers/local/faces/embedding.ts';
import { readFace } from '../../src/providers/local/faces/find-faces.ts';
import { fitMesh, MESH_MARGIN } from '../../src/providers/local/faces/fit-mesh.ts';
import type { Face } from '../../src/providers/local/mesh/face.ts';
import { regionAround } from '../../src/providers/local/mesh/landmarks.ts';
import type { Runtime } from '../../src/providers/local/models/runtime.ts';
import type { CropWindow } from '../../src/providers/local/pixels/crop.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { deviation, mean, percentile } from '../numbers.ts';
import { type Features, featuresOf, SEEING } from './features.ts';
import { cutOut, type Portrait, portraitIn, windowAround } from './portraits.ts';

/** Frames between two looks at who is seen. */
const IDENTITY_EVERY = 10;
/** Share of the usual opening. An eye below the first is shut, and is seen to be so below the second. */
const SHUT = 0.65;
const SEEN_SHUT = 0.8;
/** Standard deviations, in the unit of each feature, below which there is nothing to follow. */
const LEAST_MOTION = { gaze: 0.015, opening: 0.02, brows: 0.006, mouth: 0.012 };

/** Follows one face through a clip and its result. */
export interface ClipMeasure {
  /** The face lies where `face` is in the original. */
  add(original: Picture, result: Picture, face: Face): Promise<Face>;
  figures(): ClipFigures;
}

export interface ClipFigures {
  readonly frames: number;
  /** Correlations of the result with the original over the frames, -1 to 1; undefined where the original hardly moves. */
  readonly gaze: number | undefined;
  readonly opening: number | undefined;
  readonly brows: number | undefined;
  readonly mouth: number | undefined;
  readonly blinks: number;
  /** Frames with shut eyes in which the result's are open. */
  readonly blinksLost: number;
  /** Trembling of the face from frame to frame, as a share of the original's own. */
  readonly flicker: number;
  readonly toSource: number;
  readonly toTarget: number;
}

export function createClipMeasure(source: Portrait, runtime: Runtime): ClipMeasure {
  const seen: { readonly original: Features; readonly result: Features }[] = [];
  const likenesses: { readonly toSource: number; readonly toTarget: number }[] = [];
  const flicker = { original: createFlicker(), result: createFlicker() };

  async function likeness(original: Picture, result: Picture, window: CropWindow): Promise<void> {
    const [before, after] = [await portraitIn(original, window, runtime), await portraitIn(result, window, runtime)];
    if (!before || !after) return;
    likenesses.push({
      toSource: similarity(after.identity, source.identity),
      toTarget: similarity(after.identity, before.identity),
    });
  }

  return {
    async add(original, result, face) {
      const region = regionAround(face.landmarks, MESH_MARGIN);
      const [now, then] = [original, result].map(async (picture) => {
        const mesh = await fitMesh(picture, region, runtime);
        return readFace(picture, mesh.landmarks, 1, runtime);
      }) as [Promise<Face>, Promise<Face>];
      const [originalFace, resultFace] = [await now, await then];
      const window = windowAround(originalFace);
      if (seen.length % IDENTITY_EVERY === 0) await likeness(original, result, window);
      seen.push({ original: featuresIn(originalFace), result: featuresIn(resultFace) });
      flicker.original.add(cutOut(original, window));
      flicker.result.add(cutOut(result, window));
      return originalFace;
    },
    figures() {
      const open = seen.filter(({ original, result }) => opening(original) > SEEING && opening(result) > SEEING);
      return {
        frames: seen.length,
        gaze: following(open, (face) => face.gazeAcross, LEAST_MOTION.gaze),
        opening: following(seen, opening, LEAST_MOTION.opening),
        brows: following(seen, (face) => face.brows, LEAST_MOTION.brows),
        mouth: following(seen, (face) => face.mouthOpening, LEAST_MOTION.mouth),
        ...blinksOf(seen),
        flicker: flicker.result.mean() / Math.max(1e-6, flicker.original.mean()),
        toSource: mean(likenesses.map(({ toSource }) => toSource)),
        toTarget: mean(likenesses.map(({ toTarget }) => toTarget)),
      };
    },
  };
}

function featuresIn({ landmarks, rollRadians }: Face): Features {
  return featuresOf(landmarks, rollRadians);
}

function opening({ openings }: Features): number {
  return mean(openings);
}

type Seen = readonly { readonly original: Features; readonly result: Features }[];

function following(seen: Seen, value: (face: Features) => number, least: number): number | undefined {
  const a = seen.map(({ original }) => value(original));
  const b = seen.map(({ result }) => value(result));
  if (deviation(a) < least) return undefined;
  if (deviation(b) < least / 10) return 0;
  const [ma, mb] = [mean(a), mean(b)];
  const products = mean(a.map((each, i) => (each - ma) * ((b[i] ?? 0) - mb)));
  return products / Math.max(1e-9, deviation(a) * deviation(b));
}

function blinksOf(seen: Seen): { blinks: number; blinksLost: number } {
  const usual = (of: 'original' | 'result'): number =>
    percentile(
      seen.map((each) => opening(each[of])),
      0.7,
    );
  const [original, result] = [usual('original'), usual('result')];
  const shut = seen.filter((each) => opening(each.original) < SHUT * original);
  return { blinks: shut.length, blinksLost: shut.filter((each) => opening(each.result) > SEEN_SHUT * result).length };
}

/** How far each frame is from the mean of its neighbours, over the middle of portraits of one face. */
function createFlicker() {
  const last: Picture[] = [];
  const changes: number[] = [];
  return {
    add(portrait: Picture): void {
      last.push(portrait);
      const [before, now, after] = last;
      if (!before || !now || !after) return;
      changes.push(trembling(before, now, after));
      last.shift();
    },
    mean: () => mean(changes),
  };
}

function trembling(before: Picture, { width, height, data }: Picture, after: Picture): number {
  let sum = 0;
  let count = 0;
  for (let y = height >> 2; y < (3 * height) / 4; y++) {
    for (let x = width >> 2; x < (3 * width) / 4; x++, count++) {
      const green = 3 * (y * width + x) + 1;
      sum += Math.abs((data[green] ?? 0) - ((before.data[green] ?? 0) + (after.data[green] ?? 0)) / 2);
    }
  }
  return sum / Math.max(1, count);
}
