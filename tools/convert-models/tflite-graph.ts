import { rootTable, type Table } from './flatbuffer.ts';
import { permuted } from './tensor-order.ts';
import { type Constant, halvesToFloats, type TfjsGraph, type TfjsNode } from './tfjs-graph.ts';

/**
 * The field numbers and codes in this file are those of schema.fbs,
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs
 */
const MODEL = { codes: 1, graphs: 2, buffers: 4 } as const;
const CODE = { short: 0, long: 3 } as const;
const GRAPH = { tensors: 0, inputs: 1, operators: 3 } as const;
const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3 } as const;
const OPERATOR = { code: 0, inputs: 1, outputs: 2, options: 4 } as const;
const BUFFER_DATA = 0;
const FLOAT16 = 1;
const INT32 = 2;
const WINDOW = { padding: 0, across: 1, down: 2, width: 3, height: 4 } as const;
/** What is done with the result of a convolution, by the kind of convolution. */
const ACTIVATION = { _FusedConv2D: 3, FusedDepthwiseConv2dNative: 4 } as const;
const ACTIVATIONS = [undefined, 'Relu', undefined, 'Relu6'];
const CONCAT_AXIS = 0;
const OPERATIONS: Readonly<Record<number, string>> = {
  0: 'AddV2',
  2: 'ConcatV2',
  3: '_FusedConv2D',
  4: 'FusedDepthwiseConv2dNative',
  6: 'Dequantize',
  17: 'MaxPool',
  22: 'Reshape',
  23: 'ResizeBilinear',
  34: 'Pad',
  54: 'Prelu',
};

interface Reading {
  readonly nodes: TfjsNode[];
  readonly constants: Map<string, Constant>;
}

/** Reads a TensorFlow Lite model as the graph that TensorFlow.js would have of it. Throws on an unknown operation. */
export function readTfliteGraph(file: Uint8Array): TfjsGraph {
  const model = rootTable(file);
  const [graph] = model.tables(MODEL.graphs);
  if (!graph) throw new Error('the model has no graph');
  const codes = model.tables(MODEL.codes).map((code) => code.integer(CODE.long) || code.byte(CODE.short));
  const buffers = model.tables(MODEL.buffers);
  const tensors = graph.tables(GRAPH.tensors);
  const nameOf = (index: number): string => (tensors[index] as Table).text(TENSOR.name);
  const reading: Reading = { nodes: [], constants: new Map() };
  for (const tensor of tensors) {
    const data = buffers[tensor.integer(TENSOR.buffer)]?.bytes(BUFFER_DATA);
    if (data && data.length > 0) addConstant(reading, tensor.text(TENSOR.name), constantOf(tensor, data));
  }
  for (const index of graph.integers(GRAPH.inputs)) {
    const dim = (tensors[index] as Table).integers(TENSOR.shape).map((size) => ({ size }));
    reading.nodes.push({ name: nameOf(index), op: 'Placeholder', input: [], attr: { shape: { shape: { dim } } } });
  }
  for (const operator of graph.tables(GRAPH.operators)) {
    const operation = OPERATIONS[codes[operator.integer(OPERATOR.code)] as number];
    if (!operation) throw new Error(`the operation ${codes[operator.integer(OPERATOR.code)]} has no counterpart here`);
    const input = operator.integers(OPERATOR.inputs).map(nameOf);
    const name = operator.integers(OPERATOR.outputs).map(nameOf).join();
    addNode(reading, { name, op: operation, input, attr: {} }, operator.table(OPERATOR.options));
  }
  return reading;
}

function addNode(reading: Reading, node: TfjsNode, options: Table | undefined): void {
  const { constants, nodes } = reading;
  const constant = constants.get(node.input[0] as string);
  if (node.op === 'Dequantize' && constant) addConstant(reading, node.name, constant);
  else if (node.op === 'MaxPool' && options)
    nodes.push({ ...node, attr: { ...windowOf(options), ...sizeOf(options) } });
  else if (node.op === 'ConcatV2' && options) nodes.push(concatenation(reading, node, options));
  else if ((node.op === '_FusedConv2D' || node.op === 'FusedDepthwiseConv2dNative') && options) {
    nodes.push(convolution(reading, node, options, ACTIVATION[node.op]));
  } else nodes.push(node);
}

function convolution(reading: Reading, node: TfjsNode, options: Table, activationField: number): TfjsNode {
  const name = node.input[1] as string;
  const weights = reading.constants.get(name) as Constant;
  const ordered = `${name}_of_${node.name}`;
  addConstant(reading, ordered, node.op === '_FusedConv2D' ? outputsLast(weights) : channelsBeforeLast(weights));
  const activation = ACTIVATIONS[options.byte(activationField)];
  const fused = ['BiasAdd', ...(activation ? [activation] : [])].map(base64);
  const input = [node.input[0] as string, ordered, ...node.input.slice(2)];
  return { ...node, input, attr: { ...windowOf(options), fused_ops: { list: { s: fused } } } };
}

/** [outputs, rows, columns, inputs] → [rows, columns, inputs, outputs]. */
function outputsLast(weights: Constant): Constant {
  return permuted(weights, [1, 2, 3, 0]);
}

/** [1, rows, columns, channels] → [rows, columns, channels, 1]. */
function channelsBeforeLast({ shape, values }: Constant): Constant {
  return { shape: [...shape.slice(1), 1], values };
}

function concatenation(reading: Reading, node: TfjsNode, options: Table): TfjsNode {
  const axis = `${node.name}_axis`;
  addConstant(reading, axis, { shape: [], values: Int32Array.of(options.integer(CONCAT_AXIS)) });
  return { ...node, input: [...node.input, axis] };
}

function windowOf(options: Table): TfjsNode['attr'] {
  const steps = [1, options.integer(WINDOW.down), options.integer(WINDOW.across), 1];
  return {
    strides: { list: { i: steps } },
    padding: { s: base64(options.byte(WINDOW.padding) === 0 ? 'SAME' : 'VALID') },
  };
}

function sizeOf(options: Table): TfjsNode['attr'] {
  return { ksize: { list: { i: [1, options.integer(WINDOW.height), options.integer(WINDOW.width), 1] } } };
}

function addConstant({ nodes, constants }: Reading, name: string, constant: Constant): void {
  constants.set(name, constant);
  nodes.push({ name, op: 'Const', input: [], attr: {} });
}

function constantOf(tensor: Table, data: Uint8Array): Constant {
  const shape = tensor.integers(TENSOR.shape);
  const type = tensor.byte(TENSOR.type);
  // A copy, because typed arrays need aligned bytes.
  const { buffer } = new Uint8Array(data);
  if (type === FLOAT16) return { shape, values: halvesToFloats(new Uint16Array(buffer)) };
  return { shape, values: type === INT32 ? new Int32Array(buffer) : new Float32Array(buffer) };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
