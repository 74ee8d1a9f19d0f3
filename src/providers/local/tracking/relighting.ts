import type { Portrait } from '../faces/source-identity.ts';
import type { Face } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { BARE_SKIN } from '../mesh/regions.ts';
import { clamp } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { sample } from '../pixels/sampling.ts';
import type { Scratch } from '../pixels/scratch.ts';
import { type RelitPortrait, relitSource } from './relit-source.ts';

/** Relights the portrait for this face of the scene. */
export type Relight = (portrait: Portrait, scene: Picture, face: Face, options: RelightOptions) => RelitPortrait;

export interface RelightOptions {
  /** Identity of the track. Earlier results are kept for each track. */
  readonly track: object;
  /** Something is in front of the face, so that its light cannot be measured. */
  readonly isOccluded: boolean;
}

interface RelitSource {
  readonly unlit: Portrait;
  readonly portrait: RelitPortrait;
  /** Width of the scene's face, in pixels, when the size of the portrait was chosen. */
  readonly width: number;
  /** Mean red, green and blue of the scene's skin when the portrait was last relit. */
  readonly skin: Float32Array;
  readonly frames: number;
}

/** Frames for which a relit portrait is reused while the light does not change. */
const REUSED_FRAMES = 8;
/** Share of the new result that is mixed in if the light is steady. */
const RENEWED = 0.35;
/**
 * Relative change of the skin's colour from which the portrait is relit at once, and from which nothing of the old
 * result is kept.
 */
const CHANGED = 0.03;
const CHANGED_FULLY = 0.1;
/** Pixels of the portrait per pixel of the scene. */
const DETAIL = 1.2;
/** How many times larger or smaller a face may become before its portrait is made in a new size. */
const SIZES_APART = 1.3;
const SKIN_LANDMARKS = [...new Set(BARE_SKIN.flat())];

/** Relights source portraits for the faces they are put on, consistently from frame to frame. */
export function createRelighting(scratch: Scratch): Relight {
  const relitByTrack = new WeakMap<object, RelitSource>();
  return (portrait, scene, face, { track, isOccluded }) => {
    const known = relitByTrack.get(track);
    const usable = known && known.unlit === portrait && hasSize(known, face) ? known : undefined;
    const skin = skinOf(scene, face);
    const change = usable ? difference(usable.skin, skin) : 1;
    if (usable && (isOccluded || (usable.frames < REUSED_FRAMES && change < CHANGED))) {
      relitByTrack.set(track, { ...usable, frames: usable.frames + 1 });
      return usable.portrait;
    }
    const width = usable?.width ?? faceWidth(face.landmarks);
    const fresh = relitSource(portrait, scene, face, width * DETAIL, scratch) ?? portrait;
    const share = clamp(change / CHANGED_FULLY, RENEWED, 1);
    const relit = usable ? mix(usable.portrait, fresh, share) : fresh;
    relitByTrack.set(track, { unlit: portrait, portrait: relit, width, skin, frames: 1 });
    return relit;
  };
}

function hasSize({ width }: RelitSource, face: Face): boolean {
  const ratio = faceWidth(face.landmarks) / width;
  return ratio < SIZES_APART && ratio > 1 / SIZES_APART;
}

/** Mean red, green and blue of sample points on bare skin. */
function skinOf(scene: Picture, { landmarks }: Face): Float32Array {
  const sampled = { level: scene, shrink: 1 };
  const dot = new Float32Array(3);
  const mean = new Float32Array(3);
  for (const landmark of SKIN_LANDMARKS) {
    sample(sampled, landmarks[3 * landmark] ?? 0, landmarks[3 * landmark + 1] ?? 0, dot, 0);
    for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + (dot[c] ?? 0) / SKIN_LANDMARKS.length;
  }
  return mean;
}

/** Largest change of a channel, relative to the brightest channel. */
function difference(before: Float32Array, now: Float32Array): number {
  const changes = now.map((value, c) => Math.abs(value - (before[c] ?? 0)));
  return Math.max(...changes) / Math.max(16, ...before);
}

/** Mixes two results for one portrait, which have the same size. */
function mix(before: RelitPortrait, now: RelitPortrait, share: number): RelitPortrait {
  const from = before.picture.data;
  const data = now.picture.data.map((value, i) => Math.round((from[i] ?? 0) + (value - (from[i] ?? 0)) * share));
  const mixed = { ...now, picture: { ...now.picture, data } };
  if (!before.skin || !now.skin) return mixed;
  const known = before.skin.plane;
  const plane = now.skin.plane.map((value, i) => (known[i] ?? 0) + (value - (known[i] ?? 0)) * share);
  return { ...mixed, skin: { ...now.skin, plane } };
}
