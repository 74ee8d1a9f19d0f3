import type { Clock } from '../clock.ts';
import type { OnEvent } from '../events.ts';
import { patientlyForAWhile } from '../patience.ts';
import type { Job } from '../ports/job.ts';
import { readAll, type StoredMedia } from '../ports/media.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { Fingerprinter, ResultLedger, TellingLook } from '../ports/trust.ts';

export interface RecordResultParts {
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  readonly blobs: BlobStore;
  /** Absent where results are not remembered. */
  readonly results?: Pick<ResultLedger, 'record'>;
  /** Absent where there is no engine; then only the very files are known again. */
  readonly fingerprinter?: Pick<Fingerprinter, 'tellApart'>;
}

/**
 * Remembers a marked and stored result, and what it looks like, so that anybody can ask later whether it was made here.
 * Where that fails, the result is delivered all the same: it may be paid for. Rejects only with the signal's reason.
 */
export async function recordResult(
  kept: StoredMedia,
  look: TellingLook | undefined,
  job: Job,
  signal: AbortSignal,
  { results, clock, onEvent }: RecordResultParts,
): Promise<void> {
  if (!results) return;
  try {
    const provider = ('attempt' in job && job.attempt?.provider) || '';
    const made = { sha256: kept.sha256, ...look, at: clock.now(), provider };
    await patientlyForAWhile(job.id, () => results.record(made), signal, { clock, onEvent });
  } catch (error) {
    signal.throwIfAborted();
    onEvent({ kind: 'bug', jobId: job.id, error });
  }
}

/**
 * What a result looks like before it is marked: somebody may cut a badge off. Undefined where results are not remembered
 * or nobody could look: then only the very file is known again. Rejects only with the signal's reason.
 */
export async function lookOfResult(
  unmarked: Uint8Array,
  job: Job,
  signal: AbortSignal,
  { blobs, results, fingerprinter, onEvent }: RecordResultParts,
): Promise<TellingLook | undefined> {
  if (!results || !fingerprinter) return undefined;
  const { target } = job.inputs;
  try {
    const reading = readAll(blobs.open(target.blobKey, signal), target.byteLength);
    const scene = await reading.catch(() => undefined); // of a late result it may be kept no longer
    return scene && (await fingerprinter.tellApart(unmarked, scene, signal));
  } catch (error) {
    signal.throwIfAborted();
    onEvent({ kind: 'bug', jobId: job.id, error });
    return undefined;
  }
}
