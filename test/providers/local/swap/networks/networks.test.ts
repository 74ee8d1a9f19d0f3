import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fivePoints, type Point } from '../../../../../src/providers/local/faces/five-points.ts';
import type { Portrait, SourceIdentity } from '../../../../../src/providers/local/faces/source-identity.ts';
import { createLocalEngine } from '../../../../../src/providers/local/index.ts';
import { type Face, LANDMARK_COUNT } from '../../../../../src/providers/local/mesh/face.ts';
import { createRuntime } from '../../../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../../../src/providers/local/pixels/picture.ts';
import { openNetworks } from '../../../../../src/providers/local/swap/networks/networks.ts';
import type { ProfileName } from '../../../../../src/providers/local/swap/networks/profiles.ts';
import { createSequence } from '../../../../../src/providers/local/tracking/sequence.ts';
import type { NetworkSettings } from '../../../../../src/providers/local/worker-settings.ts';
import { photo as bytesOf } from '../../foreign-files.ts';
import { photo, sharedRuntime } from '../../photos.ts';
import { type SmallSwapper, smallConverter, smallRecognizer, smallSwapper } from '../../small-models.ts';
import { corner, difference, limits, swapped } from '../../swapping.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

/** Where the points of a face lie in a network's square, in shares of its side. */
const arcface128 = [
  { x: 0.36167656, y: 0.40387734 },
  { x: 0.63696719, y: 0.40235469 },
  { x: 0.50019687, y: 0.56044219 },
  { x: 0.38710391, y: 0.72160547 },
  { x: 0.61507734, y: 0.72034453 },
];
const arcface112v1 = [
  { x: 0.35473214, y: 0.45658929 },
  { x: 0.64526786, y: 0.45658929 },
  { x: 0.5, y: 0.61154464 },
  { x: 0.37913393, y: 0.776875 },
  { x: 0.62086607, y: 0.776875 },
];
const arcface112v2 = [
  { x: 0.34191607, y: 0.46157411 },
  { x: 0.65653393, y: 0.45983393 },
  { x: 0.500225, y: 0.64050536 },
  { x: 0.37097589, y: 0.82469196 },
  { x: 0.63151696, y: 0.82325089 },
];

const plain = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;
const centred = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] } as const;
const imagenet = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

interface Kind extends SmallSwapper {
  readonly profile: ProfileName;
  readonly template: readonly Point[];
  readonly isConverted: boolean;
  /** What the small network makes of an embedding of 512 times 0.5: ten times its mean, and a quarter of its square. */
  readonly red: number;
  readonly green: number;
}

const kinds: readonly Kind[] = [
  {
    profile: 'inswapper',
    template: arcface128,
    isConverted: false,
    ...{ side: 128, takes: plain, gives: [0, 1], map: [512, 512] },
    ...{ red: (10 * 128) / Math.sqrt(128) / 512, green: 0.25 },
  },
  {
    profile: 'hyperswap',
    template: arcface128,
    isConverted: false,
    ...{ side: 256, takes: centred, gives: [-1, 1], hasMask: true },
    ...{ red: 10 / Math.sqrt(512), green: 0.25 },
  },
  {
    profile: 'ghost',
    template: arcface112v1,
    isConverted: true,
    ...{ side: 256, takes: centred, gives: [-1, 1] },
    ...{ red: 10 * 0.03, green: (256 * 0.06 ** 2) / 4 },
  },
  {
    profile: 'simswap',
    template: arcface112v1,
    isConverted: true,
    ...{ side: 256, takes: imagenet, gives: [0, 1] },
    ...{ red: (10 * 256) / 16 / 512, green: 0.25 },
  },
];

const [inswapper, hyperswap] = kinds;
if (!inswapper || !hyperswap) throw new Error('there are four kinds');

