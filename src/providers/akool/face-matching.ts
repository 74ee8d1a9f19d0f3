import type { Media } from '../../core/ports/media.ts';
import type { Assignment, SwapInput } from '../../core/ports/provider.ts';
import type { Refusal } from '../vendor.ts';
import type { FoundFace } from './detection.ts';

/** A face of the scene and the face it receives. */
export interface FaceMatch {
  readonly scene: FoundFace;
  readonly source: Media;
}

/** `unknown` where this machine finds no face in the vendor's picture of it. */
export type LooksLike = (face: FoundFace, reference: Media) => Promise<boolean | 'unknown'>;

const mostFaces = 8;

/** Finds the faces of the scene that the input asks for, and the source of each. */
export async function matchFaces(
  input: SwapInput,
  faces: readonly FoundFace[],
  looksLike: LooksLike,
): Promise<{ readonly matches: readonly FaceMatch[] } | Refusal> {
  if (faces.length === 0) return { refused: 'no-face', subject: 'target' };
  const chosen = await choose(input, faces, looksLike);
  if ('matches' in chosen && chosen.matches.length > mostFaces) return { refused: 'too-many-faces', subject: 'target' };
  return chosen;
}

async function choose(
  { faces: choice, source }: SwapInput,
  faces: readonly FoundFace[],
  looksLike: LooksLike,
): Promise<{ readonly matches: readonly FaceMatch[] } | Refusal> {
  if (choice.which === 'assigned') return assign(choice.assignments, faces, looksLike);
  if (!source) throw new Error('only assignments bring their own sources');
  switch (choice.which) {
    case 'largest':
      return { matches: [{ scene: largestOf(faces), source }] };
    case 'all':
      return { matches: faces.map((scene) => ({ scene, source })) };
    case 'nth':
      return assign([{ scene: { fromLeft: choice.fromLeft }, source }], faces, looksLike);
    case 'reference':
      return assign([{ scene: { reference: choice.reference }, source }], faces, looksLike);
    default:
      return choice satisfies never;
  }
}

export function largestOf(faces: readonly FoundFace[]): FoundFace {
  return faces.reduce((largest, face) => (area(face) > area(largest) ? face : largest));
}

/** Assigns the faces chosen by position first. Each reference must then match exactly one of the other faces. */
async function assign(
  assignments: readonly Assignment[],
  faces: readonly FoundFace[],
  looksLike: LooksLike,
): Promise<{ readonly matches: readonly FaceMatch[] } | Refusal> {
  const fromLeft = faces.toSorted((one, other) => middle(one) - middle(other));
  const taken = new Map<Assignment, FoundFace>();
  const isFree = (face: FoundFace): boolean => ![...taken.values()].includes(face);
  for (const assignment of assignments) {
    if (!('fromLeft' in assignment.scene)) continue;
    const face = fromLeft[assignment.scene.fromLeft - 1];
    if (!face || !isFree(face)) return { refused: 'no-such-face', subject: 'target' };
    taken.set(assignment, face);
  }
  for (const assignment of assignments) {
    if (!('reference' in assignment.scene)) continue;
    const alike: FoundFace[] = [];
    let isOurs = false;
    for (const face of fromLeft.filter(isFree)) {
      const answer = await looksLike(face, assignment.scene.reference);
      if (answer === 'unknown') isOurs = true;
      else if (answer) alike.push(face);
    }
    const [face, ...others] = alike;
    if (!face) return { refused: 'no-match', subject: 'reference', isOurs };
    if (others.length > 0) return { refused: 'no-match', subject: 'reference' };
    taken.set(assignment, face);
  }
  const matches = assignments.map((assignment) => ({ scene: taken.get(assignment), source: assignment.source }));
  return { matches: matches.filter((match): match is FaceMatch => match.scene !== undefined) };
}

function area({ width, height }: FoundFace): number {
  return width * height;
}

function middle({ left, width }: FoundFace): number {
  return left + width / 2;
}
