import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../../src/core/ports/media.ts';
import { createFileBlobStore } from '../../../src/storage/files/blob-store.ts';
import { deriveKey, loadSecretKeys } from '../../../src/storage/files/secret-key.ts';
import { blobStoreContract } from '../../contracts/blob-store-contract.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';

const never = new AbortController().signal;
const secret = Buffer.alloc(32, 7);
const clock = { now: () => 1_000 };

blobStoreContract('files', async () => {
  const folder = join(temporaryFolder(), 'shelf');
  return { blobs: createFileBlobStore(folder, [secret], clock), other: createFileBlobStore(folder, [secret], clock) };
});

describe('the blob store on disk', () => {
  async function kept(text = 'x'.repeat(200_000)) {
    const folder = join(temporaryFolder(), 'shelf');
    const blobs = createFileBlobStore(folder, [secret], clock);
    const key = await blobs.put(Buffer.from(text), { expiresAt: 5_000 });
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    return { folder, blobs, key, path, read: () => readAll(blobs.open(key, never), 1e7) };
  }

  it('shows nothing of what it keeps, to nobody else', async () => {
    const { folder, path } = await kept('a secret picture');
    expect(readFileSync(path).includes('secret')).toBe(false);
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('notices every change', async () => {
    const changes: Record<string, (bytes: Buffer) => Buffer> = {
      'one bit': (bytes) => Buffer.concat([Buffer.from([(bytes[0] ?? 0) ^ 1]), bytes.subarray(1)]),
      'the end cut inside a frame': (bytes) => bytes.subarray(0, -1),
      'the end cut between frames': (bytes) => bytes.subarray(0, 3 * (64 * 1024 + 16)),
      'everything cut': () => Buffer.alloc(0),
      'frames in another order': (bytes) => {
        const frame = 64 * 1024 + 16;
        return Buffer.concat([bytes.subarray(frame, 2 * frame), bytes.subarray(0, frame), bytes.subarray(2 * frame)]);
      },
      'something added': (bytes) => Buffer.concat([bytes, Buffer.alloc(64 * 1024 + 16)]),
    };
    for (const [what, change] of Object.entries(changes)) {
      const { path, read } = await kept();
      writeFileSync(path, change(readFileSync(path)));
      await expect(read(), what).rejects.toThrow('changed');
    }
  });

  it('cannot be read under another name or with another secret', async () => {
    const { folder, key, path, blobs } = await kept();
    const stranger = createFileBlobStore(folder, [Buffer.alloc(32, 8)], clock);
    await expect(readAll(stranger.open(key, never), 1e7)).rejects.toThrow('changed');
    renameSync(path, join(folder, `${key}.9999`));
    const fresh = createFileBlobStore(folder, [secret], clock);
    await expect(readAll(fresh.open(key, never), 1e7)).rejects.toThrow('changed');
    await expect(readAll(blobs.open(key, never), 1e7)).rejects.toThrow();
  });

  it('sweeps drafts that a killed process left', async () => {
    const { folder, blobs } = await kept();
    writeFileSync(join(folder, `${'0'.repeat(32)}.9000000000000.1000.draft`), 'half');
    await blobs.sweep(2_000);
    expect(readdirSync(folder)).toHaveLength(2);
    await blobs.sweep(4_000_000);
    expect(readdirSync(folder)).toHaveLength(0);
  });

  it('stops reading when its signal is aborted', async () => {
    const { blobs, key } = await kept();
    await expect(readAll(blobs.open(key, AbortSignal.abort(new Error('gone'))), 1e7)).rejects.toThrow('gone');
  });
});

describe('the secret key', () => {
  it('is made once, also by many who start together, and only its owner can read it', async () => {
    const folder = temporaryFolder();
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKeys(folder)));
    expect(new Set(keys.map(([key]) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['secret.key']);
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment where that has one, and then nothing is written', async () => {
    const folder = temporaryFolder();
    const [key, ...former] = await loadSecretKeys(folder, { secret: 'correct horse battery staple' });
    expect(key).toHaveLength(32);
    expect(former).toEqual([]);
    expect(await loadSecretKeys(temporaryFolder(), { secret: 'correct horse battery staple' })).toEqual([key]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused when it is damaged, never replaced', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'secret.key'), 'short');
    await expect(loadSecretKeys(folder)).rejects.toThrow('is damaged');
  });

  it('gives each purpose a key of its own', () => {
    expect(deriveKey(secret, 'shelf')).not.toEqual(deriveKey(secret, 'hooks'));
    expect(deriveKey(secret, 'shelf')).toEqual(deriveKey(secret, 'shelf'));
  });
});
