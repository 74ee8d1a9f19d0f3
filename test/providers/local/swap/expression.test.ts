import { describe, expect, it } from 'vitest';
import { type Expression, SHAPES, type Shape } from '../../../../src/providers/local/faces/expression.ts';
import { faceOf } from '../../../../src/providers/local/faces/find-faces.ts';
import { WITH_IRISES } from '../../../../src/providers/local/mesh/face.ts';
import {
  INNER_LIPS,
  LEFT_EYE,
  LEFT_IRIS,
  LEFT_LIDS,
  OUTER_LIPS,
  RIGHT_EYE,
  RIGHT_IRIS,
} from '../../../../src/providers/local/mesh/regions.ts';
import type { Grid } from '../../../../src/providers/local/pixels/grid.ts';
import { rasterise } from '../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import {
  type Differences,
  differencesOf,
  NO_DIFFERENCES,
} from '../../../../src/providers/local/swap/expression/differences.ts';
import type { FaceOnGrid } from '../../../../src/providers/local/swap/expression/eyes.ts';
import { keepExpression } from '../../../../src/providers/local/swap/expression/keep-expression.ts';
import { region } from '../../../../src/providers/local/swap/layers/layers.ts';
import { transferShape } from '../../../../src/providers/local/swap/shape.ts';
import { canonicalFace } from '../mesh/canonical-face.ts';

const SIDE = 300;
const IRIS_RADIUS = 6;
const scratch = createScratch();
type Colour = readonly [number, number, number];
const SKIN: Colour = [205, 165, 145];
const WHITE: Colour = [225, 222, 220];
const BROWN: Colour = [96, 62, 40];
const BLUE: Colour = [92, 122, 158];

interface Drawing {
  readonly skin?: Colour;
  readonly iris?: Colour;
  readonly lips?: Colour;
  /** Pixels to the right. */
  readonly gaze?: number;
  /** A dark line beside the nose, darker than the skin by this factor. */
  readonly fold?: number;
}

/** The canonical face with its irises, 300 pixels wide and high. */
function landmarksOf(gaze = 0): Float32Array {
  const points = new Float32Array(3 * WITH_IRISES);
  points.set(canonicalFace(150, 16));
  for (const [iris, eye] of [
    [RIGHT_IRIS, RIGHT_EYE],
    [LEFT_IRIS, LEFT_EYE],
  ] as const) {
    const middle = [0, 1].map(
      (axis) => eye.reduce((sum, each) => sum + (points[3 * each + axis] ?? 0), 0) / eye.length,
    );
    iris.forEach((point, k) => {
      const [across, down] = [[0, 0] as const, [1, 0] as const, [0, -1] as const, [-1, 0] as const, [0, 1] as const][
        k
      ] ?? [0, 0];
      points[3 * point] = (middle[0] ?? 0) + gaze + IRIS_RADIUS * across;
      points[3 * point + 1] = (middle[1] ?? 0) + IRIS_RADIUS * down;
    });
  }
  return points;
}

const POINTS = landmarksOf();
const raster = rasterise(POINTS, SIDE, SIDE, scratch);
const grid: Grid = { ...raster, points: POINTS, faceWidth: 246 };
const pixelXs = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE) + 0.5);
const pixelYs = Float32Array.from({ length: SIDE * SIDE }, (_, i) => Math.floor(i / SIDE) + 0.5);

function drawn(
  { skin = SKIN, iris = BROWN, lips = skin, gaze = 0, fold = 1 }: Drawing,
  landmarks = landmarksOf(gaze),
): FaceOnGrid {
  const rgb = new Float32Array(3 * SIDE * SIDE);
  const paint = (polygons: readonly (readonly number[])[], colour: Colour): void => {
    region({ ...grid, points: landmarks }, polygons, scratch).forEach((value, i) => {
      if (value === 1) rgb.set(colour, 3 * i);
    });
  };
  for (let i = 0; i < SIDE * SIDE; i++) rgb.set(skin, 3 * i);
  paint([OUTER_LIPS], lips);
  paint([RIGHT_EYE, LEFT_EYE], WHITE);
  const eyes = region({ ...grid, points: landmarks }, [RIGHT_EYE, LEFT_EYE], scratch);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const isIris = [RIGHT_IRIS, LEFT_IRIS].some(([middle = 0]) => away(landmarks, middle, i) < IRIS_RADIUS);
    if (isIris && eyes[i] === 1) rgb.set(iris, 3 * i);
    if (onFold(i)) for (let c = 0; c < 3; c++) rgb[3 * i + c] = (rgb[3 * i + c] ?? 0) * fold;
  }
  return { rgb, xs: pixelXs, ys: pixelYs, face: faceOf(landmarks, 1) };
}

