import { describe, expect, it } from 'vitest';
import {
  CHIN,
  LEFT_BROW,
  LEFT_EYE,
  OUTER_LIPS,
  RIGHT_BROW,
  RIGHT_EYE,
} from '../../../../src/providers/local/mesh/regions.ts';
import { FOREHEAD_HEIGHT } from '../../../../src/providers/local/mesh/topology.ts';
import type { Grid } from '../../../../src/providers/local/pixels/grid.ts';
import { interpolate, rasterise } from '../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { matchEyes } from '../../../../src/providers/local/swap/colour/eyes.ts';
import { matchLips } from '../../../../src/providers/local/swap/colour/lips.ts';
import { matchSkin } from '../../../../src/providers/local/swap/colour/recolour.ts';
import { inFront } from '../../../../src/providers/local/swap/layers/in-front.ts';
import { createLayers, type Layers, region } from '../../../../src/providers/local/swap/layers/layers.ts';
import { faceMask } from '../../../../src/providers/local/swap/layers/mask.ts';
import { keepOccluders } from '../../../../src/providers/local/swap/layers/occlusion.ts';
import { labQuantiles } from '../../../../src/providers/local/swap/layers/skin.ts';
import { canonicalFace } from '../mesh/canonical-face.ts';

const SIDE = 240;
const POINTS = canonicalFace(120, 12);
const SHAPES = { source: POINTS, scene: POINTS };
const scratch = createScratch();
const raster = rasterise(POINTS, SIDE, SIDE, scratch);
const grid: Grid = { ...raster, points: POINTS, faceWidth: 190 };

type Colour = readonly [number, number, number];

interface Paint {
  readonly skin: Colour;
  readonly lips?: Colour;
  readonly eyes?: Colour;
  readonly brows?: Colour;
  readonly chin?: Colour;
}

/** A face of flat colours, with a little grain so that spreads are not zero. */
function drawn({ skin, lips = skin, eyes = skin, brows = skin, chin = skin }: Paint): Float32Array {
  const rgb = new Float32Array(3 * SIDE * SIDE);
  const areas: [Colour, readonly (readonly number[])[]][] = [
    [chin, [CHIN]],
    [brows, [LEFT_BROW, RIGHT_BROW]],
    [eyes, [LEFT_EYE, RIGHT_EYE]],
    [lips, [OUTER_LIPS]],
  ];
  const planes = areas.map(([colour, polygons]) => ({ colour, plane: region(grid, polygons, scratch) }));
  for (let i = 0; i < SIDE * SIDE; i++) {
    const colour = planes.findLast(({ plane }) => plane[i] === 1)?.colour ?? skin;
    const grain = ((i * 7919) % 11) - 5;
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = (colour[c] ?? 0) + grain;
  }
  return rgb;
}

function layersOf(source: Paint, scene: Paint): Layers {
  return createLayers(grid, drawn(source), drawn(scene), scratch);
}

function lightness(lab: Float32Array, polygons: readonly (readonly number[])[]): number {
  return labQuantiles(lab, region(grid, polygons, scratch), 0.5, [0.5]).channels[0][0] ?? 0;
}

const DARK: Colour = [95, 62, 48];
const LIGHT: Colour = [222, 180, 158];

describe('complexion', () => {
  it('becomes that of the scene', () => {
    const layers = layersOf({ skin: DARK }, { skin: LIGHT });
    matchSkin(layers, SHAPES, new Float32Array(layers.covered.length), scratch);
    const cheek = [50, 101, 36, 205, 187, 123, 117, 118];
    expect(Math.abs(lightness(layers.source.lab, [cheek]) - lightness(layers.scene.lab, [cheek]))).toBeLessThan(2);
  });

  it('leaves dark brows dark', () => {
    const layers = layersOf({ skin: DARK, brows: [20, 18, 16] }, { skin: LIGHT, brows: [180, 140, 110] });
    const before = lightness(layers.source.lab, [LEFT_BROW]);
    matchSkin(layers, SHAPES, new Float32Array(layers.covered.length), scratch);
    const skinGain = layers.scene.tone.lightness - layers.source.tone.lightness;
    expect(lightness(layers.source.lab, [LEFT_BROW]) - before).toBeLessThan(0.75 * skinGain);
  });
});

describe('lips', () => {
  it('move towards those of the scene, but not all the way', () => {
    const layers = layersOf({ skin: LIGHT, lips: [215, 175, 160] }, { skin: LIGHT, lips: [150, 70, 75] });
    const wanted = lightness(layers.scene.lab, [OUTER_LIPS]);
    const before = lightness(layers.source.lab, [OUTER_LIPS]);
    matchLips(layers, scratch);
    const after = lightness(layers.source.lab, [OUTER_LIPS]);
    expect(after).toBeLessThan(before - 5);
    expect(after).toBeGreaterThan(wanted);
  });
});

describe('eyes', () => {
  it('become as dark as those of the scene', () => {
    const layers = layersOf({ skin: LIGHT, eyes: [235, 235, 230] }, { skin: LIGHT, eyes: [130, 128, 125] });
    matchEyes(layers, scratch);
    const difference = lightness(layers.source.lab, [LEFT_EYE]) - lightness(layers.scene.lab, [LEFT_EYE]);
    expect(Math.abs(difference)).toBeLessThan(10);
  });
});

describe('mask', () => {
  const forehead = interpolate(raster, FOREHEAD_HEIGHT, 1, 0, new Float32Array(SIDE * SIDE));

  function share(mask: Float32Array, polygons: readonly (readonly number[])[]): number {
    const area = region(grid, polygons, scratch);
    let inside = 0;
    let sum = 0;
    area.forEach((value, i) => {
      inside += value;
      sum += value * (mask[i] ?? 0);
    });
    return sum / inside;
  }

  it('takes the middle of the face, but neither the hairline nor anything beside the face', () => {
    const mask = faceMask(layersOf({ skin: LIGHT }, { skin: LIGHT }), forehead, 1, scratch);
    expect(share(mask, [LEFT_EYE, RIGHT_EYE])).toBeGreaterThan(0.99);
    expect(mask[Math.round(POINTS[31] ?? 0) * SIDE + 120]).toBeLessThan(0.01);
    mask.forEach((value, i) => {
      if (raster.covered[i] === 0) expect(value).toBe(0);
    });
  });

  it('keeps a beard of the scene, unless the source has one too', () => {
    const beard: Paint = { skin: LIGHT, chin: [60, 50, 45] };
    for (const [source, kept] of [
      [{ skin: LIGHT }, true],
      [beard, false],
    ] as const) {
      const layers = layersOf(source, beard);
      const mask = faceMask(layers, forehead, 1, scratch);
      const before = share(mask, [CHIN]);
      expect(keepOccluders(layers, mask, 0, inFront(layers, scratch), scratch).beard).toBe(kept);
      if (kept) expect(share(mask, [CHIN])).toBeLessThan(0.5 * before);
    }
  });
});
