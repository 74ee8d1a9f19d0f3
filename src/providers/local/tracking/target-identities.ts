import { type Embedding, embedFace } from '../faces/embedding.ts';
import { qualityProblem } from '../faces/face-quality.ts';
import { findFaces } from '../faces/find-faces.ts';
import { type FaceChoice, type FacePick, type SelectOptions, selectFaces } from '../faces/select-faces.ts';
import { Refusal } from '../media/refusal.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { Refused } from '../protocol.ts';
import type { TargetIdentities, TargetIdentity } from '../video-protocol.ts';

/** Searches the first frames until every wanted person has been seen. */
export interface TargetSearch {
  /** Looks at a frame; frames may be skipped. True if all targets are known and no further frame is needed. */
  look(frame: Picture): Promise<boolean>;
  /** Throws Refusal if a wanted person was never seen. */
  targets(): TargetIdentities;
}

/**
 * Persons picked by a reference are known from the start. The others are taken from the first frame that shows all of
 * them.
 */
export function createTargetSearch(choice: FaceChoice, { runtime }: { readonly runtime: Runtime }): TargetSearch {
  let missing: Refused['reason'] = 'no-face';
  let targets = targetsOf(choice, []);
  return {
    async look(frame) {
      if (targets) return true;
      const embed = (face: Face): Promise<Embedding> => embedFace(frame, face, runtime);
      const faces = await findFaces(frame, runtime);
      const wanted = await facesWanted(faces, choice, embed);
      if ('reason' in wanted) missing = faces.length > 0 ? wanted.reason : missing;
      else targets = targetsOf(choice, await Promise.all(wanted.faces.map(embed)));
      return targets !== undefined;
    },
    targets() {
      if (!targets) throw new Refusal(missing, 'target');
      return targets;
    },
  };
}

type Wanted = { readonly faces: readonly Face[] } | { readonly reason: Refused['reason'] };

/** The faces picked by size or position, all from this one frame. */
async function facesWanted(faces: readonly Face[], choice: FaceChoice, embed: SelectOptions['embed']): Promise<Wanted> {
  if (choice.which !== 'assigned') return largestFit(faces);
  const selection = await selectFaces(faces, { which: 'assigned', picks: choice.picks.filter(isPlace) }, { embed });
  return selection.state === 'chosen' ? { faces: selection.faces.map(({ face }) => face) } : selection;
}

function largestFit(faces: readonly Face[]): Wanted {
  const fit = faces.find((face) => !qualityProblem(face));
  if (fit) return { faces: [fit] };
  return { reason: (faces[0] && qualityProblem(faces[0])) ?? 'no-face' };
}

/** Undefined if fewer faces are seen than are picked by size or position. */
function targetsOf(choice: FaceChoice, seen: readonly Embedding[]): TargetIdentities | undefined {
  if (choice.which === 'all') return { which: 'all' };
  const picks = choice.which === 'largest' ? [{ fromLeft: 1 }] : choice.picks;
  if (picks.filter(isPlace).length > seen.length) return undefined;
  const unclaimed = [...seen];
  const identities = picks.flatMap((pick): TargetIdentity[] => {
    if (!isPlace(pick)) return [{ embedding: pick.reference, isReference: true }];
    const embedding = unclaimed.shift();
    return embedding ? [{ embedding, isReference: false }] : [];
  });
  return { which: 'listed', identities };
}

function isPlace(pick: FacePick): pick is Extract<FacePick, { fromLeft: number }> {
  return 'fromLeft' in pick;
}