function away(landmarks: Float32Array, landmark: number, pixel: number): number {
  const x = (pixelXs[pixel] ?? 0) - (landmarks[3 * landmark] ?? 0);
  return Math.hypot(x, (pixelYs[pixel] ?? 0) - (landmarks[3 * landmark + 1] ?? 0));
}

/** A line of three pixels through the middle of the cheek (landmark 206). */
function onFold(pixel: number): boolean {
  return Math.abs((pixelXs[pixel] ?? 0) - (POINTS[3 * 206] ?? 0)) < 1.5 && away(POINTS, 206, pixel) < 14;
}

/** What the swap shows of a source onto a scene. */
function kept(source: FaceOnGrid, scene: FaceOnGrid, differences: Differences = NO_DIFFERENCES): Float32Array {
  const rgb = source.rgb.slice();
  keepExpression(grid, raster, rgb, { source, scene }, differences, scratch);
  return rgb;
}

function pixelsWhere(is: (pixel: number) => boolean): number[] {
  return [...pixelXs.keys()].filter(is);
}

function mean(rgb: Float32Array, pixels: readonly number[], channel: number): number {
  return pixels.reduce((sum, i) => sum + (rgb[3 * i + channel] ?? 0), 0) / pixels.length;
}

function insideOf(polygon: readonly number[], landmarks = POINTS): number[] {
  const plane = region({ ...grid, points: landmarks }, [polygon], scratch);
  return pixelsWhere((i) => plane[i] === 1);
}

/** Mean x of the dark pixels of an eye. */
function lookedAt(rgb: Float32Array): number {
  const dark = insideOf(LEFT_EYE).filter((i) => (rgb[3 * i] ?? 0) < 150);
  return dark.reduce((sum, i) => sum + (pixelXs[i] ?? 0), 0) / dark.length;
}

function expression(shapes: Partial<Record<Shape, number>>): Expression {
  return Float32Array.from(SHAPES, (name) => shapes[name] ?? 0);
}

const SMILE = expression({ mouthSmileLeft: 0.9, mouthSmileRight: 0.9, mouthUpperUpLeft: 0.7, mouthUpperUpRight: 0.7 });

describe('eyes', () => {
  it('look where those of the scene look', () => {
    const scene = drawn({ gaze: 9 });
    const after = lookedAt(kept(drawn({ gaze: -6 }), scene));
    expect(after).toBeCloseTo(lookedAt(scene.rgb), 0);
    expect(after).toBeGreaterThan(lookedAt(drawn({}).rgb) + 5);
  });

  it('have the colour of the source, and nothing beside the iris is tinted', () => {
    const scene = drawn({ iris: BROWN, gaze: 5 });
    const after = kept(drawn({ iris: BLUE }), scene);
    const [middle = 0] = LEFT_IRIS;
    const opening = insideOf(LEFT_EYE);
    const iris = opening.filter((i) => away(scene.face.landmarks, middle, i) < 0.7 * IRIS_RADIUS);
    expect(mean(scene.rgb, iris, 2) - mean(scene.rgb, iris, 0)).toBeLessThan(-40);
    expect(mean(after, iris, 2) - mean(after, iris, 0)).toBeGreaterThan(15);
    const white = opening.filter((i) => {
      const isLevel = Math.abs((pixelYs[i] ?? 0) - (scene.face.landmarks[3 * middle + 1] ?? 0)) < 1;
      return (
        isLevel &&
        away(scene.face.landmarks, middle, i) > 1.1 * IRIS_RADIUS &&
        away(POINTS, 263, i) > 8 &&
        away(POINTS, 362, i) > 8
      );
    });
    expect(white.length).toBeGreaterThan(4);
    const untinted = kept(drawn({ iris: BROWN }), scene);
    for (let c = 0; c < 3; c++) expect(mean(after, white, c)).toBe(mean(untinted, white, c));
  });

  it('keep their colour if the iris of the source is too dark to be read', () => {
    const scene = drawn({ iris: BROWN });
    const after = kept(drawn({ iris: [6, 6, 6] }), scene);
    const [middle = 0] = LEFT_IRIS;
    const iris = insideOf(LEFT_EYE).filter((i) => away(POINTS, middle, i) < 0.7 * IRIS_RADIUS);
    for (let c = 0; c < 3; c++) expect(mean(after, iris, c)).toBeCloseTo(BROWN[c] ?? 0, 0);
  });

  it('stay closed, with the lids of the scene; open ones have the lids of the source', () => {
    const shut = landmarksOf();
    const line = shut[3 * 145 + 1] ?? 0;
    for (const eye of [RIGHT_EYE, LEFT_EYE])
      for (const lid of eye) shut[3 * lid + 1] = line + 0.1 * ((shut[3 * lid + 1] ?? 0) - line);
    const lid = insideOf(LEFT_LIDS).filter(
      (i) => away(POINTS, 386, i) < 5 && (pixelYs[i] ?? 0) < (POINTS[3 * 386 + 1] ?? 0) - 2,
    );
    const scene: Drawing = { skin: [120, 80, 60] };
    const share = (after: Float32Array): number => (SKIN[0] - mean(after, lid, 0)) / (SKIN[0] - 120);
    expect(share(kept(drawn({}), drawn(scene, shut)))).toBeGreaterThan(0.8);
    expect(share(kept(drawn({}), drawn(scene)))).toBeLessThan(0.35);
  });
});

