import { describe, expect, it } from 'vitest';
import { readAll } from '../../src/core/ports/media.ts';
import type { BlobStore } from '../../src/core/ports/storage.ts';

const never = new AbortController().signal;

/** Every blob store passes this. `other` is the same store as another process sees it. */
export function blobStoreContract(name: string, start: () => Promise<{ blobs: BlobStore; other: BlobStore }>): void {
  describe(`blob store contract: ${name}`, () => {
    const read = (blobs: BlobStore, key: string) => readAll(blobs.open(key, never), 10_000_000);

    it.each([0, 1, 65_535, 65_536, 65_537, 300_000])('gives back %i bytes as they were', async (length) => {
      const { blobs, other } = await start();
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 251);
      const key = await blobs.put(bytes, { expiresAt: 1_000 });
      expect(Buffer.compare((await read(blobs, key)) ?? Buffer.alloc(1), bytes)).toBe(0);
      expect(Buffer.compare((await read(other, key)) ?? Buffer.alloc(1), bytes)).toBe(0);
    });

    it.each([[[]], [[1]], [[65_536]], [[65_535, 1]], [[40_000, 40_000, 0, 1]], [[200_000, 70_000]]])(
      'keeps a stream in pieces of %j bytes',
      async (lengths) => {
        const { blobs, other } = await start();
        const pieces = lengths.map((length, index) => Buffer.alloc(length, index + 1));
        const key = await blobs.put(ReadableStream.from(pieces), { expiresAt: 1_000 });
        expect(Buffer.compare((await read(other, key)) ?? Buffer.alloc(1), Buffer.concat(pieces))).toBe(0);
      },
    );

    it('fails as a stream does that breaks off', async () => {
      const { blobs } = await start();
      const broken = new Error('the line is dead');
      async function* breaksOff(): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(100_000);
        throw broken;
      }
      await expect(blobs.put(breaksOff(), { expiresAt: 1_000 })).rejects.toBe(broken);
    });

    it('gives keys that cannot be guessed', async () => {
      const { blobs } = await start();
      const keys = await Promise.all(Array.from({ length: 20 }, () => blobs.put(Buffer.from('x'), { expiresAt: 1 })));
      expect(new Set(keys).size).toBe(20);
      for (const key of keys) expect(key.length).toBeGreaterThanOrEqual(32);
    });

    it('fails to open a file that is not there, whatever the key looks like', async () => {
      const { blobs } = await start();
      for (const key of ['0'.repeat(32), '', '..', '../secret.key', '/etc/passwd', 'a\0b']) {
        await expect(read(blobs, key)).rejects.toThrow();
      }
    });

    it('removes for all processes, also twice', async () => {
      const { blobs, other } = await start();
      const key = await blobs.put(Buffer.from('x'), { expiresAt: 1_000 });
      await other.remove(key);
      await expect(read(blobs, key)).rejects.toThrow();
      await expect(blobs.remove(key)).resolves.toBeUndefined();
    });

    it('keeps the bytes that were put, also when the caller changes them afterwards', async () => {
      const { blobs } = await start();
      const bytes = Buffer.from('before');
      const key = await blobs.put(bytes, { expiresAt: 1_000 });
      bytes.fill('x');
      expect(Buffer.from((await read(blobs, key)) ?? []).toString()).toBe('before');
    });

    it('rejects with the reason of the signal, before reading and in the middle', async () => {
      const { blobs } = await start();
      const reason = new Error('enough');
      const key = await blobs.put(Buffer.alloc(500_000), { expiresAt: 1_000 });
      await expect(blobs.open(key, AbortSignal.abort(reason)).getReader().read()).rejects.toBe(reason);
      const abort = new AbortController();
      const reader = blobs.open(key, abort.signal).getReader();
      expect((await reader.read()).done).toBe(false);
      abort.abort(reason);
      await expect(reader.read().then(() => reader.read())).rejects.toBe(reason);
    });

    it('sweeps what has expired and nothing else', async () => {
      const { blobs } = await start();
      const [old, young] = await Promise.all(
        [1_000, 3_000].map((expiresAt) => blobs.put(Buffer.from('x'), { expiresAt })),
      );
      await blobs.sweep(2_000);
      await expect(read(blobs, old ?? '')).rejects.toThrow();
      await expect(read(blobs, young ?? '')).resolves.toHaveLength(1);
    });
  });
}
