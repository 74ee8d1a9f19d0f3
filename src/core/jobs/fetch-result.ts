import { type ContentGateParts, type ContentRefusal, codeOf, verdictOn } from '../content-gate.ts';
import { ProviderError, UserError } from '../errors.ts';
import { patientlyForPaid } from '../patience.ts';
import type { FailureProblem } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import { type Intake, type MediaFacts, type RemoteMedia, readAll, type StoredMedia } from '../ports/media.ts';
import type { Done, Warning } from '../ports/provider.ts';
import { type Quality, unchanged } from '../ports/quality.ts';
import type { Marker, TellingLook } from '../ports/trust.ts';
import { type JudgeParts, judgementOf } from '../results/judge-swap.ts';
import { lookOfResult, type RecordResultParts, recordResult } from '../results/record-result.ts';
import { inputOf, type JobFilesParts, storeFile } from './job-files.ts';
import { keepResultMs } from './job-outcome.ts';

export interface FetchResultParts extends ContentGateParts, RecordResultParts, JobFilesParts, JudgeParts {
  readonly intake: Intake;
  readonly marker: Marker;
  /** Largest result that is accepted, bytes. */
  readonly maxResultBytes: number;
  /** How long a result is kept; a day where it is absent. Milliseconds. */
  readonly keepResultsMs?: number | undefined;
  /** Limits how many results are held in memory at once. */
  limitInMemory?<Value>(work: () => Promise<Value>): Promise<Value>;
}

export type Fetched =
  | {
      readonly kept: StoredMedia;
      readonly warnings?: readonly Warning[];
      readonly quality?: Quality | undefined;
      readonly look?: TellingLook | undefined;
    }
  | { readonly refused: ContentRefusal['reason'] }
  | Unusable;

export interface Unusable {
  readonly problem: 'not-fetched' | 'unchecked' | 'bad-result';
  readonly retryAfterMs?: number | undefined;
}

/** Whether a result that was made may be had later. What cannot be fetched, or that nobody can look at, may pass. */
export function mayBeHadLater(problem: FailureProblem): boolean {
  return problem === 'not-fetched' || problem === 'unchecked';
}

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Pauses between tries. */
  readonly pausesMs: readonly number[];
}

/** Pauses between tries: a result may be announced a moment before it can be fetched. */
export const fetchPausesMs: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];
/** A vendor that asks for a longer pause is asked again after the job has ended. */
const longestPauseMs = 10_000;

/**
 * Fetches a result at once into the blob store, checks it as a foreign file, and marks it. It is held in memory only
 * for the checks, a few results at a time.
 */
export async function fetchResult(
  done: Done,
  job: Job,
  { signal, pausesMs }: FetchOptions,
  parts: FetchResultParts,
): Promise<Fetched> {
  for (const pauseMs of [...pausesMs, undefined]) {
    const fetched = await fetchOnce(done, job, signal, parts);
    if (!('problem' in fetched) || fetched.problem !== 'not-fetched' || pauseMs === undefined) return fetched;
    const waitMs = Math.max(pauseMs, fetched.retryAfterMs ?? 0);
    if (waitMs > longestPauseMs) return fetched;
    await parts.clock.sleep(waitMs, signal);
  }
  return { problem: 'not-fetched' };
}

async function fetchOnce(done: Done, job: Job, signal: AbortSignal, parts: FetchResultParts): Promise<Fetched> {
  const { blobs, clock, keepResultsMs = keepResultMs, limitInMemory = (work) => work() } = parts;
  const keptUntil = clock.now() + keepResultsMs;
  const key = await patientlyForPaid(job.id, () => take(done.result, keptUntil, signal, parts), signal, parts);
  if (typeof key !== 'string') return key;
  let fetched: Fetched | undefined;
  try {
    fetched = await limitInMemory(() => examine({ key, keptUntil }, done, job, signal, parts));
    if ('kept' in fetched) await recordResult(fetched.kept, fetched.look, job, signal, parts);
    return fetched;
  } finally {
    const isKept = fetched !== undefined && 'kept' in fetched && fetched.kept.blobKey === key;
    if (!isKept) await blobs.remove(key).catch(() => undefined); // otherwise it is removed when it expires
  }
}

async function examine(
  { key, keptUntil }: { readonly key: string; readonly keptUntil: number },
  done: Done,
  job: Job,
  signal: AbortSignal,
  parts: FetchResultParts,
): Promise<Fetched> {
  const { blobs, intake, marker } = parts;
  /** What a store may reject: the result is paid for, and can be fetched again. */
  const again = <Value>(work: () => Promise<Value>): Promise<Value> => patientlyForPaid(job.id, work, signal, parts);
  const keep = (facts: MediaFacts, marked: Uint8Array): Promise<StoredMedia> =>
    again(async () => ({ ...(await storeFile(blobs, facts, marked, keptUntil)), keptUntil }));
  try {
    const bytes = await again(() => readAll(blobs.open(key, signal), parts.maxResultBytes));
    if (!bytes) return { problem: 'bad-result' };
    const facts = await intake.inspect(bytes, 'result', signal);
    let verdict = await verdictOn(facts, bytes, 'result', signal, parts);
    if (verdict === 'unchecked') verdict = await verdictOn(facts, bytes, 'result', signal, parts); // it may be paid for
    if (verdict === 'unchecked') return { problem: 'unchecked' };
    if (verdict !== 'pass') return { refused: codeOf(verdict) };
    const [marked, look, quality] = await Promise.all([
      marker.mark({ bytes, mimeType: facts.mimeType }, job, signal),
      lookOfResult(bytes, job, signal, parts),
      qualityOf(bytes, facts, done, job, signal, parts),
    ]);
    if (!marked) return { problem: 'not-fetched' }; // what is paid for can be examined again
    if (marked.bytes === bytes) return { kept: { ...facts, blobKey: key, keptUntil }, look, quality };
    const kept = await keep(await intake.inspect(marked.bytes, 'result', signal), marked.bytes);
    return { kept, look, quality, ...(marked.lacksBadge && { warnings: [{ code: 'no-badge' as const }] }) };
  } catch (error) {
    if (error instanceof UserError) return { problem: 'not-fetched' }; // a page, or a file that broke off
    throw error;
  }
}

/** Returns the blob key, or what stood in the way. */
async function take(
  result: RemoteMedia,
  keptUntil: number,
  signal: AbortSignal,
  { blobs, maxResultBytes }: FetchResultParts,
): Promise<string | Unusable> {
  try {
    const content = upTo(maxResultBytes, await result.open(signal));
    return await blobs.put(content, { expiresAt: keptUntil });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TooLarge) return { problem: 'bad-result' };
    if (!(error instanceof ProviderError)) throw error;
    return { problem: 'not-fetched', retryAfterMs: error.retryAfterMs };
  }
}

/** What an unmarked result looks like: its provider may have said it. */
async function qualityOf(
  result: Uint8Array,
  { sha256 }: MediaFacts,
  { sentScene, quality }: Done,
  job: Job,
  signal: AbortSignal,
  parts: FetchResultParts,
): Promise<Quality | undefined> {
  if (sha256 === job.inputs.target.sha256 || sha256 === sentScene) return unchanged;
  return quality ?? judgementOf(inputOf(job, parts), result, signal, parts);
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
