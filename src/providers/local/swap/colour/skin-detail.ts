import { LEFT_BROW, LEFT_EYE, OUTER_LIPS, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { blur, shrink } from '../../pixels/blur.ts';
import { clamp, limited } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, softRegion } from '../layers/layers.ts';
import type { LitSkin } from './lit-skin.ts';

/** Logarithms of luminance, and their means over the skin around each pixel. */
interface Detailed {
  readonly logs: Float32Array;
  readonly base: Float32Array;
}

interface SceneDetail extends Detailed {
  /** Of the detail on the skin: root of the mean square. */
  readonly spread: number;
}

/** Face widths. */
const GRAIN = 0.01;
/** Sigma of the grain, in pixels, from which every second pixel tells as much as all. */
const STEP_FROM = 2;
const LEAST_CONTRAST = 0.85;
const GREATEST_CONTRAST = 1.25;
/** Spreads of the scene's detail that the source's may go above and below: shine on skin, and lines, moles, stubble. */
const SHINE = 3;
const LINES = 25;
/** Logarithm of luminance. */
const MOST_SHINE = 0.3;
/** Share of the contrast that lips keep. Eyes, brows and beards keep all of theirs. */
const LIPS_KEEP = 0.8;

/**
 * Gives the detail of the source's skin (pores, lines, moles) the contrast of the scene's. Its shine is held down and
 * the scene's comes in its place. Changes `source.logs`.
 */
export function matchDetail(
  layers: Layers,
  source: Detailed,
  scene: SceneDetail,
  lit: LitSkin,
  scratch: Scratch,
): void {
  const present = detailSpread(layers, source.logs, source.base, lit.both, scratch);
  const contrast = clamp(scene.spread / present, LEAST_CONTRAST, GREATEST_CONTRAST);
  const hard = softRegion(layers, [LEFT_EYE, RIGHT_EYE, LEFT_BROW, RIGHT_BROW], 0.02, scratch);
  const lips = softRegion(layers, [OUTER_LIPS], 0.02, scratch);
  const { logs, base } = source;
  for (let i = 0; i < logs.length; i++) {
    const skin = 1 - Math.max(Math.min(1, (hard[i] as number) * 3), lit.beard[i] as number);
    const soft = skin * (1 - LIPS_KEEP * Math.min(1, (lips[i] as number) * 1.5));
    const own = (1 + soft * (contrast - 1)) * ((logs[i] as number) - (base[i] as number));
    const theirs = (scene.logs[i] as number) - (scene.base[i] as number);
    const shine = Math.max(0, theirs - held(theirs, scene.spread)) * (lit.scene[i] as number);
    logs[i] = (base[i] as number) + own + skin * (held(own, scene.spread) - own + shine);
  }
}

function held(detail: number, spread: number): number {
  const reach = detail < 0 ? LINES * spread : Math.min(MOST_SHINE, SHINE * spread);
  return limited(detail, reach);
}

/** Root of the weighted mean square of what `logs` differ from `base`, apart from grain and noise. */
export function detailSpread(
  { width, height, faceWidth }: Layers,
  logs: Float32Array,
  base: Float32Array,
  weights: Float32Array,
  scratch: Scratch,
): number {
  const sigma = GRAIN * faceWidth;
  const step = sigma < STEP_FROM ? 1 : 2;
  const across = Math.ceil(width / step);
  const small = shrink(logs, width, height, step, scratch.floats(across * Math.ceil(height / step)));
  const smooth = blur(small, across, Math.ceil(height / step), 1, Math.max(0.8, sigma / step), scratch);
  let sum = 0;
  let total = 0;
  for (let y = step - 1; y < height; y += step) {
    for (let x = step - 1, cell = ((y / step) | 0) * across; x < width; x += step, cell++) {
      const i = y * width + x;
      const weight = weights[i] as number;
      const off = (smooth[cell] as number) - (base[i] as number);
      sum += weight * off * off;
      total += weight;
    }
  }
  return Math.max(0.01, total > 0 ? Math.sqrt(sum / total) : 0);
}
