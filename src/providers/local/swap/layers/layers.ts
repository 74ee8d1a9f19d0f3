import type { Box } from '../../mesh/face.ts';
import {
  BARE_CHEEKS,
  BARE_FOREHEAD,
  LEFT_BROW,
  LEFT_EYE,
  OUTER_LIPS,
  RIGHT_BROW,
  RIGHT_EYE,
} from '../../mesh/regions.ts';
import { blurPart, blurPlane } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { labOf } from '../../pixels/lab.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import { fillPolygon } from '../../pixels/polygon.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type SkinTone, skinLikeness, skinTone } from './skin.ts';

/** Colours of one of the two faces on the grid. */
export interface FaceLayer {
  readonly lab: Float32Array;
  readonly tone: SkinTone;
  /** How much each pixel looks like the skin of this face, 0 to 1. */
  readonly likeness: Float32Array;
  /** Likelihood of a fringe that covers the forehead, 0 to 1. */
  readonly fringe: number;
}

/** Planes from which masks and colours are computed, with one value a grid pixel. */
export interface Layers extends Grid {
  /** `covered` as floats (0 or 1), for blurring. */
  readonly coverage: Float32Array;
  /** About 0.5 on the outline of the face and 1 well inside it. */
  readonly interior: Float32Array;
  /** Eyes, brows and lips, with soft edges, 0 to 1. */
  readonly features: Float32Array;
  /** 1 where skin is expected: well inside the face and outside eyes, brows and lips. */
  readonly skin: Float32Array;
  readonly source: FaceLayer;
  /** How much the surroundings of each pixel look like the source's skin, 0 to 1. */
  readonly sourceSkin: Float32Array;
  readonly scene: FaceLayer;
}

/** Surroundings in face widths. */
const AROUND = 0.025;

/** Mark of skin that a fringe can lie over. */
const MAYBE_BARE = 0.5;
/** Its mean unlikeness to other skin from which a fringe is possible, and from which it is certain. */
const FRINGE_FROM = 0.25;
const FRINGE_FULLY = 0.4;
/** Its lightness as a share of that of the cheeks, as a shade leaves it, and as hair has it. */
const SHADE_UP_TO = 0.62;
const HAIR_FROM = 0.5;
/**
 * L* of skin spreads wider than this in strong light from one side. In the scene, hair would then count as skin in the
 * shade; of the source, cast shadows must.
 */
const MOST_SPREAD_OF_SCENE = 14;

const FEATHER = 0.0385;
const FEATURES = [RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW, OUTER_LIPS];

/** Colours are RGB [pixels, 3]. Where both are the very same, the source brings no fringe. */
export function createLayers(grid: Grid, sourceRgb: Float32Array, sceneRgb: Float32Array, scratch: Scratch): Layers {
  const { width, height, faceWidth, covered } = grid;
  const coverage = scratch.unset(width * height);
  coverage.set(covered);
  const interior = blurPlane(coverage, width, height, Math.max(0.55, FEATHER * faceWidth), scratch);
  const features = softRegion(grid, FEATURES, 0.02, scratch);
  const skin = scratch.unset(width * height);
  markSkin(covered, interior, features, skin);
  const bare = bareSkin(grid, skin, scratch);
  const brings = sourceRgb !== sceneRgb;
  const source = faceLayer(sourceRgb, covered, bare, brings, scratch);
  return {
    ...grid,
    coverage,
    interior,
    features,
    skin,
    source,
    sourceSkin: soften(grid, source.likeness, AROUND, scratch),
    scene: faceLayer(sceneRgb, covered, bare, brings, scratch, MOST_SPREAD_OF_SCENE),
  };
}

/** 1 where skin is bare on nearly every face, and `MAYBE_BARE` where a fringe can lie over it. */
function bareSkin(grid: Grid, skin: Float32Array, scratch: Scratch): Float32Array {
  const bare = region(grid, BARE_CHEEKS, scratch);
  const forehead = region(grid, BARE_FOREHEAD, scratch);
  for (let i = 0; i < bare.length; i++) {
    if (skin[i] === 0) bare[i] = 0;
    else if (bare[i] === 0 && forehead[i] === 1) bare[i] = MAYBE_BARE;
  }
  return bare;
}