describe('folds', () => {
  const smiling: Differences = { ...NO_DIFFERENCES, rightCheek: 1, mouth: 1 };
  const line = pixelsWhere((i) => onFold(i) && away(POINTS, 206, i) < 8);

  it('of the source vanish where the scene does something else, and stay where it does the same', () => {
    const [source, scene] = [drawn({ fold: 0.7 }), drawn({})];
    const before = SKIN[0] - mean(source.rgb, line, 0);
    expect(before).toBeGreaterThan(50);
    expect(SKIN[0] - mean(kept(source, scene, smiling), line, 0)).toBeLessThan(0.85 * before);
    expect(SKIN[0] - mean(kept(source, scene), line, 0)).toBeCloseTo(before, 1);
  });

  it('of the scene appear where the source does something else, but not in full', () => {
    const [source, scene] = [drawn({}), drawn({ fold: 0.7 })];
    const full = SKIN[0] - mean(scene.rgb, line, 0);
    const seen = SKIN[0] - mean(kept(source, scene, smiling), line, 0);
    expect(seen).toBeGreaterThan(0.04 * full);
    expect(seen).toBeLessThan(0.6 * full);
    expect(SKIN[0] - mean(kept(source, scene), line, 0)).toBeCloseTo(0, 1);
  });
});

describe('mouth', () => {
  const gap = new Set(insideOf(INNER_LIPS));
  const lips = insideOf(OUTER_LIPS).filter((i) => !gap.has(i));

  it('is the scene’s in the source’s lip colour where they do something else, else the source’s', () => {
    const source = drawn({ lips: [170, 80, 85] });
    const scene = drawn({ lips: [185, 110, 100] });
    for (const i of lips)
      if (i % 2 === 0) for (let c = 0; c < 3; c++) scene.rgb[3 * i + c] = (scene.rgb[3 * i + c] ?? 0) * 0.9;
    const grain = (rgb: Float32Array): number =>
      mean(
        rgb,
        lips.filter((i) => i % 2 === 1),
        0,
      ) -
      mean(
        rgb,
        lips.filter((i) => i % 2 === 0),
        0,
      );
    const after = kept(source, scene, { ...NO_DIFFERENCES, mouth: 1 });
    expect(grain(after)).toBeGreaterThan(8);
    const colour = (rgb: Float32Array): number => mean(rgb, lips, 0) - mean(rgb, lips, 1);
    expect(Math.abs(colour(after) - colour(source.rgb))).toBeLessThan(Math.abs(colour(after) - colour(scene.rgb)));
    expect(Math.abs(grain(kept(source, scene)))).toBeLessThan(4);
  });

  it('that smiles in the source does not pull the closed mouth of the scene wide', () => {
    const wide = landmarksOf();
    for (const lip of new Set([...OUTER_LIPS, ...INNER_LIPS])) wide[3 * lip] = 150 + 1.4 * ((wide[3 * lip] ?? 0) - 150);
    const width = (points: Float32Array): number => (points[3 * 291] ?? 0) - (points[3 * 61] ?? 0);
    const [smiling, closed] = [
      { landmarks: wide, expression: SMILE },
      { landmarks: POINTS, expression: expression({}) },
    ];
    expect(width(transferShape({ landmarks: wide }, closed, 1))).toBeGreaterThan(1.1 * width(POINTS));
    expect(width(transferShape(smiling, closed, 1)) / width(POINTS)).toBeCloseTo(1, 1);
  });
});

describe('differences', () => {
  it('are those of the parts that do something else', () => {
    const { brows, mouth, leftCheek, rightEye } = differencesOf(SMILE, expression({}));
    expect([brows, rightEye]).toEqual([0, 0]);
    expect(Math.min(mouth, leftCheek)).toBeGreaterThan(0.9);
  });

  it('are none between faces that do the same, or whose expression nobody read', () => {
    expect(differencesOf(SMILE, SMILE)).toEqual(NO_DIFFERENCES);
    expect(differencesOf(SMILE, undefined)).toEqual(NO_DIFFERENCES);
  });
});
