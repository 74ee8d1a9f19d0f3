import { alignSimilarity } from '../../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../../mesh/face.ts';
import { headNormals } from '../../mesh/normals.ts';
import { rgbOf } from '../../pixels/lab.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';
import { complexionOf, takeComplexion } from './complexion.ts';
import { matchEyes } from './eyes.ts';
import { keepLightnessRange } from './lightness-range.ts';
import { matchLips } from './lips.ts';
import { litSkin } from './lit-skin.ts';
import { type FaceNormals, relight } from './relight.ts';
import { matchSharpness } from './sharpness.ts';

/** Landmarks of both faces in their own pictures, x, y, z each. */
export interface Shapes {
  readonly source: Float32Array;
  readonly scene: Float32Array;
}

const EVERYWHERE = new Float32Array(LANDMARK_COUNT).fill(1);

/**
 * The source in the light and complexion of the scene, and no sharper: RGB [pixels, 3]. `beard` is the hair of its
 * beard, 0 to 1 a pixel. Changes `layers.source.lab`.
 */
export function recolour(
  layers: Layers,
  sceneRgb: Float32Array,
  shapes: Shapes,
  beard: Float32Array,
  scratch: Scratch,
): Float32Array {
  matchSkin(layers, shapes, beard, scratch);
  matchLips(layers, scratch);
  matchEyes(layers, scratch);
  const rgb = rgbOf(layers.source.lab, scratch.unset(layers.source.lab.length), layers.covered);
  matchSharpness(layers, rgb, sceneRgb, scratch);
  return rgb;
}

/** Matches light and complexion of the skin. Changes `layers.source.lab`. */
export function matchSkin(layers: Layers, shapes: Shapes, beard: Float32Array, scratch: Scratch): void {
  const lit = litSkin(layers, beard, scratch);
  const from = complexionOf(layers, layers.source, lit.source, scratch);
  const to = complexionOf(layers, layers.scene, lit.scene, scratch);
  const before = scratch.unset(layers.covered.length);
  for (let i = 0; i < before.length; i++) before[i] = layers.source.lab[3 * i] as number;
  relight(layers, normalsOf(shapes), lit, scratch);
  keepLightnessRange(layers, lit);
  takeComplexion(layers, before, lit, from, to);
}

function normalsOf({ source, scene }: Shapes): FaceNormals {
  return {
    source: headNormals(source),
    scene: headNormals(scene),
    turned: headNormals(alignSimilarity(source, scene, EVERYWHERE)),
  };
}
