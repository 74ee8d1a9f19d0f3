import { describe, expect, it } from 'vitest';
import { BadMessage, createMessageReader, packMessage } from '../../../src/providers/local/message-stream.ts';

const limits = { text: 1_000, total: 10_000 };

function read(bytes: Uint8Array, chunk = bytes.length, most = limits): unknown[] {
  const messages: unknown[] = [];
  const take = createMessageReader(
    () => most,
    (message) => messages.push(message),
  );
  for (let at = 0; at < bytes.length; at += chunk) take(bytes.subarray(at, at + chunk));
  return messages;
}

function forged(text: string, length: number): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(Buffer.byteLength(text), 0);
  header.writeUInt32LE(length, 4);
  return Buffer.concat([header, Buffer.from(text), Buffer.alloc(Math.min(length, 100))]);
}

describe('a message between processes', () => {
  const message = {
    kind: 'done',
    missing: undefined,
    none: null,
    list: [1.5, 'ü', true, [], {}],
    bytes: Uint8Array.of(1, 2, 3),
    inside: [{ floats: Float32Array.of(0.25, -1), empty: new Uint8Array() }],
  };
  const { missing, ...arrives } = message;

  it.each([1, 7, 8, 64, 10_000])('arrives as it was sent, in pieces of %i bytes', (chunk) => {
    const bytes = Buffer.concat([...packMessage(message), ...packMessage('next'), ...packMessage(message)]);
    expect(missing).toBeUndefined();
    expect(read(bytes, chunk)).toEqual([arrives, 'next', arrives]);
  });

  it('holds the bytes of a slice and not of the array around it', () => {
    const slice = Uint8Array.from({ length: 100 }, (_, index) => index).subarray(10, 13);
    expect(read(Buffer.concat(packMessage({ slice })))).toEqual([{ slice: Uint8Array.of(10, 11, 12) }]);
  });

  it.each([
    { what: 'its text is too long', text: '"x"'.padEnd(1_001), length: 0 },
    { what: 'it is too long', text: '{}', length: 9_999 },
    { what: 'it claims four gigabytes', text: '{}', length: 2 ** 32 - 1 },
    { what: 'it is no JSON', text: '{', length: 0 },
    { what: 'it is empty', text: '', length: 0 },
    { what: 'an array reaches beyond it', text: '{"\\u0000bytes":17}', length: 16 },
    { what: 'an array has less than no bytes', text: '[{"\\u0000bytes":8},{"\\u0000bytes":-8}]', length: 16 },
    { what: 'an array has no length', text: '{"\\u0000bytes":"x"}', length: 16 },
    { what: 'two arrays share their bytes', text: '[{"\\u0000bytes":16},{"\\u0000bytes":16}]', length: 16 },
  ])('is refused where $what', ({ text, length }) => {
    expect(() => read(forged(text, length))).toThrow(BadMessage);
  });

  it('is refused before its bytes are held', () => {
    const before = process.memoryUsage().arrayBuffers;
    expect(() => read(forged('{}', 2 ** 30))).toThrow('too large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });
});
