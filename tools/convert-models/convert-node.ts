import {
  addOperation,
  baseName,
  type Conversion,
  constantOf,
  inputOf,
  layoutOf,
  tensorOf,
  toFloats,
} from './conversion.ts';
import { convertConcat, convertDoubling, convertPad, convertReshape } from './convert-shape.ts';
import type { AttributeValue } from './onnx-graph.ts';
import { channelsFirst, convolutionWeights, depthwiseWeights } from './tensor-order.ts';
import type { TfjsNode } from './tfjs-graph.ts';

const converters: Readonly<Record<string, (conversion: Conversion, node: TfjsNode) => void>> = {
  Const: () => undefined,
  Placeholder: convertPlaceholder,
  Identity: ({ aliases }, node) => void aliases.set(node.name, inputOf(node, 0)),
  Conv2D: convertConvolution,
  _FusedConv2D: convertConvolution,
  DepthwiseConv2dNative: convertConvolution,
  FusedDepthwiseConv2dNative: convertConvolution,
  _FusedMatMul: convertMatrixProduct,
  Prelu: convertPrelu,
  Add: (conversion, node) => convertElementwise(conversion, node, 'Add'),
  AddV2: (conversion, node) => convertElementwise(conversion, node, 'Add'),
  Sub: (conversion, node) => convertElementwise(conversion, node, 'Sub'),
  Mul: (conversion, node) => convertElementwise(conversion, node, 'Mul'),
  Minimum: (conversion, node) => convertBound(conversion, node, 'upper'),
  Maximum: (conversion, node) => convertBound(conversion, node, 'lower'),
  AddN: convertSum,
  Relu: (conversion, node) => convertActivation(conversion, node, 'Relu'),
  Relu6: (conversion, node) => addRelu6(conversion, tensorOf(conversion, inputOf(node, 0)), node.name),
  Sigmoid: (conversion, node) => convertActivation(conversion, node, 'Sigmoid'),
  MaxPool: (conversion, node) => convertPool(conversion, node, 'MaxPool'),
  AvgPool: (conversion, node) => convertPool(conversion, node, 'AveragePool'),
  Softmax: convertSoftmax,
  Squeeze: convertSqueeze,
  Pad: convertPad,
  Reshape: convertReshape,
  Mean: convertMean,
  ConcatV2: convertConcat,
  ResizeBilinear: convertDoubling,
};

/** Adds the operations of one node. Throws on an operation that none of the models uses. */
export function convertNode(conversion: Conversion, node: TfjsNode): void {
  const convert = converters[node.op];
  if (!convert) throw new Error(`the operation ${node.op} has no counterpart here`);
  convert(conversion, node);
}

function convertPlaceholder(conversion: Conversion, node: TfjsNode): void {
  const planes = `${node.name}_planes`;
  conversion.aliases.set(node.name, planes);
  addOperation(conversion, 'Transpose', [node.name], planes, 'planes', { perm: [0, 3, 1, 2] });
}

function convertConvolution(conversion: Conversion, node: TfjsNode): void {
  const weightsName = inputOf(node, 1);
  const weights = constantOf(conversion, weightsName);
  const [height = 1, width = 1, channels = 1] = weights.shape;
  const depthwise = node.op.includes('Depthwise');
  const ordered = depthwise ? depthwiseWeights(weights) : convolutionWeights(weights);
  const fused = fusedOperations(node);
  const inputs = [
    tensorOf(conversion, inputOf(node, 0)),
    conversion.onnx.constant(`${weightsName}_weights`, ordered.shape, ordered.values),
  ];
  if (fused.includes('BiasAdd')) inputs.push(bias(conversion, inputOf(node, 2)));
  const activation = fused.find((operation) => operation !== 'BiasAdd');
  const output = activation ? `${node.name}_linear` : node.name;
  addOperation(conversion, 'Conv', inputs, output, 'planes', {
    kernel_shape: [height, width],
    ...windowAttributes(node),
    ...(depthwise ? { group: channels } : {}),
  });
  if (activation) activate(conversion, activation, output, node);
}

function activate(conversion: Conversion, activation: string, input: string, node: TfjsNode): void {
  if (activation === 'Prelu') addPrelu(conversion, input, inputOf(node, 3), node.name);
  else if (activation === 'Relu') addOperation(conversion, 'Relu', [input], node.name, layoutOf(conversion, input));
  else if (activation === 'Relu6') addRelu6(conversion, input, node.name);
  else throw new Error(`the activation ${activation} has no counterpart here`);
}

function addRelu6(conversion: Conversion, input: string, output: string): void {
  const bounds = [0, 6].map((bound) => conversion.onnx.constant(`bound_${bound}`, [], Float32Array.of(bound)));
  addOperation(conversion, 'Clip', [input, ...bounds], output, layoutOf(conversion, input));
}

function convertPrelu(conversion: Conversion, node: TfjsNode): void {
  addPrelu(conversion, tensorOf(conversion, inputOf(node, 0)), inputOf(node, 1), node.name);
}

/**
 * PReLU as `slope * x + (1 - slope) * relu(x)`, with two convolutions of 1 × 1 pixel. ONNX Runtime's own PReLU branches
 * on each number, which takes two thirds of the time of the whole model.
 */
