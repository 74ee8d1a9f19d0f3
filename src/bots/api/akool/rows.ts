import type { FacesSeen } from '../../../core/admission/look-at-faces.ts';
import type { CroppedFace } from '../../../core/ports/faces.ts';
import type { AskedSwap } from '../begin-swap.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { faceAt } from './landmarks.ts';
import { clearCrop, cropOf, type FaceImage, faceOf, type Looks } from './looks.ts';
import { AkoolRefusal, codes } from './refusals.ts';

/** The picture, GIF or video that receives faces. */
export interface Scene {
  readonly picture: Picture;
  /** How the request names it. */
  readonly text: string;
  /** Whether it is certainly a video. */
  readonly isVideo: boolean;
}

/** A face of the scene and the face that it receives. */
export interface Row {
  readonly source: Picture;
  /** Equal for rows whose new face is the same. */
  readonly sourceName: string;
  readonly scene: SceneFace;
}

export type SceneFace = { readonly fromLeft: number } | { readonly reference: Picture } | 'largest';

/** A face that was seen in the scene: in what moves its number says nothing of another frame. */
export function sceneFace(face: CroppedFace | undefined, { media, faces }: FacesSeen, field: string): SceneFace {
  if (!face) throw new AkoolRefusal(codes.parameter, 'akool-no-face-there', { field });
  return media.kind === 'image' ? { fromLeft: face.number } : { reference: cropOf(face, faces, field) };
}

/** The face of the scene that a crop of ours shows, by its number where it was cut out of this very scene. */
export async function sceneFaceOfCrop(
  crop: Picture,
  scene: Scene,
  field: string,
  looks: Looks,
): Promise<SceneFace | undefined> {
  const about = await looks.crop(crop);
  if (!about) return undefined;
  const { media } = scene.isVideo ? {} : await looks.at(scene.picture);
  const isOfScene = media?.kind === 'image' && media.sha256 === about.scene;
  return isOfScene ? { fromLeft: about.number } : { reference: clearCrop(crop, about, field) };
}

/** The face of the scene that `targetImage` means. */
export async function readSceneFace({ path, opts }: FaceImage, scene: Scene, looks: Looks): Promise<SceneFace> {
  const field = 'targetImage';
  if (path === scene.text) {
    if (!opts) return 'largest';
    const seen = await looks.at(scene.picture);
    return sceneFace(faceAt(seen.faces, opts), seen, field);
  }
  const known = await sceneFaceOfCrop(pictureOf(path, field), scene, field, looks);
  return known ?? { reference: await faceOf({ path, opts }, field, looks) };
}

/** The swap of one row, or of several, of which each names its face. */
export async function swapOf(rows: readonly Row[], target: Picture, looks: Looks): Promise<AskedSwap> {
  const [first, ...others] = rows;
  if (!first) throw new Error('a swap without rows');
  const photos = [first.source];
  if (others.length === 0) return { photos, target, faces: choiceOf(first.scene) };
  if (await areAll(rows, target, looks)) return { photos, target, faces: { which: 'all' } };
  const assignments = rows.map(({ source, scene }) => {
    if (scene === 'largest') throw new AkoolRefusal(codes.parameter, 'akool-opts-missing');
    return { ...scene, source };
  });
  return { photos: [], target, faces: { which: 'assigned', assignments } };
}

function choiceOf(scene: SceneFace): AskedSwap['faces'] {
  if (scene === 'largest') return { which: 'largest' };
  return 'fromLeft' in scene ? { which: 'nth', ...scene } : { which: 'reference', ...scene };
}

/** Whether every face of the scene receives one and the same face. */
async function areAll(rows: readonly Row[], target: Picture, looks: Looks): Promise<boolean> {
  if (new Set(rows.map(({ sourceName }) => sourceName)).size > 1) return false;
  const numbers = rows.flatMap(({ scene }) => (scene !== 'largest' && 'fromLeft' in scene ? scene.fromLeft : []));
  if (numbers.length < rows.length) return false;
  return new Set(numbers).size === (await looks.at(target)).faces.length;
}
