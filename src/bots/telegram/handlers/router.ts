import type { RequestedFaces } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { Translation } from '../../translations/index.ts';
import { verbOfReaction } from '../../verbs.ts';
import { type Bot, localeFor, platform } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { escaped } from '../messages/html.ts';
import { say } from '../messages/send.ts';
import {
  type Author,
  authorOf,
  authorOfUser,
  commandIn,
  type Press,
  type Reaction,
  type TelegramMessage,
} from '../transport/update.ts';
import { type Picture, pictureIn } from './attachments.ts';
import { runCommand } from './commands.ts';
import { answerDraft, type DraftWord, draftWords, takePictures, takeText, type Writer, wisher } from './drafts.ts';
import { actOnCard, type CardWord, cardWords } from './job-buttons.ts';
import { answerMenu, type MenuWord, menuWords } from './menus.ts';
import { albumOf, pictureAt } from './recent-media.ts';
import { answerPromise, ask } from './swap-request.ts';

const mebibyte = 2 ** 20;
/** A press is answered within this time, whatever it has set going. */
const patienceMs = 8_000;

/** One message, or the messages of one album in order. */
export async function onMessages(bot: Bot, messages: readonly TelegramMessage[], update: number): Promise<void> {
  const [first] = messages;
  if (!first || first.is_automatic_forward) return; // the channel's own post is what counts
  if (first.migrate_to_chat_id) return migrate(bot, first.chat.id, first.migrate_to_chat_id);
  const author = authorOf(first);
  if (!author) return;
  const writer = await writerOf(bot, first, author, update);
  const captioned = messages.find((message) => commandIn(message, bot.me.username)) ?? first;
  const command = commandIn(captioned, bot.me.username);
  const pictures = messages.map(pictureIn).filter((picture) => picture !== undefined);
  if (command?.name === 'swap') return swap(bot, writer, captioned, pictures, command.rest);
  if (command) {
    if (await runCommand(bot, writer, command, captioned)) return;
    if (first.chat.type !== 'private') return; // it may be another bot's
    const hint = writer.messages.text('unknown-command', { help: '/help' });
    return void (await say(bot, writer.spot, escaped(hint)));
  }
  if (first.chat.type === 'private') await takePrivate(bot, writer, first, pictures);
}

async function writerOf(bot: Bot, message: TelegramMessage, author: Author, update: number): Promise<Writer> {
  const { chat, message_id: replyTo, message_thread_id: thread, is_topic_message: inTopic } = message;
  const locale = await localeFor(bot, chat.id, author);
  const spot = { chat: chat.id, replyTo, ...(inTopic && thread && { thread }) };
  return { author, spot, locale, messages: bot.translations(locale), update };
}

/** The group has another id now; what it is set to and what was counted go along. */
async function migrate(bot: Bot, from: number, to: number): Promise<void> {
  await bot.settings.move({ platform, id: String(from) }, { platform, id: String(to) });
}

async function swap(
  bot: Bot,
  writer: Writer,
  message: TelegramMessage,
  own: readonly (Picture | 'sticker-moving')[],
  which: string,
): Promise<void> {
  const { messages, spot } = writer;
  const wish = { ...wisher(writer), faces: facesMeant(which, messages) };
  const replied = message.reply_to_message;
  const scene = pictureIn(replied);
  const [face] = own;
  const pictures = [...own, ...(scene ? [scene] : [])];
  const problem = problemOf(bot, writer, pictures);
  if (problem !== undefined) return void (await say(bot, spot, escaped(problem)));
  const refs = own.flatMap((picture) => (typeof picture === 'object' ? [picture.ref] : []));
  if (!scene || scene === 'sticker-moving' || !replied) {
    if (refs.length === 0) return void (await say(bot, spot, escaped(messages.text('nothing-to-swap'))));
    return ask(bot, { ...wish, source: savedFaceRef(), targets: refs });
  }
  const source = typeof face === 'object' ? face.ref : savedFaceRef();
  const { media_group_id: group } = replied;
  const album = group && face === undefined ? await albumOf(bot, replied.chat.id, group) : [];
  await ask(bot, { ...wish, source, targets: album.length > 1 ? album : [scene.ref] });
}

/** What follows `/swap`: the word for all of them, a place counted from the left, or nothing that is known. */
function facesMeant(which: string, messages: Translation): RequestedFaces {
  const [all = ''] = messages.text('choice-all').split(' ');
  if (['all', all].includes(which.toLowerCase())) return { which: 'all' };
  return /^[1-9]\d?$/.test(which) ? { which: 'nth', fromLeft: Number(which) } : { which: 'largest' };
}

