import { findFaces } from '../faces/find-faces.ts';
import { decodePicture, readHeader } from '../media/decode.ts';
import { encodePicture } from '../media/encode.ts';
import { sniff } from '../media/sniff.ts';
import type { Runtime } from '../models/runtime.ts';
import type { EncodedPicture } from '../protocol.ts';
import { openVideoFile } from '../video/codec/video-file.ts';
import { findBadge } from './find-badge.ts';
import { badgeIntoVideo } from './into-video.ts';
import { paintBadge } from './paint.ts';
import { badgePlaces, clearPlace } from './place.ts';

const gif = 'image/gif';

/**
 * The picture, GIF or video with the badge; undefined where it has one already. Throws UserError, such as
 * `needs-video-library`.
 */
export async function drawBadge(
  bytes: Uint8Array,
  maxPixels: number,
  runtime: Runtime,
): Promise<EncodedPicture | undefined> {
  const found = await sniff(bytes);
  if (found.kind === 'video') return badgeIntoVideo(await openVideoFile(bytes), found.mimeType, runtime);
  const isAnimated = found.kind === 'picture' && found.mimeType === gif && (await readHeader(bytes)).frames > 1;
  if (isAnimated) return badgeIntoVideo(await openVideoFile(bytes), gif, runtime);
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
  paintBadge(decoded, place);
  return encodePicture(decoded, mimeType, 'best');
}
