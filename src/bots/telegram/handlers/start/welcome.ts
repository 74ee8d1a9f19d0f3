import { isolated } from '../../../translations/isolation.ts';
import { commandsOf, type Verb, verbs } from '../../../verbs.ts';
import type { TelegramContext } from '../../context.ts';
import { linkHome } from '../../messages/elsewhere/start-link.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button, type Keyboard, urlButton } from '../../messages/keyboard.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { editText, sendText } from '../../messages/send.ts';
import { platform } from '../../transport/update.ts';
import { isAdmin } from '../access.ts';
import type { Actor } from '../actor.ts';
import { askForFace } from '../drafts/questions.ts';
import { showLanguages } from '../menus.ts';
import { helpWays } from '../swap-request.ts';

/** What follows `?start=` in links that anybody may open. All other words are keys of what one person asked for. */
export const startWords = { face: 'face', home: 'home' } as const;

/** What a person sees first. `said` is shown above it. */
export async function showWelcome(context: TelegramContext, actor: Actor, said?: string): Promise<void> {
  const { translation, messageTarget } = actor;
  const isPrivate = messageTarget.chat > 0;
  const text = translation.text(isPrivate ? 'start-text' : 'start-group', { swap: '/swap' });
  const html = [...(said === undefined ? [] : [said, '']), text].map(escaped).join('\n');
  const how = button(translation.text('start-how'), 'start', 'how');
  const [first = [], ...others] = furtherButtons(context, actor);
  await sendText(context, messageTarget, html, [[...first, how], ...others]);
}

/** In a group a face is saved in the private chat. */
function furtherButtons(context: TelegramContext, { translation, messageTarget }: Actor): Keyboard {
  const save = translation.text('start-save-face');
  if (messageTarget.chat < 0) return [[urlButton(save, linkHome(context, startWords.face))]];
  return [[button(save, 'start', 'face')], [button(translation.text('start-language'), 'start', 'language')]];
}

/** Handles a button of the welcome. */
export async function answerWelcome(
  context: TelegramContext,
  actor: Actor,
  { key, messageRef }: { readonly key: string; readonly messageRef: MessageRef },
): Promise<void> {
  if (key === 'face') return askForFace(context, actor);
  if (key === 'language') return showLanguages(context, actor);
  await editText(context, messageRef, helpText(context, actor, false), furtherButtons(context, actor));
}

export async function showHelp(context: TelegramContext, actor: Actor): Promise<void> {
  const { chat } = actor.messageTarget;
  const isForAdmin = chat < 0 && (await isAdmin(context, chat, actor.author.id));
  await sendText(context, actor.messageTarget, helpText(context, actor, isForAdmin));
}

/** Names only what its readers may use. */
function helpText(
  context: TelegramContext,
  { translation, locale, messageTarget }: Actor,
  isForAdmin: boolean,
): string {
  const commandOf = ({ name }: Verb): string => isolated(`/${name}`, translation.language);
  const described = (verb: Verb): string => `${commandOf(verb)} – ${escaped(translation.text(`verb-${verb.name}`))}`;
  const commands = commandsOf(platform).filter((verb) => isForAdmin || !verb.isForAdmins);
  return [
    bold(translation.text('help-title')),
    escaped(translation.text('help-intro')),
    escaped(helpWays(context, locale)),
    escaped(translation.text('help-which-telegram', { swap: '/swap' })),
    escaped(translation.text('help-avatars-telegram', { swap: '/swap', optout: '/optout' })),
    '',
    bold(translation.text('help-commands')),
    ...commands.map(described),
    ...(messageTarget.chat < 0 ? ['', ...reactionLines(translation)] : []),
  ].join('\n');
}

function reactionLines(translation: Actor['translation']): readonly string[] {
  const reactions = verbs.flatMap((verb) => {
    if (!('reaction' in verb)) return [];
    const values = { emoji: verb.reaction.telegram, verb: translation.text(`verb-${verb.name}`) };
    return [escaped(translation.text('help-reaction', values))];
  });
  return [bold(translation.text('help-reactions')), ...reactions, escaped(translation.text('reactions-need-admin'))];
}
