import type { Job } from '../ports/job.ts';
import type { EncodedMedia, Intake, Media, MediaFacts, PictureLimits, StoredMedia } from '../ports/media.ts';
import { readKept, streamOf } from '../ports/media.ts';
import type { SwapInput } from '../ports/provider.ts';
import type { BlobStore } from '../ports/storage.ts';

/** Serves files at unguessable, expiring URLs until the job ends. */
export interface Relay {
  publish(jobId: string, media: { mimeType: string; bytes: Uint8Array }): Promise<URL>;
  /**
   * Resolves when a process is alive that serves the files. Rejects with the signal's reason. Absent where this process
   * serves them.
   */
  readonly whenServed?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Stops serving every file that was published for the job. */
  withdraw(jobId: string): Promise<void>;
}

export interface JobFilesParts {
  readonly blobs: BlobStore;
  readonly intake: Intake;
  readonly relay?: Relay | undefined;
}

/** Stores a file. Returns its facts with the key of its blob. */
export async function storeFile(
  blobs: BlobStore,
  facts: MediaFacts,
  bytes: Uint8Array,
  expiresAt: number,
): Promise<StoredMedia> {
  return { ...facts, blobKey: await blobs.put(bytes, { expiresAt }) };
}

/** A stored file as providers see it. It is cleaned at most once for the same limits, however many providers need it. */
function mediaOf(kept: StoredMedia, jobId: string, { blobs, intake, relay }: JobFilesParts): Media {
  const cleaned = new Map<string, Promise<EncodedMedia>>();
  const urls = new Map<string, Promise<URL>>();

  async function clean(signal: AbortSignal, limits: PictureLimits | undefined): Promise<EncodedMedia> {
    const bytes = await readKept(blobs.open(kept.blobKey, signal), kept.byteLength);
    return intake.clean(bytes, signal, limits);
  }

  const cleanOnce = (signal: AbortSignal, limits?: PictureLimits): Promise<EncodedMedia> =>
    once(cleaned, keyOf(limits), () => clean(signal, limits));

  const { blobKey, ...facts } = kept;
  return {
    ...facts,
    open: (signal) => blobs.open(blobKey, signal),
    async clean(signal, limits) {
      const { bytes, mimeType } = await cleanOnce(signal, limits);
      return { mimeType, byteLength: bytes.byteLength, open: () => streamOf(bytes) };
    },
    publicUrl:
      relay &&
      ((signal, limits) =>
        served(
          once(urls, keyOf(limits), async () => relay.publish(jobId, await cleanOnce(signal, limits))),
          signal,
          relay,
        )),
    publicUrlOf: relay && ((cut, signal) => served(relay.publish(jobId, cut), signal, relay)),
  };
}

/** The URL, once a process is alive that serves it. */
async function served(published: Promise<URL>, signal: AbortSignal, relay: Relay): Promise<URL> {
  const url = await published;
  await relay.whenServed?.(signal);
  return url;
}

function keyOf({ maxBytes, maxEdge, maxPixels }: PictureLimits = {}): string {
  return [maxBytes, maxEdge, maxPixels].join();
}

/** A failure is not kept. */
function once<Value>(kept: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  const made = make().catch((error) => {
    kept.delete(key);
    throw error;
  });
  kept.set(key, made);
  return made;
}

/**
 * Files of a job outlive its deadline by so much, so that a restart, or a person who decides about the job, still finds
 * them. Milliseconds.
 */
export const inputsOutliveMs = 24 * 60 * 60 * 1_000;

/** Every file of a request. */
export function filesOf(inputs: Job['inputs']): readonly StoredMedia[] {
  const { target, source, morePhotos = [], reference, assignments = [] } = inputs;
  const assigned = assignments.flatMap((row) => ('reference' in row ? [row.reference, row.source] : [row.source]));
  const files = [target, source, ...morePhotos, reference, ...assigned];
  return files.filter((file) => file !== undefined);
}

/** Removes the files of a job that has ended, and stops serving them at the relay. */
export async function releaseFiles(job: Job, { blobs, relay }: Omit<JobFilesParts, 'intake'>): Promise<void> {
  await Promise.all([relay?.withdraw(job.id), ...filesOf(job.inputs).map((file) => blobs.remove(file.blobKey))]);
}

/** The input of a job as providers see it. */
export function inputOf(job: Job, parts: JobFilesParts): SwapInput {
  const media = (kept: StoredMedia): Media => mediaOf(kept, job.id, parts);
  const { target, source, morePhotos, reference, assignments } = job.inputs;
  const { faces, wanted } = job.request;
  const person = { ...(source && { source: media(source) }), ...(morePhotos && { morePhotos: morePhotos.map(media) }) };
  const scene = { target: media(target), ...person, wanted };
  if (faces.which === 'reference') {
    if (!reference) throw new Error(`job ${job.id} has lost its reference picture`);
    return { ...scene, faces: { which: 'reference', reference: media(reference) } };
  }
  if (faces.which === 'assigned') {
    const rows = (assignments ?? []).map((row) => ({
      scene: 'fromLeft' in row ? { fromLeft: row.fromLeft } : { reference: media(row.reference) },
      source: media(row.source),
    }));
    return { ...scene, faces: { which: 'assigned', assignments: rows } };
  }
  return { ...scene, faces };
}
