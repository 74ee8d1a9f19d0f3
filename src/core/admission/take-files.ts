import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { storeFile } from '../jobs/job-files.ts';
import type { Chat, MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { JobInputs } from '../ports/job.ts';
import {
  type Intake,
  type MediaFacts,
  type MediaLimits,
  type MediaRole,
  readAll,
  type StoredMedia,
} from '../ports/media.ts';
import { type FaceBook, savedFaceOf } from '../ports/members.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { Moderator } from '../ports/trust.ts';
import type { IntakeTurn } from './intake-turns.ts';

export interface TakeFilesParts {
  readonly clock: Clock;
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  readonly intake: Intake;
  readonly blobs: BlobStore;
  readonly limits: MediaLimits;
  /** Absent where nobody can save a face. */
  readonly faces?: Pick<FaceBook, 'open'>;
  readonly moderator: Moderator;
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
    return { inputs: await takeAll(request, take), kept };
  } catch (error) {
    await Promise.all(kept.map((media) => parts.blobs.remove(media.blobKey)));
    throw error;
  }

  async function take(ref: MediaRef, role: MediaRole): Promise<StoredMedia> {
    const { turn, expiresAt, signal } = options;
    const bytes = await fetchWhole(ref, role, request.requester, { turn, signal }, parts);
    try {
      const media = await storeFile(parts.blobs, await inspect(bytes, role, signal, parts), bytes, expiresAt);
      kept.push(media);
      if ((await parts.moderator.judge(media, bytes, role, signal)) === 'pass') return media;
      throw new UserError('moderated', { subject: role });
    } finally {
      turn.letGo(bytes.byteLength);
    }
  }
}

async function inspect(
  bytes: Uint8Array,
  role: MediaRole,
  signal: AbortSignal,
  { intake, limits: { maxSeconds } }: TakeFilesParts,
): Promise<MediaFacts> {
  const facts = await intake.inspect(bytes, role, signal);
  if (role !== 'target' && facts.kind !== 'image') throw new UserError('moving-face', { subject: role });
  if ((facts.seconds ?? 0) <= maxSeconds) return facts;
  throw new UserError('too-long', { subject: role, limitSeconds: maxSeconds });
}

async function takeAll(
  request: SwapRequest,
  take: (ref: MediaRef, role: MediaRole) => Promise<StoredMedia>,
): Promise<JobInputs> {
  const inputs: JobInputs = { target: await take(request.target, 'target') };
  if (request.source) inputs.source = await take(request.source, 'source');
  if (request.faces.which === 'reference') inputs.reference = await take(request.faces.reference, 'reference');
  if (request.faces.which === 'assigned') {
    inputs.assignments = [];
    for (const { fromLeft, source } of request.faces.assignments) {
      inputs.assignments.push({ fromLeft, source: await take(source, 'source') });
    }
  }
  return inputs;
}

/** A whole file in memory; its bytes are held in the turn until they are let go. Throws UserError. */
export async function fetchWhole(
  ref: MediaRef,
  role: MediaRole,
  requester: Requester,
  { turn, signal }: Pick<TakeFilesOptions, 'turn' | 'signal'>,
  { chat, faces, limits, clock }: Pick<TakeFilesParts, 'chat' | 'faces' | 'limits' | 'clock'>,
): Promise<Uint8Array> {
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
    const face = savedFaceOf(ref);
    if (face !== undefined && faces) {
      const bytes = await faces.open(requester, face);
      await hold(bytes.byteLength);
      return bytes;
    }
    const platform = chat(ref.platform);
    if (!platform) throw new Error(`${ref.platform} is not served here`);
    const bytes = await within(fetchingMs, signal, role, clock, async (inTime) =>
      readAll(holding(await platform.open(ref, inTime)), limits.maxBytes),
    );
    if (bytes) return bytes;
    throw new UserError('too-many-bytes', { subject: role, limitMb: Math.floor(limits.maxBytes / 2 ** 20) });
  } catch (error) {
    turn.letGo(held);
    throw error;
  }
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
    throw error;
  } finally {
    ended.abort();
  }
}
