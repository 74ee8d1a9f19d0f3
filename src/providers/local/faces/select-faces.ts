import type { Face } from '../mesh/face.ts';
import { type Embedding, similarity } from './embedding.ts';

/** One face of the scene: by position from the left, starting at 1, or by its similarity to a reference face. */
export type FacePick = { readonly fromLeft: number } | { readonly reference: Embedding };

export type FaceChoice =
  | { readonly which: 'largest' }
  | { readonly which: 'all' }
  /** One face for each pick, in their order. No face twice. */
  | { readonly which: 'assigned'; readonly picks: readonly FacePick[] };

export interface ChosenFace {
  readonly face: Face;
  /** Index in the list that was chosen from. */
  readonly index: number;
  /** Cosine similarity to the reference, if there was one. */
  readonly similarity?: number;
}

export type Selection =
  | { readonly state: 'chosen'; readonly faces: readonly ChosenFace[] }
  | {
      readonly state: 'refused';
      /** `no-such-face`: the position is empty or taken. `no-match`: no face is similar enough to the reference. */
      readonly reason: 'no-face' | 'no-such-face' | 'no-match';
      /** Index of the pick that failed. */
      readonly pick?: number;
    };

export interface SelectOptions {
  /** Called once a face, and only if a pick is a reference. */
  readonly embed: (face: Face) => Promise<Embedding>;
  /** Least cosine similarity that counts as the same person; default 0.66. */
  readonly threshold?: number;
}

const DEFAULT_THRESHOLD = 0.66;

/** The faces in the order in which people count them. `faces` come in the order of `findFaces`. */
export function leftToRight<Item extends { readonly face: Face }>(faces: readonly Item[]): readonly Item[] {
  return faces.toSorted((a, b) => middle(a.face) - middle(b.face));
}

/** Chooses faces. `faces` come in the order of `findFaces`, the largest first. */
export async function selectFaces(
  faces: readonly Face[],
  choice: FaceChoice,
  options: SelectOptions,
): Promise<Selection> {
  const everyone = faces.map((face, index) => ({ face, index }));
  if (everyone.length === 0) return { state: 'refused', reason: 'no-face' };
  switch (choice.which) {
    case 'largest':
      return { state: 'chosen', faces: everyone.slice(0, 1) };
    case 'all':
      return { state: 'chosen', faces: everyone };
    case 'assigned':
      return assign(everyone, choice.picks, options);
    default:
      return choice satisfies never;
  }
}

interface Match {
  readonly pick: number;
  readonly chosen: ChosenFace;
}

/** Assigns positions first, then repeatedly the most similar pair of reference and face. */
async function assign(
  everyone: readonly ChosenFace[],
  picks: readonly FacePick[],
  options: SelectOptions,
): Promise<Selection> {
  const fromLeft = leftToRight(everyone);
  const taken = new Map<number, ChosenFace>();
  for (const [pick, wanted] of picks.entries()) {
    if (!('fromLeft' in wanted)) continue;
    const chosen = fromLeft[wanted.fromLeft - 1];
    if (!chosen || isTaken(taken, chosen)) return { state: 'refused', reason: 'no-such-face', pick };
    taken.set(pick, chosen);
  }
  for (const { pick, chosen } of await likestFirst(everyone, picks, options)) {
    if (!taken.has(pick) && !isTaken(taken, chosen)) taken.set(pick, chosen);
  }
  const chosen = picks.map((_, pick) => taken.get(pick));
  const unmatched = chosen.indexOf(undefined);
  if (unmatched >= 0) return { state: 'refused', reason: 'no-match', pick: unmatched };
  return { state: 'chosen', faces: chosen.filter((each) => each !== undefined) };
}

function isTaken(taken: ReadonlyMap<number, ChosenFace>, chosen: ChosenFace): boolean {
  return [...taken.values()].some(({ index }) => index === chosen.index);
}

async function likestFirst(
  everyone: readonly ChosenFace[],
  picks: readonly FacePick[],
  { embed, threshold = DEFAULT_THRESHOLD }: SelectOptions,
): Promise<Match[]> {
  const matches: Match[] = [];
  if (!picks.some((wanted) => 'reference' in wanted)) return matches;
  for (const one of everyone) {
    const embedding = await embed(one.face);
    for (const [pick, wanted] of picks.entries()) {
      if (!('reference' in wanted)) continue;
      const likeness = similarity(wanted.reference, embedding);
      if (likeness >= threshold) matches.push({ pick, chosen: { ...one, similarity: likeness } });
    }
  }
  return matches.sort((a, b) => (b.chosen.similarity ?? 0) - (a.chosen.similarity ?? 0));
}

function middle({ box }: Face): number {
  return (box.left + box.right) / 2;
}
