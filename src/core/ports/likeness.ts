import { z } from 'zod';
import type { MediaRef } from './chat.ts';
import type { Member } from './members.ts';

/** A requester, and the member whose picture they would use as the source face. */
export interface LikenessPair {
  readonly depicted: Member;
  readonly requester: Member;
}

/** An answer of a depicted member that still holds. */
export interface StandingAnswer {
  readonly requester: Member;
  /** As the requester was called when the member was asked. */
  readonly name?: string | undefined;
  readonly answer: 'always' | 'never';
}

/**
 * What members have decided about the use of their pictures by others. Members are named by a keyed hash. When a method
 * rejects, the answer counts as a no.
 */
export interface LikenessConsents {
  hasOptedOut(member: Member): Promise<boolean>;
  /** Takes back everything that the member has allowed, too. Outlives `removeAll`. */
  optOut(member: Member): Promise<void>;
  optIn(member: Member): Promise<void>;
  /** The answer that still holds. */
  answerTo(pair: LikenessPair): Promise<'always' | 'never' | undefined>;
  /** An “always” of a member who has opted out is not kept. */
  answer(pair: LikenessPair, answer: 'always' | 'never', name?: string): Promise<void>;
  /** All answers that still hold, the oldest first, without those to forgotten requesters. */
  answersOf(depicted: Member): Promise<readonly StandingAnswer[]>;
  takeBack(pair: LikenessPair): Promise<void>;
  /**
   * Deletes what tells of the member on either side: what they have allowed, what others have allowed them, and names.
   * What protects somebody stays as hashes: that a member has opted out, and every “never”.
   */
  removeAll(member: Member): Promise<void>;
}

const likenessPlatform = 'likeness';
const LikenessRef = z.object({
  platform: z.literal(likenessPlatform),
  /** The keyed hash of the member. */
  of: z.string(),
  as: z.enum(['avatar', 'face']),
});
/** The avatar of a member, or the saved face that they use by default. */
export type Likeness = Pick<z.infer<typeof LikenessRef>, 'of' | 'as'>;

/** A source that is a picture of a member. It can be stored: it does not say who it is. */
export function likenessRef({ of, as }: Likeness): MediaRef {
  return { platform: likenessPlatform, of, as };
}

/** Undefined for other references. */
export function likenessOf(ref: MediaRef): Likeness | undefined {
  return LikenessRef.safeParse(ref).data;
}

const AvatarRef = z.object({ platform: z.string(), avatarOf: z.string(), place: z.string().optional() });

/** What a platform opens to read a member's avatar, as it is shown in the place. Never stored. */
export function avatarRef({ platform, id }: Member, place: string | undefined): MediaRef {
  return { platform, avatarOf: id, ...(place !== undefined && { place }) };
}

/** Undefined for other references. */
export function avatarOf(ref: MediaRef): { readonly member: string; readonly place?: string | undefined } | undefined {
  const { data } = AvatarRef.safeParse(ref);
  return data && { member: data.avatarOf, place: data.place };
}
