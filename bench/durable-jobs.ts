import { advance } from '../src/core/jobs/transitions.ts';
import type { Job } from '../src/core/ports/job.ts';

const picture = {
  kind: 'image',
  mimeType: 'image/jpeg',
  byteLength: 412_345,
  width: 1_600,
  height: 1_200,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  blobKey: '0123456789abcdef0123456789abcdef',
} as const;

/** A job as a chat asks for it. */
function queuedJob(id: string, requestedAt: number): Job {
  return {
    version: 3,
    state: 'queued',
    id,
    request: {
      requester: { platform: 'discord', id: '123456789012345678', place: '876543210987654321' },
      locale: 'en-GB',
      source: { platform: 'discord', channel: '111111111111111111', message: '222222222222222222', attachment: '333' },
      target: { platform: 'discord', channel: '111111111111111111', message: '444444444444444444', attachment: '555' },
      faces: { which: 'largest' },
      replyRef: { platform: 'discord', channel: '111111111111111111', message: '666666666666666666' },
    },
    requestedAt,
    begunAt: requestedAt,
    deadlineAt: requestedAt + 600_000,
    inputs: { target: picture, source: picture },
    tried: [],
    attempts: {},
    warnings: [],
  };
}

/** The same while its vendor works on it. */
export function runningJob(id: string, requestedAt: number): Job {
  const attempt = { id: `attempt of ${id}`, provider: 'akool', startedAt: requestedAt };
  const begun = advance(queuedJob(id, requestedAt), { kind: 'attempted', attempt });
  const intended = advance(begun, { kind: 'intended', at: requestedAt });
  return advance(intended, { kind: 'accepted', ticket: { id: `ticket of ${id}`, kind: 'image' } });
}

/** The same at its end. */
export function doneJob(id: string, requestedAt: number): Job {
  const produced = advance(runningJob(id, requestedAt), {
    kind: 'produced',
    result: picture,
    warnings: [],
    followUps: [],
  });
  return advance(produced, { kind: 'delivered', at: requestedAt + 20_000 });
}
