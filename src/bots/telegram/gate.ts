import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MediaRef, type Outcome } from '../../core/chat.ts';
import { UserError } from '../../core/errors.ts';
import { savedFaceOf } from '../../core/people.ts';
import { closedTo } from '../../core/settings.ts';
import { type Bot, button, isAdmin, localeFor, personOf, platform, rephrase, type Spot, say } from './bot.ts';
import { Card, opaqueId, replyRefOf } from './cards.ts';
import { bold, escaped } from './html.ts';
import { type Author, authorOfUser, type Press } from './update.ts';

/** What somebody asks for, once it is clear which picture is which. */
export const Wish = z.object({
  owner: z.string(),
  ownerName: z.string(),
  locale: z.string(),
  chat: z.number().int(),
  thread: z.number().int().optional(),
  replyTo: z.number().int().optional(),
  source: MediaRef,
  targets: z.array(MediaRef).min(1),
  update: z.number().int(),
});
export type Wish = z.infer<typeof Wish>;

const dayMs = 24 * 60 * 60 * 1_000;

/** Asks for the promise where it is not given yet; begins where nothing is in the way, and says what is. */
export async function ask(bot: Bot, wish: Wish): Promise<void> {
  const messages = bot.translations(wish.locale);
  try {
    await checkPlace(bot, wish);
    await checkFace(bot, wish);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.code === 'no-saved-face' ? ` ${helpWays(bot, wish.locale)}` : '';
    await say(bot, spotOf(wish), escaped(messages.error(error) + hint));
    return;
  }
  if (await bot.consents.given(personOf({ id: wish.owner }))) return begin(bot, wish);
  const key = opaqueId();
  await bot.memory.put(`telegram promise ${key}`, wish, { expiresAt: bot.clock.now() + dayMs, secret: true });
  const text = `${bold(messages.text('promise-title'))}\n${escaped(messages.text('promise-text'))}`;
  const buttons = ['agree', 'decline'].map((word) => button(messages.text(`promise-${word}`), word, key));
  await say(bot, spotOf(wish), text, [buttons]);
}

export function helpWays(bot: Bot, locale: string): string {
  return bot.translations(locale).text('help-ways-telegram', { swap: '/swap' });
}

/** Throws UserError where the person may not swap in this place. */
async function checkPlace(bot: Bot, { chat, owner }: Wish): Promise<void> {
  if (chat > 0) return;
  const settings = await bot.settings.get({ platform, id: String(chat) });
  if (settings.access.who === 'everyone') return;
  const to = closedTo({ ...settings, channels: [] }, { isAdmin: await isAdmin(bot, chat, owner), ids: [owner] });
  if (to) throw new UserError('place-closed', { to });
}

async function checkFace(bot: Bot, { source, owner }: Wish): Promise<void> {
  if (savedFaceOf(source) === undefined) return;
  const faces = await bot.faces.list(personOf({ id: owner }));
  if (faces.length === 0) throw new UserError('no-saved-face');
}

/** Asks for each swap; what was asked for already, before a restart, is left alone. */
async function begin(bot: Bot, wish: Wish): Promise<void> {
  const person = personOf({ id: wish.owner });
  const asked = await indexesOf(bot, wish);
  const place = { platform, id: String(wish.chat) };
  const providers = wish.chat < 0 ? (await bot.settings.get(place)).providers : [];
  for (const { card, target } of cardsOf(wish)) {
    if (asked.has(card.index)) continue;
    await bot.cards.keep(card);
    const request = {
      requester: { ...person, ...(wish.chat < 0 && { place: place.id }) },
      locale: wish.locale,
      source: wish.source,
      target,
      faces: { which: 'largest' as const },
      ...(providers.length > 0 && { providers }),
      replyRef: replyRefOf(card),
    };
    await bot.swaps.request(request, bot.stopping).catch((error) => refuse(bot, card, wish.locale, error));
  }
}

/** What this wish has led to already. */
async function indexesOf(bot: Bot, wish: Wish): Promise<ReadonlySet<number>> {
  const views = await bot.swaps.findOf(personOf({ id: wish.owner }), 100);
  const cards = views.flatMap(({ job }) => Card.safeParse(job.request.replyRef).data ?? []);
  return new Set(
    cards.filter(({ update, chat }) => update === wish.update && chat === wish.chat).map((card) => card.index),
  );
}

function cardsOf(wish: Wish) {
  const { owner, ownerName, chat, thread, replyTo, update, targets } = wish;
  const total = targets.length;
  const key = createHash('sha256').update(`${chat} ${update}`).digest('base64url').slice(0, 16); // the same after a restart
  const album = total > 1 ? { key, total } : undefined;
  const common = { platform, owner, ownerName, chat, thread, replyTo, update } as const;
  return targets.map((target, index) => ({
    target,
    card: Card.parse({ ...common, key: opaqueId(), index, ...(album && { album }) }),
  }));
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
  const finish = () => message.finish(outcome, bot.stopping);
  await bot.lanes.send(message.lane, finish, { isFinal: true, signal: bot.stopping });
}

/** Somebody pressed a button of the promise. Returns what the press is answered with. */
export async function answerPromise(bot: Bot, press: Press, word: string, key: string): Promise<string | undefined> {
  const kept = await bot.memory.get(`telegram promise ${key}`);
  const author = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? Number(author.id);
  if (kept === undefined) return bot.translations(await localeFor(bot, chat, author)).text('asking-over');
  const wish = Wish.parse(kept);
  const messages = bot.translations(wish.locale);
  if (!(await isOwner(bot, wish, author))) return messages.text('not-yours', { owner: wish.ownerName });
  const place = press.message && { chat: press.message.chat.id, message: press.message.message_id };
  if (word === 'agree') {
    await bot.consents.give(personOf({ id: wish.owner }), bot.clock.now());
    await begin(bot, wish);
  }
  await bot.memory.delete(`telegram promise ${key}`);
  const said = messages.text(word === 'agree' ? 'promise-given' : 'promise-declined');
  if (place) await rephrase(bot, place, escaped(said));
  return said;
}

/** A channel's or group's own swaps belong to those who run it. */
export async function isOwner(
  bot: Bot,
  { owner, chat }: { owner: string; chat: number },
  by: Author,
): Promise<boolean> {
  return owner === by.id || (owner.startsWith('-') && (await isAdmin(bot, chat, by.id)));
}

function spotOf({ chat, thread, replyTo }: Pick<Wish, 'chat' | 'thread' | 'replyTo'>): Spot {
  return { chat, thread, replyTo };
}
