import { z } from 'zod';
import type { TelegramContext } from '../../context.ts';
import { opaqueId } from '../reply-ref.ts';

/** What a person asked for elsewhere, and which only their private chat can go on with. */
const StartLink = z.object({ owner: z.string(), ownerName: z.string(), wish: z.unknown() });
export type StartLink = z.infer<typeof StartLink>;

const dayMs = 24 * 60 * 60 * 1_000;

/** A link to the private chat. The bot gets `word` with /start: 1 to 64 letters, digits, `_` and `-`. */
export function linkHome({ me }: Pick<TelegramContext, 'me'>, word: string): string {
  return `https://t.me/${me.username}?start=${word}`;
}

/** Stores a wish for a day. Returns the link that goes on with it, for its owner alone. */
export async function createStartLink(context: TelegramContext, link: StartLink): Promise<string> {
  const key = opaqueId();
  const options = { expiresAt: context.clock.now() + dayMs, secret: true };
  await context.expiringStore.put(`telegram link ${key}`, link, options);
  return linkHome(context, key);
}

/** Undefined for a link that is used or too old. `word` may be anything that a person writes after /start. */
export async function findStartLink({ expiringStore }: TelegramContext, word: string): Promise<StartLink | undefined> {
  if (!/^[\w-]{16}$/.test(word)) return undefined;
  return StartLink.optional().parse(await expiringStore.get(`telegram link ${word}`));
}

export async function dropStartLink({ expiringStore }: TelegramContext, word: string): Promise<void> {
  await expiringStore.delete(`telegram link ${word}`);
}
