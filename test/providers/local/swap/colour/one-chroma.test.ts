import { describe, expect, it } from 'vitest';
import type { Grid } from '../../../../../src/providers/local/pixels/grid.ts';
import { labOf } from '../../../../../src/providers/local/pixels/lab.ts';
import { rasterise } from '../../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../../src/providers/local/pixels/scratch.ts';
import { oneChromaOf, toOneChroma } from '../../../../../src/providers/local/swap/colour/one-chroma.ts';
import { createLayers } from '../../../../../src/providers/local/swap/layers/layers.ts';
import { swapFace } from '../../../../../src/providers/local/swap/swap-face.ts';
import { canonicalFace } from '../../mesh/canonical-face.ts';
import { type Photo, photo } from '../../photos.ts';

const SIDE = 160;
const POINTS = canonicalFace(80, 8);
const scratch = createScratch();
const grid: Grid = { ...rasterise(POINTS, SIDE, SIDE, scratch), points: POINTS, faceWidth: 126 };

type Colour = (grey: number, pixel: number) => readonly [number, number, number];

const grey: Colour = (value) => [value, value, value];
const sepia: Colour = (value) => [Math.min(255, 1.07 * value + 12), 0.95 * value + 6, 0.78 * value];
const skin: Colour = (value, pixel) => (pixel % SIDE < 90 ? [value, 0.8 * value, 0.7 * value] : [value, value, value]);

function chromaOf(colour: Colour): ReturnType<typeof oneChromaOf> {
  const rgb = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) rgb.set(colour(40 + ((i * 31) % 180), i), 3 * i);
  return oneChromaOf(createLayers(grid, rgb, rgb, scratch));
}

function chroma(rgb: readonly number[]): readonly [number, number, number] {
  const [lightness = 0, a = 0, b = 0] = labOf(Float32Array.from(rgb), new Float32Array(3));
  return [lightness, a, b];
}

describe('the one chroma of a scene', () => {
  it('is that of its grey or tone at each brightness', () => {
    for (const colour of [grey, sepia]) {
      const one = chromaOf(colour);
      expect(one?.certainty).toBe(1);
      for (const value of [50, 100, 150, 200]) {
        const pixel = Float32Array.from([value + 40, value, value - 40]);
        if (one) toOneChroma(pixel, one);
        const [lightness, a, b] = chroma([...pixel]);
        const same = [60, 80, 100, 120, 140, 160, 180, 200, 220].map((each) => chroma(colour(each, 0)));
        const [, wantedA, wantedB] = same.reduce((best, each) =>
          Math.abs(each[0] - lightness) < Math.abs(best[0] - lightness) ? each : best,
        );
        expect(Math.hypot(a - wantedA, b - wantedB)).toBeLessThan(2.5);
      }
    }
  });

  it('does not exist in a picture with colours', () => {
    expect(chromaOf(skin)).toBeUndefined();
  });
});

describe('a face on a grey picture', () => {
  it.each([512, 60])('is grey everywhere, processed at up to %i pixels', async (largestSide) => {
    const source = await photo('luciano');
    const scene = withoutColour(await photo('bluejacket'));
    const destination = scene.picture.data.slice();
    swapFace({
      source: source.picture,
      sourceFace: source.face,
      scene: scene.picture,
      sceneFace: scene.face,
      destination,
      options: { largestSide },
      scratch,
    });
    let worst = 0;
    let changed = 0;
    for (let i = 0; i < destination.length; i += 3) {
      const [red = 0, green = 0, blue = 0] = destination.subarray(i, i + 3);
      worst = Math.max(worst, Math.abs(red - green), Math.abs(blue - green));
      if (green !== scene.picture.data[i]) changed++;
    }
    expect(changed).toBeGreaterThan(5000);
    expect(worst).toBeLessThanOrEqual(2);
  });
});

function withoutColour({ picture, ...others }: Photo): Photo {
  const data = picture.data.slice();
  for (let i = 0; i < data.length; i += 3) data.fill(data[i + 1] ?? 0, i, i + 3);
  return { ...others, picture: { ...picture, data } };
}
