import { BROWS, LEFT_EYE, OUTER_LIPS, RIGHT_EYE } from '../../mesh/regions.ts';
import type { Grid } from '../../pixels/grid.ts';
import { interpolate, type Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { softRegion } from '../layers/layers.ts';
import { type Differences, spreadDifferences } from './differences.ts';
import { type FaceOnGrid, keepEyes } from './eyes.ts';
import { replaceFolds } from './folds.ts';
import { keepMouth } from './mouth.ts';

/**
 * Shows in `rgb`, the source's face in the light of the scene, what the scene's face does: its gaze, its closed or
 * squinted eyes, and where it does something else than the source, its folds and its mouth. Returns how much of the
 * scene itself each pixel shows, 0 to 1.
 */
export function keepExpression(
  grid: Grid,
  raster: Raster,
  rgb: Float32Array,
  source: FaceOnGrid,
  scene: FaceOnGrid,
  differences: Differences,
  scratch: Scratch,
): Float32Array {
  const shown = scratch.floats(grid.width * grid.height);
  const spread = spreadDifferences(differences);
  if (spread.some((value) => value > 0.01)) {
    const wanted = interpolate(raster, spread, 1, 0, scratch.floats(shown.length));
    replaceFolds(grid, rgb, scene.rgb, bareSkin(grid, scratch), wanted, scratch);
  }
  keepMouth(grid, rgb, source, scene, differences.mouth, shown, scratch);
  keepEyes(grid, rgb, source, scene, shown, scratch);
  return shown;
}

function bareSkin(grid: Grid, scratch: Scratch): Float32Array {
  const features = softRegion(grid, [...BROWS, RIGHT_EYE, LEFT_EYE, OUTER_LIPS], 0.012, scratch);
  for (let i = 0; i < features.length; i++)
    features[i] = grid.covered[i] === 0 ? 0 : Math.max(0, 1 - 2.5 * (features[i] as number));
  return features;
}
