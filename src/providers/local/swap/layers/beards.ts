import { BEARD_AREA, CHIN } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, region, soften, softRegion, unlikeSkin } from './layers.ts';
import { labQuantiles } from './skin.ts';

/** Shares of a chin that are no skin: up to the first it is bare, from the second on it has a beard. */
const BARE_UP_TO = 0.38;
const BEARDED_FROM = 0.52;
/** How much darker and greyer than the cheeks a chin is, as shares: from here a beard is possible, and certain. */
const BEARD_FROM = 0.3;
const BEARD_FULLY = 0.45;
/** The chroma of what is nearly black tells little. */
const LEAST_GREYER = -0.12;
/** Lightness as a share of the cheeks': hair up to the first, skin from the second on. */
const HAIR_UP_TO = 0.5;
const SKIN_FROM = 0.85;
/** L* by which a beard is darker than the skin it comes to: fits up to the first, would be a stain from the second on. */
const FITS_UP_TO = 29.5;
const STAIN_FROM = 31;
const LEAST_CHROMA = 4;
/** Face widths around the hair that are shaved with it. */
const AROUND = 0.03;
const SHAVED_FROM = 0.05;
const SHAVED_FULLY = 0.3;

/** The beard of the source's face. */
export interface OwnBeard {
  /** Where its hair is, 0 to 1. */
  readonly hair: Float32Array;
  /** How far it is taken off at each pixel, so that the bare skin of the scene shows in its place, 0 to 1. */
  readonly shaved: Float32Array;
}

/** A beard comes along where it fits. Dark hair on a light and bare face would be a stain: it is taken off. */
export function ownBeard(layers: Layers, scratch: Scratch): OwnBeard {
  const hair = scratch.floats(layers.covered.length);
  const shaved = scratch.floats(hair.length);
  const chin = region(layers, [CHIN], scratch);
  const { likelihood, lightness } = beardOnChin(layers, chin, scratch);
  if (likelihood === 0) return { hair, shaved };
  const area = softRegion(layers, [BEARD_AREA], 0.03, scratch);
  const { lab, tone } = layers.source;
  for (let i = 0; i < hair.length; i++) {
    const inside = likelihood * Math.min(1, 1.5 * (area[i] as number));
    if (inside > 0) hair[i] = inside * smoothstep(SKIN_FROM, HAIR_UP_TO, (lab[3 * i] as number) / tone.lightness);
  }
  const bare = smoothstep(BEARDED_FROM, BARE_UP_TO, shareNotSkin(chin, layers.scene.likeness));
  const amount = bare * smoothstep(FITS_UP_TO, STAIN_FROM, layers.scene.tone.lightness - lightness);
  if (amount === 0) return { hair, shaved };
  const around = soften(layers, hair, AROUND, scratch);
  for (let i = 0; i < shaved.length; i++) {
    shaved[i] = amount * smoothstep(SHAVED_FROM, SHAVED_FULLY, around[i] as number);
  }
  return { hair, shaved };
}

/** Likelihood of a beard on the source's chin, 0 to 1, and L* of that chin. */
function beardOnChin(
  { source: { lab, tone }, skin }: Layers,
  chin: Float32Array,
  scratch: Scratch,
): { readonly likelihood: number; readonly lightness: number } {
  const seen = scratch.unset(chin.length);
  for (let i = 0; i < chin.length; i++) seen[i] = (chin[i] as number) * (skin[i] as number);
  const [[lightness = 0], [a = 0], [b = 0]] = labQuantiles(lab, seen, 0.5, [0.5]).channels;
  const darker = 1 - lightness / Math.max(1, tone.lightness);
  const inSameLight = (tone.lightness + 16) / (lightness + 16);
  const greyer = 1 - (Math.hypot(a, b) * inSameLight) / Math.max(LEAST_CHROMA, Math.hypot(tone.a, tone.b));
  return { likelihood: smoothstep(BEARD_FROM, BEARD_FULLY, darker + Math.max(greyer, LEAST_GREYER)), lightness };
}

/** Likelihood of a beard in the scene that the source does not have, 0 to 1. */
export function beardLikelihood(layers: Layers, scratch: Scratch): number {
  const chin = region(layers, [CHIN], scratch);
  const sceneHas = smoothstep(BARE_UP_TO, BEARDED_FROM, shareNotSkin(chin, layers.scene.likeness));
  return sceneHas * smoothstep(0.42, 0.28, shareNotSkin(chin, layers.source.likeness));
}

function shareNotSkin(area: Float32Array, likeness: Float32Array): number {
  let pixels = 0;
  let other = 0;
  for (let i = 0; i < area.length; i++) {
    if (area[i] === 0) continue;
    pixels++;
    other += 1 - (likeness[i] as number);
  }
  return pixels > 0 ? other / pixels : 0;
}

/** Keeps the beard of the scene. */
export function cutBeard(layers: Layers, mask: Float32Array, amount: number, scratch: Scratch): void {
  const area = softRegion(layers, [BEARD_AREA], 0.03, scratch);
  const unlike = unlikeSkin(layers.scene, layers.covered, 0, 1, scratch.floats(mask.length));
  const hair = soften(layers, unlike, 0.03, scratch);
  for (let i = 0; i < mask.length; i++) {
    const inside = amount * (area[i] as number);
    if (inside < 0.01) continue;
    mask[i] = (mask[i] as number) * (1 - inside * smoothstep(0.3, 0.6, hair[i] as number));
  }
}
