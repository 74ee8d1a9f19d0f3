import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shelf } from '../core/storage.ts';
import { syncDirectory } from './sync-directory.ts';

/** Plain bytes a frame; each frame is encrypted and authenticated by itself, so that reading can stream. */
const frameBytes = 64 * 1024;
const tagBytes = 16;
const cipher = 'aes-256-gcm';
const fileName = /^([0-9a-f]{32})\.(\d+)$/;
const draftName = /\.draft$/;
/** A draft is the mark of a write that was cut off; none takes this long. */
const draftLivesMs = 60 * 60 * 1_000;

/**
 * Files in `directory`, encrypted with AES-256-GCM. A file is named `<key>.<when it expires>`; its own key comes from
 * that name, so that a file renamed, cut, extended or with its frames reordered cannot be read.
 */
export function createShelf(directory: string, secret: Uint8Array, { now }: { now(): number }): Shelf {
  const names = new Map<string, string>();

  function keyOf(name: string): Uint8Array {
    return createHmac('sha256', secret).update(name).digest();
  }

  async function nameOf(key: string): Promise<string> {
    const known = names.get(key) ?? (await namesIn(directory)).find((name) => fileName.exec(name)?.[1] === key);
    if (known === undefined) throw new Error('nothing is kept under this key');
    return known;
  }

  return {
    async put(bytes, { expiresAt }) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const key = randomBytes(16).toString('hex');
      const name = `${key}.${Math.round(expiresAt)}`;
      const path = join(directory, name);
      const draft = `${path}.${now()}.draft`;
      try {
        await writeEncrypted(draft, bytes, keyOf(name));
        await rename(draft, path);
        await syncDirectory(directory);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      names.set(key, name);
      return key;
    },
    open(key, signal) {
      return ReadableStream.from(
        (async function* () {
          signal.throwIfAborted();
          const name = await nameOf(key);
          yield* readEncrypted(join(directory, name), keyOf(name), signal);
        })(),
      );
    },
    async remove(key) {
      const name = await nameOf(key).catch(() => undefined);
      names.delete(key);
      if (name !== undefined) await rm(join(directory, name), { force: true });
    },
    async sweep(at) {
      const all = await namesIn(directory);
      const expired = all.filter((name) => expiryOf(name) < at);
      await Promise.all(expired.map((name) => rm(join(directory, name), { force: true })));
      for (const [key, name] of names) if (expiryOf(name) < at) names.delete(key);
    },
  };
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []; // nothing was kept yet
    throw error;
  }
}

function expiryOf(name: string): number {
  const [, , expiresAt] = fileName.exec(name) ?? [];
  if (expiresAt !== undefined) return Number(expiresAt);
  return draftName.test(name) ? Number(name.split('.')[2]) + draftLivesMs : Number.POSITIVE_INFINITY;
}

async function writeEncrypted(path: string, bytes: Uint8Array, key: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    const frames = Math.max(1, Math.ceil(bytes.byteLength / frameBytes));
    for (let frame = 0; frame < frames; frame++) {
      const plain = bytes.subarray(frame * frameBytes, (frame + 1) * frameBytes);
      const encrypt = createCipheriv(cipher, key, nonceOf(frame, frame === frames - 1));
      await file.writeFile(Buffer.concat([encrypt.update(plain), encrypt.final(), encrypt.getAuthTag()]));
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* readEncrypted(path: string, key: Uint8Array, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const frames = Math.ceil(size / (frameBytes + tagBytes));
    if (frames === 0) throw new Error('a kept file was changed');
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted();
      const sealed = Buffer.alloc(Math.min(frameBytes + tagBytes, size - frame * (frameBytes + tagBytes)));
      await file.read(sealed, 0, sealed.byteLength, frame * (frameBytes + tagBytes));
      const plain = decrypt(sealed, key, nonceOf(frame, frame === frames - 1));
      if (plain.byteLength > 0) yield plain;
    }
  } finally {
    await file.close();
  }
}

function decrypt(sealed: Buffer, key: Uint8Array, nonce: Uint8Array): Uint8Array {
  try {
    const open = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes });
    open.setAuthTag(sealed.subarray(sealed.byteLength - tagBytes));
    return Buffer.concat([open.update(sealed.subarray(0, -tagBytes)), open.final()]);
  } catch (error) {
    throw new Error('a kept file was changed', { cause: error });
  }
}

/** The key serves one file only, so counting frames never repeats a nonce; the last frame is marked against cutting. */
function nonceOf(frame: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 0);
  nonce.writeUInt8(isLast ? 1 : 0, 4);
  return nonce;
}
