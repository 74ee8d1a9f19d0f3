import canonicalMesh from './canonical-mesh.json' with { type: 'json' };
import { LANDMARK_COUNT } from './face.ts';
import { BROW_TOPS, FACE_OVAL, FOREHEAD_TOP } from './regions.ts';

/** x, y, z of each landmark of a neutral face in centimetres. y grows upwards, z towards the viewer. */
export const CANONICAL_VERTICES = Float32Array.from(canonicalMesh.vertices.flat());

/** Three landmark numbers for each triangle. */
export const TRIANGLES = Int32Array.from(canonicalMesh.triangles);

/** For each landmark, the landmarks that share an edge with it. */
export const NEIGHBOURS: readonly (readonly number[])[] = neighbours();

/** For each landmark, the number of edges to the nearest landmark of the face oval; 0 on the oval itself. */
export const RINGS_FROM_OVAL: Int32Array = ringsFrom(FACE_OVAL);

/** For each landmark, its counterpart on the other half of the face. */
export const MIRRORED: Int32Array = mirrored();

/** A landmark of the face oval, where the face is widest. */
const OUTER_CHEEK = 454;

/** For each landmark, its height on the forehead: 0 at the brows, 1 at the top, negative below the brows. */
export const FOREHEAD_HEIGHT: Float32Array = foreheadHeight();

/** `FOREHEAD_HEIGHT`, but higher towards the temples, where strands of hair hang down: up to about 2 at their edge. */
export const FOREHEAD_EDGE: Float32Array = FOREHEAD_HEIGHT.map((height, i) => height + templeAt(i, height));

function coordinate(landmark: number, axis: number): number {
  return CANONICAL_VERTICES[3 * landmark + axis] ?? 0;
}

function neighbours(): number[][] {
  const sets = Array.from({ length: LANDMARK_COUNT }, () => new Set<number>());
  for (let corner = 0; corner < TRIANGLES.length; corner++) {
    const first = corner - (corner % 3);
    const from = TRIANGLES[corner] ?? 0;
    const to = TRIANGLES[first + ((corner + 1) % 3)] ?? 0;
    sets[from]?.add(to);
    sets[to]?.add(from);
  }
  return sets.map((set) => [...set]);
}

function ringsFrom(start: readonly number[]): Int32Array {
  const rings = new Int32Array(LANDMARK_COUNT).fill(-1);
  let front: readonly number[] = start;
  for (let ring = 0; front.length > 0; ring++) {
    for (const landmark of front) rings[landmark] = ring;
    front = [...new Set(front.flatMap((landmark) => NEIGHBOURS[landmark] ?? []))].filter((next) => rings[next] === -1);
  }
  return rings;
}

function mirrored(): Int32Array {
  return Int32Array.from({ length: LANDMARK_COUNT }, (_, landmark) => {
    let nearest = landmark;
    let least = Number.POSITIVE_INFINITY;
    for (let other = 0; other < LANDMARK_COUNT; other++) {
      const across = coordinate(other, 0) + coordinate(landmark, 0);
      const down = coordinate(other, 1) - coordinate(landmark, 1);
      const forward = coordinate(other, 2) - coordinate(landmark, 2);
      const distance = across * across + down * down + forward * forward; // squared; Math.hypot delays every start
      if (distance >= least) continue;
      least = distance;
      nearest = other;
    }
    return nearest;
  });
}

function foreheadHeight(): Float32Array {
  const brow = (coordinate(BROW_TOPS[0], 1) + coordinate(BROW_TOPS[1], 1)) / 2;
  const top = coordinate(FOREHEAD_TOP, 1);
  return Float32Array.from(
    { length: LANDMARK_COUNT },
    (_, landmark) => (coordinate(landmark, 1) - brow) / (top - brow),
  );
}

/** 0 on the middle of the forehead and below the brows, up to about 1 at the temples. */
function templeAt(landmark: number, height: number): number {
  const fromMiddle = Math.abs(coordinate(landmark, 0) / coordinate(OUTER_CHEEK, 0));
  const sideways = Math.max(0, (fromMiddle - 0.3) / 0.5);
  return sideways * sideways * Math.min(1, Math.max(0, 4 * (height + 0.1)));
}
