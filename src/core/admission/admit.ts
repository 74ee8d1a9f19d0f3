import { randomUUID } from 'node:crypto';
import { checkFit, type Providers } from '../attempts/provider-choice.ts';
import { refuseUnlessPassed } from '../content-gate.ts';
import { UserError } from '../errors.ts';
import { inputOf, inputsOutliveMs, releaseFiles } from '../jobs/job-files.ts';
import { advance } from '../jobs/transitions.ts';
import type { MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { Job, JobInputs } from '../ports/job.ts';
import { likenessOf } from '../ports/likeness.ts';
import type { MediaRole, StoredMedia } from '../ports/media.ts';
import type { Consents } from '../ports/members.ts';
import { atOnceUsedUp, type Quota, quotaUsedUp } from '../ports/quota.ts';
import type { DiskRoom, JobStore } from '../ports/storage.ts';
import type { Blocks, Verification, Verifier } from '../ports/trust.ts';
import { createIntakeTurns } from './intake-turns.ts';
import { type FacesSeen, type LookAtFacesOptions, lookAtFaces } from './look-at-faces.ts';
import { checkFacesPicked, type PickFacesParts, portraitIn } from './pick-faces.ts';
import { createPlaces } from './places.ts';
import { fetchWhole, type TakeFilesParts, takeFiles } from './take-files.ts';

export interface RequestOptions {
  /** Whether the requester can be asked which faces they mean. */
  readonly asksForFaces?: boolean;
}

export interface AdmissionParts extends TakeFilesParts, PickFacesParts {
  readonly consents: Pick<Consents, 'given'>;
  readonly blocks: Pick<Blocks, 'isMemberBlocked'>;
  readonly quota: Quota;
  readonly providers: Providers;
  readonly store: Pick<JobStore, 'insert' | 'get' | 'reached' | 'update' | 'remove'>;
  readonly owner: string;
  readonly deadlineMs: number;
  readonly verifier: Verifier;
  /** Absent where nothing bounds what is stored. */
  readonly room?: DiskRoom;
}

export interface Admission {
  /**
   * Decides whether a swap may happen, in this order: blocks, promise, rate, room, consent of depicted members, quota, place
   * among the jobs at once, and only then files are fetched, inspected and moderated. Stores the request as a job, whose
   * lease this process then holds. Throws UserError where the swap may not happen, such as FacesToPick; then nothing is
   * kept, and what was counted is given back.
   */
  admit(request: SwapRequest, signal: AbortSignal, options?: RequestOptions): Promise<Job>;
  /**
   * A picture to keep as a face, under the same limits as the files of a request. Of several faces it is the one with
   * this number. Throws UserError, such as FacesToPick where no number was given.
   */
  portrait(ref: MediaRef, requester: Requester, signal: AbortSignal, number?: number): Promise<Uint8Array>;
  /**
   * The faces of a picture, under the same limits as the scene of a request. Throws UserError, such as `moving-face` for a
   * GIF or video where `fromVideos` is not set.
   */
  faces(ref: MediaRef, requester: Requester, signal: AbortSignal, options?: LookAtFacesOptions): Promise<FacesSeen>;
  /** Whether a file was made here, under the same limits as the files of a request. Throws UserError. */
  verify(ref: MediaRef, requester: Requester, signal: AbortSignal): Promise<Verification>;
}

/**
 * Files are fetched and inspected for so many requests at once, and are in memory meanwhile. Those of one member come one
 * after another, so that the worst files delay nobody else's.
 */
const turnLimits = { ofMember: 1, ofAll: 16, bytes: 96 * 2 ** 20 };

export function createAdmission(parts: AdmissionParts): Admission {
  const { clock, blocks, consents, quota, store, owner, providers, deadlineMs } = parts;
  const turns = createIntakeTurns(turnLimits);
  const reservePlace = createPlaces(parts);

  async function take(request: SwapRequest, at: number, signal: AbortSignal): Promise<Job> {
    const { requester } = request;
    const leavePlace = await reservePlace(requester);
    try {
      const deadlineAt = at + deadlineMs;
      const expiresAt = deadlineAt + inputsOutliveMs;
      const files = await turns(requester, signal, (turn) => takeFiles(request, { turn, expiresAt, signal }, parts));
      return queuedJob(request, { at, deadlineAt, ...files });
    } finally {
      leavePlace();
    }
  }

  async function checkMember(requester: Requester): Promise<void> {
    if (await blocks.isMemberBlocked(requester)) throw new UserError('member-blocked');
  }

  /** Before a picture is given back to the requester, whole or in parts. */
  async function checkShown(ref: MediaRef, requester: Requester): Promise<void> {
    if (likenessOf(ref)) throw new UserError('likeness-refused'); // the member has agreed to swaps alone
    await checkMember(requester);
  }

  async function withFile<Value>(
    ref: MediaRef,
    role: MediaRole,
    requester: Requester,
    signal: AbortSignal,
    work: (bytes: Uint8Array) => Promise<Value>,
  ): Promise<Value> {
    await countIntake(requester, clock.now());
    return turns(requester, signal, async (turn) => {
      const bytes = await fetchWhole(ref, role, requester, { turn, signal }, parts);
      return work(bytes).finally(() => turn.letGo(bytes.byteLength));
    });
  }

  async function countIntake(requester: Requester, at: number): Promise<void> {
    if ((await quota.takeIntake?.(requester, at)) === false) throw quotaUsedUp('member-minute');
  }

  async function askForFaces(job: Job, signal: AbortSignal): Promise<void> {
    checkFit(providers, job.request, inputOf(job, parts)); // nobody is asked about what is refused anyway
    await turns(job.request.requester, signal, (turn) => checkFacesPicked(job, turn, signal, parts));
  }

  async function insert(job: Job): Promise<void> {
    const atOnce = quota.atOnce?.(job.request.requester);
    checkFit(providers, job.request, inputOf(job, parts));
    const reached = await store.insert(job, owner, atOnce).catch(async (error) => {
      if ((await store.get(job.id)) === undefined) throw error; // otherwise only the answer was lost
    });
    if (reached !== undefined) throw atOnceUsedUp(reached);
  }

  async function withdraw(job: Job): Promise<never> {
    await store.update(advance(job, { kind: 'cancelled', at: clock.now(), charged: false, followUps: [] }), owner);
    await store.remove(job.id, owner);
    throw new UserError('consent-missing');
  }

  return {
    async admit(request, signal, { asksForFaces = false } = {}) {
      const { requester } = request;
      await checkMember(requester);
      if (!(await consents.given(requester))) throw new UserError('consent-missing');
      const at = clock.now();
      await countIntake(requester, at); // first: a flood that is refused by it writes nothing
      await parts.room?.check();
      await parts.likenessRules?.admit(request, signal);
      const counted = await quota.take(requester, at);
      if (counted !== true) throw quotaUsedUp(counted);
      let job: Job | undefined;
      try {
        job = await take(request, at, signal);
        if (asksForFaces) await askForFaces(job, signal);
        await insert(job);
        if (!(await consents.given(requester))) await withdraw(job); // taken back while the files were fetched
        return job;
      } catch (error) {
        await quota.giveBack(requester, at);
        if (job) await releaseFiles(job, parts);
        throw error;
      }
    },
    async portrait(ref, requester, signal, number) {
      await checkShown(ref, requester);
      return withFile(ref, 'source', requester, signal, async (bytes) => {
        const facts = await parts.intake.inspect(bytes, 'source', signal);
        await refuseUnlessPassed(facts, bytes, 'source', signal, parts);
        return portraitIn(bytes, number, signal, parts);
      });
    },
    async faces(ref, requester, signal, options = {}) {
      await checkShown(ref, requester);
      return withFile(ref, 'target', requester, signal, (bytes) => lookAtFaces(bytes, options, signal, parts));
    },
    verify: (ref, requester, signal) =>
      withFile(ref, 'target', requester, signal, (bytes) => parts.verifier.verify(bytes, signal)),
  };
}

interface Taken {
  readonly at: number;
  readonly deadlineAt: number;
  readonly inputs: JobInputs;
  readonly kept: readonly StoredMedia[];
}

function queuedJob(request: SwapRequest, { at, deadlineAt, inputs, kept }: Taken): Job {
  return {
    version: 3,
    state: 'queued',
    id: randomUUID(),
    request,
    requestedAt: at,
    begunAt: at,
    deadlineAt,
    inputs,
    tried: [],
    attempts: {},
    warnings: kept.some(isAnimatedPicture) ? [{ code: 'first-frame-only' }] : [],
  };
}

function isAnimatedPicture(media: StoredMedia): boolean {
  return media.kind === 'image' && (media.frames ?? 1) > 1;
}
