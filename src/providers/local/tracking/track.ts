import { qualityProblem } from '../faces/face-quality.ts';
import { faceOf, MINIMUM_PRESENCE, readFace, withExpression } from '../faces/find-faces.ts';
import { fitMesh, MESH_MARGIN } from '../faces/fit-mesh.ts';
import type { Face } from '../mesh/face.ts';
import { regionAround } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { smoothLandmarks } from './landmark-smoothing.ts';
import type { IdentifiedFace } from './recognition.ts';
import { learnUsual, type UsualFace } from './usual-face.ts';

/** A target face, tracked from frame to frame. */
export interface Track extends IdentifiedFace {
  /** The same object as long as the track lives. */
  readonly id: object;
  /** How far the face is swapped, 0 to 1. A face that becomes too small or turns away fades out, and later in again. */
  readonly strength: number;
  /** Frames since the face was last seen; 0 if it is seen in this frame. */
  readonly lostFrames: number;
  readonly usual: UsualFace;
  /** Last measured offset of the eyelids from the mesh, x, y, z a landmark, and its age in frames. */
  readonly eyelids: { readonly moves: Float32Array; readonly age: number };
}

/** Frames between two measurements of the eyelids. In between they move with the mesh. */
const EYELIDS_EVERY = 2;
/** Share of a face that fades in or out in one frame. */
const FADE = 0.25;
/** How much stricter the limits are before a face is swapped again. */
const FIT_AGAIN = 1.08;
const UNSEEN_EYELIDS: Track['eyelids'] = { moves: new Float32Array(), age: EYELIDS_EVERY };

export function beginTrack({ face, targetIndex }: IdentifiedFace): Track {
  return {
    id: {},
    face,
    targetIndex,
    strength: qualityProblem(face) ? 0 : 1,
    usual: learnUsual(undefined, face),
    lostFrames: 0,
    eyelids: UNSEEN_EYELIDS,
  };
}

export function isSeen({ lostFrames }: Track): boolean {
  return lostFrames === 0;
}

/** The track with its face in the next frame. After a loss the landmarks are not smoothed. */
export function continueTrack(track: Track, face: Face): Track {
  const smoothed = isSeen(track) ? { ...face, landmarks: smoothLandmarks(track.face.landmarks, face.landmarks) } : face;
  const isFit = !qualityProblem(smoothed, track.strength > 0 ? 1 : FIT_AGAIN);
  const strength = Math.max(0, Math.min(1, track.strength + (isFit ? FADE : -FADE)));
  return { ...track, face: smoothed, strength, usual: learnUsual(track.usual, smoothed), lostFrames: 0 };
}

/**
 * Tracks a face into the next frame by its landmarks, without face detection. If the mesh is not found there, the face
 * counts as lost.
 */
export async function followTrack(frame: Picture, track: Track, runtime: Runtime): Promise<Track> {
  const region = regionAround(track.face.landmarks, MESH_MARGIN);
  const { landmarks, presence } = await fitMesh(frame, region, runtime);
  if (presence < MINIMUM_PRESENCE) return { ...track, lostFrames: track.lostFrames + 1 };
  const { score } = track.face;
  const { moves, age } = track.eyelids;
  if (age < EYELIDS_EVERY) {
    const moved = landmarks.map((value, i) => value + (moves[i] ?? 0));
    const face = await withExpression(faceOf(moved, score), runtime);
    return { ...continueTrack(track, face), eyelids: { moves, age: age + 1 } };
  }
  const face = await readFace(frame, landmarks, score, runtime);
  const eyelids = { moves: face.landmarks.map((value, i) => value - (landmarks[i] ?? 0)), age: 1 };
  return { ...continueTrack(track, face), eyelids };
}
