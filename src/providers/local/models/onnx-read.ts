import { type FileHandle, open } from 'node:fs/promises';

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

/** The field numbers and codes in this file are those of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const TENSOR = { dims: 1, type: 2, floats: 4, raw: 9 } as const;
const FLOAT32 = 1;
const FLOAT16 = 10;
const LONGEST_HEADER = 20;

/**
 * Reads the last initializer (constant tensor) of an ONNX file. ONNX Runtime does not expose initializers, and only the
 * needed parts of a file of half a gigabyte are read. Rejects when there is none, or when its numbers are not floats.
 */
export async function readLastInitializer(path: string): Promise<Initializer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const graph = await lastField(file, { start: 0, end: size }, MODEL_GRAPH);
    const tensor = graph && (await lastField(file, graph, GRAPH_INITIALIZER));
    if (!tensor) throw new Error('the model holds no constants');
    return await readTensor(file, tensor);
  } finally {
    await file.close();
  }
}

async function lastField(file: FileHandle, message: Pick<Field, 'start' | 'end'>, number: number) {
  let last: Field | undefined;
  for await (const field of fieldsOf(file, message)) if (field.number === number) last = field;
  return last;
}

async function readTensor(file: FileHandle, tensor: Field): Promise<Initializer> {
  const shape: number[] = [];
  let type = 0;
  let content: Field | undefined;
  for await (const field of fieldsOf(file, tensor)) {
    if (field.number === TENSOR.dims) shape.push(field.value);
    else if (field.number === TENSOR.type) type = field.value;
    else if (field.number === TENSOR.raw || field.number === TENSOR.floats) content = field;
  }
  if (!content || (type !== FLOAT32 && type !== FLOAT16))
    throw new Error('the last constant of the model is no floats');
  const bytes = await readAt(file, content.start, content.end - content.start);
  return { shape, values: type === FLOAT16 ? fromHalf(bytes) : fromSingle(bytes) };
}

async function* fieldsOf(file: FileHandle, { start, end }: Pick<Field, 'start' | 'end'>): AsyncGenerator<Field> {
  for (let at = start; at < end; ) {
    const header = await readAt(file, at, Math.min(LONGEST_HEADER, end - at));
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

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new Error('the model file is cut off');
  return bytes;
}

function fromSingle(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

function fromHalf(bytes: Uint8Array): Float32Array {
  return Float32Array.from(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1), (half) => {
    const exponent = (half >> 10) & 31;
    const fraction = (half & 1023) / 1024;
    const size = exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15);
    return half & 0x8000 ? -size : size;
  });
}
