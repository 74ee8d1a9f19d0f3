import { qualityProblem, type SwapProblem, togetherness } from '../faces/face-quality.ts';
import type { SourceIdentity } from '../faces/source-identity.ts';
import type { Box } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { createScratch } from '../pixels/scratch.ts';
import { swapFace } from '../swap/swap-face.ts';
import type { SequenceReport, TargetIdentities } from '../video-protocol.ts';
import { type Appearance, appearanceOf } from './appearance.ts';
import { createHandTracking } from './hand-tracking.ts';
import { createRelighting } from './relighting.ts';
import type { RelitPortrait } from './relit-source.ts';
import { emptyReport, mergeReports } from './sequence-report.ts';
import type { Track } from './track.ts';
import { createTracker } from './tracker.ts';

export interface SequenceOptions {
  readonly targets: TargetIdentities;
  /** One source for all faces, or one for each target identity. */
  readonly sources: readonly SourceIdentity[];
  readonly runtime: Runtime;
  /** Least cosine similarity, 0 to 1, of a face to a target identity. */
  readonly threshold: number;
}

/** Swaps the faces of a video, or of a part of it, frame by frame. */
export interface Sequence {
  /** Swaps the next frame. The frame is not modified. */
  swapFrame(frame: Picture): Promise<SwappedFrame>;
  report(): SequenceReport;
}

export interface SwappedFrame {
  /** The frame itself if nothing changed. */
  readonly picture: Picture;
  /** Boxes outside which nothing changed, with even coordinates except at the right and bottom edge of the picture. */
  readonly changed: readonly Box[];
}

/** A frame and its result. */
interface Done extends Pick<SwappedFrame, 'changed'> {
  readonly before: Uint8Array;
  readonly data: Uint8Array;
  readonly report: SequenceReport;
}

/** From this occluded share on, the light of a face cannot be measured. */
const CLEARLY_OCCLUDED = 0.05;

export function createSequence({ targets, sources, runtime, threshold }: SequenceOptions): Sequence {
  const tracker = createTracker({ targets, runtime, threshold });
  const scratch = createScratch();
  const relight = createRelighting(scratch);
  const trackHands = createHandTracking(runtime);
  const appearances = new WeakMap<object, Appearance>();
  let last: Done | undefined;
  let report = emptyReport;

  async function swapTracked(
    frame: Picture,
    destination: Uint8Array,
    { id, face, usual, targetIndex, strength }: Track,
  ): Promise<Box[]> {
    const identity = sources[targetIndex] ?? sources[0];
    if (!identity) throw new Error('a swap came without a source');
    const appearance = appearanceOf(frame, face, appearances.get(id));
    appearances.set(id, appearance);
    const hands = await trackHands(frame, face, { track: id, occlusion: appearance.occlusion });
    const isOccluded = appearance.occludedShare > CLEARLY_OCCLUDED || hands.length > 0;
    const unlit = await identity.portraitFor(frame, face, id);
    const together = togetherness(unlit.face, face);
    if (together === 0) return [];
    const { isDrawn = false } = identity;
    const portrait: RelitPortrait = isDrawn ? unlit : relight(unlit, frame, face, { track: id, isOccluded });
    const swapped = swapFace({
      source: portrait.picture,
      sourceFace: portrait.face,
      scene: frame,
      sceneFace: face,
      destination,
      scratch,
      options: {
        strength: strength * together,
        isRelit: !isDrawn,
        skin: portrait.skin,
        isDrawn,
        hands,
        occlusion: appearance.occlusion,
        usual,
      },
    });
    return swapped ? [evenBox(swapped.hull.patch, frame)] : [];
  }

  async function swapAll(frame: Picture): Promise<Done> {
    // A new object, because caches keyed by picture must not outlive these pixels.
    const scene = { ...frame };
    const { tracks, faces } = await tracker.update(scene);
    const data = frame.data.slice();
    const changed: Box[] = [];
    for (const track of tracks.filter(({ strength }) => strength > 0)) {
      changed.push(...(await swapTracked(scene, data, track)));
    }
    return { before: copied(frame.data, last?.before), data, changed, report: reportOf(faces, tracks, changed.length) };
  }

  return {
    async swapFrame(frame) {
      // Videos often show a frame twice. A repeated frame gets the same result, so that a still face does not jitter.
      if (!last || Buffer.compare(last.before, frame.data) !== 0) last = await swapAll(frame);
      report = mergeReports([report, last.report]);
      const { changed, data } = last;
      return changed.length > 0 ? { picture: { ...frame, data }, changed } : { picture: frame, changed };
    },
    report: () => report,
  };
}

/** A copy of the pixels, in `memory` if it has the right size. */
function copied(pixels: Uint8Array, memory: Uint8Array | undefined): Uint8Array {
  if (memory?.length !== pixels.length) return pixels.slice();
  memory.set(pixels);
  return memory;
}

function reportOf(faces: number, tracks: readonly Track[], swapped: number): SequenceReport {
  const seen: boolean[] = [];
  for (const { targetIndex } of tracks) seen[targetIndex] = true;
  const unfit = tracks.map(({ face }) => qualityProblem(face)).find((each) => each !== undefined);
  const isLeftAlone = tracks.filter(({ strength }) => strength > 0).length > swapped;
  const problem: SwapProblem | undefined = unfit ?? (isLeftAlone ? 'faces-turned-apart' : undefined);
  return {
    frames: 1,
    framesWithFaces: Math.min(1, faces),
    faces,
    swapped: Math.min(1, swapped),
    seen,
    leftAlone: tracks.length - swapped,
    ...(problem && { qualityProblem: problem }),
  };
}

/** The box, enlarged to even pixels, because most videos store colour at half the resolution. */
function evenBox(box: Box, { width, height }: Picture): Box {
  const evenDown = (value: number): number => value - (value % 2);
  const evenUp = (value: number): number => value + (value % 2);
  return {
    left: evenDown(box.left),
    top: evenDown(box.top),
    right: Math.min(width, evenUp(box.right)),
    bottom: Math.min(height, evenUp(box.bottom)),
  };
}
