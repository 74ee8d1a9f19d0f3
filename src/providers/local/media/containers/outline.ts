import { UserError } from '../../../../core/errors.ts';

/**
 * What a container says about its pictures. This program reads it before any decoder sees the file, in a number of steps
 * that the file cannot raise.
 */
export interface Outline {
  /** Pixels of the largest picture inside, as stored. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly seconds?: number;
}

/**
 * A decoder of animated WebP needs time that grows with the square of the frames. At 50 frames a second this is more than a
 * minute.
 */
const mostFrames = 4_000;
/**
 * Pixels: the longest JPEG that libjpeg reads and writes. A decoder works row by row, so a picture of one column takes long at
 * few pixels.
 */
const longestEdge = 65_500;
/** Boxes, chunks, blocks, elements. A minute of video has about ten thousand. */
const mostParts = 100_000;

/** Throws UserError. */
export function refuseOutline({ width, height, frames }: Outline): void {
  const edge = Math.max(width, height);
  if (edge > longestEdge) throw new UserError('edge-too-long', { edge, limitEdge: longestEdge });
  if (frames > mostFrames) throw new UserError('too-many-frames', { frames, limitFrames: mostFrames });
}

/** A function to be called for each part that is read. Throws UserError `damaged-media` when there are too many. */
export function partCounter(most = mostParts): () => void {
  let parts = 0;
  return () => {
    if (++parts > most) throw new UserError('damaged-media');
  };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The larger of two pictures on each side. */
export function atLeast<Size extends { readonly width: number; readonly height: number }>(
  one: Size,
  other: { readonly width: number; readonly height: number },
): Size {
  return { ...one, width: Math.max(one.width, other.width), height: Math.max(one.height, other.height) };
}
