import { BARE_FOREHEAD } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, region } from './layers.ts';
import { labQuantiles } from './skin.ts';

/** Heights on the forehead that are compared with the skin above the brows, as bands. 0 is at the brows, 1 the hairline. */
const BAND = 0.1;
const BANDS = 5;
const FEWEST_PIXELS = 12;
/** Difference from the skin above the brows, in Lab with half of L*, from which hair is possible, and certain. */
const HAIR_FROM = 8;
const HAIR_FULLY = 11;
/** Hair is darker than the skin below it by at least this L*. */
const DARKER = 8;

/**
 * The height on the forehead of the source from which on something darker covers it, 0 to 1: hair of whatever colour, or
 * a cap. 1 if the forehead looks the same up to its middle. `heights` are those of the pixels.
 */
export function hairlineOf(layers: Layers, heights: Float32Array, scratch: Scratch): number {
  const middle = region(layers, BARE_FOREHEAD, scratch);
  const pixels: number[] = [];
  for (let i = 0; i < middle.length; i++) {
    if ((middle[i] as number) > 0 && (layers.skin[i] as number) > 0) pixels.push(i);
  }
  const lab = Float32Array.from({ length: 3 * pixels.length }, (_, at) => {
    return layers.source.lab[3 * (pixels[(at / 3) | 0] as number) + (at % 3)] as number;
  });
  let skin: readonly number[] | undefined;
  for (let k = 0; k < BANDS; k++) {
    const band = Float32Array.from(pixels, (i) => {
      const height = heights[i] as number;
      return height >= k * BAND && height < (k + 1) * BAND ? 1 : 0;
    });
    const { count, channels } = labQuantiles(lab, band, 0.5, [0.5]);
    if (count < FEWEST_PIXELS) continue;
    const colour = channels.map(([median = 0]) => median);
    skin ??= colour;
    const hair = likeHair(skin, colour);
    if (hair > 0) return k * BAND + (1 - hair) * (1 - k * BAND);
  }
  return 1;
}

function likeHair(skin: readonly number[], colour: readonly number[]): number {
  const [lightness = 0, a = 0, b = 0] = skin.map((value, channel) => value - (colour[channel] ?? 0));
  return lightness < DARKER ? 0 : smoothstep(HAIR_FROM, HAIR_FULLY, Math.hypot(lightness / 2, a, b));
}
