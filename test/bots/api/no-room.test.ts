import { expect, it } from 'vitest';
import { requesterOf } from '../../../src/bots/api/context.ts';
import { createFileLinks } from '../../../src/bots/api/file-links.ts';
import { retryAfterOf, statusOfRefusal } from '../../../src/bots/api/problems.ts';
import { createRememberedIds } from '../../../src/bots/api/remembered-ids.ts';
import { UserError } from '../../../src/core/errors.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';

it('is told as a state of the server, and no file is kept that is sent ahead', async () => {
  const error = new UserError('no-room');
  expect([statusOfRefusal(error), retryAfterOf(error)]).toEqual([503, 60]);

  const clock = { now: Date.now, sleep: () => Promise.resolve() };
  const [blobs, ids] = [
    createMemoryBlobStore(),
    createRememberedIds(createMemoryExpiringStore(clock), clock, 86_400_000),
  ];
  const links = createFileLinks({
    keys: [new Uint8Array(32)],
    clock,
    blobs,
    ids,
    maxBytes: 1_000,
    swaps: () => ({ find: async () => undefined }),
    room: { check: () => Promise.reject(error) },
  });
  const file = { bytes: Buffer.from('a face'), mimeType: 'image/png' };
  const { to } = await links.forUpload('image/png', requesterOf('anna'));
  await expect(links.keepUpload(file, requesterOf('anna'))).rejects.toBe(error);
  await expect(links.receive(to, file)).rejects.toBe(error);
  expect(blobs.size).toBe(0);
});
