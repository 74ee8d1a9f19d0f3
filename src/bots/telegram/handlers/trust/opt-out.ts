import { UserError } from '../../../../core/errors.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { sendText } from '../../messages/send.ts';
import { isPerson, memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { endQuestions } from './likeness.ts';

/** `/optout`. */
export async function optOut(context: TelegramContext, actor: Actor): Promise<void> {
  if (!(await checkPerson(context, actor))) return;
  const ended = await context.likenesses.optOut(memberOf(actor.author));
  await tellPrivately(context, actor, actor.translation.text('likeness-opted-out', { optin: '/optin' }));
  await endQuestions(context, ended);
}

/** `/optin`. */
export async function optIn(context: TelegramContext, actor: Actor): Promise<void> {
  if (!(await checkPerson(context, actor))) return;
  await context.likenesses.optIn(memberOf(actor.author));
  await tellPrivately(context, actor, actor.translation.text('likeness-opted-in'));
}

/** A channel or group that writes as itself has no profile picture of a person; it is told so. */
async function checkPerson(context: TelegramContext, { author, translation, messageTarget }: Actor): Promise<boolean> {
  if (isPerson(author.id)) return true;
  await sayBriefly(context, messageTarget, escaped(translation.error(new UserError('likeness-nobody'))));
  return false;
}

/** A person who has no private chat with the bot is told in the group that it is done. */
async function tellPrivately(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  sentence: string,
): Promise<void> {
  const isTold = await sendText(context, { chat: Number(author.id) }, escaped(sentence));
  if (isTold) return;
  const link = `https://t.me/${context.me.username}`;
  await sayBriefly(context, messageTarget, escaped(translation.text('likeness-done-privately', { link })));
}
