import type { RequestedFaces } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { Translation } from '../../translations/index.ts';
import { verbOfReaction } from '../../verbs.ts';
import { localeFor, platform, type TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { escaped } from '../messages/html.ts';
import { sendText } from '../messages/send.ts';
import {
  type Author,
  authorOf,
  authorOfUser,
  commandIn,
  type Press,
  type Reaction,
  type TelegramMessage,
} from '../transport/update.ts';
import { type Attachment, attachmentIn } from './attachments.ts';
import { runCommand } from './commands.ts';
import { type Actor, answerDraft, type DraftAction, draftActions, intentOf, takePictures, takeText } from './drafts.ts';
import { actOnJobs, type JobAction, jobActions } from './job-buttons.ts';
import { answerMenu, type MenuAction, menuActions } from './menus.ts';
import { recentAlbum, recentMediaAt } from './recent-media.ts';
import { answerPromise, requestSwap } from './swap-request.ts';

const mebibyte = 2 ** 20;
/** A press is answered within this time, whatever it has set going. */
const patienceMs = 8_000;

/** One message, or the messages of one album in order. */
export async function onMessages(
  context: TelegramContext,
  messages: readonly TelegramMessage[],
  update: number,
): Promise<void> {
  const [first] = messages;
  if (!first || first.is_automatic_forward) return; // the channel's own post is what counts
  if (first.migrate_to_chat_id) return migrate(context, first.chat.id, first.migrate_to_chat_id);
  const author = authorOf(first);
  if (!author) return;
  const actor = await actorOf(context, first, author, update);
  const captioned = messages.find((message) => commandIn(message, context.me.username)) ?? first;
  const command = commandIn(captioned, context.me.username);
  const attachments = messages.map(attachmentIn).filter((attachment) => attachment !== undefined);
  if (command?.name === 'swap') return swap(context, actor, captioned, attachments, command.rest);
  if (command) {
    if (await runCommand(context, actor, command, captioned)) return;
    if (first.chat.type !== 'private') return; // it may be another bot's
    const hint = actor.translation.text('unknown-command', { help: '/help' });
    return void (await sendText(context, actor.messageTarget, escaped(hint)));
  }
  if (first.chat.type === 'private') await onPrivateMessage(context, actor, first, attachments);
}

async function actorOf(
  context: TelegramContext,
  message: TelegramMessage,
  author: Author,
  update: number,
): Promise<Actor> {
  const { chat, message_id: replyTo, message_thread_id: thread, is_topic_message: inTopic } = message;
  const locale = await localeFor(context, chat.id, author);
  const messageTarget = { chat: chat.id, replyTo, ...(inTopic && thread && { thread }) };
  return { author, messageTarget, locale, translation: context.translations(locale), update };
}

/** The group has another id now; what it is set to and what was counted go along. */
async function migrate(context: TelegramContext, from: number, to: number): Promise<void> {
  await context.settings.move({ platform, id: String(from) }, { platform, id: String(to) });
}

async function swap(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly (Attachment | 'sticker-moving')[],
  which: string,
): Promise<void> {
  const { translation, messageTarget } = actor;
  const intent = { ...intentOf(actor), faces: facesFromWords(which, translation) };
  const replied = message.reply_to_message;
  const scene = attachmentIn(replied);
  const [face] = own;
  const attachments = [...own, ...(scene ? [scene] : [])];
  const problem = problemOf(context, actor, attachments);
  if (problem !== undefined) return void (await sendText(context, messageTarget, escaped(problem)));
  const refs = own.flatMap((attachment) => (typeof attachment === 'object' ? [attachment.ref] : []));
  if (!scene || scene === 'sticker-moving' || !replied) {
    if (refs.length === 0)
      return void (await sendText(context, messageTarget, escaped(translation.text('nothing-to-swap'))));
    return requestSwap(context, { ...intent, source: savedFaceRef(), targets: refs });
  }
  const source = typeof face === 'object' ? face.ref : savedFaceRef();
  const { media_group_id: group } = replied;
  const album = group && face === undefined ? await recentAlbum(context, replied.chat.id, group) : [];
  await requestSwap(context, { ...intent, source, targets: album.length > 1 ? album : [scene.ref] });
}

/** What follows `/swap`: the word for all of them, a place counted from the left, or nothing that is known. */
function facesFromWords(which: string, translation: Translation): RequestedFaces {
  const [all = ''] = translation.text('choice-all').split(' ');
  if (['all', all].includes(which.toLowerCase())) return { which: 'all' };
  return /^[1-9]\d?$/.test(which) ? { which: 'nth', fromLeft: Number(which) } : { which: 'largest' };
}

/** What can be seen before anything is fetched. */
function problemOf(
  context: TelegramContext,
  { translation }: Actor,
  attachments: readonly (Attachment | 'sticker-moving')[],
): string | undefined {
  const { largestDownload } = context.api;
  for (const attachment of attachments) {
    if (attachment === 'sticker-moving') return translation.text('sticker-moving');
    if (largestDownload === undefined || (attachment.size ?? 0) <= largestDownload) continue;
    return translation.text('file-too-large-here', { limitMb: Math.floor(largestDownload / mebibyte) });
  }
  return undefined;
}

async function onPrivateMessage(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  attachments: readonly (Attachment | 'sticker-moving')[],
): Promise<void> {
  const problem = problemOf(context, actor, attachments);
  if (problem !== undefined) return void (await sendText(context, actor.messageTarget, escaped(problem)));
  const refs = attachments.flatMap((attachment) => (typeof attachment === 'object' ? [attachment.ref] : []));
  if (refs.length > 0) return takePictures(context, actor, refs);
  if (message.text && (await takeText(context, actor, message.text))) return;
  await sendText(context, actor.messageTarget, escaped(actor.translation.text('start-text')));
}

export async function onReaction(
  context: TelegramContext,
  albums: Albums,
  reaction: Reaction,
  update: number,
): Promise<void> {
  const { user, chat, message_id: message } = reaction;
  const before = new Set(reaction.old_reaction.map(({ emoji }) => emoji));
  const added = reaction.new_reaction.find(({ type, emoji }) => type === 'emoji' && emoji && !before.has(emoji));
  const verb = added?.emoji ? verbOfReaction('telegram', added.emoji) : undefined;
  if (!user || user.is_bot || !verb) return;
  const by = authorOfUser(user);
  if (verb === 'swap') return swapByReaction(context, by, { chat: chat.id, message }, update);
  const key = await context.replyRefStore.keyAt({ chat: chat.id, message });
  const action = jobActions.find((one) => one === verb);
  if (key && action) await actOnJobs(context, albums, { action, key, by, chat: chat.id, update });
}

async function swapByReaction(
  context: TelegramContext,
  author: Author,
  at: { chat: number; message: number },
  update: number,
): Promise<void> {
  const scene = await recentMediaAt(context, at.chat, at.message);
  if (!scene) return;
  const locale = await localeFor(context, at.chat, author);
  const actor = {
    author,
    messageTarget: { chat: at.chat, replyTo: at.message },
    locale,
    translation: context.translations(locale),
    update,
  };
  await requestSwap(context, { ...intentOf(actor), source: savedFaceRef(), targets: [scene] });
}

/** Every press is answered, so that the button stops turning. */
export async function onPress(context: TelegramContext, albums: Albums, press: Press, update: number): Promise<void> {
  const early = Promise.withResolvers<string>();
  const following = answerPress(context, albums, press, update, early.resolve);
  const tooLong = new AbortController();
  const either = AbortSignal.any([context.stopping, tooLong.signal]);
  const soon = context.clock.sleep(patienceMs, either).catch(() => undefined);
  const said = await Promise.race([early.promise, following.catch(() => undefined), soon]);
  tooLong.abort();
  const answer = { callback_query_id: press.id, ...(said && { text: said.slice(0, 200) }) };
  await context.api
    .call((raw, inner) => raw.answerCallbackQuery(answer, inner), context.stopping)
    .catch((error) => context.onError(error)); // too old to be answered
  await following;
}

/** Returns what to answer, unless that was told already. */
async function answerPress(
  context: TelegramContext,
  albums: Albums,
  press: Press,
  update: number,
  answerNow: (said: string) => void,
): Promise<string | undefined> {
  const [action = '', key = '', choice = ''] = (press.data ?? '').split('.');
  const by = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? press.from.id;
  const locale = await localeFor(context, chat, by);
  const actor: Actor = {
    author: by,
    messageTarget: { chat },
    locale,
    translation: context.translations(locale),
    update,
  };
  if (!press.message) return actor.translation.text('asking-over');
  const messageRef = { chat, message: press.message.message_id };
  if (action === 'agree' || action === 'decline') return answerPromise(context, press, action, key, answerNow);
  if (isOneOf(jobActions, action)) return actOnJobs(context, albums, { action, key, by, ...messageRef, update });
  if (isOneOf(draftActions, action))
    return answerDraft(context, actor, { action, key: choice ? `${key}.${choice}` : key, messageRef });
  if (isOneOf(menuActions, action)) return answerMenu(context, actor, { action, key, choice, messageRef, answerNow });
  return actor.translation.text('asking-over');
}

function isOneOf<Action extends JobAction | DraftAction | MenuAction>(
  actions: readonly Action[],
  action: string,
): action is Action {
  return actions.some((one) => one === action);
}
