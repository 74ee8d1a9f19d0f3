import { findFaces, isSamePlace } from '../faces/find-faces.ts';
import type { Box } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';
import { createRecognition, type IdentifiedFace, type RecognitionOptions } from './recognition.ts';
import { createCutDetector } from './scene-cut.ts';
import { beginTrack, continueTrack, followTrack, isSeen, type Track } from './track.ts';

export interface TrackedFaces {
  /** The tracks that are seen in this frame. */
  readonly tracks: readonly Track[];
  /** Number of faces at the last detection, or of tracks if there are more. */
  readonly faces: number;
}

export interface Tracker {
  update(frame: Picture): Promise<TrackedFaces>;
}

/** Frames between two face detections if no target is missing: for listed identities, and if all faces are meant. */
const DETECT_EVERY = { listed: 24, all: 8 } as const;
/** The same while a target is missing. The interval grows by `every` with each detection, up to `upTo`. */
const DETECT_MISSING_EVERY = { every: 3, upTo: 12 } as const;
/** A face that is hidden for more frames is given up. */
const LOST_FRAMES = 10;
/** Degrees of yaw to either side up to which a face can be told from others. */
const TELLING_YAW = 25;

/** Detects the target faces once and tracks them by their landmarks. Face detection is repeated only now and then. */
export function createTracker(options: RecognitionOptions): Tracker {
  const { targets, runtime } = options;
  const recognition = createRecognition(options);
  const cuts = createCutDetector();
  let tracks: readonly Track[] = [];
  let faces = 0;
  /** Faces of the last detection, strangers too. They need not prove again that they are human. */
  let lastFound: readonly Box[] = [];
  let framesSinceDetection = 0;
  let vainDetections = 0;

  function isMissingSomeone(): boolean {
    const present = tracks.filter(isSeen).map(({ targetIndex }) => targetIndex);
    return present.length === 0 || present.length < tracks.length || recognition.absent(present).length > 0;
  }

  function isTimeToDetect(): boolean {
    if (!isMissingSomeone()) return framesSinceDetection >= DETECT_EVERY[targets.which];
    return framesSinceDetection >= Math.min(DETECT_MISSING_EVERY.upTo, DETECT_MISSING_EVERY.every * vainDetections);
  }

  async function detect(frame: Picture): Promise<void> {
    const found = await findFaces(frame, runtime, { known: [...tracks.map(({ face }) => face.box), ...lastFound] });
    lastFound = found.map(({ box }) => box);
    const kept: Track[] = [];
    for (const track of tracks) {
      const again = found.find(({ box }) => isSamePlace(box, track.face.box));
      const next = again ? continueTrack(track, again) : await followTrack(frame, track, runtime);
      if (isApart(next, kept) && (await isSamePerson(frame, track, next))) kept.push(next);
    }
    const newcomers = found.filter((face) => isApart({ face }, kept));
    const present = kept.filter(isSeen).map(({ targetIndex }) => targetIndex);
    const known = await recognition.recognise(frame, newcomers, present);
    tracks = [...withoutFoundElsewhere(kept, known), ...known.map(beginTrack)];
    faces = found.length;
  }

  async function followTracks(frame: Picture): Promise<void> {
    const kept: Track[] = [];
    for (const track of tracks) {
      const next = await followTrack(frame, track, runtime);
      const isDoubtful = isSeen(next) && !isSeen(track);
      if (!isApart(next, kept) || (isDoubtful && !(await isSamePerson(frame, track, next)))) continue;
      if (next.lostFrames <= LOST_FRAMES) kept.push(next);
    }
    tracks = kept;
  }

  /** A face that was tracked without a gap is not doubted while it is turned too far to be recognised. */
  async function isSamePerson(frame: Picture, track: Track, next: Track): Promise<boolean> {
    if (!isSeen(next) || (isSeen(track) && Math.abs(next.face.pose.yaw) > TELLING_YAW)) return true;
    return recognition.isSamePerson(frame, next);
  }

  function withoutFoundElsewhere(kept: readonly Track[], known: readonly IdentifiedFace[]): readonly Track[] {
    if (targets.which === 'all') return kept;
    return kept.filter((track) => known.every(({ targetIndex }) => targetIndex !== track.targetIndex));
  }

  return {
    async update(frame) {
      if (cuts.isCut(frame)) {
        tracks = [];
        lastFound = [];
        vainDetections = 0;
        recognition.forgetPositions();
      }
      if (isTimeToDetect()) {
        await detect(frame);
        vainDetections = isMissingSomeone() ? vainDetections + 1 : 0;
        framesSinceDetection = 0;
      } else await followTracks(frame);
      framesSinceDetection++;
      const seen = tracks.filter(isSeen);
      return { tracks: seen, faces: Math.max(faces, seen.length) };
    },
  };
}

/** False if another track already lies on this face. */
function isApart({ face }: Pick<Track, 'face'>, tracks: readonly Track[]): boolean {
  return tracks.every((other) => !isSamePlace(other.face.box, face.box));
}