function settingsOf(file: string, { profile, isConverted }: Kind, passes = 16): NetworkSettings {
  const converter = isConverted ? { converter: path('converter.onnx') } : {};
  return { swapper: path(file), profile, recognizer: path('recognizer.onnx'), passes, ...converter };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faceswap-networks-'));
  await writeFile(path('recognizer.onnx'), smallRecognizer());
  await writeFile(path('converter.onnx'), smallConverter());
  for (const kind of kinds) {
    await writeFile(path(`${kind.profile}.onnx`), smallSwapper(kind));
    await writeFile(path(`${kind.profile}-half.onnx`), smallSwapper({ ...kind, isHalf: true }));
    await writeFile(path(`${kind.profile}-target.onnx`), smallSwapper({ ...kind, draws: 'target' }));
  }
  await writeFile(path('blurred.onnx'), smallSwapper({ ...hyperswap, draws: 'blurred' }));
});

afterAll(() => rm(folder, { recursive: true }));

/** A face of which only the five points are known. */
function faceAt(points: readonly Point[]): Face {
  const landmarks = new Float32Array(3 * LANDMARK_COUNT);
  const place = (numbers: readonly number[], point: Point | undefined): void => {
    for (const number of numbers) landmarks.set([point?.x ?? 0, point?.y ?? 0], 3 * number);
  };
  for (const [index, numbers] of [[33, 133], [362, 263], [1], [61], [291]].entries()) place(numbers, points[index]);
  const box = { left: 0, top: 0, right: 1, bottom: 1 };
  return { landmarks, box, score: 1, pose: { yaw: 0, pitch: 0, roll: 0 }, rollRadians: 0 };
}

/** The template as a face in a picture: its square, of `side` pixels, turned by 17° about its middle in the middle of the picture. */
function faceLike(template: readonly Point[], side: number, width: number): Face {
  const [cosine, sine] = [Math.cos(0.3) * side, Math.sin(0.3) * side];
  return faceAt(
    template.map(({ x, y }) => ({
      x: width / 2 + cosine * (x - 0.5) - sine * (y - 0.5),
      y: width / 2 + sine * (x - 0.5) + cosine * (y - 0.5),
    })),
  );
}

type Colour = readonly [number, number, number];
type Paint = (x: number, y: number) => Colour;

function painted(width: number, colour: Paint): Picture {
  const data = new Uint8Array(3 * width * width);
  for (let i = 0; i < width * width; i++) data.set(colour(i % width, Math.floor(i / width)), 3 * i);
  return { width, height: width, data };
}

/** Dots of 7 pixels on a ground of one colour. */
function dotted(width: number, dots: readonly Point[], ground: Colour = [30, 60, 90], dot: Colour = [255, 255, 240]) {
  const near = (x: number, y: number): boolean =>
    dots.some((each) => Math.hypot(x + 0.5 - each.x, y + 0.5 - each.y) < 3.5);
  return painted(width, (x, y) => (near(x, y) ? dot : ground));
}

function colourAt({ width, data }: Picture, { x, y }: Point): number[] {
  return [...data.slice(3 * (Math.floor(y) * width + Math.floor(x)), 3 * (Math.floor(y) * width + Math.floor(x)) + 3)];
}

/** A portrait whose embedding is this number, up to 0.5, everywhere: the red of the first eye. Beside it, it is -0.38. */
function portrait(number = 0.5): Portrait {
  const face = faceLike(arcface112v2, 112, 160);
  const eye: Colour = [127.5 + 255 * number, 0, 0];
  return { picture: dotted(160, fivePoints(face.landmarks).slice(0, 1), [30, 60, 90], eye), face };
}

async function identityOf(settings: NetworkSettings, photos = [portrait()]): Promise<SourceIdentity> {
  return (await openNetworks(settings, await sharedRuntime()))(photos);
}

