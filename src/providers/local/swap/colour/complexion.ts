import { clamp, limited, smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { FaceLayer, Layers } from '../layers/layers.ts';
import { type ChromaLine, chromaAt, chromaLine } from './chroma-line.ts';
import type { LitSkin } from './lit-skin.ts';
import { localMeans } from './local-means.ts';

/** Face widths over which red cheeks, yellow light from the side and the like are measured. */
const PATCH_RADIUS = 0.1;
/** Share of the source's own blush, freckles and patches that is kept. */
const OWN_CHROMA = 0.6;
/** How far it may reach in a or b. Beyond are coloured light and the fringes of hair. */
const OWN_REACH = 8;
const LEAST_SKIN_CHROMA = 30;
/** Brown brows and red lips have more of skin's hue than skin. */
const MOST_SKIN_HUE = 1.2;
/** How far the chroma of brows and lips rises with their lightness, as a factor. Beyond, dark brows would turn orange. */
const MOST_CHROMA_BY_LIGHT = 1.1;
/** How far b of brows and lips may lie above that of skin as light as they are. Fair brows in the sun are yellow. */
const MOST_YELLOWER = 1;
/** Chroma of skin up to which a picture is grey, and from which it is in colour. */
const GREY_UP_TO = 3;
const COLOUR_FROM = 7;
const CHANNELS = [0, 1] as const;

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
 * relit.
 */
export function takeComplexion(
  layers: Layers,
  before: Float32Array,
  lit: LitSkin,
  from: Complexion,
  to: Complexion,
): void {
  const { covered, features, source } = layers;
  const grey = smoothstep(COLOUR_FROM, GREY_UP_TO, Math.hypot(source.tone.a, source.tone.b));
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const feature = Math.min(1, (features[i] as number) * 3);
    const own = 1 - (1 - OWN_CHROMA) * (lit.source[i] as number);
    const skinHue = feature > 0 ? likeSkin(layers, i, before[i] as number, grey) : 0;
    for (const channel of CHANNELS) {
      const at = 3 * i + 1 + channel;
      const skin = ofSkin(source.lab, i, channel, before[i] as number, own, from, to);
      source.lab[at] =
        feature > 0 ? skin + feature * (ofFeature(layers, i, channel, before[i] as number, skinHue) - skin) : skin;
    }
  }
}

function ofSkin(
  lab: Float32Array,
  pixel: number,
  channel: 0 | 1,
  before: number,
  own: number,
  from: Complexion,
  to: Complexion,
): number {
  const patch = 2 * pixel + channel;
  const expected = chromaAt(from.line, before, channel) + (from.patches[patch] as number);
  const wanted = chromaAt(to.line, lab[3 * pixel] as number, channel) + (to.patches[patch] as number);
  const off = own * ((lab[3 * pixel + 1 + channel] as number) - expected);
  return wanted + limited(off, OWN_REACH);
}

/**
 * How much of skin's hue a pixel of eyes, brows or lips has: 1 if as much as skin. The white of the eyes and dark hair
 * have little. `grey`: how grey the picture is, 0 to 1. On a grey one all have as much.
 */
function likeSkin({ source: { lab, tone } }: Layers, pixel: number, before: number, grey: number): number {
  const scale = (before + 16) / (tone.lightness + 16);
  const [a, b] = [tone.a * scale, tone.b * scale];
  const along = (lab[3 * pixel + 1] as number) * a + (lab[3 * pixel + 2] as number) * b;
  const hue = clamp(along / Math.max(LEAST_SKIN_CHROMA, a * a + b * b), 0, MOST_SKIN_HUE);
  return hue + grey * (1 - hue);
}

/** Eyes, brows and lips get the skin of the scene for that of the source as far as they have its hue. */
function ofFeature({ source, scene }: Layers, pixel: number, channel: 0 | 1, before: number, skinHue: number): number {
  const at = 3 * pixel + 1 + channel;
  const now = (source.lab[3 * pixel] as number) + 16;
  const [from, to] = channel === 0 ? [source.tone.a, scene.tone.a] : [source.tone.b, scene.tone.b];
  const skinBefore = (from * (before + 16)) / (source.tone.lightness + 16);
  const skinNow = (to * now) / (scene.tone.lightness + 16);
  const light = Math.min(MOST_CHROMA_BY_LIGHT, now / (before + 16));
  const value = (source.lab[at] as number) * light + skinHue * (skinNow - skinBefore * light);
  return channel === 1 ? Math.min(value, skinNow + MOST_YELLOWER) : value;
}
