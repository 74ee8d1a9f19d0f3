import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import type { Resealing } from './encryption.ts';
import { decryptFrames, encryptFrames, fileKeys, isSealedWithFirst, UnreadableFile } from './frames.ts';
import { syncDirectory } from './sync-directory.ts';

const fileName = /^([0-9a-f]{32})\.(\d+)$/;
const draftName = /\.draft$/;
/** A draft that is older than this belongs to a write that was cut off. */
const draftLivesMs = 60 * 60 * 1_000;

/**
 * Stores encrypted files in `directory`. A file is named `<key>.<when it expires>` and its encryption key is derived
 * from that name, so that a file that was renamed, cut, extended or reordered cannot be read.
 */
export function createFileBlobStore(directory: string, secrets: Keys, { now }: { now(): number }): BlobStore {
  const names = new Map<string, string>();

  async function nameOf(key: string): Promise<string> {
    const known = names.get(key) ?? (await namesIn(directory)).find((name) => fileName.exec(name)?.[1] === key);
    if (known === undefined) throw new Error('nothing is kept under this key');
    return known;
  }

  return {
    async put(content, { expiresAt }) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const key = randomBytes(16).toString('hex');
      const name = `${key}.${Math.round(expiresAt)}`;
      const path = join(directory, name);
      const draft = `${path}.${now()}.draft`;
      try {
        await writeEncrypted(draft, content, fileKeys(secrets, name));
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
          yield* readEncrypted(join(directory, name), fileKeys(secrets, name), signal);
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

/** Encrypts every file anew that a former secret has encrypted. Each is replaced in one step. */
export async function resealShelf(
  directory: string,
  secrets: Keys,
  told: (resealing: Resealing) => void,
  { now }: { now(): number },
): Promise<void> {
  const never = new AbortController().signal;
  for (const name of (await namesIn(directory)).filter((one) => fileName.test(one))) {
    const path = join(directory, name);
    const keys = fileKeys(secrets, name);
    const draft = `${path}.${now()}.draft`;
    try {
      if (await isSealedAnew(path, keys)) {
        told('already');
        continue;
      }
      await writeEncrypted(draft, readEncrypted(path, keys, never), keys);
      await rename(draft, path);
      told('anew');
    } catch (error) {
      await rm(draft, { force: true });
      if (error instanceof UnreadableFile) told('unreadable');
      else if (!isMissing(error)) throw error; // otherwise its job has ended meanwhile
    }
  }
  await syncDirectory(directory).catch(() => undefined); // there is none before the first file
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (isMissing(error)) return []; // nothing was kept yet
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function expiryOf(name: string): number {
  const [, , expiresAt] = fileName.exec(name) ?? [];
  if (expiresAt !== undefined) return Number(expiresAt);
  return draftName.test(name) ? Number(name.split('.')[2]) + draftLivesMs : Number.POSITIVE_INFINITY;
}

async function writeEncrypted(path: string, content: Parameters<BlobStore['put']>[0], keys: Keys): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const frame of encryptFrames(content, keys)) await file.writeFile(frame);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function* readEncrypted(path: string, keys: Keys, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    yield* decryptFrames(size, keys, readerOf(file), signal);
  } finally {
    await file.close();
  }
}

async function isSealedAnew(path: string, keys: Keys): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await isSealedWithFirst(size, keys, readerOf(file));
  } finally {
    await file.close();
  }
}

function readerOf(file: FileHandle) {
  return async (offset: number, length: number): Promise<Buffer> => {
    const sealed = Buffer.alloc(length);
    await file.read(sealed, 0, length, offset);
    return sealed;
  };
}
