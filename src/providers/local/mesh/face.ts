/** Number of landmarks of the MediaPipe face mesh. */
export const LANDMARK_COUNT = 468;
/** The same with those of both irises, which follow them. */
export const WITH_IRISES = 478;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Degrees. Yaw is positive if the face turns to the picture's right, pitch if it looks down, roll if it leans
 * clockwise. Yaw and pitch are those of the face turned upright.
 */
export interface Pose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** A face in a picture. Lengths and positions are pixels of that picture. */
export interface Face {
  /**
   * x, y, z of each landmark in MediaPipe order: those of the mesh, then those of the irises. z grows away from the
   * viewer, in the scale of x.
   */
  readonly landmarks: Float32Array;
  /** Bounding box of the landmarks. */
  readonly box: Box;
  /** 0 to 1, from the face detector. */
  readonly score: number;
  readonly pose: Pose;
  /** In-plane rotation of the eye line, radians. */
  readonly rollRadians: number;
  /** What the face does, as an `Expression`. Without it the face is taken to do what the other one does. */
  readonly expression?: Float32Array;
}

export function boxWidth(box: Box): number {
  return box.right - box.left;
}

export function boxHeight(box: Box): number {
  return box.bottom - box.top;
}
