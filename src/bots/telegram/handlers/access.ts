import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import { closedTo, type PlaceSettings } from '../../../core/ports/settings.ts';
import { memberOf, platform, type TelegramContext, topicOf } from '../context.ts';
import { TelegramReplyRef } from '../messages/reply-ref.ts';
import { isClosed } from '../transport/api.ts';
import { isAdmin } from './members.ts';

/** Who asks, where, and in which update. */
export const RequestOrigin = TelegramReplyRef.pick({
  owner: true,
  ownerName: true,
  chat: true,
  thread: true,
  replyTo: true,
  place: true,
  update: true,
});
export type RequestOrigin = z.infer<typeof RequestOrigin>;

/** Throws UserError where the person may not swap in this place. */
export async function checkAccess(context: TelegramContext, origin: RequestOrigin): Promise<PlaceSettings | undefined> {
  const { owner, thread, place } = origin;
  const group = groupOf(origin);
  if (group === undefined) return undefined;
  const settings = await context.settings.get({ platform, id: String(group) });
  const { access, channels } = settings;
  if (access.who === 'everyone' && channels.length === 0) return settings;
  const isPlaceAdmin = await isAdmin(context, group, owner);
  const rules = place === undefined ? settings : { ...settings, channels: [] }; // asked again from a private chat
  const to = closedTo(rules, { isAdmin: isPlaceAdmin, ids: [owner], channel: topicOf({ thread }) });
  if (to) throw new UserError('place-closed', { to });
  return settings;
}

/** The group, or channel, whose rules hold. */
function groupOf({ chat, place = chat }: Pick<RequestOrigin, 'chat' | 'place'>): number | undefined {
  return place < 0 ? place : undefined;
}

/** The same, to be answered to the person alone; channels and groups that write as themselves have no private chat. */
export function toPrivateChat<SwapIntent extends RequestOrigin>(intent: SwapIntent): SwapIntent {
  const { owner, chat } = intent;
  if (owner.startsWith('-')) return intent;
  return { ...intent, chat: Number(owner), place: chat, thread: undefined, replyTo: undefined };
}

/** Bots may write first to nobody. */
export async function canWriteTo(context: TelegramContext, chat: number): Promise<boolean> {
  const action = { chat_id: chat, action: 'typing' as const };
  try {
    return await context.api.call((raw, inner) => raw.sendChatAction(action, inner), context.stopping);
  } catch (error) {
    context.stopping.throwIfAborted();
    return !isClosed(error);
  }
}

/** Those that may be used in a place; none for all. */
export async function allowedProviders(context: TelegramContext, origin: RequestOrigin): Promise<string[]> {
  const group = groupOf(origin);
  return group === undefined ? [] : (await context.settings.get({ platform, id: String(group) })).providers;
}

export function requesterOf(origin: RequestOrigin): Requester {
  const group = groupOf(origin);
  return { ...memberOf({ id: origin.owner }), ...(group !== undefined && { place: String(group) }) };
}