function addPrelu(conversion: Conversion, input: string, slopesName: string, output: string): void {
  const slopes = toFloats(constantOf(conversion, slopesName));
  const rest = slopes.map((slope) => 1 - slope);
  const shape = [slopes.length, 1, 1, 1];
  const perChannel = { kernel_shape: [1, 1], group: slopes.length };
  const scaled = `${output}_scaled`;
  const positive = `${output}_positive`;
  const raised = `${output}_raised`;
  const scale = conversion.onnx.constant(`${slopesName}_slopes`, shape, slopes);
  const raise = conversion.onnx.constant(`${slopesName}_rest`, shape, rest);
  addOperation(conversion, 'Conv', [input, scale], scaled, 'planes', perChannel);
  addOperation(conversion, 'Relu', [input], positive, 'planes');
  addOperation(conversion, 'Conv', [positive, raise], raised, 'planes', perChannel);
  addOperation(conversion, 'Add', [scaled, raised], output, 'planes');
}

function convertMatrixProduct(conversion: Conversion, node: TfjsNode): void {
  const weights = constantOf(conversion, inputOf(node, 1));
  const inputs = [
    tensorOf(conversion, inputOf(node, 0)),
    conversion.onnx.constant(`${inputOf(node, 1)}_weights`, weights.shape, toFloats(weights)),
    bias(conversion, inputOf(node, 2)),
  ];
  const activation = fusedOperations(node).find((operation) => operation !== 'BiasAdd');
  const output = activation ? `${node.name}_linear` : node.name;
  addOperation(conversion, 'Gemm', inputs, output, 'flat');
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
    return conversion.onnx.constant(`${name}_operand`, shape, toFloats({ shape, values }));
  });
  addOperation(conversion, operation, inputs, node.name, planes ? 'planes' : 'flat');
}

/**
 * A minimum or maximum with one number. The models write ReLU6 as a relu, a minimum with 6 and a maximum with 0. ONNX
 * Runtime fuses the relu and the minimum, written as a clip, with the convolution before them; the maximum does nothing.
 */
function convertBound(conversion: Conversion, node: TfjsNode, side: 'lower' | 'upper'): void {
  const input = tensorOf(conversion, inputOf(node, 0));
  const [bound = 0] = constantOf(conversion, inputOf(node, 1)).values;
  const positive = conversion.nonNegative.has(input);
  if (side === 'lower' && bound === 0 && positive) {
    conversion.aliases.set(node.name, input);
    return;
  }
  const limit = conversion.onnx.constant(`${node.name}_bound`, [], Float32Array.of(bound));
  const inputs = side === 'lower' ? [input, limit] : [input, '', limit];
  addOperation(conversion, 'Clip', inputs, node.name, layoutOf(conversion, input));
  if (positive && bound >= 0) conversion.nonNegative.add(node.name);
}

function convertActivation(conversion: Conversion, node: TfjsNode, operation: string): void {
  const input = tensorOf(conversion, inputOf(node, 0));
  addOperation(conversion, operation, [input], node.name, layoutOf(conversion, input));
  if (operation === 'Relu') conversion.nonNegative.add(node.name);
}

function convertPool(conversion: Conversion, node: TfjsNode, operation: 'AveragePool' | 'MaxPool'): void {
  const [, height = 1, width = 1] = node.attr.ksize?.list?.i ?? [];
  const input = tensorOf(conversion, inputOf(node, 0));
  addOperation(conversion, operation, [input], node.name, 'planes', {
    kernel_shape: [height, width],
    ...windowAttributes(node),
  });
}

/** Takes away rows and columns, of which there is one each; the models use no other. */
function convertSqueeze(conversion: Conversion, node: TfjsNode): void {
  addOperation(conversion, 'Flatten', [tensorOf(conversion, inputOf(node, 0))], node.name, 'flat', { axis: 1 });
}

function convertSoftmax(conversion: Conversion, node: TfjsNode): void {
  addOperation(conversion, 'Softmax', [tensorOf(conversion, inputOf(node, 0))], node.name, 'flat', { axis: -1 });
}

/** The mean over rows and columns; the models use no other. */
function convertMean(conversion: Conversion, node: TfjsNode): void {
  const pooled = `${node.name}_pooled`;
  addOperation(conversion, 'GlobalAveragePool', [tensorOf(conversion, inputOf(node, 0))], pooled, 'planes');
  addOperation(conversion, 'Flatten', [pooled], node.name, 'flat', { axis: 1 });
}

function convertSum(conversion: Conversion, node: TfjsNode): void {
  const inputs = node.input.map((input) => tensorOf(conversion, baseName(input)));
  addOperation(conversion, 'Sum', inputs, node.name, layoutOf(conversion, inputs[0] ?? ''));
}

function windowAttributes(node: TfjsNode): Record<string, AttributeValue> {
  const [, down = 1, across = 1] = node.attr.strides?.list?.i ?? [];
  const same = decode(node.attr.padding?.s ?? '') === 'SAME';
  return { strides: [down, across], auto_pad: same ? 'SAME_UPPER' : 'VALID' };
}

function fusedOperations(node: TfjsNode): string[] {
  return (node.attr.fused_ops?.list?.s ?? []).map(decode);
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString();
}

function bias(conversion: Conversion, name: string): string {
  const values = toFloats(constantOf(conversion, name));
  return conversion.onnx.constant(`${name}_bias`, [values.length], values);
}
