import { type QualityProblem, qualityProblem } from '../faces/face-quality.ts';
import type { SourceIdentity } from '../faces/source-identity.ts';
import type { Box } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { createScratch } from '../pixels/scratch.ts';
import { swapFace } from '../swap/swap-face.ts';
import type { SequenceReport, TargetIdentities } from '../video-protocol.ts';
import { type Appearance, appearanceOf } from './appearance.ts';
import { createRelighting } from './relighting.ts';
import { emptyReport, mergeReports } from './sequence-report.ts';
import type { Track } from './track.ts';
import { createTracker } from './tracker.ts';

export interface SequenceOptions {
  readonly targets: TargetIdentities;
  /** One for everybody, or one for each member of the cast. */
  readonly sources: readonly SourceIdentity[];
  readonly runtime: Runtime;
  /** Least likeness, 0 to 1, of a face to a member of the cast. */
  readonly threshold: number;
}

/** Swaps the faces of a moving picture, or of a part of it, frame by frame. */
export interface Sequence {
  /** The next frame. It is only read. */
  swapFrame(frame: Picture): Promise<SwappedFrame>;
  report(): SequenceReport;
}

export interface SwappedFrame {
  /** The very frame that was given when nothing changed. */
  readonly picture: Picture;
  /** Whole pixels, even but for the picture's own right and bottom edge; nothing else differs from the frame given. */
  readonly changed: readonly Box[];
}

/** A frame and what became of it. */
interface Done extends Pick<SwappedFrame, 'changed'> {
  readonly before: Uint8Array;
  readonly data: Uint8Array;
  readonly report: SequenceReport;
}

/** The part of a face in front of which something is, from which its light cannot be told. */
const CLEARLY_OCCLUDED = 0.05;

export function createSequence({ targets, sources, runtime, threshold }: SequenceOptions): Sequence {
  const tracker = createTracker({ targets, runtime, threshold });
  const scratch = createScratch();
  const relight = createRelighting(scratch);
  const appearances = new WeakMap<object, Appearance>();
  let last: Done | undefined;
  let report = emptyReport;

  async function swapTracked(
    frame: Picture,
    destination: Uint8Array,
    { id, face, targetIndex, strength }: Track,
  ): Promise<Box[]> {
    const identity = sources[targetIndex] ?? sources[0];
    if (!identity) throw new Error('a swap came without a source');
    const appearance = appearanceOf(frame, face, appearances.get(id));
    appearances.set(id, appearance);
    const isOccluded = appearance.occludedShare > CLEARLY_OCCLUDED;
    const portrait = relight(await identity.portraitFor(frame, face), frame, face, { track: id, isOccluded });
    const swapped = swapFace({
      source: portrait.picture,
      sourceFace: portrait.face,
      scene: frame,
      sceneFace: face,
      destination,
      scratch,
      options: { strength, isRelit: true, occlusion: appearance.occlusion },
    });
    return swapped ? [evenBox(swapped.hull.patch, frame)] : [];
  }

  async function swapAll(frame: Picture): Promise<Done> {
    // A picture of its own: what is kept for a picture must not outlive these pixels.
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
      // Films are full of frames that are shown twice: what stands still is not to stir.
      if (!last || Buffer.compare(last.before, frame.data) !== 0) last = await swapAll(frame);
      report = mergeReports([report, last.report]);
      const { changed, data } = last;
      return changed.length > 0 ? { picture: { ...frame, data }, changed } : { picture: frame, changed };
    },
    report: () => report,
  };
}

/** The pixels in memory that was used for the like before, where there is some. */
function copied(pixels: Uint8Array, memory: Uint8Array | undefined): Uint8Array {
  if (memory?.length !== pixels.length) return pixels.slice();
  memory.set(pixels);
  return memory;
}

function reportOf(faces: number, tracks: readonly Track[], swapped: number): SequenceReport {
  const seen: boolean[] = [];
  for (const { targetIndex } of tracks) seen[targetIndex] = true;
  const unfit = tracks
    .map(({ face }): QualityProblem | undefined => qualityProblem(face))
    .find((each) => each !== undefined);
  return {
    frames: 1,
    framesWithFaces: Math.min(1, faces),
    faces,
    swapped: Math.min(1, swapped),
    seen,
    leftAlone: tracks.length - swapped,
    ...(unfit && { qualityProblem: unfit }),
  };
}

/** Grown to even pixels, which is how finely most videos know colour. */
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
