import type { ChatMember } from 'grammy/types';
import { UserError } from '../../../core/errors.ts';
import { closedTo, type PlaceSettings } from '../../../core/ports/settings.ts';
import type { TelegramContext } from '../context.ts';
import type { MessageTarget } from '../messages/message-target.ts';
import { TelegramError } from '../transport/errors.ts';
import { type Author, isPerson, platform } from '../transport/update.ts';
import { placeOf, type RequestOrigin } from './request-origin.ts';

/** Throws UserError where the person may not swap in this group. Returns its settings; undefined in a private chat. */
export async function checkAccess(context: TelegramContext, origin: RequestOrigin): Promise<PlaceSettings | undefined> {
  const { owner, thread, place } = origin;
  const group = placeOf(origin);
  if (group === undefined) return undefined;
  const settings = await context.settings.get({ platform, id: String(group) });
  const { access, channels } = settings;
  if (access.who === 'everyone' && channels.length === 0) return settings;
  const isPlaceAdmin = await isAdmin(context, group, owner);
  const rules = place === undefined ? settings : { ...settings, channels: [] }; // requested again from a private chat
  const to = closedTo(rules, { isAdmin: isPlaceAdmin, ids: [owner], channel: topicOf({ thread }) });
  if (to) throw new UserError('place-closed', { to });
  return settings;
}

/** The topic as settings name it. Messages outside of every topic are in the first one, “General”. */
export function topicOf({ thread = 1 }: Pick<MessageTarget, 'thread'>): string {
  return String(thread);
}

/** The names of the providers that may be used in this group; empty where all may be used. */
export async function allowedProviders(context: TelegramContext, origin: RequestOrigin): Promise<string[]> {
  const group = placeOf(origin);
  return group === undefined ? [] : (await context.settings.get({ platform, id: String(group) })).providers;
}

/** Whether the author owns a swap. A swap of a channel or group itself belongs to all of its admins. */
export async function isOwner(
  context: TelegramContext,
  { owner, chat }: Pick<RequestOrigin, 'owner' | 'chat'>,
  author: Author,
): Promise<boolean> {
  return owner === author.id || (!isPerson(owner) && (await isAdmin(context, chat, author.id)));
}

/** Whether a person is an admin of the chat. Throws RateLimited or AnswerLost where Telegram does not answer. */
export async function isAdmin(context: TelegramContext, chat: number, id: string): Promise<boolean> {
  if (id === String(chat)) return true;
  if (chat > 0) return false; // somebody else's private chat
  const member = await chatMemberOf(context, chat, id);
  return member?.status === 'creator' || member?.status === 'administrator';
}

/** Whether a person is in the chat; false where Telegram refuses to tell. Throws RateLimited or AnswerLost. */
export async function isMember(context: TelegramContext, chat: number, id: string): Promise<boolean> {
  const member = await chatMemberOf(context, chat, id);
  if (!member || member.status === 'left' || member.status === 'kicked') return false;
  return member.status !== 'restricted' || member.is_member;
}

/** The present name of a member; undefined where Telegram does not answer. */
export async function nameOf(context: TelegramContext, chat: number, id: string): Promise<string | undefined> {
  const member = await chatMemberOf(context, chat, id).catch(() => undefined);
  context.stopping.throwIfAborted();
  return member && [member.user.first_name, member.user.last_name].filter(Boolean).join(' ');
}

/** Undefined where Telegram refuses to tell. */
async function chatMemberOf(
  { api, stopping }: TelegramContext,
  chat: number,
  id: string,
): Promise<ChatMember | undefined> {
  if (!/^\d+$/.test(id)) return undefined;
  try {
    const payload = { chat_id: chat, user_id: Number(id) };
    return await api.call((raw, inner) => raw.getChatMember(payload, inner), stopping);
  } catch (error) {
    if (error instanceof TelegramError) return undefined;
    throw error;
  }
}
