import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/** A kept file is a row of frames, each encrypted and authenticated by itself with AES-256-GCM, so that reading can stream. */
const plainBytes = 64 * 1024;
const tagBytes = 16;
/** Of every frame but the last, bytes. */
export const frameBytes = plainBytes + tagBytes;
const cipher = 'aes-256-gcm';

/** A key of its own for each file, so that counting frames never repeats a nonce. */
export function fileKey(secret: Uint8Array, name: string): Uint8Array {
  return createHmac('sha256', secret).update(name).digest();
}

/** An empty file has a frame too. */
export function* sealFrames(bytes: Uint8Array, key: Uint8Array): Generator<Buffer> {
  const frames = Math.max(1, Math.ceil(bytes.byteLength / plainBytes));
  for (let frame = 0; frame < frames; frame++) {
    const plain = bytes.subarray(frame * plainBytes, (frame + 1) * plainBytes);
    const encrypt = createCipheriv(cipher, key, nonceOf(frame, frame === frames - 1));
    yield Buffer.concat([encrypt.update(plain), encrypt.final(), encrypt.getAuthTag()]);
  }
}

/**
 * Decrypts a file of `size` bytes, which `read` gives piece by piece. Throws where a frame was changed, moved or cut off,
 * and with the signal's own reason.
 */
export async function* openFrames(
  size: number,
  key: Uint8Array,
  read: (offset: number, length: number) => Promise<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const frames = Math.ceil(size / frameBytes);
  if (frames === 0) throw new Error('a kept file was changed');
  for (let frame = 0; frame < frames; frame++) {
    signal.throwIfAborted();
    const offset = frame * frameBytes;
    const sealed = await read(offset, Math.min(frameBytes, size - offset));
    const plain = openFrame(sealed, key, nonceOf(frame, frame === frames - 1));
    if (plain.byteLength > 0) yield plain;
  }
}

function openFrame(sealed: Buffer, key: Uint8Array, nonce: Uint8Array): Uint8Array {
  try {
    const open = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
    open.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([open.update(sealed.subarray(0, -tagBytes)), open.final()]);
  } catch (error) {
    throw new Error('a kept file was changed', { cause: error });
  }
}

/** The last frame is marked against cutting. */
function nonceOf(frame: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 0);
  nonce.writeUInt8(isLast ? 1 : 0, 4);
  return nonce;
}
