import { type AttributeValue, createOnnxGraph, type OnnxGraph } from './onnx-graph.ts';
import { channelsFirst, convolutionWeights, depthwiseWeights } from './tensor-order.ts';
import type { Constant, TfjsGraph, TfjsNode } from './tfjs-graph.ts';

/** To be raised with every change of what comes out, so that models kept on disk are made anew. */
export const CONVERTER_VERSION = 1;

/**
 * TensorFlow keeps pictures as rows of pixels of channels, ONNX as planes, so each tensor is either `planes` or, after
 * a reshape, `flat` in TensorFlow's order.
 */
type Layout = 'planes' | 'flat';

interface Conversion {
  readonly source: TfjsGraph;
  readonly onnx: OnnxGraph;
  readonly layouts: Map<string, Layout>;
  /** Steps that do nothing in ONNX, and the tensor that stands for them. */
  readonly aliases: Map<string, string>;
}

/** Converts the part of a graph model that its `outputs` need to an ONNX file. Throws on an unknown operation. */
export function convertToOnnx(name: string, source: TfjsGraph, outputs: readonly string[]): Uint8Array {
  const conversion: Conversion = { source, onnx: createOnnxGraph(), layouts: new Map(), aliases: new Map() };
  const steps = stepsTowards(source, outputs);
  const placeholder = steps.find((node) => node.op === 'Placeholder');
  if (!placeholder) throw new Error(`the model ${name} has no input`);
  for (const node of steps) convertNode(conversion, node);
  const names = outputs.map((output, index) => {
    const converted = `output_${index}`;
    conversion.onnx.operation('Identity', [inSourceOrder(conversion, tensorOf(conversion, output))], converted);
    return converted;
  });
  const sides = placeholder.attr.shape?.shape?.dim ?? [];
  const shape = sides.map((side) => Math.max(1, side.size));
  return conversion.onnx.finish(name, { name: placeholder.name, shape }, names);
}

/** The nodes that lead to the outputs, each after what it needs. */
function stepsTowards(source: TfjsGraph, outputs: readonly string[]): TfjsNode[] {
  const byName = new Map(source.nodes.map((node) => [node.name, node]));
  const ordered = new Set<TfjsNode>();
  function visit(name: string): void {
    const node = byName.get(name);
    if (!node) throw new Error(`the model has no step ${name}`);
    if (ordered.has(node)) return;
    for (const input of node.input) visit(baseName(input));
    ordered.add(node);
  }
  for (const output of outputs) visit(output);
  return [...ordered];
}

const converters: Readonly<Record<string, (conversion: Conversion, node: TfjsNode) => void>> = {
  Const: () => undefined,
  Placeholder: convertPlaceholder,
  Identity: ({ aliases }, node) => void aliases.set(node.name, inputOf(node, 0)),
  Conv2D: convertConvolution,
  _FusedConv2D: convertConvolution,
  DepthwiseConv2dNative: convertConvolution,
  _FusedMatMul: convertMatrixProduct,
  Prelu: convertPrelu,
  Add: (conversion, node) => convertElementwise(conversion, node, 'Add'),
  AddV2: (conversion, node) => convertElementwise(conversion, node, 'Add'),
  Mul: (conversion, node) => convertElementwise(conversion, node, 'Mul'),
  Minimum: (conversion, node) => convertElementwise(conversion, node, 'Min'),
  Maximum: (conversion, node) => convertElementwise(conversion, node, 'Max'),
  Relu: (conversion, node) => convertActivation(conversion, node, 'Relu'),
  Sigmoid: (conversion, node) => convertActivation(conversion, node, 'Sigmoid'),
  MaxPool: convertMaxPool,
  Pad: convertPad,
  Reshape: convertReshape,
  Mean: convertMean,
  ConcatV2: convertConcat,
};

function convertNode(conversion: Conversion, node: TfjsNode): void {
  const convert = converters[node.op];
  if (!convert) throw new Error(`the operation ${node.op} has no counterpart here`);
  convert(conversion, node);
}

