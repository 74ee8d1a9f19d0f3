import type { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import { TelegramReplyRef } from '../messages/reply-ref.ts';
import { isPerson, memberOf } from '../transport/update.ts';

/** Who requests swaps, where, and in which update: the part of a reply reference that all swaps of a request share. */
export const RequestOrigin = TelegramReplyRef.pick({
  owner: true,
  ownerName: true,
  chat: true,
  thread: true,
  replyTo: true,
  place: true,
  guest: true,
  command: true,
  update: true,
});
export type RequestOrigin = z.infer<typeof RequestOrigin>;

/** The id of the group or channel whose settings and quota hold; undefined in a private chat. */
export function placeOf({ chat, place = chat }: Pick<RequestOrigin, 'chat' | 'place'>): number | undefined {
  return place < 0 ? place : undefined;
}

/** Whether the answer goes to a private chat that may be closed to the bot. */
export function goesHome({ place, guest }: RequestOrigin): boolean {
  return place !== undefined || guest !== undefined;
}

/** Telegram does not tell whose channel it is that writes in a group, and a person may have many. */
export function isChannelInGroup(origin: RequestOrigin): boolean {
  const place = placeOf(origin);
  return !isPerson(origin.owner) && place !== undefined && origin.owner !== String(place);
}

/** All channels that write in a group share the limits of one member there. */
export function requesterOf(origin: RequestOrigin): Requester {
  const place = placeOf(origin);
  const { owner } = origin;
  return {
    ...memberOf({ id: owner }),
    ...(place !== undefined && { place: String(place) }),
    ...(isChannelInGroup(origin) && { countedAs: `channels in ${place}` }),
  };
}

/**
 * The same origin, with the person's private chat for the answer. Unchanged for a channel or group that requests a swap
 * itself, which has no private chat.
 */
export function toPrivateChat<Origin extends RequestOrigin>(origin: Origin): Origin {
  const { owner, chat, place = chat } = origin;
  if (!isPerson(owner)) return origin;
  return { ...origin, chat: Number(owner), place, thread: undefined, replyTo: undefined };
}
