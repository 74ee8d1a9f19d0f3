import { describe, expect, it } from 'vitest';
import { fetchResult } from '../../../src/core/jobs/fetch-result.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { Marker } from '../../../src/core/ports/trust.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';

async function fetched(mark: Marker['mark']) {
  const done = { state: 'done' as const, result: { open: async () => streamOf(Buffer.from('a result')) } };
  const options = { signal: new AbortController().signal, pausesMs: [] };
  return fetchResult(done, queuedJob(), options, {
    clock: new ManualClock(),
    onEvent: () => undefined,
    intake: fakeIntake,
    blobs: createMemoryBlobStore(),
    maxResultBytes: 1_000,
    moderator: { judge: async () => 'pass' },
    marker: { mark },
  });
}

describe('a result', () => {
  it('that cannot be marked is kept from everybody, and may be fetched again', async () => {
    expect(await fetched(async () => undefined)).toEqual({ problem: 'not-fetched' });
  });

  it('without the badge that was wanted says so', async () => {
    const marked = { bytes: Buffer.from('marked'), mimeType: 'video/mp4', lacksBadge: true };
    expect(await fetched(async () => marked)).toMatchObject({
      kept: { byteLength: 6 },
      warnings: [{ code: 'no-badge' }],
    });
  });
});
