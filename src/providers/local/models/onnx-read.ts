import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** An input or output of a model, as its file declares it. */
export interface Port {
  readonly name: string;
  /** 0 where any size is allowed. Undefined if the file does not say. */
  readonly shape: readonly number[] | undefined;
}

/** What goes into a model and what comes out of it, in the order of its file. */
export interface ModelPorts {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

export interface Initializer {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** One field of a protobuf message: the bytes of its content in the file, and the value of a number (else 0). */
interface Field {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

type Extent = Pick<Field, 'start' | 'end'>;

/** The field numbers and codes in this file are those of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const MODEL_GRAPH = 7;
const GRAPH = { initializer: 5, input: 11, output: 12 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, integers: 5, name: 8, raw: 9 } as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE_TENSOR = 1;
const TENSOR_TYPE_SHAPE = 2;
const SHAPE_DIMENSION = 1;
const DIMENSION_VALUE = 1;
const FLOAT32 = 1;
const FLOAT16 = 10;
const LONGEST_HEADER = 20;

/** Reads what a model takes and gives. Only the needed parts of a file of half a gigabyte are read. Throws if it is no model. */
export function readPorts(path: string): ModelPorts {
  return withFile(path, (file, whole) => {
    const graph = lastField(file, whole, MODEL_GRAPH);
    if (!graph) throw new Error('the file is no ONNX model');
    const fields = [...fieldsOf(file, graph)];
    const named = (number: number): Field[] => fields.filter((field) => field.number === number);
    const constants = new Set(named(GRAPH.initializer).map((tensor) => textOf(file, tensor, TENSOR.name)));
    const ports = (number: number): Port[] => named(number).map((value) => portOf(file, value));
    // Old files list their constants among their inputs.
    const inputs = ports(GRAPH.input).filter(({ name }) => !constants.has(name));
    return { inputs, outputs: ports(GRAPH.output) };
  });
}

/**
 * Reads the last initializer (constant tensor) of an ONNX file, which ONNX Runtime does not expose. Throws when there is
 * none, or when its numbers are not floats.
 */
export function readLastInitializer(path: string): Initializer {
  return withFile(path, (file, whole) => {
    const graph = lastField(file, whole, MODEL_GRAPH);
    const tensor = graph && lastField(file, graph, GRAPH.initializer);
    if (!tensor) throw new Error('the model holds no constants');
    return readTensor(file, tensor);
  });
}

function withFile<Answer>(path: string, read: (file: number, whole: Extent) => Answer): Answer {
  const file = openSync(path, 'r');
  try {
    return read(file, { start: 0, end: fstatSync(file).size });
  } finally {
    closeSync(file);
  }
}

function lastField(file: number, message: Extent, number: number): Field | undefined {
  let last: Field | undefined;
  for (const field of fieldsOf(file, message)) if (field.number === number) last = field;
  return last;
}

function textOf(file: number, message: Extent, number: number): string {
  const field = lastField(file, message, number);
  return field ? new TextDecoder().decode(readAt(file, field.start, field.end - field.start)) : '';
}

function portOf(file: number, value: Field): Port {
  const type = lastField(file, value, VALUE.type);
  const tensor = type && lastField(file, type, TYPE_TENSOR);
  const shape = tensor && lastField(file, tensor, TENSOR_TYPE_SHAPE);
  return { name: textOf(file, value, VALUE.name), shape: shape && sidesOf(file, shape) };
}

function sidesOf(file: number, shape: Field): number[] {
  const sides = [...fieldsOf(file, shape)].filter(({ number }) => number === SHAPE_DIMENSION);
  return sides.map((side) => lastField(file, side, DIMENSION_VALUE)?.value ?? 0);
}

function readTensor(file: number, tensor: Field): Initializer {
  const shape: number[] = [];
  let type = 0;
  let content: Field | undefined;
  for (const field of fieldsOf(file, tensor)) {
    if (field.number === TENSOR.dims) shape.push(...numbersOf(file, field));
    else if (field.number === TENSOR.type) type = field.value;
    else if (isContent(field)) content = field;
  }
  if (!content || (type !== FLOAT32 && type !== FLOAT16))
    throw new Error('the last constant of the model is no floats');
  return { shape, values: floatsOf(file, content, type) };
}

function isContent({ number, start, end }: Field): boolean {
  return end > start && (number === TENSOR.raw || number === TENSOR.floats || number === TENSOR.integers);
}

function floatsOf(file: number, content: Field, type: number): Float32Array {
  const bytes = readAt(file, content.start, content.end - content.start);
  // Some converters write each half float as a number of its own.
  if (content.number === TENSOR.integers) return fromHalf(Uint16Array.from(varintsOf(bytes)));
  if (type === FLOAT16) return fromHalf(new Uint16Array(bytes.buffer, 0, bytes.byteLength >> 1));
  return new Float32Array(bytes.buffer, 0, bytes.byteLength >> 2);
}

/** The half floats with these bits. */
function fromHalf(bits: Uint16Array<ArrayBuffer>): Float32Array {
  return Float32Array.from(new Float16Array(bits.buffer, 0, bits.length));
}

/** The value of a field, or the values that are packed in it. */
function numbersOf(file: number, field: Field): number[] {
  if (field.start === field.end) return [field.value];
  return varintsOf(readAt(file, field.start, field.end - field.start));
}

function varintsOf(bytes: Uint8Array): number[] {
  const values: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, next } = readVarint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

function* fieldsOf(file: number, { start, end }: Extent): Generator<Field> {
  for (let at = start; at < end; ) {
    const header = readAt(file, at, Math.min(LONGEST_HEADER, end - at));
    const tag = readVarint(header, 0);
    const field = contentOf(tag.value & 7, header, tag.next);
    const from = at + field.from;
    if (from + field.length > end) throw new Error('the model file is cut off');
    yield { number: tag.value >> 3, start: from, end: from + field.length, value: field.value };
    at = from + field.length;
  }
}

/** `from` and `length` are in bytes; `from` is relative to the start of the header. */
function contentOf(wireType: number, header: Uint8Array, at: number): { from: number; length: number; value: number } {
  switch (wireType) {
    case 0: {
      const { value, next } = readVarint(header, at);
      return { from: next, length: 0, value };
    }
    case 1:
      return { from: at, length: 8, value: 0 };
    case 2: {
      const { value, next } = readVarint(header, at);
      return { from: next, length: value, value: 0 };
    }
    case 5:
      return { from: at, length: 4, value: 0 };
    default:
      throw new Error('the file is no ONNX model');
  }
}

function readVarint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, factor = 1; at < bytes.length; at++, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, next: at + 1 };
  }
  throw new Error('the file is no ONNX model');
}

function readAt(file: number, position: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  if (readSync(file, bytes, 0, length, position) < length) throw new Error('the model file is cut off');
  return bytes;
}
