import type { Grid } from '../../pixels/grid.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';
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
  { source, scene }: { readonly source: FaceOnGrid; readonly scene: FaceOnGrid },
  differences: Differences,
  scratch: Scratch,
): Float32Array {
  const shown = scratch.floats(grid.width * grid.height);
  const wanted = spreadDifferences(differences);
  if (wanted.some((share) => share > 0.01)) replaceFolds(grid, raster, rgb, scene.rgb, wanted, scratch);
  keepMouth(grid, rgb, source, scene, differences.mouth, shown, scratch);
  keepEyes(grid, rgb, source, scene, shown, scratch);
  return shown;
}
