import type { Face } from './face.ts';
import { faceOf, findFaces, isSamePlace, MESH_MARGIN, MINIMUM_PRESENCE, readFace } from './find-faces.ts';
import { unfitness } from './fitness.ts';
import { fitMesh, regionAround } from './mesh.ts';
import type { Picture } from './picture.ts';
import { createRecognition, type KnownFace, type RecognitionOptions } from './recognition.ts';
import { createCutDetector } from './scene-cut.ts';
import { steady } from './steady.ts';

/** A face of the cast, followed from frame to frame. */
export interface Track extends KnownFace {
  /** The same object as long as the track lives. */
  readonly id: object;
  /** How far the face is swapped, 0 to 1: one that becomes unfit fades out, and in again. */
  readonly strength: number;
  /** Frames since the face was last seen; 0 in this one. */
  readonly lostFor: number;
  /** How far the eyelids lay from where the mesh has them, x, y, z a landmark, when they were last looked at. */
  readonly lids: { readonly moves: Float32Array; readonly age: number };
}

export interface Followed {
  /** Those seen in this frame. */
  readonly tracks: readonly Track[];
  /** All faces seen when faces were last looked for. */
  readonly faces: number;
}

export interface Tracker {
  follow(frame: Picture): Promise<Followed>;
}

/** Frames from one look for faces to the next, when everyone of the cast is there and when just anybody is wanted. */
const LOOK_EVERY = { members: 24, all: 8 } as const;
/** The same while someone is missing: longer each time, up to the latter. */
const LOOK_FOR_MISSING = { every: 3, atMost: 12 } as const;
/** A face hidden for more frames than this is given up where it was. */
const LOST_FOR = 10;
/** Frames from one look at the eyelids to the next: between them they go where the mesh goes. */
const LIDS_EVERY = 3;
/** Share of a face that fades in or out in one frame. */
const FADE = 0.25;
/** How much clearer of the limits a face must be to be swapped again. */
const FIT_AGAIN = 1.08;

/** Finds the cast's faces once and follows them by their landmarks; looks for faces again only now and then. */
export function createTracker(options: RecognitionOptions): Tracker {
  const { cast, runtime } = options;
  const recognition = createRecognition(options);
  const cuts = createCutDetector();
  let tracks: readonly Track[] = [];
  let faces = 0;
  let sinceLook = 0;
  let vainLooks = 0;

  function isMissingSomeone(): boolean {
    const present = tracks.filter(isSeen).map(({ member }) => member);
    return present.length === 0 || tracks.some((track) => !isSeen(track)) || recognition.absent(present).length > 0;
  }

  function isTimeToLook(): boolean {
    if (!isMissingSomeone()) return sinceLook >= LOOK_EVERY[cast.which];
    return sinceLook >= Math.min(LOOK_FOR_MISSING.atMost, LOOK_FOR_MISSING.every * vainLooks);
  }

  async function look(frame: Picture): Promise<void> {
    const found = await findFaces(frame, runtime);
    const kept: Track[] = [];
    for (const track of tracks) {
      const again = found.find(({ box }) => isSamePlace(box, track.face.box));
      const next = again ? renewed(track, again) : await followed(frame, track);
      if (next && (!isSeen(next) || (await recognition.isStill(frame, next)))) kept.push(next);
    }
    const newcomers = found.filter(({ box }) => kept.every(({ face }) => !isSamePlace(face.box, box)));
    const present = kept.filter(isSeen).map(({ member }) => member);
    const known = await recognition.recognise(frame, newcomers, present);
    tracks = [...withoutFoundElsewhere(kept, known), ...known.map((each) => begin(each))];
    faces = found.length;
  }

  function withoutFoundElsewhere(kept: readonly Track[], known: readonly KnownFace[]): readonly Track[] {
    if (cast.which === 'all') return kept;
    return kept.filter((track) => known.every(({ member }) => member !== track.member));
  }

  function begin({ face, member }: KnownFace): Track {
    return { id: {}, face, member, strength: unfitness(face) ? 0 : 1, lostFor: 0, lids: UNSEEN_LIDS };
  }

  /** The track one frame on, by the mesh alone; nothing when it has been lost for too long. */
  async function followed(frame: Picture, track: Track): Promise<Track | undefined> {
    const { landmarks, presence } = await fitMesh(frame, regionAround(track.face.landmarks, MESH_MARGIN), runtime);
    if (presence < MINIMUM_PRESENCE) {
      return track.lostFor < LOST_FOR ? { ...track, lostFor: track.lostFor + 1 } : undefined;
    }
    const { face, lids } = await withLids(frame, track, landmarks);
    const next = { ...renewed(track, face), lids };
    return isSeen(track) || (await recognition.isStill(frame, next)) ? next : undefined;
  }

  async function withLids(
    frame: Picture,
    { lids, face: { score } }: Track,
    landmarks: Float32Array,
  ): Promise<Pick<Track, 'face' | 'lids'>> {
    if (lids.age < LIDS_EVERY) {
      const moved = landmarks.map((value, i) => value + (lids.moves[i] ?? 0));
      return { face: faceOf(moved, score), lids: { ...lids, age: lids.age + 1 } };
    }
    const face = await readFace(frame, landmarks, score, runtime);
    return { face, lids: { moves: face.landmarks.map((value, i) => value - (landmarks[i] ?? 0)), age: 1 } };
  }

  async function followAll(frame: Picture): Promise<void> {
    const next: Track[] = [];
    for (const track of tracks) {
      const one = await followed(frame, track);
      if (one && next.every(({ face }) => !isSamePlace(face.box, one.face.box))) next.push(one);
    }
    tracks = next;
  }

  return {
    async follow(frame) {
      if (cuts.isCut(frame)) {
        tracks = [];
        vainLooks = 0;
        recognition.forgetPlaces();
      }
      if (isTimeToLook()) {
        await look(frame);
        vainLooks = isMissingSomeone() ? vainLooks + 1 : 0;
        sinceLook = 0;
      } else await followAll(frame);
      sinceLook++;
      return { tracks: tracks.filter(isSeen), faces: Math.max(faces, tracks.filter(isSeen).length) };
    },
  };
}

const UNSEEN_LIDS: Track['lids'] = { moves: new Float32Array(), age: LIDS_EVERY };

function isSeen({ lostFor }: Track): boolean {
  return lostFor === 0;
}

/** The track with its face in the next frame. After a loss there is nothing to smooth with. */
function renewed(track: Track, face: Face): Track {
  const steadied = isSeen(track) ? { ...face, landmarks: steady(track.face.landmarks, face.landmarks) } : face;
  const isFit = !unfitness(steadied, track.strength > 0 ? 1 : FIT_AGAIN);
  const strength = Math.max(0, Math.min(1, track.strength + (isFit ? FADE : -FADE)));
  return { ...track, face: steadied, strength, lostFor: 0 };
}