describe('a network of the operator', () => {
  it.each(kinds)('sees the face of the scene where $profile expects it', async (kind) => {
    const { profile, template, side } = kind;
    const sceneFace = faceLike(template, side, 400);
    const scene = dotted(400, fivePoints(sceneFace.landmarks));
    const identity = await identityOf(settingsOf(`${profile}-target.onnx`, kind));
    const { picture, face } = await identity.portraitFor(scene, sceneFace);
    expect([picture.width, picture.height]).toEqual([side, side]);
    for (const [index, { x, y }] of template.entries()) {
      const place = { x: x * side, y: y * side };
      expect(colourAt(picture, place)).toEqual([255, 255, 240]);
      expect(colourAt(picture, { ...place, x: place.x - 6 })).toEqual([30, 60, 90]);
      expect(colourAt(picture, { ...place, y: place.y + 6 })).toEqual([30, 60, 90]);
      expect(fivePoints(face.landmarks)[index]?.x).toBeCloseTo(place.x, 1);
      expect(fivePoints(face.landmarks)[index]?.y).toBeCloseTo(place.y, 1);
    }
  });

  const files = kinds.flatMap((kind) => [
    { ...kind, file: `${kind.profile}.onnx` },
    { ...kind, file: `${kind.profile}-half.onnx` },
  ]);

  it.each(files)('gets the identity as it wants it: $file', async ({ file, ...kind }) => {
    const scene = painted(300, () => [0, 0, 200]);
    const identity = await identityOf(settingsOf(file, kind));
    const { picture } = await identity.portraitFor(scene, faceLike(kind.template, kind.side, 300));
    const [red = 0, green = 0, blue = 0] = colourAt(picture, { x: kind.side / 2, y: kind.side / 2 });
    expect(Math.abs(red - 255 * kind.red)).toBeLessThanOrEqual(1);
    expect(Math.abs(green - 255 * kind.green)).toBeLessThanOrEqual(1);
    expect(Math.abs(blue - 200)).toBeLessThanOrEqual(1);
  });

  it('gets the mean of several photos', async () => {
    const ghost = kinds.find(({ profile }) => profile === 'ghost');
    if (!ghost) throw new Error('there is a ghost');
    const photos = [portrait(0.5), portrait(0.1), portrait(0)];
    const identity = await identityOf(settingsOf('ghost.onnx', ghost), photos);
    const scene = painted(300, () => [0, 0, 200]);
    const { picture } = await identity.portraitFor(scene, faceLike(arcface112v1, 256, 300));
    const [red = 0] = colourAt(picture, { x: 128, y: 128 });
    expect(Math.abs(red - 255 * 0.6 * 0.2)).toBeLessThanOrEqual(1);
  });

  it('is run by WebAssembly too, with single and with half floats', async () => {
    const runtime = await createRuntime({ kind: 'onnxruntime-web' });
    const scene = painted(200, () => [0, 0, 200]);
    for (const file of ['inswapper.onnx', 'inswapper-half.onnx']) {
      const identity = await (await openNetworks(settingsOf(file, inswapper), runtime))([portrait()]);
      const { picture } = await identity.portraitFor(scene, faceLike(arcface128, 128, 200));
      const [red = 0, green = 0, blue = 0] = colourAt(picture, { x: 64, y: 64 });
      const off = [red - 255 * inswapper.red, green - 64, blue - 200].map(Math.abs);
      expect(Math.max(...off)).toBeLessThanOrEqual(1);
    }
    await runtime.close();
  });

  it('sees the edge of a picture repeated outside of it', async () => {
    const identity = await identityOf(settingsOf('hyperswap-target.onnx', hyperswap));
    const scene = painted(200, () => [90, 120, 150]);
    const { picture } = await identity.portraitFor(scene, faceLike(arcface128, 256, 200));
    expect(colourAt(picture, { x: 2, y: 2 })).toEqual([90, 120, 150]);
  });
});