/** What can be seen before anything is fetched. */
function problemOf(
  bot: Bot,
  { messages }: Writer,
  pictures: readonly (Picture | 'sticker-moving')[],
): string | undefined {
  const { largestDownload } = bot.api;
  for (const picture of pictures) {
    if (picture === 'sticker-moving') return messages.text('sticker-moving');
    if (largestDownload === undefined || (picture.size ?? 0) <= largestDownload) continue;
    return messages.text('file-too-large-here', { limitMb: Math.floor(largestDownload / mebibyte) });
  }
  return undefined;
}

async function takePrivate(
  bot: Bot,
  writer: Writer,
  message: TelegramMessage,
  pictures: readonly (Picture | 'sticker-moving')[],
): Promise<void> {
  const problem = problemOf(bot, writer, pictures);
  if (problem !== undefined) return void (await say(bot, writer.spot, escaped(problem)));
  const refs = pictures.flatMap((picture) => (typeof picture === 'object' ? [picture.ref] : []));
  if (refs.length > 0) return takePictures(bot, writer, refs);
  if (message.text && (await takeText(bot, writer, message.text))) return;
  await say(bot, writer.spot, escaped(writer.messages.text('start-text')));
}

export async function onReaction(bot: Bot, albums: Albums, reaction: Reaction, update: number): Promise<void> {
  const { user, chat, message_id: message } = reaction;
  const before = new Set(reaction.old_reaction.map(({ emoji }) => emoji));
  const added = reaction.new_reaction.find(({ type, emoji }) => type === 'emoji' && emoji && !before.has(emoji));
  const verb = added?.emoji ? verbOfReaction('telegram', added.emoji) : undefined;
  if (!user || user.is_bot || !verb) return;
  const by = authorOfUser(user);
  if (verb === 'swap') return swapSeen(bot, by, { chat: chat.id, message }, update);
  const key = await bot.cards.keyAt({ chat: chat.id, message });
  const word = cardWords.find((one) => one === verb);
  if (key && word) await actOnCard(bot, albums, { word, key, by, chat: chat.id, update });
}

async function swapSeen(
  bot: Bot,
  author: Author,
  at: { chat: number; message: number },
  update: number,
): Promise<void> {
  const scene = await pictureAt(bot, at.chat, at.message);
  if (!scene) return;
  const locale = await localeFor(bot, at.chat, author);
  const writer = {
    author,
    spot: { chat: at.chat, replyTo: at.message },
    locale,
    messages: bot.translations(locale),
    update,
  };
  await ask(bot, { ...wisher(writer), source: savedFaceRef(), targets: [scene] });
}

/** Every press is answered, so that the button stops turning. */
export async function onPress(bot: Bot, albums: Albums, press: Press, update: number): Promise<void> {
  const early = Promise.withResolvers<string>();
  const following = follow(bot, albums, press, update, early.resolve);
  const tooLong = new AbortController();
  const either = AbortSignal.any([bot.stopping, tooLong.signal]);
  const soon = bot.clock.sleep(patienceMs, either).catch(() => undefined);
  const said = await Promise.race([early.promise, following.catch(() => undefined), soon]);
  tooLong.abort();
  const answer = { callback_query_id: press.id, ...(said && { text: said.slice(0, 200) }) };
  await bot.api
    .call((raw, inner) => raw.answerCallbackQuery(answer, inner), bot.stopping)
    .catch((error) => bot.onError(error)); // too old to be answered
  await following;
}

/** Returns what to answer, unless that was told already. */
async function follow(
  bot: Bot,
  albums: Albums,
  press: Press,
  update: number,
  tell: (said: string) => void,
): Promise<string | undefined> {
  const [word = '', key = '', choice = ''] = (press.data ?? '').split('.');
  const by = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? press.from.id;
  const locale = await localeFor(bot, chat, by);
  const writer: Writer = { author: by, spot: { chat }, locale, messages: bot.translations(locale), update };
  if (!press.message) return writer.messages.text('asking-over');
  const place = { chat, message: press.message.message_id };
  if (word === 'agree' || word === 'decline') return answerPromise(bot, press, word, key, tell);
  if (isOneOf(cardWords, word)) return actOnCard(bot, albums, { word, key, by, ...place, update });
  if (isOneOf(draftWords, word))
    return answerDraft(bot, writer, { word, key: choice ? `${key}.${choice}` : key, place });
  if (isOneOf(menuWords, word)) return answerMenu(bot, writer, { word, key, choice, place, tell });
  return writer.messages.text('asking-over');
}

function isOneOf<Word extends CardWord | DraftWord | MenuWord>(words: readonly Word[], word: string): word is Word {
  return words.some((one) => one === word);
}
