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
  /** Largest result that is accepted, bytes. */
  readonly maxResultBytes: number;
  /** Absent where results are not remembered. */
  readonly results?: Pick<ResultLedger, 'record'>;
  /** Absent where there is no engine; then only the very files are known again. */
  readonly fingerprinter?: Pick<Fingerprinter, 'tellApart'>;
}

/**
 * Remembers a marked and stored result, so that anybody can ask later whether it was made here. What it looks like is read
 * from the file before it was marked, at the blob key `unmarked`: somebody may cut a badge off. Where that fails, the result
 * is delivered all the same: it may be paid for. Rejects only with the signal's reason.
 */
export async function recordResult(
  kept: StoredMedia,
  unmarked: string,
  job: Job,
  signal: AbortSignal,
  parts: RecordResultParts,
): Promise<void> {
  const { results, clock, onEvent } = parts;
  if (!results) return;
  try {
    const look = await lookAt(unmarked, job, signal, parts);
    const provider = ('attempt' in job && job.attempt?.provider) || '';
    const made = { sha256: kept.sha256, ...look, at: clock.now(), provider };
    await patientlyForAWhile(job.id, () => results.record(made), signal, parts);
  } catch (error) {
    signal.throwIfAborted();
    onEvent({ kind: 'bug', jobId: job.id, error });
  }
}

/** Undefined where nobody could look: then only the very file is known again. */
async function lookAt(
  unmarked: string,
  job: Job,
  signal: AbortSignal,
  { blobs, maxResultBytes, fingerprinter, onEvent }: RecordResultParts,
): Promise<TellingLook | undefined> {
  const { target } = job.inputs;
  const read = (key: string, most: number) => readAll(blobs.open(key, signal), most);
  try {
    const scene = await read(target.blobKey, target.byteLength).catch(() => undefined); // of a late result it may be kept no longer
    const result = scene && (await read(unmarked, maxResultBytes));
    return result && (await fingerprinter?.tellApart(result, scene, signal));
  } catch (error) {
    signal.throwIfAborted();
    onEvent({ kind: 'bug', jobId: job.id, error });
    return undefined;
  }
}
