import { UserError } from '../errors.ts';
import { storeFile } from '../jobs/job-files.ts';
import type { Chat, MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { JobInputs } from '../ports/job.ts';
import { type Intake, type MediaLimits, type MediaRole, readAll, type StoredMedia } from '../ports/media.ts';
import { type Consents, type FaceBook, savedFaceOf } from '../ports/members.ts';
import type { Warning } from '../ports/provider.ts';
import type { Quota } from '../ports/quota.ts';
import type { BlobStore } from '../ports/storage.ts';
import type { Moderator } from '../ports/trust.ts';

export interface AdmissionParts {
  chat(platform: string): Chat;
  readonly intake: Intake;
  readonly blobs: BlobStore;
  readonly limits: MediaLimits;
  readonly consents: Pick<Consents, 'given'>;
  /** Absent where nobody can save a face. */
  readonly faces?: Pick<FaceBook, 'open'>;
  readonly moderator: Moderator;
  readonly quota: Quota;
}

export interface Admitted {
  readonly inputs: JobInputs;
  readonly warnings: Warning[];
}

/**
 * Decides whether a swap may happen: media rules, consent, moderation, quota, in this order. Stores the files of the
 * request until `expiresAt`. Throws UserError where the swap may not happen, and then keeps nothing.
 */
export async function admit(
  request: SwapRequest,
  { at, expiresAt, signal }: { at: number; expiresAt: number; signal: AbortSignal },
  parts: AdmissionParts,
): Promise<Admitted> {
  const kept: StoredMedia[] = [];

  async function take(ref: MediaRef, role: MediaRole): Promise<StoredMedia> {
    const bytes = await openWhole(ref, role, { requester: request.requester, signal }, parts);
    const facts = await parts.intake.inspect(bytes, role, signal);
    if (role !== 'target' && facts.kind !== 'image') throw new UserError('moving-face', { subject: role });
    if ((facts.seconds ?? 0) > parts.limits.maxSeconds) {
      throw new UserError('too-long', { subject: role, limitSeconds: parts.limits.maxSeconds });
    }
    const media = await storeFile(parts.blobs, facts, bytes, expiresAt);
    kept.push(media);
    if (!(await parts.moderator.allows(media, bytes, role, signal)))
      throw new UserError('moderated', { subject: role });
    return media;
  }

  try {
    if (!(await parts.consents.given(request.requester))) throw new UserError('consent-missing');
    const inputs = await takeAll(request, take);
    const counted = await parts.quota.take(request.requester, at);
    if (counted !== true) throw new UserError('quota-used-up', { limit: counted });
    return { inputs, warnings: kept.some(isAnimatedPicture) ? [{ code: 'first-frame-only' }] : [] };
  } catch (error) {
    await Promise.all(kept.map((media) => parts.blobs.remove(media.blobKey)));
    throw error;
  }
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

async function openWhole(
  ref: MediaRef,
  role: MediaRole,
  { requester, signal }: { requester: Requester; signal: AbortSignal },
  { chat, faces, limits }: AdmissionParts,
): Promise<Uint8Array> {
  const face = savedFaceOf(ref);
  if (face !== undefined && faces) return faces.open(requester, face);
  const stream = await chat(ref.platform).open(ref, signal);
  const bytes = await readAll(stream, limits.maxBytes);
  if (!bytes) throw new UserError('too-many-bytes', { subject: role, limitMb: Math.floor(limits.maxBytes / 2 ** 20) });
  return bytes;
}

function isAnimatedPicture(media: StoredMedia): boolean {
  return media.kind === 'image' && (media.frames ?? 1) > 1;
}
