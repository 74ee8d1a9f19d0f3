import { bytesField, integerField, join, textField } from './protobuf.ts';

/** The field numbers and codes in this file are those of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const FLOAT32 = 1;
const INT64 = 7;
const FLOAT16 = 10;
const IR_VERSION = 8;
const OPERATOR_SET = 16;

export type AttributeValue = number | string | readonly number[];

interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
  /** Half floats instead of single ones. */
  readonly isHalf?: boolean;
}

/** An ONNX graph under construction. Operations refer to tensors by name. */
export interface OnnxGraph {
  /** Adds an operation with one output, named `output`. */
  operation(kind: string, inputs: readonly string[], output: string, attributes?: Record<string, AttributeValue>): void;
  /** Adds a constant tensor, unless there is one of that name; returns the name. */
  constant(name: string, shape: readonly number[], values: Float32Array | BigInt64Array): string;
  /** The complete model file. The shape of an output that is only named is left open. */
  finish(name: string, inputs: readonly TensorShape[], outputs: readonly (string | TensorShape)[]): Uint8Array;
}

export function createOnnxGraph(): OnnxGraph {
  const operations: Uint8Array[] = [];
  const constants = new Map<string, Uint8Array>();
  return {
    operation(kind, inputs, output, attributes = {}) {
      operations.push(
        join([
          ...inputs.map((input) => textField(1, input)),
          textField(2, output),
          textField(3, output),
          textField(4, kind),
          ...Object.entries(attributes).map(([name, value]) => bytesField(5, attribute(name, value))),
        ]),
      );
    },
    constant(name, shape, values) {
      if (!constants.has(name)) constants.set(name, tensor(name, shape, values));
      return name;
    },
    finish(name, inputs, outputs) {
      const graph = join([
        ...operations.map((operation) => bytesField(1, operation)),
        textField(2, name),
        ...[...constants.values()].map((constant) => bytesField(5, constant)),
        ...inputs.map((input) => bytesField(11, floatTensorInfo(input))),
        ...outputs.map((output) =>
          bytesField(12, floatTensorInfo(typeof output === 'string' ? { name: output } : output)),
        ),
      ]);
      const operatorSet = join([textField(1, ''), integerField(2, OPERATOR_SET)]);
      return join([integerField(1, IR_VERSION), bytesField(7, graph), bytesField(8, operatorSet)]);
    },
  };
}

function tensor(name: string, shape: readonly number[], values: Float32Array | BigInt64Array): Uint8Array {
  return join([
    ...shape.map((side) => integerField(1, side)),
    integerField(2, values instanceof Float32Array ? FLOAT32 : INT64),
    textField(8, name),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

function attribute(name: string, value: AttributeValue): Uint8Array {
  const named = textField(1, name);
  if (typeof value === 'string') return join([named, textField(4, value), integerField(20, 3)]);
  if (typeof value === 'number') return join([named, integerField(3, value), integerField(20, 2)]);
  return join([named, ...value.map((number) => integerField(8, number)), integerField(20, 7)]);
}

function floatTensorInfo({
  name,
  shape,
  isHalf = false,
}: Pick<TensorShape, 'name'> & Partial<TensorShape>): Uint8Array {
  const sides = shape?.map((side) => bytesField(1, integerField(1, side))) ?? [];
  const type = join([integerField(1, isHalf ? FLOAT16 : FLOAT32), ...(shape ? [bytesField(2, join(sides))] : [])]);
  return join([textField(1, name), bytesField(2, bytesField(1, type))]);
}
