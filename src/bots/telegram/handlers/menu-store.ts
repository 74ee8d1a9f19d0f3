import { z } from 'zod';
import type { TelegramContext } from '../context.ts';
import { opaqueId } from '../messages/reply-ref.ts';
import type { Actor } from './actor.ts';

/** A menu that is open, and whose it is. */
export const Menu = z.object({
  owner: z.string(),
  ownerName: z.string(),
  faces: z.array(z.string()).optional(),
  title: z.string().optional(),
  topic: z.string().optional(),
  candidate: z.string().optional(),
});
export type Menu = z.infer<typeof Menu>;

const dayMs = 24 * 60 * 60 * 1_000;

export async function openMenu(
  context: TelegramContext,
  { author }: Actor,
  about: Omit<Menu, 'owner' | 'ownerName'> = {},
): Promise<string> {
  const key = opaqueId();
  const menu: Menu = { owner: author.id, ownerName: author.name, ...about };
  await context.expiringStore.put(`telegram menu ${key}`, menu, {
    expiresAt: context.clock.now() + dayMs,
    secret: true,
  });
  return key;
}
