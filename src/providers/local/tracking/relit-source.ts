import type { Portrait } from '../faces/source-identity.ts';
import type { Face } from '../mesh/face.ts';
import { boundsOf, faceWidth } from '../mesh/landmarks.ts';
import type { Grid } from '../pixels/grid.ts';
import type { Picture } from '../pixels/picture.ts';
import { pictureOnRaster, rasterise } from '../pixels/raster.ts';
import type { Scratch } from '../pixels/scratch.ts';
import { ownGlasses, wearGlasses } from '../swap/colour/own-glasses.ts';
import { recolour } from '../swap/colour/recolour.ts';
import { glassesLikelihood } from '../swap/glasses.ts';
import { ownBeard } from '../swap/layers/beards.ts';
import { createLayers } from '../swap/layers/layers.ts';
import { type Patch, patchAround, toPatch } from '../swap/patch.ts';
import { resampleInPlace, type SourceSkin, skinOf, warpFace } from '../swap/warp-face.ts';

/** Longer side of a face's patch, in face widths. */
const PATCH_OF_WIDTH = 1.6;
const LARGEST_SIDE = 512;

export interface RelitPortrait extends Portrait {
  /** What its pixels look like, so that no frame looks again. Absent of a portrait that could not be relit. */
  readonly skin?: SourceSkin;
}

/**
 * The source portrait in the light and complexion of a scene's face. It can be reused over several frames with only a
 * warp and a mask. `width` is the largest width of its face in pixels. Undefined if too little of the face lies inside
 * its picture.
 */
export function relitSource(
  { picture, face }: Portrait,
  scene: Picture,
  sceneFace: Face,
  width: number,
  scratch: Scratch,
): RelitPortrait | undefined {
  scratch.reset();
  const patch = patchAround(face.landmarks, picture, Math.min(LARGEST_SIDE, Math.round(width * PATCH_OF_WIDTH)));
  if (!patch) return undefined;
  const points = toPatch(face.landmarks, patch);
  const raster = rasterise(points, patch.width, patch.height, scratch);
  const grid: Grid = { ...raster, points, faceWidth: faceWidth(face.landmarks) * patch.scaleX };
  const own = resampleInPlace(picture, face, raster, patch, scratch);
  const theirs = warpFace(scene, sceneFace, face, raster, grid.faceWidth, scratch);
  const layers = createLayers(grid, own.rgb, theirs.rgb, scratch);
  const { on } = ownGlasses(layers, { source: glassesLikelihood(picture, face), scene: 0 }, 0, scratch);
  const { hair, shaved } = ownBeard(layers, scratch);
  const relit = recolour(layers, theirs.rgb, { source: face.landmarks, scene: sceneFace.landmarks }, hair, scratch);
  wearGlasses(layers, relit, own.rgb, on, scratch);
  shave(relit, theirs.rgb, shaved);
  const portrait = { picture: pictureOnRaster(raster, relit), face: inPatch(face, points, patch) };
  return { ...portrait, skin: skinOf(portrait.picture, portrait.face, raster, relit, scratch) };
}

/** Shows the scene's skin where a beard is taken off. Colours are RGB [pixels, 3]. */
function shave(rgb: Float32Array, sceneRgb: Float32Array, shaved: Float32Array): void {
  for (let i = 0; i < shaved.length; i++) {
    const share = shaved[i] as number;
    if (share === 0) continue;
    for (let k = 3 * i; k < 3 * i + 3; k++) {
      rgb[k] = (rgb[k] as number) + share * ((sceneRgb[k] as number) - (rgb[k] as number));
    }
  }
}

function inPatch(face: Face, points: Float32Array, { scaleX }: Patch): Face {
  const landmarks = points.map((value, i) => (i % 3 === 2 ? value * scaleX : value));
  return { ...face, landmarks, box: boundsOf(landmarks) };
}
