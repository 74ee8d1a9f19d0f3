import type { Chat, MediaRef, Requester, SwapRequest } from './chat.ts';
import { UserError } from './errors.ts';
import type { JobInputs } from './job.ts';
import { keep } from './kept-media.ts';
import { type Intake, type KeptMedia, type MediaLimits, type MediaRole, readAll } from './media.ts';
import type { Warning } from './provider.ts';
import type { Shelf } from './storage.ts';

/** Has this person promised that they may use the pictures? No answer is a no. */
export interface Consents {
  given(requester: Requester): Promise<boolean>;
}

/** Looks at the content of a picture. No answer is a no. */
export interface Moderator {
  allows(media: KeptMedia, bytes: Uint8Array, role: MediaRole | 'result', signal: AbortSignal): Promise<boolean>;
}

/** Counts jobs a day and at once. */
export interface Quota {
  take(requester: Requester, at: number): Promise<boolean>;
  /** Only where no paid request may have been received. */
  giveBack(requester: Requester, takenAt: number): Promise<void>;
}

export interface AdmissionParts {
  chat(platform: string): Chat;
  readonly intake: Intake;
  readonly shelf: Shelf;
  readonly limits: MediaLimits;
  readonly consents: Consents;
  readonly moderator: Moderator;
  readonly quota: Quota;
}

export interface Admitted {
  readonly inputs: JobInputs;
  readonly warnings: Warning[];
}

/**
 * May this swap happen? Media rules, consent, moderation, quota, in this order. Throws UserError where it may not;
 * nothing is kept then.
 */
export async function admit(
  request: SwapRequest,
  { at, expiresAt, signal }: { at: number; expiresAt: number; signal: AbortSignal },
  parts: AdmissionParts,
): Promise<Admitted> {
  const kept: KeptMedia[] = [];

  async function take(ref: MediaRef, role: MediaRole): Promise<KeptMedia> {
    const bytes = await openWhole(ref, role, signal, parts);
    const facts = await parts.intake.inspect(bytes, role, signal);
    if (role !== 'target' && facts.kind !== 'image') throw new UserError('moving-face', { subject: role });
    if ((facts.seconds ?? 0) > parts.limits.maxSeconds) {
      throw new UserError('too-long', { subject: role, limitSeconds: parts.limits.maxSeconds });
    }
    const media = await keep(parts.shelf, facts, bytes, expiresAt);
    kept.push(media);
    if (!(await parts.moderator.allows(media, bytes, role, signal)))
      throw new UserError('moderated', { subject: role });
    return media;
  }

  try {
    if (!(await parts.consents.given(request.requester))) throw new UserError('consent-missing');
    const inputs = await takeAll(request, take);
    if (!(await parts.quota.take(request.requester, at))) throw new UserError('quota-used-up');
    return { inputs, warnings: kept.some(isAnimatedPicture) ? [{ code: 'first-frame-only' }] : [] };
  } catch (error) {
    await Promise.all(kept.map((media) => parts.shelf.remove(media.shelfKey)));
    throw error;
  }
}

async function takeAll(
  request: SwapRequest,
  take: (ref: MediaRef, role: MediaRole) => Promise<KeptMedia>,
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
  signal: AbortSignal,
  { chat, limits }: AdmissionParts,
): Promise<Uint8Array> {
  const stream = await chat(ref.platform).open(ref, signal);
  const bytes = await readAll(stream, limits.maxBytes);
  if (!bytes) throw new UserError('too-many-bytes', { subject: role, limitMb: Math.floor(limits.maxBytes / 2 ** 20) });
  return bytes;
}

function isAnimatedPicture(media: KeptMedia): boolean {
  return media.kind === 'image' && (media.frames ?? 1) > 1;
}
