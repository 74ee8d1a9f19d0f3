import type { FollowUp, Job } from '../../ports/job.ts';
import type { StoredMedia } from '../../ports/media.ts';

/** The platform of jobs whose requester was forgotten. Nobody is on it, and nothing is shown there. */
export const nobodysPlatform = 'nobody';

export interface ForgottenEvent {
  readonly kind: 'forgotten';
  /** Stands for the requester, and says nothing of who it was. */
  readonly by: string;
  readonly at: number;
  readonly charged: boolean | 'unknown';
  readonly followUps: readonly FollowUp[];
}

const nothing: StoredMedia = {
  kind: 'image',
  mimeType: '',
  byteLength: 1,
  width: 1,
  height: 1,
  sha256: '',
  blobKey: '',
};

/** What has to stay of a job so that nothing of it is paid for again and the vendor deletes what it holds; no person. */
export function withoutRequester(job: Job, { by, at, charged, followUps }: ForgottenEvent): Job {
  const { version, id, requestedAt, begunAt, deadlineAt, attempts } = job;
  const attempt = 'attempt' in job && job.attempt ? { attempt: job.attempt } : {};
  return {
    version,
    id,
    request: {
      requester: { platform: nobodysPlatform, id: by },
      locale: 'en',
      target: { platform: nobodysPlatform },
      faces: { which: 'largest' },
      replyRef: { platform: nobodysPlatform },
    },
    requestedAt,
    begunAt,
    deadlineAt,
    inputs: { target: nothing },
    tried: [],
    attempts,
    warnings: [],
    ...attempt,
    state: 'cancelled',
    charged,
    finishedAt: 'finishedAt' in job ? job.finishedAt : at,
    followUps: [...followUps],
  };
}

/** Whether the requester of the job was forgotten. */
export function isNobodys({ request }: Job): boolean {
  return request.requester.platform === nobodysPlatform;
}
