import { BEARD_AREA, INNER_LIPS, LEFT_BROW, LEFT_EYE, OUTER_LIPS, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { blurSparse } from '../../pixels/blur.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Component, componentsOf } from './components.ts';
import { type Layers, region, soften, softRegion } from './layers.ts';
import { type SkinTone, skinLikeness } from './skin.ts';

/** Reach, in face widths, over which the colour of skin changes with light and complexion. */
const SKIN_REACH = 0.13;
/** Widest spread of the lightness and the hue of skin, Lab. */
const MOST_LIGHTNESS_SPREAD = 15;
const MOST_HUE_SPREAD = 6;
/** Lab distance from the skin around, weighted as below, above which a pixel is something else than skin. */
const OTHER = 23;
/** Shine brightens skin, and shade darkens it, more than either changes its hue. */
const BRIGHTER_WEIGHT = 0.22;
const DARKER_WEIGHT = 0.3;
const HUE_WEIGHT = 1.25;
/** L* by which shade darkens skin at most, and the weight of what is darker. */
const DEEPEST_SHADE = 35;
const BLACK_WEIGHT = 0.5;
/** Smallest thing, as a share of the face, and the smallest far from the outline, which must also be of a strong colour. */
const SMALLEST = 0.004;
const SMALLEST_INSIDE = 0.012;
const STRONG = 34;
/** From this value of `interior` on, a pixel is far from the outline of the face. */
const DEEP_INSIDE = 0.93;
/** Share of the surroundings of an eye that must be covered for it to be covered too. */
const SURROUNDED = 0.35;
const SURROUNDINGS = 0.035;
/** Share of the lips from which on a thing is in front of them. A beard is not. */
const COVERED_LIPS = 0.55;
/** Lab b of the bluest hair. */
const BLUEST_HAIR = -4;
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
    marked[i] = (layers.features[i] as number) < 0.12 && (distance[i] as number) > OTHER ? 1 : 0;
  }
  const front = scratch.floats(marked.length);
  const overLips = coveredLips(layers, distance, scratch) > COVERED_LIPS;
  const beard = region(layers, [BEARD_AREA], scratch);
  for (const thing of componentsOf(marked, layers.width, scratch)) {
    if (isThing(thing, layers, distance, faceSize) && (overLips || !isBeard(thing, layers, beard))) mark(thing, front);
  }
  if (overLips) coverMouth(layers, distance, front, scratch);
  for (const eye of EYES) coverFeature(layers, eye, front, scratch);
  const soft = blurSparse(front, layers.width, layers.height, Math.max(1, EDGE * layers.faceWidth), scratch);
  for (let i = 0; i < soft.length; i++) soft[i] = smoothstep(0.15, 0.6, soft[i] as number);
  return soft;
}

/** Takes what is in front of the scene's face out of what counts as its skin. */
export function exclude({ skin, scene }: Layers, front: Float32Array): void {
  for (let i = 0; i < front.length; i++) {
    const left = 1 - (front[i] as number);
    if (left < 0.5) skin[i] = 0;
    scene.likeness[i] = (scene.likeness[i] as number) * left;
  }
}

/** Weighted Lab distance of each covered pixel from the skin around it. */
function distanceFromSkin(layers: Layers, scratch: Scratch): Float32Array {
  const { lab, tone } = layers.scene;
  const weight = skinLikeness(lab, layers.covered, narrow(tone), scratch.floats(layers.covered.length));
  for (let i = 0; i < weight.length; i++) weight[i] = (weight[i] as number) * (layers.skin[i] as number);
  const spread = soften(layers, weight, SKIN_REACH, scratch);
  const expected = [tone.lightness, tone.a, tone.b].map((usual, channel) => {
    const plane = scratch.unset(weight.length);
    for (let i = 0; i < plane.length; i++)
      plane[i] = (weight[i] as number) * ((lab[3 * i + channel] as number) - usual);
    return soften(layers, plane, SKIN_REACH, scratch);
  }) as [Float32Array, Float32Array, Float32Array];
  const [aroundL, aroundA, aroundB] = expected;
  const distance = scratch.floats(weight.length);
  for (let i = 0; i < distance.length; i++) {
    if (layers.covered[i] === 0) continue;
    const share = 1 / ((spread[i] as number) + 0.02);
    const lightness = (lab[3 * i] as number) - tone.lightness - (aroundL[i] as number) * share;
    const a = HUE_WEIGHT * ((lab[3 * i + 1] as number) - tone.a - (aroundA[i] as number) * share);
    const b = HUE_WEIGHT * ((lab[3 * i + 2] as number) - tone.b - (aroundB[i] as number) * share);
    const black = BLACK_WEIGHT * Math.max(0, -lightness - DEEPEST_SHADE);
    const light = Math.abs(lightness) * (lightness > 0 ? BRIGHTER_WEIGHT : DARKER_WEIGHT) + black;
    distance[i] = Math.sqrt(light * light + a * a + b * b);
  }
  return distance;
}

