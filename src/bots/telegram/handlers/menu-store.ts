import { z } from 'zod';
import type { Member } from '../../../core/ports/members.ts';
import type { TelegramContext } from '../context.ts';
import type { MessageRef } from '../messages/message-index.ts';
import { opaqueId } from '../messages/reply-ref.ts';
import type { Actor } from './actor.ts';
import type { Page } from './settings-menu.ts';

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

/** A press of a button of a menu. */
export interface MenuPress {
  readonly key: string;
  /** What was chosen, such as the position of a face in the list; empty where nothing is chosen. */
  readonly choice: string;
  readonly messageRef: MessageRef;
  /** Answers the press before its work is done. */
  answerNow(text: string): void;
}

/** What the handler of an action works with. `actor` has the id of the owner of the menu. */
export interface MenuUse extends MenuPress {
  readonly context: TelegramContext;
  readonly actor: Actor;
  readonly member: Member;
  readonly menu: Menu;
  /** The id of the chosen face; empty where none is chosen. */
  readonly face: string;
}

/** A page is shown in the message of the menu; a string is the answer to the press. */
export type MenuHandler = (use: MenuUse) => Promise<Page | string | undefined>;
