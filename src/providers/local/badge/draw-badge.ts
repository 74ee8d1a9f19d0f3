import { UserError } from '../../../core/errors.ts';
import { findFaces } from '../faces/find-faces.ts';
import { decodePicture, readHeader } from '../media/decode.ts';
import { encodePicture } from '../media/encode.ts';
import { containerOf } from '../media/sniff.ts';
import type { Runtime } from '../models/runtime.ts';
import type { EncodedPicture } from '../protocol.ts';
import { findBadge } from './find-badge.ts';
import { paintBadge } from './paint.ts';
import { badgePlaces, clearPlace } from './place.ts';

/**
 * The picture, GIF or video with the badge; undefined where it has one already. Throws UserError, such as
 * `needs-video-library`.
 */
export async function drawBadge(
  bytes: Uint8Array,
  maxPixels: number,
  runtime: Runtime,
): Promise<EncodedPicture | undefined> {
  const container = await containerOf(bytes);
  const isMoving = container !== undefined && (container !== 'gif' || (await readHeader(bytes)).frames > 1);
  if (isMoving) throw new UserError('needs-video-library');
  return intoPicture(bytes, maxPixels, runtime);
}

async function intoPicture(
  bytes: Uint8Array,
  maxPixels: number,
  runtime: Runtime,
): Promise<EncodedPicture | undefined> {
  const decoded = await decodePicture(bytes, { maxPixels });
  const { picture, mimeType } = decoded;
  if (findBadge(picture)) return undefined;
  const faces = await findFaces(picture, runtime);
  const place = clearPlace(
    badgePlaces(picture),
    faces.map(({ box }) => box),
  );
  if (place) paintBadge(picture, place);
  return encodePicture(decoded, mimeType, 'best');
}
