import type { TelegramContext } from '../../context.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button } from '../../messages/keyboard.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { openMenu } from '../menu-store.ts';
import type { Page } from '../settings-menu.ts';

/** The answers of a person that still hold, with buttons that take them back. */
export async function answersPage(context: TelegramContext, actor: Actor): Promise<Page> {
  const { author, translation } = actor;
  const answers = await context.likenesses.answersOf(memberOf(author));
  if (answers.length === 0) return { html: escaped(translation.text('likeness-answers-none')), keyboard: [] };
  const key = await openMenu(context, actor, { people: answers.map(({ requester }) => requester.id) });
  const rows = answers.map(({ requester, name = requester.id, answer }, index) => {
    return [button(translation.text('likeness-standing', { answer, name }), 'unsay', `${key}.${index}`)];
  });
  const close = button(translation.text('button-close'), 'close', key);
  return { html: bold(translation.text('likeness-answers-title')), keyboard: [...rows, [close]] };
}
