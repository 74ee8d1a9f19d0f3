import type { ChatMember } from 'grammy/types';
import type { TelegramContext } from '../context.ts';

/** Whether a person runs the place; no answer is a no. */
export async function isAdmin(context: TelegramContext, chat: number, id: string): Promise<boolean> {
  if (chat > 0 || id === String(chat)) return true;
  const member = await chatMemberOf(context, chat, id);
  return member?.status === 'creator' || member?.status === 'administrator';
}

/** What a member is called now; undefined where Telegram does not say. */
export async function nameOf(context: TelegramContext, chat: number, id: string): Promise<string | undefined> {
  const member = await chatMemberOf(context, chat, id);
  return member && [member.user.first_name, member.user.last_name].filter(Boolean).join(' ');
}

async function chatMemberOf(
  { api, stopping }: TelegramContext,
  chat: number,
  id: string,
): Promise<ChatMember | undefined> {
  if (!/^\d+$/.test(id)) return undefined;
  try {
    const payload = { chat_id: chat, user_id: Number(id) };
    return await api.call((raw, inner) => raw.getChatMember(payload, inner), stopping);
  } catch {
    stopping.throwIfAborted();
    return undefined;
  }
}
