import type { Grid } from '../pixels/grid.ts';
import { clamp, smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { type OneChroma, toOneChroma } from './colour/one-chroma.ts';
import type { Patch } from './patch.ts';
import type { WarpedFace } from './warp-face.ts';

/** A swapped face in the pixels of its patch. Colours are [pixels, 3] in 0 to 255, planes have one value a pixel. */
export interface SwappedPatch {
  readonly patch: Patch;
  readonly grid: Grid;
  /** About 0.5 on the outline of the face and 1 well inside. Pixels below 0.5 are not written. */
  readonly interior: Float32Array;
  /** Share of the source at each pixel, 0 to 1. */
  readonly mask: Float32Array;
  /** The source before its colours are changed. */
  readonly source: WarpedFace;
  /** The scene, warped to the new shape. */
  readonly scene: WarpedFace;
  /** The difference to add to the colours of the scene. */
  readonly difference: Float32Array;
  /** Set if the scene is grey or toned: no pixel may have another colour. */
  readonly oneChroma: OneChroma | undefined;
}

/** Writes a face that was computed at its size in the scene to `destination`, which may hold other swapped faces. */
export function paste(swapped: SwappedPatch, scene: Picture, destination: Uint8Array): void {
  const { patch, interior, oneChroma } = swapped;
  const { covered } = swapped.grid;
  const pixel = new Float32Array(3);
  for (let y = 0; y < patch.height; y++) {
    const row = (y + patch.top) * scene.width + patch.left;
    for (let x = 0; x < patch.width; x++) {
      const i = y * patch.width + x;
      if (covered[i] === 0) continue;
      const inside = interior[i] as number;
      if (inside <= 0.5) continue;
      const weight = inside >= 0.6 ? 1 : smoothstep(0.5, 0.6, inside);
      addUp(swapped.scene.rgb, swapped.difference, 3 * i, pixel);
      if (oneChroma) toOneChroma(pixel, oneChroma);
      write(pixel, weight, scene.data, destination, 3 * (row + x));
    }
  }
}

function addUp(colours: Float32Array, difference: Float32Array, at: number, pixel: Float32Array): void {
  for (let c = 0; c < 3; c++) pixel[c] = (colours[at + c] as number) + (difference[at + c] as number);
}

function write(pixel: Float32Array, weight: number, scene: Uint8Array, destination: Uint8Array, out: number): void {
  for (let c = 0; c < 3; c++) {
    const change = ((pixel[c] as number) - (scene[out + c] as number)) * weight;
    destination[out + c] = clamp((destination[out + c] as number) + change + 0.5, 0, 255);
  }
}
