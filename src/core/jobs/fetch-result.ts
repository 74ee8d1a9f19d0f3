import type { Clock } from '../clock.ts';
import { ProviderError, UserError } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import { forPaidWork, patiently } from '../patience.ts';
import type { Job } from '../ports/job.ts';
import { type Intake, type MediaFacts, type RemoteMedia, readAll, type StoredMedia } from '../ports/media.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { Marker, Moderator } from '../ports/trust.ts';
import { storeFile } from './job-files.ts';
import { keepResultMs } from './job-outcome.ts';

export interface FetchResultParts {
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  readonly intake: Intake;
  readonly blobs: BlobStore;
  /** Largest result that is accepted, bytes. */
  readonly maxResultBytes: number;
  readonly marker: Marker;
  readonly moderator: Moderator;
  /** Limits how many results are held in memory at once. */
  limitInMemory?<Value>(work: () => Promise<Value>): Promise<Value>;
}

export type Fetched =
  | { readonly kept: StoredMedia }
  | { readonly refused: 'no-face' | 'unsafe-content' }
  | { readonly problem: 'bad-result' };

const fetchRetryMs = [500, 1_000, 2_000, 4_000, 8_000] as const;

/**
 * Fetches a result at once into the blob store, checks it as a foreign file, and marks it. It is held in memory only
 * for the checks, a few results at a time.
 */
export async function fetchResult(
  result: RemoteMedia,
  job: Job,
  signal: AbortSignal,
  parts: FetchResultParts,
): Promise<Fetched> {
  const { blobs, limitInMemory = (work) => work() } = parts;
  const key = await again(() => takePatiently(result, signal, parts), job, signal, parts);
  if (key === undefined) return { problem: 'bad-result' };
  let fetched: Fetched | undefined;
  try {
    fetched = await limitInMemory(() => examine(key, job, signal, parts));
    return fetched;
  } finally {
    const isKept = fetched !== undefined && 'kept' in fetched && fetched.kept.blobKey === key;
    if (!isKept) await blobs.remove(key).catch(() => undefined); // otherwise it is removed when it expires
  }
}

async function examine(key: string, job: Job, signal: AbortSignal, parts: FetchResultParts): Promise<Fetched> {
  const { blobs, intake, marker, moderator, clock } = parts;
  const keep = (facts: MediaFacts, marked: Uint8Array): Promise<StoredMedia> =>
    again(() => storeFile(blobs, facts, marked, clock.now() + keepResultMs), job, signal, parts);
  try {
    const bytes = await again(() => readAll(blobs.open(key, signal), parts.maxResultBytes), job, signal, parts);
    if (!bytes) return { problem: 'bad-result' };
    const facts = await intake.inspect(bytes, 'result', signal);
    if (facts.sha256 === job.inputs.target.sha256) return { refused: 'no-face' };
    const marked = await marker.mark(bytes, facts.mimeType, job, signal);
    const kept =
      marked === bytes
        ? { ...facts, blobKey: key }
        : await keep(await intake.inspect(marked, 'result', signal), marked);
    if (await moderator.allows(kept, marked, 'result', signal)) return { kept };
    if (kept.blobKey !== key) await blobs.remove(kept.blobKey);
    return { refused: 'unsafe-content' };
  } catch (error) {
    if (error instanceof UserError) return { problem: 'bad-result' };
    throw error;
  }
}

/**
 * Fetches a result, with retries, since it may be announced a moment before it can be fetched. Returns its blob key;
 * undefined when it cannot be fetched or is too large.
 */
async function takePatiently(
  result: RemoteMedia,
  signal: AbortSignal,
  { blobs, clock, maxResultBytes }: FetchResultParts,
): Promise<string | undefined> {
  for (const waitMs of [...fetchRetryMs, undefined]) {
    try {
      const content = upTo(maxResultBytes, await result.open(signal));
      return await blobs.put(content, { expiresAt: clock.now() + keepResultMs });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof TooLarge) return undefined;
      if (!(error instanceof ProviderError)) throw error;
      if (waitMs === undefined || error.answer === 'rejected') return undefined;
      await clock.sleep(Math.max(waitMs, error.retryAfterMs ?? 0), signal);
    }
  }
  return undefined;
}

/** Repeats what a store may reject: the result is paid for, and can be fetched again. */
function again<Value>(
  work: () => Promise<Value>,
  { id: jobId }: Job,
  signal: AbortSignal,
  { clock, onEvent }: FetchResultParts,
): Promise<Value> {
  const onFailure = (error: unknown): void => onEvent({ kind: 'store-failed', jobId, error });
  return patiently(work, { clock, signal, onFailure, pausesMs: forPaidWork });
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

async function* upTo(mostBytes: number, stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.byteLength;
    if (total > mostBytes) throw new TooLarge();
    yield chunk;
  }
}
