/** Size and length of a video. Pixels are those after orientation. */
export interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly seconds?: number;
  /** As listed in the file. */
  readonly frames?: number;
}

/** The one with the most pixels, and the first of several. Undefined if there is none. */
export function largestSize<Size extends Pick<VideoFacts, 'width' | 'height'>>(
  sizes: readonly Size[],
): Size | undefined {
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}

/** Frames a second. Phones record slow motion with 240. */
const highestRate = 240;

/**
 * The shortest time in seconds that so many frames can honestly take. A file may show thousands of frames within one
 * millisecond, and a service that plays them at its own rate bills for minutes.
 */
export function atMostFrameRate(frames: number): number {
  return frames / highestRate;
}
