/** Number of landmarks of the MediaPipe hand model. */
export const HAND_LANDMARKS = 21;

export const WRIST = 0;
export const THUMB = [1, 2, 3, 4];
/** From the knuckle to the tip: index, middle, ring and little finger. */
export const FINGERS = [
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [17, 18, 19, 20],
] as const;
export const KNUCKLES = [5, 9, 13, 17] as const;
export const MIDDLE_KNUCKLE = 9;

/** A hand in a picture. */
export interface Hand {
  /**
   * x, y, z of each landmark in pixels of the picture, in MediaPipe order: the wrist, then four of each finger from the
   * thumb on. z grows away from the viewer, in the scale of x.
   */
  readonly landmarks: Float32Array;
}

/** Distance of the wrist from the knuckle of the middle finger, in the unit of the landmarks. */
export function palmLength(landmarks: Float32Array): number {
  const along = [0, 1, 2].map(
    (axis) => (landmarks[3 * MIDDLE_KNUCKLE + axis] ?? 0) - (landmarks[3 * WRIST + axis] ?? 0),
  );
  return Math.hypot(...along);
}
