import { describe, expect, it } from 'vitest';
import { BEARD_AREA, BROWS, FOREHEAD, GLABELLA, RIGHT_BROW } from '../../../../src/providers/local/mesh/regions.ts';
import { FOREHEAD_HEIGHT } from '../../../../src/providers/local/mesh/topology.ts';
import type { Grid } from '../../../../src/providers/local/pixels/grid.ts';
import { rgbOf } from '../../../../src/providers/local/pixels/lab.ts';
import { interpolate, rasterise } from '../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { ownGlasses, wearGlasses } from '../../../../src/providers/local/swap/colour/own-glasses.ts';
import { matchSkin } from '../../../../src/providers/local/swap/colour/recolour.ts';
import { ownBeard } from '../../../../src/providers/local/swap/layers/beards.ts';
import { hairlineOf } from '../../../../src/providers/local/swap/layers/hairline.ts';
import { inFront } from '../../../../src/providers/local/swap/layers/in-front.ts';
import { createLayers, region } from '../../../../src/providers/local/swap/layers/layers.ts';
import { faceMask } from '../../../../src/providers/local/swap/layers/mask.ts';
import { keepOccluders } from '../../../../src/providers/local/swap/layers/occlusion.ts';
import { canonicalFace } from '../mesh/canonical-face.ts';

const SIDE = 200;
const POINTS = canonicalFace(100, 10);
const scratch = createScratch();
const raster = rasterise(POINTS, SIDE, SIDE, scratch);
const grid: Grid = { ...raster, points: POINTS, faceWidth: 158 };

/** Skin with a little grain, of a brightness that is lower by a share in places. */
function face(brightness: number, darker: (pixel: number) => number): Float32Array {
  return Float32Array.from({ length: 3 * SIDE * SIDE }, (_, at) => {
    const pixel = (at / 3) | 0;
    const skin = brightness * ([1, 0.8, 0.7][at % 3] ?? 0) * (1 - darker(pixel));
    return skin + ((pixel * 7919) % 11) - 5;
  });
}

const bare = (): number => 0;

describe('glasses of the source', () => {
  /** Lower rims, 4 pixels thick, under the eyes. */
  const under = (landmark: number) =>
    SIDE * Math.round(POINTS[3 * landmark + 1] ?? 0) + Math.round(POINTS[3 * landmark] ?? 0);
  const middle = under(119);
  const isRim = (pixel: number, rim: number): boolean =>
    Math.abs(((pixel / SIDE) | 0) - ((rim / SIDE) | 0)) < 2 && Math.abs((pixel % SIDE) - (rim % SIDE)) < 15;
  const rims = (landmarks: readonly number[]) => (pixel: number) =>
    landmarks.some((landmark) => isRim(pixel, under(landmark))) ? 0.85 : 0;
  const source = face(120, rims([119, 348]));
  const scene = face(220, bare);
  const layersOf = () => createLayers(grid, source, scene, scratch);

  it('stay as dark on lighter skin', () => {
    const layers = layersOf();
    const { on } = ownGlasses(layers, { source: 1, scene: 0 }, 5, scratch);
    const relit = scene.slice();
    wearGlasses(layers, relit, source, on, scratch);
    expect(relit[3 * middle]).toBeLessThan(60);
    expect(relit[3 * (middle + 12 * SIDE)]).toBe(scene[3 * (middle + 12 * SIDE)]);
  });

  it.each([
    ['faces alike without glasses', { source: 1, scene: 0 }, 5, 0],
    ['a scene with glasses', { source: 1, scene: 1 }, 5, 1],
    ['a face that is turned further', { source: 1, scene: 0 }, -30, 1],
    ['a source without glasses', { source: 0, scene: 0 }, -30, 0],
  ])('are taken off or not: %s', (_, likelihood, yawBetween, off) => {
    expect(ownGlasses(layersOf(), likelihood, yawBetween, scratch).off[middle]).toBeCloseTo(off);
  });

  it('are taken off if half of them is not seen', () => {
    const layers = createLayers(grid, face(120, rims([119])), scene, scratch);
    expect(ownGlasses(layers, { source: 1, scene: 0 }, 5, scratch).off[middle]).toBeCloseTo(1);
  });
});