describe('a face that is larger than the square of the network', () => {
  const width = 700;
  const sceneFace = faceLike(arcface128, 512, width);

  it('is drawn in all its detail, in several passes', async () => {
    const identity = await identityOf(settingsOf('hyperswap-target.onnx', hyperswap));
    const fine: Paint = (x, y) => ((((x + 1) >> 1) + ((y + 1) >> 1)) % 2 === 0 ? [200, 200, 200] : [60, 60, 60]);
    const { picture } = await identity.portraitFor(painted(width, fine), sceneFace);
    const once = await identity.portraitFor(painted(width, fine), sceneFace, {});
    expect(picture.width).toBe(512);
    expect(once.picture.width).toBe(512); // 16 passes for a picture, 4 for what moves
    expect(contrast(picture)).toBeGreaterThan(30);
    const few = await identityOf(settingsOf('hyperswap-target.onnx', hyperswap, 3));
    const small = await few.portraitFor(painted(width, fine), sceneFace);
    expect(small.picture.width).toBe(256);
    expect(contrast(small.picture)).toBeLessThan(20);
  });

  it('shows no pattern of the passes', async () => {
    const identity = await identityOf(settingsOf('blurred.onnx', hyperswap));
    const ramp: Paint = (x, y) => [x / 3, y / 3, (x + y) / 6];
    const { picture } = await identity.portraitFor(painted(width, ramp), sceneFace);
    let steepest = 0;
    for (let y = 20; y < 490; y++) {
      for (let x = 20; x < 490; x++) {
        const i = 3 * (y * 512 + x);
        const step = Math.abs((picture.data[i + 3] ?? 0) - (picture.data[i] ?? 0));
        steepest = Math.max(steepest, step);
      }
    }
    expect(steepest).toBeLessThanOrEqual(1);
  });

  it.each([
    { scale: 0.4, passes: 1 },
    { scale: 1.4, passes: 1 },
    { scale: 1.6, passes: 2 },
    { scale: 3, passes: 3 },
    { scale: 9, passes: 4 },
  ])('gets $passes passes a side where it is $scale times as large', async ({ scale, passes }) => {
    const identity = await identityOf(settingsOf('inswapper-target.onnx', inswapper));
    const face = faceLike(arcface128, 128 * scale, 200);
    const { picture } = await identity.portraitFor(
      painted(200, () => [9, 9, 9]),
      face,
    );
    expect(picture.width).toBe(128 * passes);
  });

  it('keeps its passes while it moves a little, and has fewer of them than in a picture', async () => {
    const identity = await identityOf(settingsOf('inswapper-target.onnx', inswapper));
    const scene = painted(200, () => [9, 9, 9]);
    const sideOf = async (scale: number, track: object): Promise<number> =>
      (await identity.portraitFor(scene, faceLike(arcface128, 128 * scale, 200), track)).picture.width;
    const track = {};
    const sides: number[] = [];
    for (const scale of [1.4, 1.6, 1.7, 1.8, 1.4, 1.2]) sides.push(await sideOf(scale, track));
    expect(sides).toEqual([128, 128, 128, 256, 256, 128]);
    expect(await sideOf(4, {})).toBe(256);
  });
});

/** Mean difference from a medium grey. */
function contrast({ data }: Picture): number {
  return data.reduce((sum, value) => sum + Math.abs(value - 130), 0) / data.length;
}

describe('with a network of the operator', () => {
  it('the face of a picture changes and nothing else', async () => {
    const settings = {
      LOCAL_WORKERS: '1',
      LOCAL_SWAPPER_MODEL: relative('', path('simswap.onnx')), // workers run in another folder
      LOCAL_RECOGNIZER_MODEL: path('recognizer.onnx'),
      LOCAL_CONVERTER_MODEL: relative('', path('converter.onnx')),
      LOCAL_SWAPPER_PROFILE: 'simswap_256',
    };
    const engine = createLocalEngine(settings, { limits });
    const target = await sharp(bytesOf('hopper')).png().toBuffer();
    const result = await swapped(engine.provider, { target });
    await engine.close();
    const { face } = await photo('hopper');
    const nose = fivePoints(face.landmarks)[2] ?? { x: 0, y: 0 };
    const { data, info } = await sharp(result).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [, green = 0] = colourAt({ width: info.width, height: info.height, data }, nose);
    expect(Math.abs(green - 64)).toBeLessThanOrEqual(3);
    expect(await difference(result, target, corner)).toBe(0);
  });

  it('every frame of a video is drawn', async () => {
    const identity = await identityOf(settingsOf('hyperswap.onnx', hyperswap));
    const { picture, face } = await photo('collins');
    const targets = { which: 'all' } as const;
    const sequence = createSequence({ targets, sources: [identity], runtime: await sharedRuntime(), threshold: 0.66 });
    await sequence.swapFrame(picture);
    const brighter = { ...picture, data: picture.data.map((value) => Math.min(255, value + 1)) };
    const { picture: second } = await sequence.swapFrame(brighter);
    const [, green = 0] = colourAt(second, fivePoints(face.landmarks)[2] ?? { x: 0, y: 0 });
    expect(Math.abs(green - 64)).toBeLessThanOrEqual(3);
  });
});
