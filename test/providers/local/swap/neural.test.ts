import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath, relative } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fivePoints, windowOnto } from '../../../../src/providers/local/faces/five-points.ts';
import { createLocalEngine } from '../../../../src/providers/local/index.ts';
import { readLastInitializer } from '../../../../src/providers/local/models/onnx-read.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import { openNeuralModels } from '../../../../src/providers/local/swap/neural.ts';
import { bytesField, integerField, join } from '../../../../tools/convert-models/protobuf.ts';
import { photo as bytesOf } from '../foreign-files.ts';
import { photo } from '../photos.ts';
import { smallRecognizer, smallSwapper, stripe } from '../small-models.ts';
import { corner, difference, limits, swapped } from '../swapping.ts';

let folder: string;
const path = (name: string): string => joinPath(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'faceswap-neural-'));
  await writeFile(path('swapper.onnx'), smallSwapper());
  await writeFile(path('recognizer.onnx'), smallRecognizer());
  await writeFile(path('other.onnx'), smallSwapper({ shape: [3, 512] }));
  await writeFile(path('words.onnx'), 'this is a letter and not a model');
  await writeFile(path('cut.onnx'), smallSwapper().subarray(0, 2_000));
});

afterAll(() => rm(folder, { recursive: true }));

describe('a network of the operator', () => {
  const runtimes = (['onnxruntime-node', 'onnxruntime-web'] as const).map((kind) => ({ kind }));

  it.each(runtimes)('redraws the face where it is, run by $kind', async ({ kind }) => {
    const runtime = await createRuntime({ kind });
    const models = { swapper: path('swapper.onnx'), recognizer: path('recognizer.onnx') };
    const [source, scene] = [await photo('collins'), await photo('hopper')];
    const identity = await (await openNeuralModels(models, runtime))(source);
    const { picture, face } = await identity.portraitFor(scene.picture, scene.face);
    expect([picture.width, picture.height]).toEqual([128, 128]);
    for (const row of [0, 7, 8, 100]) {
      expect(Math.abs((picture.data[3 * (row * 128 + 64)] ?? 0) - 255 * stripe(row))).toBeLessThanOrEqual(1);
    }
    const [eye, otherEye] = fivePoints(face.landmarks);
    expect(eye?.x).toBeCloseTo(46.3, -1);
    expect(otherEye?.x).toBeCloseTo(81.5, -1);
    expect(eye?.y).toBeCloseTo(51.6, -1);
    await runtime.close();
  });

  it('changes the face of a picture and nothing else', async () => {
    const swapper = relative('', path('swapper.onnx')); // workers run in another folder
    const names = { LOCAL_SWAPPER_MODEL: swapper, LOCAL_RECOGNIZER_MODEL: path('recognizer.onnx') };
    const [classic, neural] = [{}, names].map((more) => createLocalEngine({ LOCAL_WORKERS: '1', ...more }, { limits }));
    if (!classic || !neural) throw new Error('there are two engines');
    const target = await sharp(bytesOf('hopper')).png().toBuffer();
    const results = await Promise.all([classic, neural].map((engine) => swapped(engine.provider, { target })));
    const [plain, redrawn] = results;
    const { width = 0, height = 0 } = await sharp(target).metadata();
    const middle = {
      left: Math.round(width * 0.35),
      top: Math.round(height * 0.25),
      width: Math.round(width * 0.3),
      height: Math.round(height * 0.3),
    };
    expect(await difference(redrawn ?? target, plain ?? target, middle)).toBeGreaterThan(5);
    expect(await difference(redrawn ?? target, target, corner)).toBe(0);
    await Promise.all([classic.close(), neural.close()]);
  });

  it.each([
    { file: 'other.onnx', complaint: 'not shaped like inswapper_128' },
    { file: 'recognizer.onnx', complaint: 'not shaped like inswapper_128' },
    { file: 'words.onnx', complaint: '' },
    { file: 'cut.onnx', complaint: '' },
  ])('is refused if its shape is wrong: $file', async ({ file, complaint }) => {
    const runtime = await createRuntime();
    const models = { swapper: path(file), recognizer: path('recognizer.onnx') };
    await expect(openNeuralModels(models, runtime)).rejects.toThrow(complaint);
    await runtime.close();
  });

  it.each([
    { set: { LOCAL_SWAPPER_MODEL: 'no-such.onnx' }, complaint: 'names no file' },
    { set: { LOCAL_SWAPPER_MODEL: import.meta.filename }, complaint: 'both or neither' },
    { set: { LOCAL_RECOGNIZER_MODEL: import.meta.filename }, complaint: 'both or neither' },
  ])('is not started with half of its settings: $complaint', ({ set, complaint }) => {
    expect(() => createLocalEngine(set, { limits })).toThrow(complaint);
  });
});

describe('the last constant of a model', () => {
  it('is read without the rest, as single and as half floats', async () => {
    const { shape, values } = await readLastInitializer(path('swapper.onnx'));
    expect(shape).toEqual([512, 512]);
    expect([...values.subarray(0, 3), values[512], values[513]]).toEqual([1, 0, 0, 1, 0]);
    const numbers = Uint8Array.of(0x00, 0x3c, 0x00, 0xc0, 0x00, 0x38, 0x00, 0x00, 0xff, 0x7b);
    const tensor = join([integerField(1, 5), integerField(2, 10), bytesField(9, numbers)]);
    await writeFile(path('half.onnx'), bytesField(7, bytesField(5, tensor)));
    const half = await readLastInitializer(path('half.onnx'));
    expect(half).toEqual({ shape: [5], values: Float32Array.of(1, -2, 0.5, 0, 65_504) });
  });

  it('is reported as missing if the file has none', async () => {
    await expect(readLastInitializer(path('words.onnx'))).rejects.toThrow();
    await expect(readLastInitializer(path('cut.onnx'))).rejects.toThrow('cut off');
  });
});

describe('a window onto five points', () => {
  it('maps them onto a template that was moved, turned and scaled', () => {
    const template = [
      { x: 40, y: 50 },
      { x: 80, y: 50 },
      { x: 60, y: 70 },
      { x: 45, y: 90 },
      { x: 75, y: 90 },
    ];
    const turned = template.map(({ x, y }) => ({ x: 300 - 2 * (y - 64), y: 200 + 2 * (x - 64) }));
    const window = windowOnto(turned, template, 128);
    expect(window.centreX).toBeCloseTo(300, 6);
    expect(window.centreY).toBeCloseTo(200, 6);
    expect(window.scale).toBeCloseTo(2, 6);
    expect(window.angle).toBeCloseTo(Math.PI / 2, 6);
  });
});
