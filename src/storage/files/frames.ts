import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Keys } from '../../core/secret.ts';

/**
 * A stored file is a sequence of frames, each encrypted and authenticated by itself with AES-256-GCM, so that it can be
 * read as a stream. This is the STREAM construction: the nonce holds the frame's number and marks the last one.
 */
const plainBytes = 64 * 1024;
const tagBytes = 16;
/** Size of every frame but the last, bytes. */
export const frameBytes = plainBytes + tagBytes;
const algorithm = 'aes-256-gcm';

/** Each file has its own key, so that the numbers of frames never repeat a nonce. */
function fileKey(secret: Uint8Array, name: string): Uint8Array {
  return createHmac('sha256', secret).update(name).digest();
}

/** A stored file that none of the keys opens. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(options?: ErrorOptions) {
    super('a kept file was changed', options);
  }
}

/** A key of the file for each of these. */
export function fileKeys([secret, ...former]: Keys, name: string): Keys {
  return [fileKey(secret, name), ...former.map((one) => fileKey(one, name))];
}

/** Encrypts a file frame by frame. An empty file has one frame. */
export async function* encryptFrames(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  [key]: Keys,
): AsyncGenerator<Buffer> {
  let sealed = 0;
  let held: Uint8Array = Buffer.alloc(0);
  for await (const plain of content instanceof Uint8Array ? cut(content) : gather(content)) {
    if (held.byteLength > 0) yield encryptFrame(held, key, nonceOf(sealed++, false));
    held = plain; // the next piece tells whether this one is the last
  }
  yield encryptFrame(held, key, nonceOf(sealed, true));
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += plainBytes) yield bytes.subarray(start, start + plainBytes);
}

/** Cuts a stream into pieces of exactly one frame; the last may be shorter. */
async function* gather(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = Buffer.alloc(plainBytes);
  let filled = 0;
  for await (const chunk of stream) {
    for (let rest = chunk; rest.byteLength > 0; ) {
      const taken = Math.min(rest.byteLength, plainBytes - filled);
      piece.set(rest.subarray(0, taken), filled);
      rest = rest.subarray(taken);
      filled += taken;
      if (filled < plainBytes) continue;
      yield piece;
      piece = Buffer.alloc(plainBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

function encryptFrame(plain: Uint8Array, key: Uint8Array, nonce: Uint8Array): Buffer {
  const encryption = createCipheriv(algorithm, key, nonce);
  return Buffer.concat([encryption.update(plain), encryption.final(), encryption.getAuthTag()]);
}

/**
 * Decrypts a file of `size` bytes, which `read` returns piece by piece, with the key that opens its first frame. Throws
 * where a frame was changed, moved or cut off, and with the signal's reason.
 */
export async function* decryptFrames(
  size: number,
  keys: Keys,
  read: (offset: number, length: number) => Promise<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const frames = Math.ceil(size / frameBytes);
  if (frames === 0) throw new UnreadableFile();
  let fitting: readonly Uint8Array[] = keys;
  for (let frame = 0; frame < frames; frame++) {
    signal.throwIfAborted();
    const offset = frame * frameBytes;
    const sealed = await read(offset, Math.min(frameBytes, size - offset));
    const { plain, key } = decryptFrame(sealed, fitting, nonceOf(frame, frame === frames - 1));
    fitting = [key];
    if (plain.byteLength > 0) yield plain;
  }
}

/** Whether the first of the keys opens a file of `size` bytes. Throws where none of them does. */
export async function isSealedWithFirst(
  size: number,
  keys: Keys,
  read: (offset: number, length: number) => Promise<Buffer>,
): Promise<boolean> {
  const sealed = await read(0, Math.min(frameBytes, size));
  return decryptFrame(sealed, keys, nonceOf(0, size <= frameBytes)).key === keys[0];
}

function decryptFrame(
  sealed: Buffer,
  keys: readonly Uint8Array[],
  nonce: Uint8Array,
): { readonly plain: Uint8Array; readonly key: Uint8Array } {
  let cause: unknown;
  for (const key of keys) {
    try {
      const decryption = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
      decryption.setAuthTag(sealed.subarray(-tagBytes));
      return { plain: Buffer.concat([decryption.update(sealed.subarray(0, -tagBytes)), decryption.final()]), key };
    } catch (error) {
      cause = error;
    }
  }
  throw new UnreadableFile({ cause });
}

/** The mark of the last frame shows when a file was cut. */
function nonceOf(frame: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 0);
  nonce.writeUInt8(isLast ? 1 : 0, 4);
  return nonce;
}
