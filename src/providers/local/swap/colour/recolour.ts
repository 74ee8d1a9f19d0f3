import { rgbOf } from '../../pixels/lab.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';
import { matchEyes } from './eyes.ts';
import { matchLips } from './lips.ts';
import { matchSharpness } from './sharpness.ts';
import { matchSkinColour } from './skin-colour.ts';

/**
 * The source in the light and complexion of the scene, and no sharper: RGB [pixels, 3]. Changes `layers.source.lab`.
 */
export function recolour(layers: Layers, sceneRgb: Float32Array, scratch: Scratch): Float32Array {
  matchSkinColour(layers, scratch);
  matchLips(layers, scratch);
  matchEyes(layers, scratch);
  const rgb = rgbOf(layers.source.lab, scratch.floats(layers.source.lab.length));
  matchSharpness(layers, rgb, sceneRgb, scratch);
  return rgb;
}
