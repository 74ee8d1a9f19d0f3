import { smoothstep } from './numbers.ts';
import type { Patch } from './patch.ts';
import type { Picture } from './picture.ts';

/** A swapped face in the pixels of its patch: colours are interleaved RGB in 0 to 255, everything else is one value a pixel. */
export interface Swapped {
  readonly patch: Patch;
  readonly covered: Uint8Array;
  /** About 0.5 on the outline of the face, 1 well inside: nothing below 0.5 is written. */
  readonly interior: Float32Array;
  /** How much of the source was taken. */
  readonly mask: Float32Array;
  /** The source as it was sampled, before any change of colour. */
  readonly source: Float32Array;
  /** The scene, warped to the new shape. */
  readonly scene: Float32Array;
  /** What to add to that. */
  readonly difference: Float32Array;
  /** Places in the full pictures that the colours were sampled from. */
  readonly sourceX: Float32Array;
  readonly sourceY: Float32Array;
  readonly sceneX: Float32Array;
  readonly sceneY: Float32Array;
}

/** Adds a face of the same size as in the scene to `destination`: the scene's pixels, perhaps with other faces swapped. */
export function paste(swapped: Swapped, scene: Picture, destination: Uint8Array): void {
  const { patch, covered, interior, difference } = swapped;
  for (let y = 0; y < patch.height; y++) {
    const row = (y + patch.top) * scene.width + patch.left;
    for (let x = 0; x < patch.width; x++) {
      const i = y * patch.width + x;
      if (covered[i] === 0) continue;
      const weight = smoothstep(0.5, 0.6, interior[i] as number);
      if (weight <= 0) continue;
      const out = 3 * (row + x);
      for (let c = 0; c < 3; c++) {
        const from = scene.data[out + c] as number;
        const to = (swapped.scene[3 * i + c] as number) + (difference[3 * i + c] as number);
        const value = (destination[out + c] as number) + (to - from) * weight;
        destination[out + c] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
}
