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
  for (let axis = 0; axis < 3; axis++) {
    const [a = 0, b = 0, c = 0] = turn[axis] ?? [];
    const centre = toCentre[axis] ?? 0;
    for (let i = 0; i < aligned.length; i += 3) {
      const x = (from[i] as number) - fromCentre[0];
      const y = (from[i + 1] as number) - fromCentre[1];
      const z = (from[i + 2] as number) - fromCentre[2];
      aligned[i + axis] = scale * (a * x + b * y + c * z) + centre;
    }
  }
  return aligned;
}

function weightedCentre(points: Float32Array, weights: Float32Array): Point {
  let x = 0;
  let y = 0;
  let z = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    x += weight * (points[3 * i] as number);
    y += weight * (points[3 * i + 1] as number);
    z += weight * (points[3 * i + 2] as number);
    total += weight;
  }
  return [x / total, y / total, z / total];
}

interface Spread {
  /** `products[r][c]` is the sum of weight * from[r] * to[c]. */
  readonly products: number[][];
  readonly fromSpread: number;
  readonly toSpread: number;
}

function spreadAround(from: Float32Array, fromAt: Point, to: Float32Array, toAt: Point, weights: Float32Array): Spread {
  const products = [0, 1, 2].map((r) => [0, 1, 2].map((c) => product(from, fromAt, r, to, toAt, c, weights)));
  return { products, fromSpread: spread(from, fromAt, weights), toSpread: spread(to, toAt, weights) };
}

/** Sum of weight * from[r] * to[c], both from their centres. */
function product(
  from: Float32Array,
  fromAt: Point,
  r: number,
  to: Float32Array,
  toAt: Point,
  c: number,
  weights: Float32Array,
): number {
  const [fromCentre, toCentre] = [fromAt[r] ?? 0, toAt[c] ?? 0];
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const a = (from[3 * i + r] as number) - fromCentre;
    const b = (to[3 * i + c] as number) - toCentre;
    sum += (weights[i] as number) * a * b;
  }
  return sum;
}

/** Sum of weight * squared distance from the centre. */
function spread(points: Float32Array, [centreX, centreY, centreZ]: Point, weights: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const x = (points[3 * i] as number) - centreX;
    const y = (points[3 * i + 1] as number) - centreY;
    const z = (points[3 * i + 2] as number) - centreZ;
    sum += (weights[i] as number) * (x ** 2 + y ** 2 + z ** 2);
  }
  return sum;
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
