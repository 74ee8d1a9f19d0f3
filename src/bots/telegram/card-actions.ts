import type { InputFile } from 'grammy';
import { SlowDown } from '../../core/chat.ts';
import { UserError } from '../../core/errors.ts';
import { isFinished } from '../../core/job.ts';
import { readAll } from '../../core/media.ts';
import type { JobView } from '../../core/swaps.ts';
import type { Messages } from '../messages/index.ts';
import type { Albums } from './album.ts';
import { AnswerLost, TelegramError } from './api.ts';
import { answering, type Bot, laneOf, messagesFor, personOf, threaded } from './bot.ts';
import { Card, keyOf, opaqueId, replyRefOf } from './cards.ts';
import { isOwner } from './gate.ts';
import { escaped } from './html.ts';
import { fileOf } from './media-rungs.ts';
import type { Author } from './update.ts';
import { whileUploading } from './uploading.ts';

export const cardWords = ['again', 'cancel', 'delete', 'original', 'resend'] as const;
export type CardWord = (typeof cardWords)[number];

export interface Wanted {
  readonly word: CardWord;
  readonly key: string;
  readonly by: Author;
  readonly chat: number;
  readonly update: number;
}

/** What a button or a reaction on a swap's message asks for. Returns what to answer, where there is something to say. */
export async function actOnCard(bot: Bot, albums: Albums, wanted: Wanted): Promise<string | undefined> {
  const { word, key, by, chat } = wanted;
  const card = await bot.cards.find(key);
  const messages = await messagesFor(bot, chat, by);
  if (!card) return messages.text('asking-over');
  if (!(await isOwner(bot, card, by))) return messages.text('not-yours', { owner: card.ownerName });
  const views = await jobsOf(bot, card, key);
  try {
    switch (word) {
      case 'again':
        return await again(bot, card, views, wanted.update);
      case 'cancel':
        return await cancel(bot, views, messages);
      case 'delete':
        return await remove(bot, albums, key, views, messages);
      case 'original':
        return await sendOriginal(bot, card, views, messages);
      case 'resend':
        await albums.sendAgain({ ...card, album: card.album ?? { key, total: views.length } }, messages);
        return undefined;
      default:
        return word satisfies never;
    }
  } catch (error) {
    if (error instanceof UserError) return messages.error(error);
    throw error;
  }
}

async function jobsOf(bot: Bot, { owner }: Card, key: string): Promise<readonly JobView[]> {
  const views = await bot.swaps.findOf(personOf({ id: owner }), 100);
  return views.filter(({ job }) => keyOf(job.request.replyRef) === key);
}

async function again(bot: Bot, card: Card, views: readonly JobView[], update: number): Promise<undefined> {
  const [view] = views;
  if (!view) throw new UserError('job-gone');
  const { replyTo, thread, chat, owner, ownerName, platform } = card;
  const asked = await bot.swaps.findOf(personOf({ id: owner }), 100);
  const isAsked = asked.some(({ job }) => Card.safeParse(job.request.replyRef).data?.update === update);
  if (isAsked) return;
  const next = Card.parse({ platform, chat, thread, replyTo, owner, ownerName, update, index: 0, key: opaqueId() });
  await bot.cards.keep(next);
  const by = { ...personOf({ id: owner }), ...(chat < 0 && { place: String(chat) }) };
  await bot.swaps.again(view.job.id, { by, replyRef: replyRefOf(next) }, bot.stopping);
}

async function cancel(bot: Bot, views: readonly JobView[], messages: Messages): Promise<string> {
  const cancelled = await Promise.all(
    views.filter(({ job }) => !isFinished(job)).map(({ job }) => bot.swaps.cancel(job.id)),
  );
  return messages.text(cancelled.some(Boolean) ? 'cancelling' : 'cancel-too-late');
}

/** What was sent, what is kept, and what still runs. */
async function remove(
  bot: Bot,
  albums: Albums,
  key: string,
  views: readonly JobView[],
  messages: Messages,
): Promise<string> {
  for (const { job } of views) {
    if (!isFinished(job)) await bot.swaps.cancel(job.id);
    await bot.swaps.forget(job.id);
  }
  const place = await bot.cards.placeOf(key);
  if (!place) return messages.text('deleted');
  const ids = [place.message, ...(await albums.sentMessages(key))];
  try {
    for (const id of ids) {
      await bot.api.call(
        (raw, inner) => raw.deleteMessage({ chat_id: place.chat, message_id: id }, inner),
        bot.stopping,
      );
    }
  } catch (error) {
    if (!(error instanceof TelegramError) && !(error instanceof AnswerLost) && !(error instanceof SlowDown))
      throw error;
    bot.onError(error); // older than two days, or deleted by hand
  }
  return messages.text('deleted');
}

/** The result as it was made: Telegram encodes photos anew, and what marks them is lost then. */
async function sendOriginal(
  bot: Bot,
  card: Card,
  views: readonly JobView[],
  messages: Messages,
): Promise<string | undefined> {
  const result = views[0]?.result;
  const bytes = await (result && readAll(result.open(bot.stopping), bot.maxResultBytes))?.catch(() => undefined);
  if (!result || !bytes) throw new UserError('result-gone');
  const place = await bot.cards.placeOf(card.key);
  const caption = escaped(messages.text('caption', { bot: `@${bot.me.username}` }));
  const spot = { ...card, replyTo: place?.message };
  const where = { chat_id: place?.chat ?? card.chat, ...threaded(card), ...answering(spot) };
  const send = () => {
    const document: InputFile = fileOf({ bytes, mimeType: result.mimeType });
    const payload = { ...where, document, caption, parse_mode: 'HTML' as const, disable_content_type_detection: true };
    return bot.api.call((raw, inner) => raw.sendDocument(payload, inner), bot.stopping);
  };
  try {
    await whileUploading(bot, card, 'document', bot.stopping, () =>
      bot.lanes.send(laneOf(where.chat_id), send, { isFinal: true, signal: bot.stopping }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof AnswerLost) return messages.text('album-uncertain'); // the button is still there
    if (!(error instanceof TelegramError)) throw error;
    return messages.text('result-too-large', { limitMb: Math.floor(bot.api.largestUpload / 2 ** 20) });
  }
}
