import { BEARD_AREA, LEFT_EYE, OUTER_LIPS, RIGHT_EYE } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type FaceLayer, type Layers, softRegion } from '../layers/layers.ts';
import { offHue } from '../layers/skin.ts';

/** Where light can be measured on each face and on both: skin in whatever light and shade, 0 to 1. */
export interface LitSkin {
  readonly source: Float32Array;
  readonly scene: Float32Array;
  readonly both: Float32Array;
  /** The hair of the source's beard, 0 to 1. No light is measured there. */
  readonly beard: Float32Array;
}

/** Distance from the skin's colour, in spreads, up to which a pixel counts fully, and from which it does not count. */
const SKIN_UP_TO = 2.2;
const NOT_SKIN_FROM = 3.8;
/** Face widths from lips and eyes at which light is not compared: their shadows belong to their shape. */
const NEAR = 0.06;
/** What beard areas count at least. Stubble darkens skin like a shade, and goes or comes like one. */
const STUBBLE_OF_SOURCE = 0.6;
const STUBBLE_OF_SCENE = 0.25;

export function litSkin(layers: Layers, beard: Float32Array, scratch: Scratch): LitSkin {
  const area = softRegion(layers, [BEARD_AREA], 0.03, scratch);
  const source = skinInAnyLight(layers, layers.source, scratch);
  const scene = skinInAnyLight(layers, layers.scene, scratch);
  const near = softRegion(layers, [OUTER_LIPS, LEFT_EYE, RIGHT_EYE], NEAR, scratch);
  const both = scratch.floats(area.length);
  for (let i = 0; i < both.length; i++) {
    const stubble = (area[i] as number) * (layers.skin[i] as number);
    source[i] = Math.max(source[i] as number, STUBBLE_OF_SOURCE * stubble) * (1 - (beard[i] as number));
    scene[i] = Math.max(scene[i] as number, STUBBLE_OF_SCENE * stubble);
    both[i] = (source[i] as number) * (scene[i] as number) * smoothstep(0.4, 0.06, near[i] as number);
  }
  return { source, scene, both, beard };
}

/** Shade keeps the hue of skin, shine has less of it. Hair and frames have other colours. */
function skinInAnyLight({ skin }: Layers, { lab, tone }: FaceLayer, scratch: Scratch): Float32Array {
  const plane = scratch.floats(skin.length);
  for (let i = 0; i < skin.length; i++) {
    if (skin[i] === 0) continue;
    const lightness = lab[3 * i] as number;
    const offL = (lightness - tone.lightness) / tone.lightnessSpread;
    const chroma = (offL > 0 ? 0.15 : 0.5) * offHue(lab, i, tone);
    const distance = Math.sqrt(chroma + (offL > 0 ? 0.1 : 0.25) * offL * offL);
    plane[i] = 1 - smoothstep(SKIN_UP_TO, NOT_SKIN_FROM, distance);
  }
  return plane;
}
