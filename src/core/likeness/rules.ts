import { type Clock, inTime } from '../clock.ts';
import { UserError, type UserErrorCode } from '../errors.ts';
import type { Chat, MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import { avatarRef, type Likeness, type LikenessConsents, likenessOf } from '../ports/likeness.ts';
import { type Member, type MemberHash, savedFaceRef } from '../ports/members.ts';
import type { Settings } from '../ports/settings.ts';
import type { ExpiringStore } from '../ports/storage.ts';
import { askedKey, findWho, Permit, permitKey } from './kept.ts';

/** The member whose picture the request uses has to be asked first. It may be requested again once they agree. */
export class ConsentNeeded extends UserError {
  readonly request: SwapRequest;

  constructor(request: SwapRequest) {
    super('likeness-unasked');
    this.request = request;
  }
}

/** Decides whether a swap may use the pictures of members. */
export interface LikenessRules {
  /** Uses up the permit of the request. Throws UserError where the pictures may not be used, such as ConsentNeeded. */
  admit(request: SwapRequest, signal: AbortSignal): Promise<void>;
  /**
   * Whether a request that was admitted may still use the pictures. Rejects where that cannot be found out now, which
   * allows nothing.
   */
  stillAllows(request: SwapRequest, signal: AbortSignal): Promise<boolean>;
  /** Whose picture a reference of an admitted request names, and where it is. Throws UserError. */
  locate(likeness: Likeness, requester: Requester): Promise<{ readonly owner: Member; readonly ref: MediaRef }>;
}

export interface LikenessRulesParts {
  readonly consents: Pick<LikenessConsents, 'hasOptedOut' | 'answerTo'>;
  readonly settings: Pick<Settings, 'get'>;
  readonly expiringStore: Pick<ExpiringStore, 'get' | 'put' | 'take'>;
  readonly memberHash: MemberHash;
  readonly clock: Clock;
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Pick<Chat, 'isIn'> | undefined;
}

/** The platform did not tell whether a member is in a place. */
class NotTold extends Error {
  override readonly name = 'NotTold';
}

/** Looking a member up may take so long, milliseconds. */
const lookUpMs = 10_000;

export function createLikenessRules(parts: LikenessRulesParts): LikenessRules {
  const { consents, settings, expiringStore, memberHash, clock } = parts;

  /**
   * Why nobody may use the picture here, whatever was agreed; undefined where it depends on the depicted member. Rejects
   * where the platform does not tell whether they are here.
   */
  async function problemWith(
    depicted: Member,
    requester: Requester,
    signal: AbortSignal,
  ): Promise<UserErrorCode | undefined> {
    const { platform, place } = requester;
    if (await consents.hasOptedOut(depicted)) return 'likeness-refused';
    if (place === undefined || depicted.platform !== platform) return 'likeness-nowhere';
    if ((await settings.get({ platform, id: place })).likeness === 'own') return 'likeness-own-only';
    if ((await consents.answerTo({ depicted, requester })) === 'never') return 'likeness-refused';
    return (await isThere(depicted, place, signal)) ? undefined : 'likeness-absent';
  }

  async function isThere(depicted: Member, place: string, signal: AbortSignal): Promise<boolean> {
    const onLate = (): never => {
      throw new Error('no answer in time');
    };
    try {
      const answer = parts.chat(depicted.platform)?.isIn?.(place, depicted, signal);
      return (await inTime(answer, { ms: lookUpMs, onLate, clock, signal })) ?? false;
    } catch (error) {
      signal.throwIfAborted();
      throw new NotTold('the platform does not tell who is in a place', { cause: error });
    }
  }

  async function admitOne(of: string, request: SwapRequest, signal: AbortSignal): Promise<void> {
    const { requester, permit } = request;
    const depicted = await findWho(of, { expiringStore });
    if (!depicted) throw new UserError('likeness-refused');
    const problem = await problemWith(depicted, requester, signal).catch((error) => {
      throw error instanceof NotTold ? new UserError('likeness-absent') : error;
    });
    if (problem) throw new UserError(problem);
    if ((await consents.answerTo({ depicted, requester })) === 'always') return;
    const by = memberHash(requester);
    if (permit !== undefined) {
      const kept = Permit.safeParse(await expiringStore.take(permitKey(permit))).data;
      if (kept?.depicted === of && kept.requester === by) return;
    }
    if ((await expiringStore.get(askedKey(of, by))) !== undefined) throw new UserError('likeness-asked');
    throw new ConsentNeeded(request);
  }

  /** The hashes of the members whose pictures the request uses, without the requester's own. */
  function othersIn(request: SwapRequest): readonly string[] {
    const own = memberHash(request.requester);
    const hashes = refsIn(request).flatMap((ref) => likenessOf(ref)?.of ?? []);
    return [...new Set(hashes)].filter((hash) => hash !== own);
  }

  return {
    async admit(request, signal) {
      const others = othersIn(request);
      if (others.length > 1) throw new UserError('likeness-refused'); // an answer is about one picture
      for (const of of others) await admitOne(of, request, signal);
    },
    async stillAllows(request, signal) {
      const { requester, permit } = request;
      for (const of of othersIn(request)) {
        const depicted = await findWho(of, { expiringStore });
        if (!depicted || (await problemWith(depicted, requester, signal))) return false;
        const isCovered = permit !== undefined || (await consents.answerTo({ depicted, requester })) === 'always';
        if (!isCovered) return false;
      }
      return true;
    },
    async locate({ of, as }, requester) {
      const owner = of === memberHash(requester) ? requester : await findWho(of, { expiringStore });
      if (!owner) throw new UserError('likeness-refused');
      return { owner, ref: as === 'face' ? savedFaceRef() : avatarRef(owner, requester.place) };
    },
  };
}

/** As `stillAllows`. Where there are no rules, no picture of a member may be used. */
export async function stillAllows(
  likenessRules: LikenessRules | undefined,
  request: SwapRequest,
  signal: AbortSignal,
): Promise<boolean> {
  if (likenessRules) return likenessRules.stillAllows(request, signal);
  return !usesLikeness(request);
}

/** Whether a job may use the pictures now. What cannot be found out is reported, and is a no. */
export async function allowsNow(
  likenessRules: LikenessRules | undefined,
  request: SwapRequest,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<boolean> {
  try {
    return await stillAllows(likenessRules, request, signal);
  } catch (error) {
    signal.throwIfAborted();
    onError(error);
    return false;
  }
}

/** Whether the request uses the picture of a member. */
export function usesLikeness(request: SwapRequest): boolean {
  return refsIn(request).some(likenessOf);
}

function refsIn({ source, morePhotos = [], target, faces }: SwapRequest): readonly MediaRef[] {
  const reference = faces.which === 'reference' ? [faces.reference] : [];
  const assigned =
    faces.which === 'assigned'
      ? faces.assignments.flatMap((row) => ('reference' in row ? [row.reference, row.source] : [row.source]))
      : [];
  return [...(source ? [source] : []), ...morePhotos, target, ...reference, ...assigned];
}
