import { BEARD_AREA, LEFT_BROW, LEFT_EYE, OUTER_LIPS, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Component, componentsOf } from './components.ts';
import { type Layers, region, soften } from './layers.ts';

/** Reach, in face widths, over which the colour of skin changes with light and complexion. */
const SKIN_REACH = 0.13;
/** Lab distance from the skin around, weighted as below: up to the first it is skin, from the second on something else. */
const SKIN = 17;
const OTHER = 29;
/** Shine brightens skin, and shade darkens it, more than either changes its hue. */
const BRIGHTER_WEIGHT = 0.22;
const DARKER_WEIGHT = 0.4;
const HUE_WEIGHT = 1.25;
/** Smallest thing, as a share of the face, and the smallest far from the outline, which must also be of a strong colour. */
const SMALLEST = 0.004;
const SMALLEST_INSIDE = 0.008;
const STRONG = 27;
/** From this value of `interior` on, a pixel is far from the outline of the face. */
const DEEP_INSIDE = 0.93;
/** Share of the surroundings of an eye or of the mouth that must be covered for it to be covered too. */
const SURROUNDED = 0.45;
const SURROUNDINGS = 0.035;
/** A dark thing on the chin is a beard unless it covers this share of the mouth's surroundings. */
const OVER_MOUTH = 0.3;
const EDGE = 0.009;

const EYES = [
  [RIGHT_EYE, RIGHT_BROW],
  [LEFT_EYE, LEFT_BROW],
];

/**
 * How much of each pixel is something in front of the scene's face, 0 to 1: a thing whose colour is not that of the skin
 * around it, and that is large enough. Eyes, brows and lips have colours of their own, so they count only with what is
 * around them.
 */
export function inFront(layers: Layers, scratch: Scratch): Float32Array {
  const distance = distanceFromSkin(layers, scratch);
  const marked = scratch.bytes(distance.length);
  let faceSize = 0;
  for (let i = 0; i < marked.length; i++) {
    if (layers.covered[i] === 0) continue;
    faceSize++;
    marked[i] = (layers.features[i] as number) < 0.12 && (distance[i] as number) > (SKIN + OTHER) / 2 ? 1 : 0;
  }
  const front = scratch.floats(marked.length);
  const mouth = surroundingsOf(layers, [OUTER_LIPS], scratch);
  const beard = region(layers, [BEARD_AREA], scratch);
  for (const thing of componentsOf(marked, layers.width, scratch)) {
    if (isThing(thing, layers, distance, faceSize) && !isBeard(thing, beard, mouth)) mark(thing, front);
  }
  coverFeature(layers, [OUTER_LIPS], mouth, front, scratch);
  for (const eye of EYES) coverFeature(layers, eye, surroundingsOf(layers, eye, scratch), front, scratch);
  const soft = soften(layers, front, EDGE, scratch);
  for (let i = 0; i < soft.length; i++) soft[i] = smoothstep(0.15, 0.6, soft[i] as number);
  return soft;
}

/** Weighted Lab distance of each covered pixel from the skin around it. */
function distanceFromSkin(layers: Layers, scratch: Scratch): Float32Array {
  const { lab, likeness, tone } = layers.scene;
  const weight = scratch.floats(likeness.length);
  for (let i = 0; i < weight.length; i++) weight[i] = (layers.skin[i] as number) * (likeness[i] as number);
  const spread = soften(layers, weight, SKIN_REACH, scratch);
  const expected = [tone.lightness, tone.a, tone.b].map((usual, channel) => {
    const plane = scratch.floats(weight.length);
    for (let i = 0; i < plane.length; i++)
      plane[i] = (weight[i] as number) * ((lab[3 * i + channel] as number) - usual);
    return soften(layers, plane, SKIN_REACH, scratch);
  }) as [Float32Array, Float32Array, Float32Array];
  const distance = scratch.floats(weight.length);
  const usual = [tone.lightness, tone.a, tone.b] as const;
  for (let i = 0; i < distance.length; i++) {
    if (layers.covered[i] === 0) continue;
    const share = 1 / ((spread[i] as number) + 0.02);
    const off = (channel: 0 | 1 | 2): number =>
      (lab[3 * i + channel] as number) - usual[channel] - (expected[channel][i] as number) * share;
    const lightness = off(0);
    const lightnessWeight = lightness > 0 ? BRIGHTER_WEIGHT : DARKER_WEIGHT;
    distance[i] = Math.hypot(lightnessWeight * lightness, HUE_WEIGHT * off(1), HUE_WEIGHT * off(2));
  }
  return distance;
}

function isThing({ pixels }: Component, { interior }: Layers, distance: Float32Array, faceSize: number): boolean {
  if (pixels.length < SMALLEST * faceSize) return false;
  let sum = 0;
  let isAtOutline = false;
  for (const i of pixels) {
    sum += distance[i] as number;
    isAtOutline ||= (interior[i] as number) < DEEP_INSIDE;
  }
  return isAtOutline || (pixels.length >= SMALLEST_INSIDE * faceSize && sum >= STRONG * pixels.length);
}

function isBeard({ pixels }: Component, beard: Float32Array, mouth: Surroundings): boolean {
  let onChin = 0;
  let overMouth = 0;
  for (const i of pixels) {
    onChin += beard[i] as number;
    overMouth += mouth.plane[i] as number;
  }
  return onChin > pixels.length / 2 && overMouth < OVER_MOUTH * mouth.size;
}

function mark({ pixels }: Component, front: Float32Array): void {
  for (const i of pixels) front[i] = 1;
}

/** 1 around a feature, and the number of such pixels. */
interface Surroundings {
  readonly plane: Float32Array;
  readonly size: number;
}

function surroundingsOf(layers: Layers, feature: readonly (readonly number[])[], scratch: Scratch): Surroundings {
  const plane = soften(layers, region(layers, feature, scratch), SURROUNDINGS, scratch);
  let size = 0;
  for (let i = 0; i < plane.length; i++) {
    const isAround = layers.covered[i] === 1 && (plane[i] as number) > 0.08 && (layers.features[i] as number) < 0.12;
    plane[i] = isAround ? 1 : 0;
    size += plane[i] as number;
  }
  return { plane, size };
}

/** Covers an eye or the mouth too if most of its surroundings are covered. */
function coverFeature(
  layers: Layers,
  feature: readonly (readonly number[])[],
  { plane, size }: Surroundings,
  front: Float32Array,
  scratch: Scratch,
): void {
  let coveredPixels = 0;
  for (let i = 0; i < plane.length; i++) coveredPixels += (plane[i] as number) * (front[i] as number);
  if (coveredPixels < SURROUNDED * size) return;
  const soft = soften(layers, region(layers, feature, scratch), SURROUNDINGS, scratch);
  for (let i = 0; i < soft.length; i++) if ((soft[i] as number) > 0.08) front[i] = 1;
}
