import { describe, expect, it } from 'vitest';
import { headNormals } from '../../../../../src/providers/local/mesh/normals.ts';
import { CHIN, NOSE_TIP } from '../../../../../src/providers/local/mesh/regions.ts';
import type { Grid } from '../../../../../src/providers/local/pixels/grid.ts';
import { rgbOf } from '../../../../../src/providers/local/pixels/lab.ts';
import { lightnessOf, logOf } from '../../../../../src/providers/local/pixels/luminance.ts';
import { interpolate, rasterise } from '../../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../../src/providers/local/pixels/scratch.ts';
import { matchSkin } from '../../../../../src/providers/local/swap/colour/recolour.ts';
import { fitShading, shadingBetween } from '../../../../../src/providers/local/swap/colour/shading.ts';
import { createLayers, type Layers, region } from '../../../../../src/providers/local/swap/layers/layers.ts';
import { labQuantiles } from '../../../../../src/providers/local/swap/layers/skin.ts';
import { canonicalFace } from '../../mesh/canonical-face.ts';

const SIDE = 200;
const POINTS = canonicalFace(100, 10);
const SHAPES = { source: POINTS, scene: POINTS };
const NORMALS = headNormals(POINTS);
const scratch = createScratch();
const raster = rasterise(POINTS, SIDE, SIDE, scratch);
const grid: Grid = { ...raster, points: POINTS, faceWidth: 158 };
const across = interpolate(raster, NORMALS, 3, 0, scratch.floats(SIDE * SIDE));
const down = interpolate(raster, NORMALS, 3, 1, scratch.floats(SIDE * SIDE));
const RIGHT_CHEEK = [50, 101, 36, 205, 187, 123, 117, 118];
const LEFT_CHEEK = [280, 330, 266, 425, 411, 352, 346, 347];

/** Natural logarithm of the light at a pixel of the mesh. */
type Light = (pixel: number) => number;

const even: Light = () => 0;
const fromTheLeft: Light = (i) => -0.8 * (across[i] ?? 0) - 0.2 * (down[i] ?? 0);
const fromTheRight: Light = (i) => 0.8 * (across[i] ?? 0);

interface Skin {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

const DARK: Skin = { lightness: 36, a: 14, b: 18 };
const PALE: Skin = { lightness: 78, a: 12, b: 15 };

/** A face of one skin under a light, with a little grain. */
function lit({ lightness, a, b }: Skin, light: Light): Float32Array {
  const lab = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const shown = lightnessOf(logOf(lightness) + light(i) + (((i * 7919) % 11) - 5) / 150);
    const share = (shown + 16) / (lightness + 16);
    lab.set([shown, a * share, b * share], 3 * i);
  }
  return rgbOf(lab, new Float32Array(lab.length));
}

function relit(source: Float32Array, scene: Float32Array): Layers {
  const layers = createLayers(grid, source, scene, scratch);
  matchSkin(layers, SHAPES, new Float32Array(layers.covered.length), scratch);
  return layers;
}

function quantiles(lab: Float32Array, area: Float32Array, points: readonly number[]): readonly number[] {
  return labQuantiles(lab, area, 0.5, points).channels[0];
}

function median(lab: Float32Array, polygon: readonly number[]): number {
  return quantiles(lab, region(grid, [polygon], scratch), [0.5])[0] ?? 0;
}

function range({ skin }: Layers, lab: Float32Array): number {
  const [low = 0, high = 0] = quantiles(lab, skin, [0.05, 0.95]);
  return high - low;
}

/** A spot of light on one cheek, about a tenth of the face wide. */
function spotOn(landmark: number, strength: number): Light {
  const [x = 0, y = 0] = POINTS.subarray(3 * landmark, 3 * landmark + 2);
  return (i) => strength * Math.exp(-((((i % SIDE) - x) / 9) ** 2) - ((Math.floor(i / SIDE) - y) / 9) ** 2);
}