/** The tone without the spread that a thing in front of bare skin adds to it. */
function narrow(tone: SkinTone): SkinTone {
  return {
    ...tone,
    lightnessSpread: Math.min(MOST_LIGHTNESS_SPREAD, tone.lightnessSpread),
    aSpread: Math.min(MOST_HUE_SPREAD, tone.aSpread),
    bSpread: Math.min(MOST_HUE_SPREAD, tone.bSpread),
  };
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

/** Whether a thing lies on the chin and has the colour of hair: no more colour than skin, and none of its own. */
function isBeard({ pixels }: Component, { scene }: Layers, beard: Float32Array): boolean {
  let onChin = 0;
  let a = 0;
  let b = 0;
  for (const i of pixels) {
    onChin += beard[i] as number;
    a += (scene.lab[3 * i + 1] as number) / pixels.length;
    b += (scene.lab[3 * i + 2] as number) / pixels.length;
  }
  const isHair = b > BLUEST_HAIR && Math.hypot(a, b) < Math.hypot(scene.tone.a, scene.tone.b);
  return isHair && onChin > pixels.length / 2;
}

/** Share of the lips that is neither skin nor redder than skin. */
function coveredLips(layers: Layers, distance: Float32Array, scratch: Scratch): number {
  const { lab, tone } = layers.scene;
  const lips = region(layers, [OUTER_LIPS], scratch);
  const inside = region(layers, [INNER_LIPS], scratch);
  let pixels = 0;
  let other = 0;
  for (let i = 0; i < lips.length; i++) {
    if (lips[i] === 0 || inside[i] === 1 || layers.covered[i] === 0) continue;
    pixels++;
    if ((distance[i] as number) > OTHER && (lab[3 * i + 1] as number) < tone.a) other++;
  }
  return pixels > 0 ? other / pixels : 0;
}

function mark({ pixels }: Component, front: Float32Array): void {
  for (const i of pixels) front[i] = 1;
}

/** Covers the lips, and around them all that is no skin. */
function coverMouth(layers: Layers, distance: Float32Array, front: Float32Array, scratch: Scratch): void {
  const soft = softRegion(layers, [OUTER_LIPS], SURROUNDINGS, scratch);
  for (let i = 0; i < soft.length; i++) {
    const isOther = (distance[i] as number) > OTHER;
    if (layers.covered[i] === 1 && (soft[i] as number) > 0.02 && isOther) front[i] = 1;
  }
}

/** Covers an eye too if most of its surroundings are covered. */
function coverFeature(
  layers: Layers,
  feature: readonly (readonly number[])[],
  front: Float32Array,
  scratch: Scratch,
): void {
  const soft = softRegion(layers, feature, SURROUNDINGS, scratch);
  let around = 0;
  let coveredAround = 0;
  for (let i = 0; i < soft.length; i++) {
    if (layers.covered[i] === 0 || (soft[i] as number) <= 0.08 || (layers.features[i] as number) >= 0.12) continue;
    around++;
    coveredAround += front[i] as number;
  }
  if (coveredAround < SURROUNDED * around) return;
  for (let i = 0; i < soft.length; i++) if ((soft[i] as number) > 0.08) front[i] = 1;
}
