import { type Embedding, embedFace, similarity } from '../faces/embedding.ts';
import { isSamePlace } from '../faces/find-faces.ts';
import type { Box, Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { TargetIdentities } from '../video-protocol.ts';

export interface RecognitionOptions {
  readonly targets: TargetIdentities;
  readonly runtime: Runtime;
  /** Least likeness, 0 to 1, of a face to a member of the cast. */
  readonly threshold: number;
}

/** A face and whose it is: an index in the cast, 0 when all are meant. */
export interface IdentifiedFace {
  readonly face: Face;
  readonly targetIndex: number;
}

/** Tells who is who when a face was not followed from the frame before. */
export interface Recognition {
  /** Members of the cast that are not among those `present`; empty when all faces are meant. */
  absent(present: readonly number[]): readonly number[];
  /** Those of the faces that belong to the cast, each member once and none that is `present`. */
  recognise(frame: Picture, faces: readonly Face[], present: readonly number[]): Promise<readonly IdentifiedFace[]>;
  /** Is a face that was followed for a while, or lost and found, still its member's? */
  isSamePerson(frame: Picture, known: IdentifiedFace): Promise<boolean>;
  /** The scene has changed: nobody is where he was. */
  forgetPositions(): void;
}

/** Who was recognised once may look a little less like himself later. */
const STILL = 0.8;
/** Times that a face found in the place of a stranger is taken for the same stranger without a look. */
const STRANGER_FOR = 2;

interface Stranger {
  readonly box: Box;
  readonly looks: number;
}

export function createRecognition({ targets, runtime, threshold }: RecognitionOptions): Recognition {
  const identities = targets.which === 'listed' ? targets.identities : [];
  let strangers: readonly Stranger[] = [];

  function likeness(embedding: Embedding, targetIndex: number): number {
    const known = identities[targetIndex];
    return known ? similarity(known.embedding, embedding) : 1;
  }

  function absent(present: readonly number[]): readonly number[] {
    return [...identities.keys()].filter((targetIndex) => !present.includes(targetIndex));
  }

  /** Sorts out whom there is no need to look at again. */
  function unknown(faces: readonly Face[]): readonly Face[] {
    const around = strangers.filter(({ looks }) => looks > 0);
    strangers = [];
    return faces.filter((face) => {
      const stranger = around.find(({ box }) => isSamePlace(box, face.box));
      if (stranger) strangers = [...strangers, { box: face.box, looks: stranger.looks - 1 }];
      return !stranger;
    });
  }

  return {
    absent,
    async recognise(frame, faces, present) {
      if (targets.which === 'all') return faces.map((face) => ({ face, targetIndex: 0 }));
      const wanted = absent(present);
      if (wanted.length === 0) return [];
      const candidates: (IdentifiedFace & { likeness: number })[] = [];
      const looked = unknown(faces);
      for (const face of looked) {
        const embedding = await embedFace(frame, face, runtime);
        candidates.push(
          ...wanted.map((targetIndex) => ({ face, targetIndex, likeness: likeness(embedding, targetIndex) })),
        );
      }
      const known = likestFirst(candidates.filter((each) => each.likeness >= threshold));
      const others = looked.filter((face) => known.every((each) => each.face !== face));
      strangers = [...strangers, ...others.map(({ box }) => ({ box, looks: STRANGER_FOR }))];
      return known;
    },
    async isSamePerson(frame, { face, targetIndex }) {
      if (targets.which === 'all') return true;
      return likeness(await embedFace(frame, face, runtime), targetIndex) >= threshold * STILL;
    },
    forgetPositions() {
      strangers = [];
    },
  };
}

/** Each face and each member once. */
function likestFirst(candidates: readonly (IdentifiedFace & { readonly likeness: number })[]): IdentifiedFace[] {
  const known: IdentifiedFace[] = [];
  for (const { face, targetIndex } of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (known.every((each) => each.face !== face && each.targetIndex !== targetIndex))
      known.push({ face, targetIndex });
  }
  return known;
}
