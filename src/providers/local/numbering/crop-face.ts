import type { FaceCrop } from '../faces-protocol.ts';
import { encodePicture } from '../media/encode.ts';
import { type Box, boxHeight, boxWidth } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';

/** Margin around a cropped face, as a share of its longer side. */
const CROP_MARGIN = 0.6;

/** A JPEG of the face and what is around it, up to the next of the `others`: it is to show no other face whole. */
export async function cropFace(picture: Picture, box: Box, others: readonly Box[]): Promise<FaceCrop> {
  const { left, top, width, height } = frameAround(box, others, picture);
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(start, start + width * 3), row * width * 3);
  }
  const encoded = await encodePicture({ picture: { width, height, data } }, 'image/jpeg');
  return { ...encoded, left, top, width, height };
}

/** Whole pixels. */
function frameAround(box: Box, others: readonly Box[], { width, height }: Picture) {
  const margin = CROP_MARGIN * Math.max(boxWidth(box), boxHeight(box));
  const [x, y] = middleOf(box);
  let { left, top, right, bottom } = {
    left: box.left - margin,
    top: box.top - margin,
    right: box.right + margin,
    bottom: box.bottom + margin,
  };
  for (const other of others) {
    const [otherX, otherY] = middleOf(other);
    const [across, down] = [(otherX - x) / boxWidth(box), (otherY - y) / boxHeight(box)];
    if (Math.abs(across) < Math.abs(down)) {
      if (down > 0) bottom = Math.min(bottom, Math.max(box.bottom, other.top));
      else top = Math.max(top, Math.min(box.top, other.bottom));
    } else if (across > 0) right = Math.min(right, Math.max(box.right, other.left));
    else left = Math.max(left, Math.min(box.left, other.right));
  }
  const from = { left: Math.max(0, Math.floor(left)), top: Math.max(0, Math.floor(top)) };
  const to = { right: Math.min(width, Math.ceil(right)), bottom: Math.min(height, Math.ceil(bottom)) };
  return { ...from, width: to.right - from.left, height: to.bottom - from.top };
}

function middleOf({ left, top, right, bottom }: Box): readonly [x: number, y: number] {
  return [(left + right) / 2, (top + bottom) / 2];
}
