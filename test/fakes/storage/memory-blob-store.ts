import { randomUUID } from 'node:crypto';
import type { BlobStore } from '../../../src/core/ports/storage.ts';

export interface MemoryBlobStore extends BlobStore {
  /** Number of files in the store. */
  readonly size: number;
}

const chunkBytes = 64 * 1024;

export function createMemoryBlobStore(): MemoryBlobStore {
  const files = new Map<string, { bytes: Uint8Array; expiresAt: number }>();

  async function* read(key: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const { bytes } = files.get(key) ?? {};
    signal.throwIfAborted();
    if (!bytes) throw new Error('nothing is kept under this key');
    for (let start = 0; start < bytes.byteLength; start += chunkBytes) {
      signal.throwIfAborted();
      yield bytes.slice(start, start + chunkBytes);
    }
  }

  return {
    async put(content, { expiresAt }) {
      const key = randomUUID();
      const chunks: Uint8Array[] = [];
      for await (const chunk of content instanceof Uint8Array ? [content] : content) chunks.push(chunk);
      files.set(key, { bytes: Buffer.concat(chunks), expiresAt });
      return key;
    },
    open(key, signal) {
      return ReadableStream.from(read(key, signal));
    },
    async remove(key) {
      files.delete(key);
    },
    async sweep(now) {
      for (const [key, { expiresAt }] of files) if (expiresAt < now) files.delete(key);
    },
    get size() {
      return files.size;
    },
  };
}