describe('normals of the head', () => {
  it('point to the viewer at the tip of the nose, and away from the middle at the cheeks', () => {
    const at = (landmark: number): Float32Array => NORMALS.subarray(3 * landmark, 3 * landmark + 3);
    expect(at(NOSE_TIP)[2]).toBeLessThan(-0.8);
    expect(at(234)[0]).toBeLessThan(-0.7);
    expect(at(454)[0]).toBeGreaterThan(0.7);
    expect(Math.hypot(...at(50))).toBeCloseTo(1, 4);
  });
});

describe('shading', () => {
  const weights = Float32Array.from(raster.covered);
  const light: Light = (i) => -1.2 + fromTheLeft(i) + 0.3 * (across[i] ?? 0) * (down[i] ?? 0);

  function error(logs: Float32Array): number {
    const shading = fitShading(logs, weights, NORMALS, raster);
    if (!shading) throw new Error('no fit');
    const lit = { shading, normals: NORMALS };
    const dark = { shading: new Float64Array(shading.length), normals: NORMALS };
    const plane = shadingBetween(lit, dark, raster, scratch);
    let worst = 0;
    for (let i = 0; i < plane.length; i++) {
      if (raster.covered[i] === 1) worst = Math.max(worst, Math.abs((plane[i] ?? 0) - light(i)));
    }
    return worst;
  }

  it('is found again from the brightness of the skin', () => {
    expect(error(new Float32Array(SIDE * SIDE).map((_, i) => light(i)))).toBeLessThan(0.1);
  });

  it('is not led astray by hair on a part of the face', () => {
    const chin = region(grid, [CHIN], scratch);
    expect(error(new Float32Array(SIDE * SIDE).map((_, i) => light(i) - 2 * (chin[i] ?? 0)))).toBeLessThan(0.25);
  });

  it('is not guessed from a handful of pixels', () => {
    const few = new Float32Array(SIDE * SIDE).fill(1, 20_000, 20_020);
    expect(fitShading(new Float32Array(SIDE * SIDE), few, NORMALS, raster)).toBeUndefined();
  });
});

describe('a face under a light from one side', () => {
  it.each([
    ['dark on pale', DARK, PALE],
    ['pale on dark', PALE, DARK],
    ['pale on pale', PALE, PALE],
  ])('is lit from the side of the scene, as strongly as there: %s', (_, source, scene) => {
    const layers = relit(lit(source, fromTheLeft), lit(scene, fromTheRight));
    for (const cheek of [RIGHT_CHEEK, LEFT_CHEEK]) {
      expect(Math.abs(median(layers.source.lab, cheek) - median(layers.scene.lab, cheek))).toBeLessThan(3);
    }
    const ratio = range(layers, layers.source.lab) / range(layers, layers.scene.lab);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it('does not become even lighter where its own light was', () => {
    const layers = relit(lit(DARK, fromTheLeft), lit(PALE, even));
    const apart = median(layers.source.lab, RIGHT_CHEEK) - median(layers.source.lab, LEFT_CHEEK);
    expect(Math.abs(apart)).toBeLessThan(2);
  });
});

describe('shine', () => {
  it('of the scene shows on the new face', () => {
    const layers = relit(lit(PALE, even), lit(DARK, spotOn(50, 1.4)));
    expect(range(layers, layers.source.lab) / range(layers, layers.scene.lab)).toBeGreaterThan(0.85);
    const spot = Math.round(POINTS[151] ?? 0) * SIDE + Math.round(POINTS[150] ?? 0);
    expect((layers.source.lab[3 * spot] ?? 0) - median(layers.source.lab, LEFT_CHEEK)).toBeGreaterThan(15);
  });

  it('of the source goes away', () => {
    const layers = relit(lit(DARK, spotOn(50, 1.2)), lit(PALE, even));
    const spot = Math.round(POINTS[151] ?? 0) * SIDE + Math.round(POINTS[150] ?? 0);
    expect((layers.source.lab[3 * spot] ?? 0) - median(layers.source.lab, LEFT_CHEEK)).toBeLessThan(10);
  });
});
