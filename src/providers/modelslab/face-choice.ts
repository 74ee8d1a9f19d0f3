import type { Media } from '../../core/ports/media.ts';
import type { FaceDetector, Faces } from '../../core/ports/provider.ts';
import { cutOut } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import { type OutgoingFile, outgoingFile } from './outgoing-file.ts';
import type { ModelsLabSettings } from './settings.ts';

export interface Chosen {
  /** A picture of the face of the scene that is replaced. Without it every face is replaced. */
  readonly reference?: OutgoingFile;
  /** How many faces were seen. */
  readonly count: number;
}

export interface FaceChoiceParts {
  readonly detector?: FaceDetector | undefined;
  readonly imageRoles: ModelsLabSettings['MODELSLAB_IMAGE_ROLES'];
}

const noSuchFace: Refusal = { refused: 'no-such-face', subject: 'target', isOurs: true };
/** The reference would pick a face of the new face's picture. */
const tooManyFaces: Refusal = { refused: 'too-many-faces', subject: 'target', isOurs: true };

/** The plain swap replaces every face, so a choice among several needs a reference picture. */
export async function choose(
  faces: Faces,
  scene: OutgoingFile & { readonly media: Media },
  signal: AbortSignal,
  { detector, imageRoles }: FaceChoiceParts,
): Promise<Chosen | Refusal> {
  if (faces.which === 'all') return { count: 0 };
  if (faces.which === 'reference') {
    return { reference: await outgoingFile(faces.reference, 'reference', signal), count: 0 };
  }
  if (!detector || faces.which === 'assigned') throw new Error('the input is unfit');
  const isVideo = scene.media.kind === 'video';
  const picture = isVideo ? await detector.frameWithFace?.(scene.file.bytes, signal) : scene.file;
  const count = picture ? (await detector.detect(picture.bytes, signal)).length : 0;
  if (faces.which === 'nth' && (faces.fromLeft < 1 || faces.fromLeft > count)) return noSuchFace;
  if (!picture || count === 0) return { count }; // the vendor may find the face that this machine misses
  if (count === 1 && !isVideo) return { count };
  if (!isVideo && imageRoles === 'face-first') return tooManyFaces;
  const crop = await detector.crop(picture.bytes, faces, signal);
  return crop ? { reference: { ...cutOut(crop, scene.media), subject: 'target' }, count } : noSuchFace;
}
