import { findHands, followHand } from '../faces/find-hands.ts';
import { boxHeight, boxWidth, type Face } from '../mesh/face.ts';
import { type Hand, MIDDLE_KNUCKLE, palmLength } from '../mesh/hand.ts';
import { boundsOf } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';

/** The hands near a tracked face in the next frame of a video. */
export type TrackHands = (frame: Picture, face: Face, options: TrackHandsOptions) => Promise<readonly Hand[]>;

export interface TrackHandsOptions {
  /** Identity of the track, whose hands are kept from frame to frame. */
  readonly track: object;
  /** For each landmark of the face, how likely something is in front of it, 0 to 1. It may be a hand. */
  readonly occlusion: Float32Array;
}

interface Known {
  readonly hands: readonly Hand[];
  readonly framesSinceSearch: number;
}

/** Frames between two searches, which take longer than to follow a hand that is known. */
const SEARCH_EVERY = { clear: 6, occluded: 2 } as const;
/** From this likelihood at one landmark on. Hands have nearly the colour of faces, so that more is rarely seen of them. */
const PERHAPS_OCCLUDED = 0.15;
/** Hands farther from the face than this are not followed. Sizes of the face. */
const NEAR = 0.25;
/** Palms that are nearer to each other than this are one. Lengths of the palm. */
const SAME_HAND = 0.5;
const NOTHING_KNOWN: Known = { hands: [], framesSinceSearch: SEARCH_EVERY.clear };

export function createHandTracking(runtime: Runtime): TrackHands {
  const knownByTrack = new WeakMap<object, Known>();
  return async (frame, face, { track, occlusion }) => {
    const before = knownByTrack.get(track) ?? NOTHING_KNOWN;
    const hands: Hand[] = [];
    for (const hand of before.hands) {
      const next = await followHand(frame, hand, runtime);
      if (next && isNew(next, hands) && isNear(next, face)) hands.push(next);
    }
    const isOccluded = occlusion.some((likelihood) => likelihood > PERHAPS_OCCLUDED);
    const isTime = before.framesSinceSearch >= (isOccluded ? SEARCH_EVERY.occluded : SEARCH_EVERY.clear);
    const found = isTime ? await findHands(frame, face, runtime) : [];
    for (const hand of found) if (isNew(hand, hands) && isNear(hand, face)) hands.push(hand);
    knownByTrack.set(track, { hands, framesSinceSearch: isTime ? 1 : before.framesSinceSearch + 1 });
    return hands;
  };
}

function isNew({ landmarks }: Hand, hands: readonly Hand[]): boolean {
  const [x = 0, y = 0] = landmarks.subarray(3 * MIDDLE_KNUCKLE);
  return hands.every((other) => {
    const [otherX = 0, otherY = 0] = other.landmarks.subarray(3 * MIDDLE_KNUCKLE);
    return Math.hypot(x - otherX, y - otherY) > SAME_HAND * palmLength(landmarks);
  });
}

function isNear({ landmarks }: Hand, { box }: Face): boolean {
  const { left, top, right, bottom } = boundsOf(landmarks);
  const reach = NEAR * Math.max(boxWidth(box), boxHeight(box));
  return left < box.right + reach && right > box.left - reach && top < box.bottom + reach && bottom > box.top - reach;
}
