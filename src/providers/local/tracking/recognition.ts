import { type Embedding, embedFace, similarity } from '../faces/embedding.ts';
import { isSamePlace } from '../faces/find-faces.ts';
import type { Box, Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { TargetIdentities } from '../video-protocol.ts';

export interface RecognitionOptions {
  readonly targets: TargetIdentities;
  readonly runtime: Runtime;
  /** Least cosine similarity, 0 to 1, of a face to a target identity. */
  readonly threshold: number;
}

/** A face and the index of its target identity; 0 if all faces are meant. */
export interface IdentifiedFace {
  readonly face: Face;
  readonly targetIndex: number;
}

/** Decides who is who among faces that were not tracked from the previous frame. */
export interface Recognition {
  /** Indices of the target identities that are not in `present`. Empty if all faces are meant. */
  absent(present: readonly number[]): readonly number[];
  /** The faces that belong to target identities outside `present`, each identity at most once. */
  recognise(frame: Picture, faces: readonly Face[], present: readonly number[]): Promise<readonly IdentifiedFace[]>;
  /** Whether a face that was tracked for a while, or lost and found, still belongs to its target identity. */
  isSamePerson(frame: Picture, known: IdentifiedFace): Promise<boolean>;
  /** Called at a scene cut, after which positions mean nothing. */
  forgetPositions(): void;
}

/** Share of the threshold that is enough for a person who was recognised before. */
const STILL = 0.8;
/** How often a face at the position of a stranger counts as that stranger without a new embedding. */
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

  /** The faces that are not at the position of a known stranger. */
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

/** Takes the most similar pairs first, each face and each identity once. */
function likestFirst(candidates: readonly (IdentifiedFace & { readonly likeness: number })[]): IdentifiedFace[] {
  const known: IdentifiedFace[] = [];
  for (const { face, targetIndex } of candidates.toSorted((a, b) => b.likeness - a.likeness)) {
    if (known.every((each) => each.face !== face && each.targetIndex !== targetIndex))
      known.push({ face, targetIndex });
  }
  return known;
}
