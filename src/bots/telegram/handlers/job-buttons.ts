import { UserError } from '../../../core/errors.ts';
import { RateLimited, type Result } from '../../../core/ports/chat.ts';
import { isFinished } from '../../../core/ports/job.ts';
import { readAll, streamOf } from '../../../core/ports/media.ts';
import type { Choice, JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import { type Bot, laneOf, messagesFor, personOf } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { escaped } from '../messages/html.ts';
import { type Card, cardOf, messageKeyOf } from '../messages/reply-ref.ts';
import { sendDocuments } from '../messages/result-files.ts';
import { say } from '../messages/send.ts';
import { AnswerLost, TelegramError } from '../transport/api.ts';
import type { Author } from '../transport/update.ts';
import { askAgain, isOwner } from './swap-request.ts';

export const cardWords = ['again', 'cancel', 'delete', 'original', 'resend', 'retry', 'show'] as const;
export type CardWord = (typeof cardWords)[number];

export interface Wanted {
  readonly word: CardWord;
  readonly key: string;
  readonly by: Author;
  readonly chat: number;
  /** The message whose button was pressed. */
  readonly message?: number;
  readonly update: number;
}

/** What a button or a reaction on a swap's message asks for. Returns what to answer, where there is something to say. */
export async function actOnCard(bot: Bot, albums: Albums, wanted: Wanted): Promise<string | undefined> {
  const { word, key, by, chat } = wanted;
  const card = await bot.cards.find(key);
  const messages = await messagesFor(bot, chat, by);
  if (!card) return messages.text('asking-over');
  if (!(await isOwner(bot, card, by))) return messages.text('not-yours', { owner: card.ownerName });
  if (await isStray(bot, wanted)) return messages.text('asking-over');
  const views = await jobsOf(bot, card, key);
  try {
    switch (word) {
      case 'again':
        return await again(bot, card, views, wanted);
      case 'cancel':
        return await cancel(bot, views, messages);
      case 'delete':
        return await remove(bot, albums, key, views, messages);
      case 'original':
        return await sendOriginals(bot, card, views, messages);
      case 'retry':
        return await choose(bot, views, 'try-again', messages);
      case 'show':
        return await choose(bot, views, 'show-result', messages);
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

/** A process that died before it knew which message it had sent left one behind, and went on in another. */
async function isStray(bot: Bot, { key, chat, message }: Wanted): Promise<boolean> {
  const place = await bot.cards.placeOf(key);
  if (message === undefined || !place || place.chat !== chat || place.message === message) return false;
  await bot.api
    .call((raw, inner) => raw.deleteMessage({ chat_id: chat, message_id: message }, inner), bot.stopping)
    .catch((error) => bot.onError(error));
  return true;
}

/** Its jobs, in the order of the album. */
async function jobsOf(bot: Bot, { owner }: Card, key: string): Promise<readonly JobView[]> {
  const views = await bot.swaps.findOf(personOf({ id: owner }), 100);
  const found = views.flatMap((view) => {
    const card = cardOf(view.job);
    return card && messageKeyOf(card) === key ? [{ view, index: card.index }] : [];
  });
  return found.sort((one, other) => one.index - other.index).map(({ view }) => view);
}

async function again(bot: Bot, card: Card, views: readonly JobView[], { update, key }: Wanted): Promise<undefined> {
  const [first] = views;
  if (!first) throw new UserError('job-gone');
  const chat = (await bot.cards.placeOf(key))?.chat ?? card.chat;
  const asker = { ...card, chat, update, ...(chat !== card.chat && { replyTo: undefined }) };
  const jobs = views.map(({ job }) => job);
  await askAgain(bot, asker, jobs, first.job.request.locale);
}

/** Answers what jobs ask of their requester. */
async function choose(
  bot: Bot,
  views: readonly JobView[],
  choice: Choice,
  messages: Translation,
): Promise<string | undefined> {
  const waits = choice === 'try-again' ? 'parked' : 'late';
  const open = views.filter(({ job }) => job.state === waits);
  const chosen = await Promise.all(open.map(({ job }) => bot.swaps.choose(job.id, choice)));
  return chosen.some(Boolean) ? undefined : messages.text('asking-over');
}

async function cancel(bot: Bot, views: readonly JobView[], messages: Translation): Promise<string> {
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
  messages: Translation,
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
    if (!(error instanceof TelegramError) && !(error instanceof AnswerLost) && !(error instanceof RateLimited))
      throw error;
    bot.onError(error); // older than two days, or deleted by hand
  }
  return messages.text('deleted');
}

async function sendOriginals(
  bot: Bot,
  card: Card,
  views: readonly JobView[],
  messages: Translation,
): Promise<string | undefined> {
  const results = await keptResults(bot, views);
  if (results.length === 0) throw new UserError('result-gone');
  const place = await bot.cards.placeOf(messageKeyOf(card));
  const spot = { thread: card.thread, chat: place?.chat ?? card.chat, replyTo: place?.message };
  const send = () => sendDocuments(bot, spot, results, messages, bot.stopping);
  try {
    const { notes } = await bot.rateLimiter.send(laneOf(spot.chat), send, { isFinal: true, signal: bot.stopping });
    if (notes.length > 0) await say(bot, spot, escaped(notes.join('\n')));
    return undefined;
  } catch (error) {
    if (error instanceof AnswerLost) return messages.text('album-uncertain'); // the button is still there
    if (!(error instanceof TelegramError)) throw error;
    return messages.text('result-too-large', { limitMb: Math.floor(bot.api.largestUpload / 2 ** 20) });
  }
}

/** Read at once: opening tells which of them are gone. */
async function keptResults(bot: Bot, views: readonly JobView[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const { result } of views) {
    const bytes = await (result && readAll(result.open(bot.stopping), bot.maxResultBytes))?.catch(() => undefined);
    if (result && bytes) results.push({ ...result, open: () => streamOf(bytes) });
  }
  return results;
}
