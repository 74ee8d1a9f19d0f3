import type { Job } from '../../src/core/ports/job.ts';
import type { StoredMedia } from '../../src/core/ports/media.ts';

/** A stored picture whose hash and blob key are made from its name. */
export function storedPicture(name: string): StoredMedia {
  return {
    kind: 'image',
    mimeType: 'image/png',
    byteLength: 1_000,
    width: 100,
    height: 80,
    sha256: `sha-of-${name}`,
    blobKey: `key-of-${name}`,
  };
}

type Queued = Extract<Job, { state: 'queued' }>;

export function queuedJob(change: Partial<Queued> = {}): Queued {
  return {
    version: 3,
    state: 'queued',
    id: 'job-1',
    request: {
      requester: { platform: 'fake', id: 'anna' },
      locale: 'en',
      source: { platform: 'fake', name: 'face' },
      target: { platform: 'fake', name: 'scene' },
      faces: { which: 'largest' },
      replyRef: { platform: 'fake', message: 'm1' },
    },
    requestedAt: 1_000,
    begunAt: 1_000,
    deadlineAt: 601_000,
    inputs: { target: storedPicture('scene'), source: storedPicture('face') },
    tried: [],
    attempts: {},
    warnings: [],
    ...change,
  };
}
