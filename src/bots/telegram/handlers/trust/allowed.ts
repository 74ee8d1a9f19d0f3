import type { TelegramContext } from '../../context.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button } from '../../messages/keyboard.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { openMenu } from '../menu-store.ts';
import type { Page } from '../settings-menu.ts';

/** Whom a person has allowed to use their picture, with buttons that take it back. */
export async function allowedPage(context: TelegramContext, actor: Actor): Promise<Page> {
  const { author, translation } = actor;
  const allowed = await context.likenesses.allowed(memberOf(author));
  if (allowed.length === 0) return { html: escaped(translation.text('likeness-allowed-none')), keyboard: [] };
  const key = await openMenu(context, actor, { allowed: allowed.map(({ member }) => member.id) });
  const rows = allowed.map(({ member, name }, index) => [button(name ?? member.id, 'unallow', `${key}.${index}`)]);
  const close = button(translation.text('button-close'), 'close', key);
  return { html: bold(translation.text('likeness-allowed-title')), keyboard: [...rows, [close]] };
}
