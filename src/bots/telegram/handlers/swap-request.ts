import { createHash } from 'node:crypto';
import { z } from 'zod';
import { nextFace } from '../../../core/admission/repeat-request.ts';
import { UserError } from '../../../core/errors.ts';
import { finishOptions } from '../../../core/messages/chat-rate-limiter.ts';
import { MediaRef, type Outcome, SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { savedFaceOf } from '../../../core/ports/members.ts';
import { type Bot, localeFor, personOf, platform, type Spot } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { Card, cardOf, opaqueId, replyRefOf } from '../messages/reply-ref.ts';
import { button, rephrase, say } from '../messages/send.ts';
import { type Author, authorOfUser, type Press } from '../transport/update.ts';
import { Asker, checkPlace, isOpen, providersFor, requesterOf, toPrivateChat } from './access.ts';
import { movingKindOf } from './attachments.ts';
import { isAdmin } from './members.ts';

/** What somebody asks for, once it is clear which picture is which. */
export const Wish = Asker.extend({
  locale: z.string(),
  source: MediaRef,
  targets: z.array(MediaRef).min(1),
  faces: SwapRequest.shape.faces,
});
export type Wish = z.infer<typeof Wish>;

const dayMs = 24 * 60 * 60 * 1_000;

/** Asks for the promise where it is not given yet; begins where nothing is in the way, and says what is. */
export async function ask(bot: Bot, wished: Wish): Promise<void> {
  const messages = bot.translations(wished.locale);
  let wish = wished;
  try {
    const settings = await checkPlace(bot, wish);
    await checkFace(bot, wish);
    if (settings?.isPrivate) wish = toPrivateChat(wish);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.code === 'no-saved-face' ? ` ${helpWays(bot, wish.locale)}` : '';
    await say(bot, spotOf(wish), escaped(messages.error(error) + hint));
    return;
  }
  if (wish.place !== undefined && !(await isOpen(bot, wish.chat))) {
    const link = `https://t.me/${bot.me.username}`;
    return void (await say(bot, spotOf(wished), escaped(messages.text('private-chat-first', { link }))));
  }
  if (await bot.consents.given(personOf({ id: wish.owner }))) return begin(bot, wish);
  const key = opaqueId();
  await bot.expiringStore.put(`telegram promise ${key}`, wish, { expiresAt: bot.clock.now() + dayMs, secret: true });
  const text = `${bold(messages.text('promise-title'))}\n${escaped(messages.text('promise-text'))}`;
  const buttons = ['agree', 'decline'].map((word) => button(messages.text(`promise-${word}`), word, key));
  await say(bot, spotOf(wish), text, [buttons]);
}

export function helpWays(bot: Bot, locale: string): string {
  return bot.translations(locale).text('help-ways-telegram', { swap: '/swap' });
}

async function checkFace(bot: Bot, { source, owner }: Wish): Promise<void> {
  if (savedFaceOf(source) === undefined) return;
  const faces = await bot.faces.list(personOf({ id: owner }));
  if (faces.length === 0) throw new UserError('no-saved-face');
}

function begin(bot: Bot, wish: Wish): Promise<void> {
  const { locale, source, targets, faces } = wish;
  return askEach(bot, cardsFor(wish, targets), locale, async (card) => {
    const target = targets[card.index];
    if (!target) return;
    const providers = await providersFor(bot, wish);
    const replyRef = replyRefOf(card);
    const request = { requester: requesterOf(wish), locale, source, target, faces, providers, replyRef };
    await bot.swaps.request({ ...request, ...(card.index > 0 && { isFurther: true }) }, bot.stopping);
  });
}

/** The same swaps once more: by the next provider, or with the next face where there is but one. Throws UserError where the person may not swap here. */
export async function askAgain(bot: Bot, asker: Asker, jobs: readonly Job[], locale: string): Promise<void> {
  await checkPlace(bot, asker);
  const providers = await providersFor(bot, asker);
  const faces = bot.providers.length > 1 ? [] : await bot.faces.list(personOf({ id: asker.owner }));
  const targets = jobs.map(({ request }) => request.target);
  await askEach(bot, cardsFor(asker, targets), locale, async (card) => {
    const job = jobs[card.index];
    if (!job) return;
    const source = nextFace(job, faces);
    const change = { by: requesterOf(asker), replyRef: replyRefOf(card), providers, ...(source && { source }) };
    await bot.swaps.repeat(job.id, change, bot.stopping);
  });
}

/** What was asked for already, before a restart, is left alone. */
async function askEach(
  bot: Bot,
  cards: readonly Card[],
  locale: string,
  request: (card: Card) => Promise<void>,
): Promise<void> {
  const [{ owner, update, chat } = {}] = cards;
  const views = await bot.swaps.findOf(personOf({ id: owner ?? '' }), 100);
  const before = views.flatMap(({ job }) => cardOf(job) ?? []);
  const asked = before.filter((card) => card.update === update && card.chat === chat).map(({ index }) => index);
  let isUsedUp: unknown;
  for (const card of cards) {
    if (asked.includes(card.index)) continue;
    await bot.cards.keep(card);
    const asking = isUsedUp ? Promise.reject(isUsedUp) : request(card);
    await asking.catch((error) => {
      if (error instanceof UserError && error.code === 'quota-used-up') isUsedUp = error; // for the others as well
      return refuse(bot, card, locale, error);
    });
  }
}

/** A card for each swap; several share a message. */
function cardsFor(asker: Asker, targets: readonly MediaRef[]): readonly Card[] {
  const { owner, ownerName, chat, thread, replyTo, place, update } = asker;
  const key = createHash('sha256').update(`${chat} ${update}`).digest('base64url').slice(0, 16); // the same after a restart
  const album = targets.length > 1 && { album: { key, total: targets.length } };
  const common = { platform, owner, ownerName, chat, thread, replyTo, place, update, ...album } as const;
  return targets.map((target, index) =>
    Card.parse({
      ...common,
      key: opaqueId(),
      index,
      ...(movingKindOf(target) === 'animation' && { isAnimation: true }),
    }),
  );
}

/** The answer is shown where the result would have been. */
async function refuse(bot: Bot, card: Card, locale: string, error: unknown): Promise<void> {
  bot.stopping.throwIfAborted();
  const isTheirs = error instanceof UserError;
  if (!isTheirs) bot.onError(error);
  const message = bot.messageOf(card, locale);
  const outcome: Outcome = isTheirs
    ? { kind: 'rejected', error }
    : { kind: 'failed', problem: 'internal', charged: false };
  await message.finish(outcome, finishOptions(bot.rateLimiter, message.rateLimit, bot.stopping));
}

/** Somebody pressed a button of the promise. Returns what the press is answered with, unless that was told already. */
export async function answerPromise(
  bot: Bot,
  press: Press,
  word: string,
  key: string,
  tell: (said: string) => void,
): Promise<string | undefined> {
  const kept = await bot.expiringStore.get(`telegram promise ${key}`);
  const author = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? Number(author.id);
  if (kept === undefined) return bot.translations(await localeFor(bot, chat, author)).text('asking-over');
  const wish = Wish.parse(kept);
  const messages = bot.translations(wish.locale);
  if (!(await isOwner(bot, wish, author))) return messages.text('not-yours', { owner: wish.ownerName });
  const place = press.message && { chat: press.message.chat.id, message: press.message.message_id };
  const said = messages.text(word === 'agree' ? 'promise-given' : 'promise-declined');
  if (word === 'agree') {
    await bot.consents.give(personOf({ id: wish.owner }), bot.clock.now());
    tell(said);
    await begin(bot, wish);
  }
  await bot.expiringStore.delete(`telegram promise ${key}`);
  tell(said);
  if (place) await rephrase(bot, place, escaped(said));
  return undefined;
}

/** A channel's or group's own swaps belong to those who run it. */
export async function isOwner(
  bot: Bot,
  { owner, chat }: { owner: string; chat: number },
  by: Author,
): Promise<boolean> {
  return owner === by.id || (owner.startsWith('-') && (await isAdmin(bot, chat, by.id)));
}

function spotOf({ chat, thread, replyTo }: Asker): Spot {
  return { chat, thread, replyTo };
}
