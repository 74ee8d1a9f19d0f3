import type { Writable } from 'node:stream';

/**
 * Messages between the main process and a worker. A message is two lengths, a JSON text, and the bytes of its arrays:
 * nothing in it can grow beyond its own size while it is read, and its size is known before any of it is held.
 */

const headerBytes = 8;
/** Arrays of numbers begin at a multiple of this. */
const alignment = 8;
/** In the JSON text, an array of numbers is an object with one of these names, and its length in bytes. */
const arrays = [
  ['\u0000bytes', Uint8Array],
  ['\u0000floats', Float32Array],
] as const;

/** A message is larger than its reader allows, or is none. */
export class BadMessage extends Error {
  override readonly name = 'BadMessage';
}

/** Most bytes of a message. */
export interface MessageLimits {
  /** The JSON text, from which objects are made. */
  readonly text: number;
  /** All of it. */
  readonly total: number;
}

/** The pieces of a message, in order. The arrays in `message` are not copied. */
export function packMessage(message: unknown): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let length = 0;
  function take(name: string, { buffer, byteOffset, byteLength }: ArrayBufferView): unknown {
    const padding = -byteLength & (alignment - 1);
    pieces.push(new Uint8Array(buffer, byteOffset, byteLength));
    if (padding > 0) pieces.push(new Uint8Array(padding));
    length += byteLength + padding;
    return { [name]: byteLength };
  }
  function pack(value: unknown): unknown {
    if (ArrayBuffer.isView(value)) {
      for (const [name, ofKind] of arrays) if (value instanceof ofKind) return take(name, value);
    }
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pack(each)]));
  }
  const text = Buffer.from(JSON.stringify(pack(message)));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(text.byteLength, 0);
  header.writeUInt32LE(length, 4);
  return [header, text, ...pieces];
}

/** Resolves when the message has left this process. */
export function sendMessage(stream: Writable, message: unknown): Promise<void> {
  const pieces = packMessage(message);
  stream.cork();
  const last = pieces.pop() ?? new Uint8Array();
  for (const piece of pieces) stream.write(piece);
  const gone = new Promise<void>((resolve) => void stream.write(last, () => resolve()));
  stream.uncork();
  return gone;
}

/**
 * Takes the bytes of a stream as they come. `limits` is asked when a message begins. Throws BadMessage; after that
 * nothing more can be read.
 */
export function createMessageReader(
  limits: () => MessageLimits,
  onMessage: (message: unknown) => void,
): (chunk: Uint8Array) => void {
  const header = Buffer.alloc(headerBytes);
  let part = 0;
  let parts: Uint8Array<ArrayBuffer>[] = [header];
  let filled = 0;

  function begin(): void {
    const [text, length] = [header.readUInt32LE(0), header.readUInt32LE(4)];
    const most = limits();
    if (text > most.text || text + length > most.total) throw new BadMessage('too large');
    parts = [header, new Uint8Array(text), new Uint8Array(length)];
  }

  function advance(): void {
    while (filled === parts[part]?.byteLength) {
      filled = 0;
      part += 1;
      if (part === 1) begin();
      if (part === parts.length) {
        const [, text = header, bytes = header] = parts;
        [part, parts] = [0, [header]];
        onMessage(unpack(text, bytes));
      }
    }
  }

  return (chunk) => {
    for (let taken = 0; taken < chunk.byteLength; ) {
      const into = parts[part] ?? header;
      const piece = chunk.subarray(taken, taken + into.byteLength - filled);
      into.set(piece, filled);
      taken += piece.byteLength;
      filled += piece.byteLength;
      advance();
    }
  };
}

/** Arrays follow one another, so that a small text cannot name the same bytes many times. */
function unpack(text: Uint8Array, bytes: Uint8Array<ArrayBuffer>): unknown {
  let position = 0;
  function take(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    for (const [name, ofKind] of arrays) {
      if (!Object.hasOwn(value, name)) continue;
      const length = Number(Reflect.get(value, name));
      const start = position;
      position += length + (-length & (alignment - 1));
      if (!(length >= 0 && position <= bytes.byteLength)) throw new BadMessage('an array is not in the message');
      return new ofKind(bytes.buffer, bytes.byteOffset + start, length / ofKind.BYTES_PER_ELEMENT);
    }
    return value;
  }
  try {
    const { buffer, byteOffset, byteLength } = text;
    return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString(), (_, value) => take(value));
  } catch (error) {
    throw new BadMessage('not readable', { cause: error });
  }
}
