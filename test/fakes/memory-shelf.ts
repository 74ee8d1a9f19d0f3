import { randomUUID } from 'node:crypto';
import { streamOf } from '../../src/core/media.ts';
import type { Shelf } from '../../src/core/storage.ts';

export interface MemoryShelf extends Shelf {
  /** Files on it now. */
  readonly size: number;
}

export function createMemoryShelf(): MemoryShelf {
  const files = new Map<string, { bytes: Uint8Array; expiresAt: number }>();
  return {
    async put(bytes, { expiresAt }) {
      const key = randomUUID();
      files.set(key, { bytes: bytes.slice(), expiresAt });
      return key;
    },
    open(key) {
      const file = files.get(key);
      if (file) return streamOf(file.bytes);
      return new ReadableStream({
        start: (controller) => controller.error(new Error('nothing is kept under this key')),
      });
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
