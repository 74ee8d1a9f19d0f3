import type { Clock } from '../clock.ts';
import { type ContentGateParts, refuseUnlessPassed } from '../content-gate.ts';
import { UserError } from '../errors.ts';
import { storeFile } from '../jobs/job-files.ts';
import type { LikenessRules } from '../likeness/rules.ts';
import type { Chat, MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { JobInputs } from '../ports/job.ts';
import { likenessOf } from '../ports/likeness.ts';
import {
  type Intake,
  type MediaFacts,
  type MediaLimits,
  type MediaRole,
  mostPhotos,
  readAll,
  type StoredMedia,
} from '../ports/media.ts';
import { type FaceBook, type Member, savedFaceOf } from '../ports/members.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { IntakeTurn } from './intake-turns.ts';

export interface TakeFilesParts extends ContentGateParts {
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  readonly intake: Intake;
  readonly blobs: BlobStore;
  readonly limits: MediaLimits;
  /** Absent where nobody can save a face. */
  readonly faces?: Pick<FaceBook, 'openAll'>;
  /** Absent where nobody's avatar can be used. */
  readonly likenessRules?: LikenessRules;
}

export interface TakeFilesOptions {
  readonly turn: IntakeTurn;
  readonly expiresAt: number;
  readonly signal: AbortSignal;
}

/** A platform may take so long to hand over a file, milliseconds. */
const fetchingMs = 60_000;

/**
 * Fetches, inspects, moderates and stores the files of a request, one after another. Throws UserError for a file that
 * is refused, and then keeps nothing.
 */
export async function takeFiles(
  request: SwapRequest,
  options: TakeFilesOptions,
  parts: TakeFilesParts,
): Promise<{ readonly inputs: JobInputs; readonly kept: readonly StoredMedia[] }> {
  const kept: StoredMedia[] = [];
  try {
    return { inputs: await takeAll(request, takeUpTo), kept };
  } catch (error) {
    await Promise.all(kept.map((media) => parts.blobs.remove(media.blobKey)));
    throw error;
  }

  async function takeUpTo(most: number, ref: MediaRef, role: MediaRole): Promise<[StoredMedia, ...StoredMedia[]]> {
    const { turn, signal } = options;
    const [first, ...more] = await fetchPhotos(most, ref, role, request.requester, { turn, signal }, parts);
    const taken: [StoredMedia, ...StoredMedia[]] = [await take(first, role)];
    for (const bytes of more) taken.push(await take(bytes, role));
    return taken;
  }

  async function take(bytes: Uint8Array, role: MediaRole): Promise<StoredMedia> {
    const { turn, expiresAt, signal } = options;
    try {
      const media = await storeFile(parts.blobs, await inspect(bytes, role, signal, parts), bytes, expiresAt);
      kept.push(media);
      await refuseUnlessPassed(media, bytes, role, signal, parts);
      return media;
    } finally {
      turn.letGo(bytes.byteLength);
    }
  }
}

/** The facts of a file that keeps to the limits of requests. Throws UserError. */
export async function inspect(
  bytes: Uint8Array,
  role: MediaRole,
  signal: AbortSignal,
  { intake, limits: { maxSeconds } }: Pick<TakeFilesParts, 'intake' | 'limits'>,
): Promise<MediaFacts> {
  const facts = await intake.inspect(bytes, role, signal);
  if (role !== 'target' && facts.kind !== 'image') throw new UserError('moving-face', { subject: role });
  if ((facts.seconds ?? 0) <= maxSeconds) return facts;
  throw new UserError('too-long', { subject: role, limitSeconds: maxSeconds });
}

/** The photos that a reference means, `most` at most: a saved face may have several. */
type Take = (most: number, ref: MediaRef, role: MediaRole) => Promise<[StoredMedia, ...StoredMedia[]]>;

async function takeAll({ target, source, morePhotos, faces }: SwapRequest, take: Take): Promise<JobInputs> {
  const inputs: JobInputs = { target: (await take(1, target, 'target'))[0] };
  if (source) {
    const [first, ...more] = await takePhotos(source, morePhotos, take);
    Object.assign(inputs, { source: first }, more.length > 0 && { morePhotos: more });
  }
  if (faces.which === 'reference') inputs.reference = (await take(1, faces.reference, 'reference'))[0];
  if (faces.which === 'assigned') {
    inputs.assignments = [];
    for (const row of faces.assignments) {
      const scene =
        'fromLeft' in row ? { fromLeft: row.fromLeft } : { reference: (await take(1, row.reference, 'reference'))[0] };
      inputs.assignments.push({ ...scene, source: (await take(1, row.source, 'source'))[0] });
    }
  }
  return inputs;
}

/** An error about one of several photos says which one it is. */
async function takePhotos(first: MediaRef, more: readonly MediaRef[] = [], take: Take): Promise<StoredMedia[]> {
  const photos: StoredMedia[] = [];
  for (const [index, ref] of [first, ...more].entries()) {
    try {
      photos.push(...(await take(mostPhotos - photos.length, ref, 'source')));
    } catch (error) {
      if (!(error instanceof UserError) || more.length === 0) throw error;
      throw new UserError(error.code, { ...error.params, photo: index + 1 });
    }
  }
  return photos;
}

type FetchOptions = Pick<TakeFilesOptions, 'turn' | 'signal'>;
type FetchParts = Pick<TakeFilesParts, 'chat' | 'faces' | 'limits' | 'clock' | 'likenessRules'>;

/** A whole file in memory; its bytes are held in the turn until they are let go. Throws UserError. */
export async function fetchWhole(
  ref: MediaRef,
  role: MediaRole,
  requester: Requester,
  options: FetchOptions,
  parts: FetchParts,
): Promise<Uint8Array> {
  return (await fetchPhotos(1, ref, role, requester, options, parts))[0];
}

/** As `fetchWhole`, for a reference that may mean several photos. At least one, and `most` at most. */
async function fetchPhotos(
  most: number,
  given: MediaRef,
  role: MediaRole,
  requester: Requester,
  { turn, signal }: FetchOptions,
  parts: FetchParts,
): Promise<[Uint8Array, ...Uint8Array[]]> {
  const { chat, faces, limits, clock } = parts;
  let held = 0;
  async function hold(bytes: number): Promise<void> {
    await turn.hold(bytes, signal);
    held += bytes;
  }
  async function* holding(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      await hold(chunk.byteLength);
      yield chunk;
    }
  }
  try {
    const { owner, ref } = await located(given, requester, parts);
    const face = savedFaceOf(ref);
    if (face !== undefined && faces) {
      const [first, ...more] = await faces.openAll(owner, face);
      if (!first) throw new UserError('no-such-face');
      const photos: [Uint8Array, ...Uint8Array[]] = [first, ...more.slice(0, most - 1)];
      for (const { byteLength } of photos) await hold(byteLength);
      return photos;
    }
    const platform = chat(ref.platform);
    if (!platform) throw new Error(`${ref.platform} is not served here`);
    const bytes = await within(fetchingMs, signal, role, clock, async (inTime) =>
      readAll(holding(await platform.open(ref, inTime)), limits.maxBytes),
    );
    if (bytes) return [bytes];
    throw new UserError('too-many-bytes', { subject: role, limitMb: Math.floor(limits.maxBytes / 2 ** 20) });
  } catch (error) {
    turn.letGo(held);
    throw error;
  }
}