function convertPlaceholder(conversion: Conversion, node: TfjsNode): void {
  const planes = `${node.name}_planes`;
  conversion.aliases.set(node.name, planes);
  add(conversion, 'Transpose', [node.name], planes, 'planes', { perm: [0, 3, 1, 2] });
}

function convertConvolution(conversion: Conversion, node: TfjsNode): void {
  const weightsName = inputOf(node, 1);
  const weights = constantOf(conversion, weightsName);
  const [height = 1, width = 1, channels = 1] = weights.shape;
  const depthwise = node.op.startsWith('Depthwise');
  const ordered = depthwise ? depthwiseWeights(weights) : convolutionWeights(weights);
  const fused = fusedSteps(node);
  const inputs = [
    tensorOf(conversion, inputOf(node, 0)),
    conversion.onnx.constant(`${weightsName}_weights`, ordered.shape, ordered.values),
  ];
  if (fused.includes('BiasAdd')) inputs.push(bias(conversion, inputOf(node, 2)));
  const activation = fused.find((step) => step !== 'BiasAdd');
  const output = activation ? `${node.name}_linear` : node.name;
  add(conversion, 'Conv', inputs, output, 'planes', {
    kernel_shape: [height, width],
    ...windowAttributes(node),
    ...(depthwise ? { group: channels } : {}),
  });
  if (activation) activate(conversion, activation, output, node);
}

function activate(conversion: Conversion, activation: string, input: string, node: TfjsNode): void {
  if (activation === 'Prelu') addPrelu(conversion, input, inputOf(node, 3), node.name);
  else if (activation === 'Relu') add(conversion, 'Relu', [input], node.name, layoutOf(conversion, input));
  else throw new Error(`the activation ${activation} has no counterpart here`);
}

function convertPrelu(conversion: Conversion, node: TfjsNode): void {
  addPrelu(conversion, tensorOf(conversion, inputOf(node, 0)), inputOf(node, 1), node.name);
}

function addPrelu(conversion: Conversion, input: string, slopesName: string, output: string): void {
  const slopes = floats(constantOf(conversion, slopesName));
  const perChannel = conversion.onnx.constant(`${slopesName}_slopes`, [slopes.length, 1, 1], slopes);
  add(conversion, 'PRelu', [input, perChannel], output, 'planes');
}

function convertMatrixProduct(conversion: Conversion, node: TfjsNode): void {
  const weights = constantOf(conversion, inputOf(node, 1));
  const inputs = [
    tensorOf(conversion, inputOf(node, 0)),
    conversion.onnx.constant(`${inputOf(node, 1)}_weights`, weights.shape, floats(weights)),
    bias(conversion, inputOf(node, 2)),
  ];
  const activation = fusedSteps(node).find((step) => step !== 'BiasAdd');
  const output = activation ? `${node.name}_linear` : node.name;
  add(conversion, 'Gemm', inputs, output, 'flat');
  if (activation) activate(conversion, activation, output, node);
}

function convertElementwise(conversion: Conversion, node: TfjsNode, operation: string): void {
  const names = node.input.map(baseName);
  const computed = names.filter((name) => !conversion.source.constants.has(name));
  const planes = computed.some((name) => layoutOf(conversion, tensorOf(conversion, name)) === 'planes');
  const inputs = names.map((name) => {
    const constant = conversion.source.constants.get(name);
    if (!constant) return tensorOf(conversion, name);
    const { shape, values } = planes ? channelsFirst(constant) : constant;
    return conversion.onnx.constant(`${name}_operand`, shape, floats({ shape, values }));
  });
  add(conversion, operation, inputs, node.name, planes ? 'planes' : 'flat');
}

function convertActivation(conversion: Conversion, node: TfjsNode, operation: string): void {
  const input = tensorOf(conversion, inputOf(node, 0));
  add(conversion, operation, [input], node.name, layoutOf(conversion, input));
}

function convertMaxPool(conversion: Conversion, node: TfjsNode): void {
  const [, height = 1, width = 1] = node.attr.ksize?.list?.i ?? [];
  const input = tensorOf(conversion, inputOf(node, 0));
  add(conversion, 'MaxPool', [input], node.name, 'planes', {
    kernel_shape: [height, width],
    ...windowAttributes(node),
  });
}

