import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { FaceLayer, Layers } from '../layers/layers.ts';
import { type ChromaLine, chromaAt, chromaLine } from './chroma-line.ts';
import type { LitSkin } from './lit-skin.ts';
import { localMeans } from './local-means.ts';

/** Face widths over which red cheeks, yellow light from the side and the like are measured. */
const PATCH_RADIUS = 0.1;
/** Share of the source's own blush, freckles and patches that is kept. */
const OWN_CHROMA = 0.6;

/** a and b of a face's skin: as they depend on lightness, and [pixels, 2] where they differ from that. */
export interface Complexion {
  readonly line: ChromaLine;
  readonly patches: Float32Array;
}

export function complexionOf(layers: Layers, { lab }: FaceLayer, skin: Float32Array, scratch: Scratch): Complexion {
  const line = chromaLine(lab, skin);
  const off = scratch.floats(2 * skin.length);
  for (let i = 0; i < skin.length; i++) {
    if ((skin[i] as number) <= 0) continue;
    const lightness = lab[3 * i] as number;
    off[2 * i] = (lab[3 * i + 1] as number) - chromaAt(line, lightness, 0);
    off[2 * i + 1] = (lab[3 * i + 2] as number) - chromaAt(line, lightness, 1);
  }
  return { line, patches: localMeans(layers, off, 2, skin, PATCH_RADIUS, scratch) };
}

/**
 * Changes a and b in `layers.source.lab` from one complexion to the other. `before` is L* of the source before it was
 * relit. Grey parts of eyes, brows and lips take less of it; otherwise the white of the eyes would turn blue or orange.
 */
export function takeComplexion(
  { covered, features, source }: Layers,
  before: Float32Array,
  lit: LitSkin,
  from: Complexion,
  to: Complexion,
): void {
  const { a: skinA, b: skinB } = source.tone;
  const strength = Math.max(30, skinA * skinA + skinB * skinB);
  const lab = source.lab;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const j = 3 * i;
    const skinHue = ((lab[j + 1] as number) * skinA + (lab[j + 2] as number) * skinB) / strength;
    const feature = Math.min(1, (features[i] as number) * 3);
    const share = 1 - feature + clamp(skinHue, 0, 1) * feature;
    const less = (1 - OWN_CHROMA) * (lit.source[i] as number);
    move(lab, i, 0, before[i] as number, from, to, share, less);
    move(lab, i, 1, before[i] as number, from, to, share, less);
  }
}

function move(
  lab: Float32Array,
  pixel: number,
  channel: 0 | 1,
  before: number,
  from: Complexion,
  to: Complexion,
  share: number,
  less: number,
): void {
  const at = 3 * pixel + 1 + channel;
  const patch = 2 * pixel + channel;
  const value = lab[at] as number;
  const expected = chromaAt(from.line, before, channel) + (from.patches[patch] as number);
  const wanted = chromaAt(to.line, lab[3 * pixel] as number, channel) + (to.patches[patch] as number);
  lab[at] = value + share * (wanted - expected) - less * (value - expected);
}
