import type { Constant } from './tfjs-graph.ts';

interface Ordered {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Weights of a convolution: [rows, columns, inputs, outputs] → [outputs, inputs, rows, columns]. */
export function convolutionWeights(weights: Constant): Ordered {
  return permuted(weights, [3, 2, 0, 1]);
}

/** Weights of a depthwise convolution: [rows, columns, channels, multiplier] → [channels × multiplier, 1, rows, columns]. */
export function depthwiseWeights(weights: Constant): Ordered {
  const { shape, values } = permuted(weights, [2, 3, 0, 1]);
  const [channels = 1, multiplier = 1, rows = 1, columns = 1] = shape;
  return { shape: [channels * multiplier, 1, rows, columns], values };
}

/** A constant that is added to or multiplied with planes: one number, one number per channel, or one per pixel. */
export function channelsFirst(constant: Constant): Ordered {
  const { shape, values } = constant;
  if (values.length === 1) return { shape: [1], values: Float32Array.from(values) };
  const padded = [...Array<number>(4 - shape.length).fill(1), ...shape];
  return permuted({ shape: padded, values }, [0, 3, 1, 2]);
}

/** Reorders the axes of a tensor with four axes: axis `order[i]` of the source becomes axis `i`. */
export function permuted({ shape, values }: Constant, order: readonly [number, number, number, number]): Ordered {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, side) => product * side, 1));
  const [sides0, sides1, sides2, sides3] = order.map((axis) => shape[axis] ?? 1) as [number, number, number, number];
  const [step0, step1, step2, step3] = order.map((axis) => strides[axis] ?? 1) as [number, number, number, number];
  const moved = new Float32Array(values.length);
  let to = 0;
  for (let a = 0; a < sides0; a++)
    for (let b = 0; b < sides1; b++)
      for (let c = 0; c < sides2; c++)
        for (let d = 0; d < sides3; d++) moved[to++] = values[a * step0 + b * step1 + c * step2 + d * step3] as number;
  return { shape: [sides0, sides1, sides2, sides3], values: moved };
}
