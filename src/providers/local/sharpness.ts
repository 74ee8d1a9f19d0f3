import { blur } from './blur.ts';
import type { Layers } from './layers.ts';
import type { Scratch } from './scratch.ts';

const TOLERATED = 1.25;
const GREATEST_SIGMA = 2.5;

/** Softens `rgb`, the recoloured source, when it is sharper than the scene around it. */
export function matchSharpness(layers: Layers, rgb: Float32Array, scratch: Scratch): void {
  const source = roughness(layers, layers.source.lab);
  const scene = roughness(layers, layers.scene.lab);
  const ratio = source / Math.max(1e-3, scene);
  if (ratio <= TOLERATED) return;
  const sigma = Math.min(GREATEST_SIGMA, 0.45 * Math.sqrt(ratio * ratio - 1));
  const soft = blur(rgb, layers.width, layers.height, 3, Math.max(0.8, sigma), scratch);
  const amount = Math.min(1, sigma / 0.8);
  for (let i = 0; i < rgb.length; i++) {
    const value = rgb[i] as number;
    rgb[i] = value + ((soft[i] as number) - value) * amount;
  }
}

/** Sum of second differences of lightness well inside the face. */
function roughness(layers: Layers, lab: Float32Array): number {
  const { width, height, covered, interior } = layers;
  const row = 3 * width;
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (covered[i] === 0 || (interior[i] as number) < 0.9) continue;
      const j = 3 * i;
      const around =
        (lab[j - 3] as number) + (lab[j + 3] as number) + (lab[j - row] as number) + (lab[j + row] as number);
      sum += Math.abs(4 * (lab[j] as number) - around);
    }
  }
  return sum;
}