/** Where the picture of a member is; every other reference says it itself. */
async function located(
  ref: MediaRef,
  requester: Requester,
  { likenessRules }: Pick<TakeFilesParts, 'likenessRules'>,
): Promise<{ readonly owner: Member; readonly ref: MediaRef }> {
  const likeness = likenessOf(ref);
  if (!likeness) return { owner: requester, ref };
  if (!likenessRules) throw new UserError('likeness-refused');
  return likenessRules.locate(likeness, requester);
}

/** Throws UserError `media-unreachable` where the work takes longer than `ms`. */
async function within<Value>(
  ms: number,
  signal: AbortSignal,
  subject: MediaRole,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const [tooLate, ended] = [new AbortController(), new AbortController()];
  const late = clock.sleep(ms, ended.signal).then(() => tooLate.abort(new UserError('media-unreachable', { subject })));
  late.catch(() => undefined); // ended in time
  try {
    return await work(AbortSignal.any([signal, tooLate.signal]));
  } catch (error) {
    if (tooLate.signal.aborted && !signal.aborted) throw tooLate.signal.reason;
    const isGone = error instanceof UserError && error.code === 'media-unreachable'; // a platform does not know the role
    throw isGone ? new UserError(error.code, { ...error.params, subject }) : error;
  } finally {
    ended.abort();
  }
}
