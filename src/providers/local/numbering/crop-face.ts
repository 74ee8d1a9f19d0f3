import type { FaceCrop } from '../faces-protocol.ts';
import { encodePicture } from '../media/encode.ts';
import { type Box, boxHeight, boxWidth } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';

/** Margin around a cropped face, as a share of its longer side. */
const CROP_MARGIN = 0.6;

/** A JPEG of the face and what is around it. */
export async function cropFace(picture: Picture, box: Box): Promise<FaceCrop> {
  const margin = CROP_MARGIN * Math.max(boxWidth(box), boxHeight(box));
  const left = Math.max(0, Math.floor(box.left - margin));
  const top = Math.max(0, Math.floor(box.top - margin));
  const width = Math.min(picture.width, Math.ceil(box.right + margin)) - left;
  const height = Math.min(picture.height, Math.ceil(box.bottom + margin)) - top;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(start, start + width * 3), row * width * 3);
  }
  const encoded = await encodePicture({ picture: { width, height, data } }, 'image/jpeg');
  return { ...encoded, left, top, width, height };
}
