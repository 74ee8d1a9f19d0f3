import type { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import { closedTo, type PlaceSettings } from '../../../core/ports/settings.ts';
import { type Bot, personOf, platform, topicOf } from '../context.ts';
import { Card } from '../messages/reply-ref.ts';
import { isClosed } from '../transport/api.ts';
import { isAdmin } from './members.ts';

/** Who asks, where, and in which update. */
export const Asker = Card.pick({
  owner: true,
  ownerName: true,
  chat: true,
  thread: true,
  replyTo: true,
  place: true,
  update: true,
});
export type Asker = z.infer<typeof Asker>;

/** Throws UserError where the person may not swap in this place. */
export async function checkPlace(bot: Bot, asker: Asker): Promise<PlaceSettings | undefined> {
  const { owner, thread, place } = asker;
  const group = groupOf(asker);
  if (group === undefined) return undefined;
  const settings = await bot.settings.get({ platform, id: String(group) });
  const { access, channels } = settings;
  if (access.who === 'everyone' && channels.length === 0) return settings;
  const isRunning = await isAdmin(bot, group, owner);
  const rules = place === undefined ? settings : { ...settings, channels: [] }; // asked again from a private chat
  const to = closedTo(rules, { isAdmin: isRunning, ids: [owner], channel: topicOf({ thread }) });
  if (to) throw new UserError('place-closed', { to });
  return settings;
}

/** The group, or channel, whose rules hold. */
function groupOf({ chat, place = chat }: Pick<Asker, 'chat' | 'place'>): number | undefined {
  return place < 0 ? place : undefined;
}

/** The same, to be answered to the person alone; channels and groups that write as themselves have no private chat. */
export function toPrivateChat<Wish extends Asker>(wish: Wish): Wish {
  const { owner, chat } = wish;
  if (owner.startsWith('-')) return wish;
  return { ...wish, chat: Number(owner), place: chat, thread: undefined, replyTo: undefined };
}

/** Bots may write first to nobody. */
export async function isOpen(bot: Bot, chat: number): Promise<boolean> {
  const action = { chat_id: chat, action: 'typing' as const };
  try {
    return await bot.api.call((raw, inner) => raw.sendChatAction(action, inner), bot.stopping);
  } catch (error) {
    bot.stopping.throwIfAborted();
    return !isClosed(error);
  }
}

/** Those that may be used in a place; none for all. */
export async function providersFor(bot: Bot, asker: Asker): Promise<string[]> {
  const group = groupOf(asker);
  return group === undefined ? [] : (await bot.settings.get({ platform, id: String(group) })).providers;
}

export function requesterOf(asker: Asker): Requester {
  const group = groupOf(asker);
  return { ...personOf({ id: asker.owner }), ...(group !== undefined && { place: String(group) }) };
}