function convertPad(conversion: Conversion, node: TfjsNode): void {
  const paddings = constantOf(conversion, inputOf(node, 1)).values;
  // Pairs of before and after, in the order image, row, column, channel.
  const before = [0, 6, 2, 4].map((index) => paddings[index] ?? 0);
  const after = [1, 7, 3, 5].map((index) => paddings[index] ?? 0);
  const amounts = integers(conversion, `${node.name}_amounts`, [...before, ...after]);
  add(conversion, 'Pad', [tensorOf(conversion, inputOf(node, 0)), amounts], node.name, 'planes', { mode: 'constant' });
}

function convertReshape(conversion: Conversion, node: TfjsNode): void {
  const shape = integers(conversion, `${node.name}_shape`, [...constantOf(conversion, inputOf(node, 1)).values]);
  const input = inSourceOrder(conversion, tensorOf(conversion, inputOf(node, 0)));
  add(conversion, 'Reshape', [input, shape], node.name, 'flat');
}

/** The mean over rows and columns, the only one in use. */
function convertMean(conversion: Conversion, node: TfjsNode): void {
  const pooled = `${node.name}_pooled`;
  add(conversion, 'GlobalAveragePool', [tensorOf(conversion, inputOf(node, 0))], pooled, 'planes');
  add(conversion, 'Flatten', [pooled], node.name, 'flat', { axis: 1 });
}

function convertConcat(conversion: Conversion, node: TfjsNode): void {
  const inputs = node.input.slice(0, -1).map((input) => tensorOf(conversion, baseName(input)));
  const axis = constantOf(conversion, inputOf(node, node.input.length - 1)).values[0] ?? 0;
  if (axis !== 3 && axis !== -1) throw new Error(`${node.name} joins along axis ${axis}, not along the channels`);
  add(conversion, 'Concat', inputs, node.name, 'planes', { axis: 1 });
}

function add(
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

/** TensorFlow's order of numbers, whatever the tensor's own. */
function inSourceOrder(conversion: Conversion, tensor: string): string {
  if (layoutOf(conversion, tensor) === 'flat') return tensor;
  const ordered = `${tensor}_rows`;
  if (!conversion.layouts.has(ordered)) {
    add(conversion, 'Transpose', [tensor], ordered, 'flat', { perm: [0, 2, 3, 1] });
  }
  return ordered;
}

function windowAttributes(node: TfjsNode): Record<string, AttributeValue> {
  const [, down = 1, across = 1] = node.attr.strides?.list?.i ?? [];
  const same = decoded(node.attr.padding?.s ?? '') === 'SAME';
  return { strides: [down, across], auto_pad: same ? 'SAME_UPPER' : 'VALID' };
}

function fusedSteps(node: TfjsNode): string[] {
  return (node.attr.fused_ops?.list?.s ?? []).map(decoded);
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}

function bias(conversion: Conversion, name: string): string {
  const values = floats(constantOf(conversion, name));
  return conversion.onnx.constant(`${name}_bias`, [values.length], values);
}

function integers({ onnx }: Conversion, name: string, values: readonly number[]): string {
  return onnx.constant(name, [values.length], BigInt64Array.from(values, BigInt));
}

function floats({ values }: Constant): Float32Array {
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

function constantOf({ source }: Conversion, name: string): Constant {
  const constant = source.constants.get(name);
  if (!constant) throw new Error(`the model has no numbers named ${name}`);
  return constant;
}

function inputOf(node: TfjsNode, index: number): string {
  const input = node.input[index];
  if (input === undefined) throw new Error(`${node.name} lacks its input ${index}`);
  return baseName(input);
}

function tensorOf({ aliases }: Conversion, name: string): string {
  let tensor = name;
  for (let next = aliases.get(tensor); next !== undefined; next = aliases.get(tensor)) tensor = next;
  return tensor;
}

function layoutOf({ layouts }: Conversion, tensor: string): Layout {
  return layouts.get(tensor) ?? 'flat';
}

/** `name:0` is the first output of `name`. */
function baseName(input: string): string {
  return input.replace(/:\d+$/, '');
}
