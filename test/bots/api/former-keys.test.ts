import { expect, it } from 'vitest';
import { openToken, sealToken } from '../../../src/bots/api/akool/tokens.ts';
import { createFileLinks } from '../../../src/bots/api/file-links.ts';
import { createRememberedIds } from '../../../src/bots/api/remembered-ids.ts';
import type { Keys } from '../../../src/core/secret.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';

const [present, former] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const never = new AbortController().signal;

it('are accepted in tokens and links that were given out under them, until they are taken away', async () => {
  const token = sealToken('the key of a shop', [former]);
  expect(openToken(token, [present, former])).toBe('the key of a shop');
  expect(openToken(sealToken('the key of a shop', [present, former]), [present])).toBe('the key of a shop');
  expect(openToken(token, [present])).toBeUndefined();

  const clock = { now: Date.now, sleep: () => Promise.resolve() };
  const [blobs, ids] = [
    createMemoryBlobStore(),
    createRememberedIds(createMemoryExpiringStore(clock), clock, 86_400_000),
  ];
  const linksOf = (keys: Keys) =>
    createFileLinks({ keys, clock, blobs, ids, maxBytes: 1_000, swaps: () => ({ find: async () => undefined }) });
  const path = await linksOf([former]).keep({ bytes: Buffer.from('a face'), mimeType: 'image/png' });
  expect(await linksOf([present, former]).open(path, never)).toBeDefined();
  expect(await linksOf([present]).open(path, never)).toBeUndefined();
});
