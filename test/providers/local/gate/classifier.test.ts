import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createClassifier } from '../../../../src/providers/local/gate/classifier.ts';
import { look } from '../../../../src/providers/local/gate/look.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import { photo } from '../foreign-files.ts';
import { toSharp } from '../load-picture.ts';
import { noise } from './noise.ts';

const scoresFile = new URL('../../../fixtures/nsfwjs/scores.json', import.meta.url);
const byNsfwjs: Record<string, readonly number[]> = JSON.parse(readFileSync(scoresFile, 'utf8'));
const runtime = await createRuntime();
const parts = { runtime, classifier: await createClassifier(runtime) };
const options = { maxPixels: 50e6, agesFrom: 0.3 };

async function fileOf(name: string): Promise<Uint8Array> {
  const [, width, height, seed] = /^noise (\d+)x(\d+) (\d+)$/.exec(name) ?? [];
  if (width === undefined) return photo(name.replace('.jpg', ''));
  return toSharp(noise(Number(width), Number(height), Number(seed)))
    .png()
    .toBuffer();
}

function largestDifference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((score, index) => Math.abs(score - (other[index] ?? Number.NaN))));
}

describe('what the gate sees', () => {
  it.each(Object.entries(byNsfwjs))('in %s is what nsfwjs itself sees', async (name, expected) => {
    const { scores } = await look(await fileOf(name), options, parts);
    expect(largestDifference(scores, expected)).toBeLessThan(1e-3);
  });

  it('is the same with WebAssembly', async () => {
    const web = await createRuntime({ kind: 'onnxruntime-web' });
    const { scores } = await look(photo('collins'), options, { runtime: web, classifier: await createClassifier(web) });
    expect(largestDifference(scores, byNsfwjs['collins.jpg'] ?? [])).toBeLessThan(1e-3);
    await web.close();
  });

  it('is the picture as people see it, turned upright', async () => {
    const turned = await sharp(photo('luciano')).rotate(90).withMetadata({ orientation: 8 }).png().toBuffer();
    const { scores } = await look(turned, options, parts);
    expect(largestDifference(scores, byNsfwjs['luciano.jpg'] ?? [])).toBeLessThan(1e-3);
  });

  it('is also what a transparent picture shows on white', async () => {
    const seen: number[] = [];
    const classifier: typeof parts.classifier = {
      async classify({ data }) {
        seen.push(data[0] ?? -1);
        return [[0, 0, 1, 0, 0]];
      },
    };
    const clear = { r: 10, g: 20, b: 30, alpha: 0 };
    const file = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer();
    await look(file, options, { runtime, classifier });
    expect(seen).toEqual([10, 255]);
  });

  it('is every page of an animated WebP', async () => {
    const seen: number[] = [];
    const classifier: typeof parts.classifier = {
      async classify({ data }) {
        seen.push(data[0] ?? -1);
        return [[0, 0, 1, 0, 0]];
      },
    };
    const levels = [10, 90, 170, 250];
    const strip = Buffer.concat(levels.map((level) => Buffer.alloc(16 * 16 * 3, level)));
    const raw = { width: 16, height: 64, channels: 3, pageHeight: 16 } as const;
    const file = await sharp(strip, { raw })
      .webp({ lossless: true, loop: 0, delay: [100, 100, 100, 100] })
      .toBuffer();
    await look(file, options, { runtime, classifier });
    expect(seen).toEqual(levels);
  });
});

describe('the age of a face', () => {
  it('is guessed only where a picture is at least suggestive', async () => {
    expect((await look(photo('collins'), options, parts)).youngest).toBeUndefined();
    const { youngest } = await look(photo('collins'), { ...options, agesFrom: 0 }, parts);
    expect(youngest).toBeGreaterThan(25); // she was 42
    const { youngest: hopper } = await look(photo('hopper'), { ...options, agesFrom: 0 }, parts);
    expect(hopper).toBeGreaterThan(50); // she was 77
  });
});