function faceLayer(
  rgb: Float32Array,
  covered: Uint8Array,
  bare: Float32Array,
  mayHaveFringe: boolean,
  scratch: Scratch,
  mostSpread = Number.POSITIVE_INFINITY,
): FaceLayer {
  const lab = labOf(rgb, scratch.unset(rgb.length), covered);
  const likeness = scratch.floats(covered.length);
  if (mayHaveFringe) {
    const tone = spreadAtMost(skinTone(lab, bare, MAYBE_BARE), mostSpread);
    const forehead = foreheadOf(lab, bare, scratch);
    const unlike = smoothstep(FRINGE_FROM, FRINGE_FULLY, meanUnlikeness(forehead, tone, scratch));
    const darker = smoothstep(SHADE_UP_TO, HAIR_FROM, medianLightness(forehead, scratch) / Math.max(1, tone.lightness));
    const fringe = Math.max(unlike, darker);
    if (fringe > 0) return { lab, tone, likeness: skinLikeness(lab, covered, tone, likeness), fringe };
  }
  const tone = spreadAtMost(skinTone(lab, bare), mostSpread);
  return { lab, tone, likeness: skinLikeness(lab, covered, tone, likeness), fringe: 0 };
}

function spreadAtMost(tone: SkinTone, most: number): SkinTone {
  return tone.lightnessSpread <= most ? tone : { ...tone, lightnessSpread: most };
}

/** Lab colours [pixels, 3] of the middle of the forehead. */
function foreheadOf(lab: Float32Array, bare: Float32Array, scratch: Scratch): Float32Array {
  const forehead = scratch.unset(lab.length);
  let end = 0;
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] !== MAYBE_BARE) continue;
    forehead[end++] = lab[3 * i] as number;
    forehead[end++] = lab[3 * i + 1] as number;
    forehead[end++] = lab[3 * i + 2] as number;
  }
  return forehead.subarray(0, end);
}

function meanUnlikeness(lab: Float32Array, tone: SkinTone, scratch: Scratch): number {
  const pixels = lab.length / 3;
  const likeness = skinLikeness(lab, scratch.bytes(pixels).fill(1), tone, scratch.unset(pixels));
  let unlike = 0;
  for (let i = 0; i < pixels; i++) unlike += 1 - (likeness[i] as number);
  return pixels > 0 ? unlike / pixels : 0;
}

function medianLightness(lab: Float32Array, scratch: Scratch): number {
  const values = scratch.unset(lab.length / 3);
  for (let i = 0; i < values.length; i++) values[i] = lab[3 * i] as number;
  return values.sort()[values.length >> 1] ?? 100;
}

function markSkin(covered: Uint8Array, interior: Float32Array, features: Float32Array, skin: Float32Array): void {
  for (let i = 0; i < skin.length; i++) {
    skin[i] = covered[i] !== 0 && (interior[i] as number) > 0.8 && (features[i] as number) < 0.15 ? 1 : 0;
  }
}

/** A plane that is 1 inside any of the polygons (landmark numbers), else 0. */
export function region(grid: Grid, polygons: readonly (readonly number[])[], scratch: Scratch): Float32Array {
  const plane = scratch.floats(grid.width * grid.height);
  for (const polygon of polygons) fillPolygon(grid.points, polygon, grid.width, grid.height, plane);
  return plane;
}

/** `region` with edges blurred over `softness` face widths. */
export function softRegion(
  grid: Grid,
  polygons: readonly (readonly number[])[],
  softness: number,
  scratch: Scratch,
): Float32Array {
  return softenPart(grid, region(grid, polygons, scratch), polygons, softness, scratch);
}

/** `soften` for a plane that is 0 outside the polygons (landmark numbers). */
export function softenPart(
  grid: Grid,
  plane: Float32Array,
  polygons: readonly (readonly number[])[],
  softness: number,
  scratch: Scratch,
): Float32Array {
  const sigma = Math.max(1, softness * grid.faceWidth);
  return blurPart(plane, grid.width, grid.height, boxAround(grid.points, polygons), sigma, scratch);
}

function boxAround(points: Float32Array, polygons: readonly (readonly number[])[]): Box {
  const box = { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: 0, bottom: 0 };
  for (const corner of polygons.flat()) {
    const x = points[3 * corner] as number;
    const y = points[3 * corner + 1] as number;
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Blurs a plane with a sigma of `softness` face widths, at least one pixel. */
export function soften(grid: Grid, plane: Float32Array, softness: number, scratch: Scratch): Float32Array {
  return blurPlane(plane, grid.width, grid.height, Math.max(1, softness * grid.faceWidth), scratch);
}

/** For each covered pixel, how little it looks like skin. Unlikeness up to `from` counts as 0, from `to` on as 1. */
export function unlikeSkin(
  layer: FaceLayer,
  covered: Uint8Array,
  from: number,
  to: number,
  plane: Float32Array,
): Float32Array {
  for (let i = 0; i < plane.length; i++) {
    if (covered[i] !== 0) plane[i] = smoothstep(from, to, 1 - (layer.likeness[i] as number));
  }
  return plane;
}
