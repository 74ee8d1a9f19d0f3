import type { Again, Outcome, RequestedFaces, Result, SwappedFaces } from '../ports/chat.ts';
import type { Job, JobIn } from '../ports/job.ts';
import type { StoredMedia } from '../ports/media.ts';
import type { BlobStore } from '../ports/storage.ts';

/** How long results are kept where the operator says nothing, so that they can be sent again. Milliseconds. */
export const keepResultMs = 24 * 60 * 60 * 1_000;

/** Clients of the API may ask about a swap for so long after its result is gone. Milliseconds. */
export const askedAfterResultMs = 2 * 24 * 60 * 60 * 1_000;

/** When the result of a job is removed, milliseconds since the epoch. */
export function resultKeptUntil({ result, finishedAt }: JobIn<'done' | 'late'>): number {
  return result.keptUntil ?? finishedAt + keepResultMs;
}

interface Shown {
  readonly result?: Result | undefined;
  readonly again?: Again | undefined;
}

/**
 * The outcome of a job, as its message shows it. Undefined while the job has not ended, and for a job that is done when
 * `result` is not given.
 */
export function outcomeOf(job: Job, { result, again }: Shown): Outcome | undefined {
  const provider = 'attempt' in job ? job.attempt?.provider : undefined;
  switch (job.state) {
    case 'queued':
    case 'running':
    case 'delivering':
      return undefined;
    case 'done':
      return result && { ...doneWith(result, job, job.finishedAt), again };
    case 'parked':
      return { kind: 'parked', provider: job.attempt.provider };
    case 'late':
      return { kind: 'late', provider: job.attempt.provider, keptUntil: resultKeptUntil(job) };
    case 'refused': {
      const { reason, subject, photo, charged } = job;
      return { kind: 'refused', provider: provider ?? '', reason, subject, ...(photo && { photo }), charged, again };
    }
    case 'failed': {
      const asked = provider ?? job.tried.at(-1)?.provider;
      return { kind: 'failed', provider: asked, problem: job.problem, charged: job.charged, again };
    }
    case 'cancelled':
      return { kind: 'cancelled', again };
    default:
      return job satisfies never;
  }
}

/** The outcome that delivers the result at the time `at`. */
export function doneWith(result: Result, job: JobIn<'delivering' | 'done'>, at: number) {
  const { attempt, warnings, quality, begunAt } = job;
  const said = { provider: attempt?.provider ?? '', warnings, faces: swappedFaces(job), quality };
  return { kind: 'done' as const, result, ...said, elapsedMs: at - begunAt };
}

function swappedFaces({ request: { faces }, warnings }: Job): SwappedFaces {
  const several = warnings.find((warning) => warning.code === 'several-faces');
  return { which: faces.which, numbers: numbersIn(faces), of: several?.count };
}

function numbersIn(faces: RequestedFaces): readonly number[] {
  if (faces.which === 'nth') return [faces.fromLeft];
  if (faces.which !== 'assigned') return [];
  return faces.assignments.flatMap((row) => ('fromLeft' in row ? row.fromLeft : [])).sort((a, b) => a - b);
}

/** A stored result as fronts see it. Opening it rejects once it is no longer kept. */
export function opened({ blobKey, ...facts }: StoredMedia, blobs: Pick<BlobStore, 'open'>): Result {
  return { ...facts, open: (signal) => blobs.open(blobKey, signal) };
}
