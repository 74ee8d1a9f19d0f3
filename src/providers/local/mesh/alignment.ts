type Point = [number, number, number];

/**
 * Similarity transform (rotation, scale, translation) of `from` onto `to` with the least weighted squared distance.
 * Both are x, y, z a landmark; landmarks
 * without a weight are moved along. Method: Horn 1987, closed-form absolute orientation with unit quaternions.
 */
export function alignSimilarity(from: Float32Array, to: Float32Array, weights: Float32Array): Float32Array {
  const fromCentre = weightedCentre(from, weights);
  const toCentre = weightedCentre(to, weights);
  const { products, fromSpread, toSpread } = spreadAround(from, fromCentre, to, toCentre, weights);
  const turn = rotationOf(dominantQuaternion(products));
  const scale = Math.sqrt(toSpread / Math.max(fromSpread, 1e-9));
  const aligned = new Float32Array(from.length);
  for (let i = 0; i < aligned.length; i += 3) {
    const [x, y, z] = offsetAt(from, i, fromCentre);
    for (let axis = 0; axis < 3; axis++) {
      const [a = 0, b = 0, c = 0] = turn[axis] ?? [];
      aligned[i + axis] = scale * (a * x + b * y + c * z) + (toCentre[axis] ?? 0);
    }
  }
  return aligned;
}

function offsetAt(points: Float32Array, index: number, centre: Point): Point {
  return [(points[index] ?? 0) - centre[0], (points[index + 1] ?? 0) - centre[1], (points[index + 2] ?? 0) - centre[2]];
}

function weightedCentre(points: Float32Array, weights: Float32Array): Point {
  const sum: Point = [0, 0, 0];
  let total = 0;
  weights.forEach((weight, landmark) => {
    const [x, y, z] = offsetAt(points, 3 * landmark, [0, 0, 0]);
    sum[0] += weight * x;
    sum[1] += weight * y;
    sum[2] += weight * z;
    total += weight;
  });
  return [sum[0] / total, sum[1] / total, sum[2] / total];
}

interface Spread {
  /** `products[r][c]` is the sum of weight * from[r] * to[c]. */
  readonly products: number[][];
  readonly fromSpread: number;
  readonly toSpread: number;
}

function spreadAround(from: Float32Array, fromAt: Point, to: Float32Array, toAt: Point, weights: Float32Array): Spread {
  const products = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
  let fromSpread = 0;
  let toSpread = 0;
  weights.forEach((weight, landmark) => {
    const a = offsetAt(from, 3 * landmark, fromAt);
    const b = offsetAt(to, 3 * landmark, toAt);
    products.forEach((row, r) => {
      for (let c = 0; c < 3; c++) row[c] = (row[c] ?? 0) + weight * (a[r] ?? 0) * (b[c] ?? 0);
    });
    fromSpread += weight * (a[0] ** 2 + a[1] ** 2 + a[2] ** 2);
    toSpread += weight * (b[0] ** 2 + b[1] ** 2 + b[2] ** 2);
  });
  return { products: products.map((row) => [...row]), fromSpread, toSpread };
}

/** Unit quaternion of the largest eigenvalue of Horn's matrix, by repeated squaring. */
function dominantQuaternion(products: number[][]): number[] {
  const [[xx = 0, xy = 0, xz = 0] = [], [yx = 0, yy = 0, yz = 0] = [], [zx = 0, zy = 0, zz = 0] = []] = products;
  const horn = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, -xx + yy - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, -xx - yy + zz],
  ];
  const bound = Math.max(...horn.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)), 1e-12);
  let power = horn.map((row, r) => row.map((value, c) => value / bound + (r === c ? 1 : 0)));
  for (let step = 0; step < 14; step++) power = squared(power);
  const columns = power.toSorted((a, b) => Math.hypot(...b) - Math.hypot(...a));
  const [longest = [1, 0, 0, 0]] = columns;
  const length = Math.hypot(...longest);
  return longest.map((value) => value / length);
}

/** The square of a symmetric matrix, scaled so that it does not overflow. */
function squared(matrix: number[][]): number[][] {
  const product = matrix.map((row) =>
    matrix.map((other) => row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)),
  );
  const largest = Math.max(...product.flat().map(Math.abs));
  return product.map((row) => row.map((value) => value / largest));
}

function rotationOf([w = 1, x = 0, y = 0, z = 0]: number[]): number[][] {
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
}
