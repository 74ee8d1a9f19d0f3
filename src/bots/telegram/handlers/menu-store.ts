import { z } from 'zod';
import type { TelegramContext } from '../context.ts';
import { opaqueId } from '../messages/reply-ref.ts';
import type { Actor } from './actor.ts';

/** An open menu: its owner, and what its buttons refer to. */
export const Menu = z.object({
  /** The chat in which it was opened. Absent in menus that an older version stored. */
  chat: z.number().int().optional(),
  owner: z.string(),
  ownerName: z.string(),
  /** Ids, in the order of the buttons. */
  faces: z.array(z.string()).optional(),
  /** Ids of people, in the order of the buttons. */
  people: z.array(z.string()).optional(),
  /** The name of the group whose settings are shown. */
  title: z.string().optional(),
  /** The topic in which the settings were opened. */
  topic: z.string().optional(),
  /** The id of the person whose message the command /settings replied to. */
  candidate: z.string().optional(),
});
export type Menu = z.infer<typeof Menu>;

const dayMs = 24 * 60 * 60 * 1_000;

/** Stores a menu for a day. Returns its key, which its buttons hold. */
export async function openMenu(
  context: TelegramContext,
  { author, messageTarget: { chat } }: Actor,
  about: Omit<Menu, 'chat' | 'owner' | 'ownerName'> = {},
): Promise<string> {
  const key = opaqueId();
  const menu: Menu = { chat, owner: author.id, ownerName: author.name, ...about };
  await context.expiringStore.put(`telegram menu ${key}`, menu, {
    expiresAt: context.clock.now() + dayMs,
    secret: true,
  });
  return key;
}
