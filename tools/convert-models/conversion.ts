import type { AttributeValue, OnnxGraph } from './onnx-graph.ts';
import type { Constant, TfjsGraph, TfjsNode } from './tfjs-graph.ts';

/**
 * The order of a tensor's numbers. TensorFlow stores a picture by row, column and channel; ONNX stores one plane per
 * channel (`planes`). After a reshape a tensor is `flat`, in TensorFlow's order.
 */
export type Layout = 'planes' | 'flat';

export interface Conversion {
  readonly source: TfjsGraph;
  readonly onnx: OnnxGraph;
  readonly layouts: Map<string, Layout>;
  /** Nodes that have no operation in ONNX, and the tensor that holds the same numbers. */
  readonly aliases: Map<string, string>;
  /** Tensors that hold no number below 0. */
  readonly nonNegative: Set<string>;
}

export function addOperation(
  { onnx, layouts }: Conversion,
  kind: string,
  inputs: readonly string[],
  output: string,
  layout: Layout,
  attributes: Record<string, AttributeValue> = {},
): void {
  onnx.operation(kind, inputs, output, attributes);
  layouts.set(output, layout);
}

/** The tensor with its numbers in TensorFlow's order; adds a transposition where the order differs. */
export function inSourceOrder(conversion: Conversion, tensor: string): string {
  if (layoutOf(conversion, tensor) === 'flat') return tensor;
  const ordered = `${tensor}_rows`;
  if (!conversion.layouts.has(ordered)) {
    addOperation(conversion, 'Transpose', [tensor], ordered, 'flat', { perm: [0, 2, 3, 1] });
  }
  return ordered;
}

/** Adds a constant list of integers, such as a shape; returns its name. */
export function addIntegers({ onnx }: Conversion, name: string, values: readonly number[]): string {
  return onnx.constant(name, [values.length], BigInt64Array.from(values, BigInt));
}

export function toFloats({ values }: Constant): Float32Array {
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

export function constantOf({ source }: Conversion, name: string): Constant {
  const constant = source.constants.get(name);
  if (!constant) throw new Error(`the model has no numbers named ${name}`);
  return constant;
}

export function inputOf(node: TfjsNode, index: number): string {
  const input = node.input[index];
  if (input === undefined) throw new Error(`${node.name} lacks its input ${index}`);
  return baseName(input);
}

/** The tensor that holds the result of a node. */
export function tensorOf({ aliases }: Conversion, name: string): string {
  let tensor = name;
  for (let next = aliases.get(tensor); next !== undefined; next = aliases.get(tensor)) tensor = next;
  return tensor;
}

export function layoutOf({ layouts }: Conversion, tensor: string): Layout {
  return layouts.get(tensor) ?? 'flat';
}

/** `name:0` is the first output of `name`. */
export function baseName(input: string): string {
  return input.replace(/:\d+$/, '');
}