describe('a fringe of the source', () => {
  const hair = region(grid, [FOREHEAD, GLABELLA, ...BROWS], scratch);
  const forehead = interpolate(raster, FOREHEAD_HEIGHT, 1, 0, scratch.floats(SIDE * SIDE));
  const brow = region(grid, [RIGHT_BROW], scratch);

  it.each([
    ['gives way to the forehead and the brows of the scene', (pixel: number) => 0.7 * (hair[pixel] ?? 0), 0, 0.2],
    ['is not seen in brows', (pixel: number) => 0.7 * (brow[pixel] ?? 0), 0.9, 1],
  ])('%s', (_, darker, least, most) => {
    const layers = createLayers(grid, face(200, darker), face(200, bare), scratch);
    const mask = faceMask(layers, forehead, 1, scratch);
    keepOccluders(layers, mask, 0, inFront(layers, scratch), scratch);
    const middle = SIDE * Math.round(POINTS[3 * 52 + 1] ?? 0) + Math.round(POINTS[3 * 52] ?? 0);
    expect(mask[middle]).toBeGreaterThanOrEqual(least);
    expect(mask[middle]).toBeLessThanOrEqual(most);
  });
});

describe('a fringe of the scene that differs from skin in nothing but its lightness', () => {
  const hair = region(grid, [FOREHEAD], scratch);

  it.each([
    ['in strong light from one side', 75, 32, 0.8],
    ['in soft light from one side', 58, 37, 1],
  ])('is seen %s', (_, light, shade, most) => {
    const lab = Float32Array.from({ length: 3 * SIDE * SIDE }, (_, at) => {
      const pixel = (at / 3) | 0;
      if (at % 3 !== 0) return 13;
      if ((hair[pixel] ?? 0) > 0) return 22;
      return pixel % SIDE < 0.5 * SIDE ? shade : light;
    });
    const rgb = rgbOf(lab, new Float32Array(lab.length));
    const { scene } = createLayers(grid, face(220, bare), rgb, scratch);
    expect(scene.fringe).toBeGreaterThan(0.9);
    expect(scene.likeness[SIDE * Math.round(POINTS[3 * 151 + 1] ?? 0) + SIDE / 2]).toBeLessThan(most);
  });
});

describe('a hairline of the source', () => {
  const heights = interpolate(raster, FOREHEAD_HEIGHT, 1, 0, scratch.floats(SIDE * SIDE));
  const above = (height: number, darker: number) => (pixel: number) => ((heights[pixel] ?? 0) > height ? darker : 0);

  it.each([
    ['hair of the hue of skin', above(0.25, 0.5), 0.2, 0.3],
    ['hair close above the brows', above(0.1, 0.5), 0.1, 0.1],
    ['a bare forehead', bare, 1, 1],
    ['a light shade', above(0.25, 0.15), 1, 1],
    ['a forehead that darkens slowly', (pixel: number) => 0.25 * (heights[pixel] ?? 0), 1, 1],
  ])('is seen as it is: %s', (_, darker, least, most) => {
    const hairline = hairlineOf(createLayers(grid, face(220, darker), face(220, bare), scratch), heights, scratch);
    expect(hairline).toBeGreaterThan(least - 0.02);
    expect(hairline).toBeLessThan(most + 0.02);
  });

  it('bounds what is drawn of the forehead', () => {
    const layers = createLayers(grid, face(220, bare), face(220, bare), scratch);
    const at = heights.findIndex((height, pixel) => height > 0.3 && height < 0.35 && raster.covered[pixel] === 1);
    expect(faceMask(layers, heights, 0.25, scratch)[at]).toBe(0);
    expect(
      Math.max(...faceMask(layers, heights, 1, scratch).filter((_, i) => (heights[i] ?? 0) > 0.3)),
    ).toBeGreaterThan(0.5);
  });
});

