import { blur } from '../../pixels/blur.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';

/** A face may be this many times rougher than the scene's before it is softened. */
const TOLERATED = 1.2;
const SIGMAS = [0.8, 1.6];
const GREEN = 1;

/**
 * Softens `rgb`, the recoloured source, until it is about as sharp as the scene's face `sceneRgb`. Both are [pixels,
 * 3].
 */
export function matchSharpness(layers: Layers, rgb: Float32Array, sceneRgb: Float32Array, scratch: Scratch): void {
  const wanted = TOLERATED * roughness(layers, sceneRgb);
  for (const sigma of SIGMAS) {
    const present = roughness(layers, rgb);
    if (present <= wanted) return;
    const soft = blur(rgb, layers.width, layers.height, 3, sigma, scratch);
    const reachable = roughness(layers, soft);
    mix(rgb, soft, clamp((present - wanted) / Math.max(1e-3, present - reachable), 0, 1));
  }
}

function mix(rgb: Float32Array, soft: Float32Array, amount: number): void {
  for (let i = 0; i < rgb.length; i++) {
    const value = rgb[i] as number;
    rgb[i] = value + ((soft[i] as number) - value) * amount;
  }
}

/** Sum of absolute second differences of green, well inside the face. */
function roughness(layers: Layers, rgb: Float32Array): number {
  const { width, height, covered, interior } = layers;
  const row = 3 * width;
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (covered[i] === 0 || (interior[i] as number) < 0.9) continue;
      const j = 3 * i + GREEN;
      const beside = (rgb[j - 3] as number) + (rgb[j + 3] as number);
      const above = (rgb[j - row] as number) + (rgb[j + row] as number);
      sum += Math.abs(4 * (rgb[j] as number) - beside - above);
    }
  }
  return sum;
}
