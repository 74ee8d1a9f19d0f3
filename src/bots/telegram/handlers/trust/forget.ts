import { countKept, forgottenText } from '../../../forgotten.ts';
import type { TelegramContext } from '../../context.ts';
import { createStartLink } from '../../messages/elsewhere/start-link.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button, urlButton } from '../../messages/keyboard.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { sendText } from '../../messages/send.ts';
import { isPerson, memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { openMenu } from '../menu-store.ts';
import type { Page } from '../settings-menu.ts';

/** The command /forget. A person is asked in private; a channel or group, which has no private chat, where it writes. */
export async function runForget(context: TelegramContext, actor: Actor): Promise<void> {
  const { author, translation, messageTarget } = actor;
  if (messageTarget.chat > 0 || !isPerson(author.id)) return void (await askIn(context, actor));
  const chat = Number(author.id);
  if (await askIn(context, { ...actor, messageTarget: { chat } }))
    return void (await sayBriefly(context, messageTarget, escaped(translation.text('forget-asked-privately'))));
  const url = await createStartLink(context, { owner: author.id, ownerName: author.name, wish: { to: 'forget' } });
  const open = urlButton(translation.text('button-open-chat'), url);
  await sayBriefly(context, messageTarget, escaped(translation.text('forget-ask-privately')), [[open]]);
}

/** False where the bot may not write. */
async function askIn(context: TelegramContext, actor: Actor): Promise<boolean> {
  const { html, keyboard } = await forgetPage(context, actor, await openMenu(context, actor));
  return (await sendText(context, actor.messageTarget, html, keyboard)) !== undefined;
}

/** The question, in the menu with this key. */
export async function forgetPage(
  context: TelegramContext,
  { author, translation }: Pick<Actor, 'author' | 'translation'>,
  key: string,
): Promise<Page> {
  const yes = button(translation.text('forget-yes'), 'sure', key);
  const no = button(translation.text('forget-no'), 'close', key);
  const asked = translation.text('forget-ask', await countKept(memberOf(author), context));
  return { html: `${bold(translation.text('forget-title'))}\n${escaped(asked)}`, keyboard: [[yes], [no]] };
}

/** Deletes everything about the owner of the menu. */
export async function forgetOwner(
  context: TelegramContext,
  { author, translation }: Pick<Actor, 'author' | 'translation'>,
): Promise<Page> {
  try {
    const forgotten = await context.forgetting.forget(memberOf(author));
    return { html: escaped(forgottenText(forgotten, translation)), keyboard: [] };
  } catch (error) {
    context.stopping.throwIfAborted();
    context.onError(error);
    return { html: escaped(translation.text('forget-later')), keyboard: [] };
  }
}
