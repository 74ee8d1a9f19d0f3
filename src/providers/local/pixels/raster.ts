import { LANDMARK_COUNT } from '../mesh/face.ts';
import { NEIGHBOURS, TRIANGLES } from '../mesh/topology.ts';
import { clamp } from './numbers.ts';
import type { Picture } from './picture.ts';
import type { Scratch } from './scratch.ts';

/** The face mesh drawn on a grid: the front triangle at each pixel, and the position inside it. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 1 if the mesh covers the centre of the pixel. */
  readonly covered: Uint8Array;
  /** Index in `TRIANGLES` at which the triangle starts. */
  readonly triangle: Int32Array;
  /** Barycentric weights of the first and second corner. The third is 1 minus both. */
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const EDGE_TOLERANCE = 1e-4;
/** Neighbours of each landmark, among which its triangles are shared out. */
const SHARERS = Int32Array.from({ length: LANDMARK_COUNT }, (_, i) => Math.max(1, NEIGHBOURS[i]?.length ?? 1));

/**
 * Draws the face mesh with a depth buffer. `points` are x, y, z a landmark in raster pixels; the smallest z is in
 * front.
 */
export function rasterise(points: Float32Array, width: number, height: number, scratch: Scratch): Raster {
  const count = width * height;
  const raster: Raster = {
    width,
    height,
    covered: scratch.bytes(count),
    triangle: scratch.integers(count),
    first: scratch.floats(count),
    second: scratch.floats(count),
  };
  const depth = scratch.floats(count).fill(Number.POSITIVE_INFINITY);
  for (let triangle = 0; triangle < TRIANGLES.length; triangle += 3) drawTriangle(points, triangle, raster, depth);
  return raster;
}

function drawTriangle(points: Float32Array, triangle: number, raster: Raster, depth: Float32Array): void {
  const a = 3 * (TRIANGLES[triangle] as number);
  const b = 3 * (TRIANGLES[triangle + 1] as number);
  const c = 3 * (TRIANGLES[triangle + 2] as number);
  const ax = points[a] as number;
  const ay = points[a + 1] as number;
  const bx = points[b] as number;
  const by = points[b + 1] as number;
  const cx = points[c] as number;
  const cy = points[c + 1] as number;
  const area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy);
  if (Math.abs(area) < 1e-6) return;
  const corners = { triangle, az: points[a + 2] as number, bz: points[b + 2] as number, cz: points[c + 2] as number };
  const firstX = (by - cy) / area;
  const secondX = (cy - ay) / area;
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx) - 0.5));
  const right = Math.min(raster.width - 1, Math.ceil(Math.max(ax, bx, cx)));
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy) - 0.5));
  const bottom = Math.min(raster.height - 1, Math.ceil(Math.max(ay, by, cy)));
  for (let y = top; y <= bottom; y++) {
    const dx = left + 0.5 - cx;
    const dy = y + 0.5 - cy;
    const first = firstX * dx + ((cx - bx) / area) * dy;
    const second = secondX * dx + ((ax - cx) / area) * dy;
    drawRow(raster, depth, corners, y * raster.width + left, right - left + 1, first, second, firstX, secondX);
  }
}

interface Corners {
  readonly triangle: number;
  readonly az: number;
  readonly bz: number;
  readonly cz: number;
}

function drawRow(
  raster: Raster,
  depth: Float32Array,
  corners: Corners,
  start: number,
  count: number,
  firstStart: number,
  secondStart: number,
  firstStep: number,
  secondStep: number,
): void {
  const { az, bz, cz } = corners;
  for (let x = 0; x < count; x++) {
    const first = firstStart + x * firstStep;
    const second = secondStart + x * secondStep;
    const third = 1 - first - second;
    if (first < -EDGE_TOLERANCE || second < -EDGE_TOLERANCE || third < -EDGE_TOLERANCE) continue;
    const z = first * az + second * bz + third * cz;
    const i = start + x;
    if (z >= (depth[i] as number)) continue;
    depth[i] = z;
    raster.covered[i] = 1;
    raster.triangle[i] = corners.triangle;
    raster.first[i] = first;
    raster.second[i] = second;
  }
}

/**
 * Interpolates one value a landmark over the covered pixels; others stay 0. The value of landmark i is `values[i *
 * stride + offset]`.
 */
export function interpolate(
  raster: Raster,
  values: Float32Array,
  stride: number,
  offset: number,
  plane: Float32Array,
): Float32Array {
  const { covered, triangle, first, second } = raster;
  for (let i = 0; i < plane.length; i++) {
    if (covered[i] === 0) continue;
    const t = triangle[i] as number;
    const a = values[(TRIANGLES[t] as number) * stride + offset] as number;
    const b = values[(TRIANGLES[t + 1] as number) * stride + offset] as number;
    const c = values[(TRIANGLES[t + 2] as number) * stride + offset] as number;
    plane[i] = c + (first[i] as number) * (a - c) + (second[i] as number) * (b - c);
  }
  return plane;
}

/**
 * The colours of a raster ([pixels, 3], 0 to 255) as a picture. Outside the mesh, each row repeats its outermost colours,
 * so that samples on the outline take in nothing else.
 */
export function pictureOnRaster({ width, height, covered }: Raster, rgb: Float32Array): Picture {
  const data = new Uint8Array(3 * width * height);
  for (let start = 0; start < covered.length; start += width) {
    const first = covered.indexOf(1, start);
    if (first < 0 || first >= start + width) continue;
    const last = covered.lastIndexOf(1, start + width - 1);
    for (let i = start; i < start + width; i++) {
      const from = 3 * Math.max(first, Math.min(last, i));
      for (let c = 0; c < 3; c++) data[3 * i + c] = clamp(Math.round(rgb[from + c] as number), 0, 255);
    }
  }
  return { width, height, data };
}

/** How much each landmark faces the viewer: 1 straight on, 0 edge on, negative if turned away. */
export function facingViewer(landmarks: Float32Array): Float32Array {
  const facing = new Float32Array(LANDMARK_COUNT);
  for (let t = 0; t < TRIANGLES.length; t += 3) {
    const a = TRIANGLES[t] as number;
    const b = TRIANGLES[t + 1] as number;
    const c = TRIANGLES[t + 2] as number;
    const towards = triangleFacing(landmarks, 3 * a, 3 * b, 3 * c);
    facing[a] = (facing[a] as number) + towards / (SHARERS[a] as number);
    facing[b] = (facing[b] as number) + towards / (SHARERS[b] as number);
    facing[c] = (facing[c] as number) + towards / (SHARERS[c] as number);
  }
  return facing;
}

function triangleFacing(points: Float32Array, a: number, b: number, c: number): number {
  const ux = (points[b] as number) - (points[a] as number);
  const uy = (points[b + 1] as number) - (points[a + 1] as number);
  const uz = (points[b + 2] as number) - (points[a + 2] as number);
  const vx = (points[c] as number) - (points[a] as number);
  const vy = (points[c + 1] as number) - (points[a + 1] as number);
  const vz = (points[c + 2] as number) - (points[a + 2] as number);
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  return -z / (Math.hypot(x, y, z) || 1);
}
