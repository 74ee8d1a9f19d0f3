import { refuseUnlessPassed } from '../content-gate.ts';
import { UserError } from '../errors.ts';
import type { CroppedFace, FaceNumberer } from '../ports/faces.ts';
import type { EncodedMedia, MediaFacts } from '../ports/media.ts';
import { inspect, type TakeFilesParts } from './take-files.ts';

export interface LookAtFacesOptions {
  /** Whether each face that can be swapped comes with a crop. */
  readonly crops?: boolean;
  /** Whether a GIF or video is looked at; otherwise it is refused with `moving-face`. */
  readonly fromVideos?: boolean;
}

export interface FacesSeen {
  /** Of the whole file. */
  readonly media: MediaFacts;
  /** From left to right. Positions are pixels of the upright picture, or of `frame` where there is one. */
  readonly faces: readonly CroppedFace[];
  /** The frame of a GIF or video that was looked at; absent where no frame shows a face. */
  readonly frame?: EncodedMedia;
}

interface LookAtFacesParts extends TakeFilesParts {
  readonly numberer?: FaceNumberer | undefined;
}

/** The faces of a file that the content gate lets pass. Throws UserError. */
export async function lookAtFaces(
  bytes: Uint8Array,
  { crops = false, fromVideos = false }: LookAtFacesOptions,
  signal: AbortSignal,
  parts: LookAtFacesParts,
): Promise<FacesSeen> {
  const { numberer } = parts;
  if (!numberer) throw new Error('nobody can number faces here');
  const media = await inspect(bytes, 'target', signal, parts);
  const isMoving = media.kind !== 'image';
  if (isMoving && !fromVideos) throw new UserError('moving-face', { subject: 'target' });
  await refuseUnlessPassed(media, bytes, 'target', signal, parts);
  const frame = isMoving ? await numberer.frameWithFace(bytes, signal) : undefined;
  if (isMoving && !frame) return { media, faces: [] };
  const picture = frame?.bytes ?? bytes;
  const faces = await (crops ? numberer.cropAll(picture, signal) : numberer.number(picture, signal));
  return { media, faces, ...(frame && { frame }) };
}
