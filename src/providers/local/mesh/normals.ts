import { NEIGHBOURS, TRIANGLES } from './topology.ts';

/** Enough to leave the round of the head, and little of nose and eye sockets, whose shading makes a face known. */
const SMOOTHING_ROUNDS = 16;

/**
 * Unit normals of the head under a face, x, y, z a landmark: those of the adjoining triangles, smoothed over the mesh.
 * They point to the viewer (z negative) where the face does.
 */
export function headNormals(landmarks: Float32Array): Float32Array {
  const normals = new Float32Array(landmarks.length);
  for (let t = 0; t < TRIANGLES.length; t += 3) addNormal(landmarks, t, normals);
  for (let round = 0; round < SMOOTHING_ROUNDS; round++) smooth(normals);
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i] as number, normals[i + 1] as number, normals[i + 2] as number) || 1;
    for (let axis = i; axis < i + 3; axis++) normals[axis] = (normals[axis] as number) / length;
  }
  return normals;
}

function addNormal(points: Float32Array, triangle: number, normals: Float32Array): void {
  const a = 3 * (TRIANGLES[triangle] as number);
  const b = 3 * (TRIANGLES[triangle + 1] as number);
  const c = 3 * (TRIANGLES[triangle + 2] as number);
  const ux = (points[b] as number) - (points[a] as number);
  const uy = (points[b + 1] as number) - (points[a + 1] as number);
  const uz = (points[b + 2] as number) - (points[a + 2] as number);
  const vx = (points[c] as number) - (points[a] as number);
  const vy = (points[c + 1] as number) - (points[a + 1] as number);
  const vz = (points[c + 2] as number) - (points[a + 2] as number);
  for (const corner of [a, b, c]) {
    normals[corner] = (normals[corner] as number) + uy * vz - uz * vy;
    normals[corner + 1] = (normals[corner + 1] as number) + uz * vx - ux * vz;
    normals[corner + 2] = (normals[corner + 2] as number) + ux * vy - uy * vx;
  }
}

/** Each normal becomes the mean of itself and its neighbours' mean. */
function smooth(normals: Float32Array): void {
  const before = normals.slice();
  NEIGHBOURS.forEach((around, landmark) => {
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (const neighbour of around) sum += before[3 * neighbour + axis] as number;
      normals[3 * landmark + axis] = ((before[3 * landmark + axis] as number) + sum / around.length) / 2;
    }
  });
}