describe('a beard of the source', () => {
  const beard = region(grid, [BEARD_AREA], scratch);
  const black = (pixel: number): number => 0.8 * (beard[pixel] ?? 0);
  const chin = SIDE * Math.round(POINTS[3 * 200 + 1] ?? 0) + Math.round(POINTS[3 * 200] ?? 0);
  const cheek = SIDE * Math.round(POINTS[3 * 50 + 1] ?? 0) + Math.round(POINTS[3 * 50] ?? 0);

  it.each([
    ['is taken off a light and bare face', face(150, black), face(235, bare), 1, 1],
    ['stays on a dark face', face(150, black), face(90, bare), 1, 0],
    ['stays on a light face with a beard', face(150, black), face(235, black), 1, 0],
    ['is not seen on a bare face', face(150, bare), face(235, bare), 0, 0],
    ['is not seen in a shade below the mouth', face(150, (pixel) => black(pixel) / 4), face(235, bare), 0, 0],
  ])('%s', (_, source, scene, hair, shaved) => {
    const beardOf = ownBeard(createLayers(grid, source, scene, scratch), scratch);
    expect(beardOf.hair[chin]).toBeCloseTo(hair, 1);
    expect(beardOf.shaved[chin]).toBeCloseTo(shaved, 1);
    expect(beardOf.shaved[cheek]).toBeLessThan(0.1);
  });

  it('stays as dark on lighter skin', () => {
    const layers = createLayers(grid, face(110, black), face(150, bare), scratch);
    const before = layers.source.lab[3 * chin] ?? 0;
    const shapes = { source: POINTS, scene: POINTS };
    matchSkin(layers, shapes, ownBeard(layers, scratch).hair, scratch);
    expect(layers.source.lab[3 * cheek]).toBeGreaterThan(layers.scene.tone.lightness - 5);
    expect(layers.source.lab[3 * chin]).toBeLessThan(before + 12);
  });
});

describe('a grey picture of the source', () => {
  const brow = region(grid, BROWS, scratch);
  const dark = (pixel: number): number => 0.7 * (brow[pixel] ?? 0);

  it('brings no blue brows and lips into colour', () => {
    const grey = face(200, dark);
    for (let at = 0; at < grey.length; at += 3) grey.fill(grey[at] ?? 0, at, at + 3);
    const layers = createLayers(grid, grey, face(200, dark), scratch);
    matchSkin(layers, { source: POINTS, scene: POINTS }, new Float32Array(SIDE * SIDE), scratch);
    for (const landmark of [52, 282, 0, 17]) {
      const pixel = SIDE * Math.round(POINTS[3 * landmark + 1] ?? 0) + Math.round(POINTS[3 * landmark] ?? 0);
      expect(layers.source.lab[3 * pixel + 2]).toBeGreaterThan(0.4 * (layers.scene.lab[3 * pixel + 2] ?? 0));
    }
  });
});

describe('fair brows of the source in yellow light', () => {
  const brow = region(grid, BROWS, scratch);

  it('are no yellower than the skin of the scene', () => {
    const source = face(200, bare);
    for (let pixel = 0; pixel < brow.length; pixel++) {
      if (brow[pixel] !== 0) source[3 * pixel + 2] = 0.4 * (source[3 * pixel + 2] ?? 0);
    }
    const layers = createLayers(grid, source, face(200, bare), scratch);
    matchSkin(layers, { source: POINTS, scene: POINTS }, new Float32Array(SIDE * SIDE), scratch);
    const featured = layers.features.map((feature, pixel) => feature * (brow[pixel] ?? 0));
    const pixel = featured.indexOf(Math.max(...featured));
    expect(layers.source.lab[3 * pixel + 2]).toBeLessThan((layers.scene.lab[3 * pixel + 2] ?? 0) + 4);
  });
});
