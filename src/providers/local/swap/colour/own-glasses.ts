import { BROWS, LEFT_EYE, RIGHT_EYE, RIMS_AREA } from '../../mesh/regions.ts';
import { lumaAt } from '../../pixels/luma.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { thinThings } from '../layers/frames.ts';
import { type Layers, soften, softRegion, unlikeSkin } from '../layers/layers.ts';
import { localMeans } from './local-means.ts';

/** Reach, in face widths, of the area over which thick frames go. */
const AREA_EDGE = 0.03;
/** Face widths around a frame that it shades or that reflect in it. */
const SHADE = 0.008;
/** Lab distance from its surroundings that a thin frame has on light skin, and less on darker skin. */
const FRAME = 12;
const LIGHT_SKIN = 60;
/** Face widths from which the colour of the skin behind a frame is taken. */
const SKIN_AROUND = 0.06;
/** Share of the brightness of that skin below which something is a frame, and above which it is skin. */
const DARK = 0.65;
const NOT_DARK = 0.9;
/** Degrees between both heads up to which glasses fit, and from which they would hang in the air beside the temples. */
const FITTING_YAW = 22;
const UNFIT_YAW = 26;
const BETWEEN_BROWS = 168;
/** Share of the one half of a frame that is seen of the other: up to the first, half of the glasses would be missing. */
const BROKEN_UP_TO = 0.4;
const WHOLE_FROM = 0.5;
/** Share of glasses from which on a pixel does not count as skin. */
const NO_SKIN = 0.2;
/** Less of glasses than this is not drawn. */
const LEAST = 0.004;

/** Glasses of the source, 0 to 1 at each pixel. */
export interface OwnGlasses {
  /** Those that stay on. */
  readonly on: Float32Array;
  /** Those that are taken off, so that the scene shows in their place. */
  readonly off: Float32Array;
  /** Likelihood of glasses on the scene's face, 0 to 1. */
  readonly onScene: number;
}

/**
 * The glasses on the source's face. They stay on where they fit, else they are taken off: a scene's face that wears
 * glasses, or is turned further, has no room for them, and half a pair would look broken. `likelihood` is that of
 * glasses on each face, `yawBetween` is in degrees. Takes them out of what counts as skin.
 */
export function ownGlasses(
  layers: Layers,
  likelihood: { readonly source: number; readonly scene: number },
  yawBetween: number,
  scratch: Scratch,
): OwnGlasses {
  const on = framesOfSource(layers, likelihood.source, scratch);
  const off = scratch.floats(on.length);
  if (likelihood.source === 0) return { on, off, onScene: likelihood.scene };
  const whole = smoothstep(BROKEN_UP_TO, WHOLE_FROM, evenness(layers, on));
  const fits = whole * (1 - likelihood.scene) * smoothstep(UNFIT_YAW, FITTING_YAW, Math.abs(yawBetween));
  for (let i = 0; i < on.length; i++) {
    const share = on[i] as number;
    if (share > NO_SKIN) layers.skin[i] = 0;
    on[i] = share * fits;
    off[i] = share * (1 - fits);
  }
  return { on, off, onScene: likelihood.scene };
}

/** How much of the frame is seen on the half of the face with less of it, as a share of that on the other half. */
function evenness({ points, width }: Layers, frames: Float32Array): number {
  const middle = points[3 * BETWEEN_BROWS] as number;
  const halves: [number, number] = [0, 0];
  for (let i = 0; i < frames.length; i++) halves[i % width < middle ? 0 : 1] += frames[i] as number;
  return Math.min(...halves) / Math.max(1, ...halves);
}

function framesOfSource(layers: Layers, likelihood: number, scratch: Scratch): Float32Array {
  const { covered, source } = layers;
  if (likelihood === 0) return scratch.floats(covered.length);
  const area = softRegion(layers, [RIMS_AREA], AREA_EDGE, scratch);
  const eyes = softRegion(layers, [RIGHT_EYE, LEFT_EYE], 0.014, scratch);
  const brows = softRegion(layers, BROWS, 0.008, scratch);
  const frame = FRAME * Math.min(1, source.tone.lightness / LIGHT_SKIN);
  const thin = thinThings(layers, source, frame, scratch);
  const depth = soften(layers, layers.coverage, 0.07, scratch);
  const unlike = unlikeSkin(source, covered, 0.4, 0.8, scratch.floats(area.length));
  for (let i = 0; i < area.length; i++) {
    const bare = 1 - Math.min(1, 3 * (eyes[i] as number));
    const brow = 1 - Math.min(1, 1.6 * (brows[i] as number));
    const inside = smoothstep(0.05, 0.3, area[i] as number) * bare * brow * smoothstep(0.8, 0.93, depth[i] as number);
    thin[i] = inside * Math.max(thin[i] as number, unlike[i] as number);
  }
  const wide = soften(layers, thin, SHADE, scratch);
  for (let i = 0; i < wide.length; i++) {
    wide[i] = likelihood * (1 - Math.min(1, 3 * (eyes[i] as number))) * smoothstep(0.12, 0.4, wide[i] as number);
  }
  return wide;
}

/**
 * Draws glasses that stay on over `rgb`, the source's face in the light of the scene: as much darker than the skin
 * around them as in `ownRgb`, the source as it is. Light and complexion are those of skin, and would turn frames pale.
 * Colours are RGB [pixels, 3].
 */
export function wearGlasses(
  layers: Layers,
  rgb: Float32Array,
  ownRgb: Float32Array,
  glasses: Float32Array,
  scratch: Scratch,
): void {
  if (!glasses.some((share) => share >= LEAST)) return;
  const weights = scratch.floats(glasses.length);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = (layers.skin[i] as number) * (layers.source.likeness[i] as number) * (1 - (glasses[i] as number));
  }
  const before = localMeans(layers, ownRgb, 3, weights, SKIN_AROUND, scratch);
  const now = localMeans(layers, rgb, 3, weights, SKIN_AROUND, scratch);
  for (let i = 0; i < glasses.length; i++) {
    const share = glasses[i] as number;
    if (share < LEAST) continue;
    const ratio = lumaAt(ownRgb, 3 * i) / Math.max(1, lumaAt(before, 3 * i));
    const dark = share * smoothstep(NOT_DARK, DARK, ratio);
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      const worn = ((ownRgb[k] as number) * (now[k] as number)) / Math.max(1, before[k] as number);
      rgb[k] = (rgb[k] as number) + dark * (Math.min(255, worn) - (rgb[k] as number));
    }
  }
}
