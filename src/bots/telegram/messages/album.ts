import { z } from 'zod';
import { finishOptions } from '../../../core/messages/chat-rate-limiter.ts';
import type { FinishOptions, Outcome, ProgressMessage, Result, Stage } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { type Bot, laneOf, personOf } from '../context.ts';
import { AnswerLost, isClosed, TelegramError } from '../transport/api.ts';
import { refuse, showText, wherever } from './card-message.ts';
import { bar, escaped } from './html.ts';
import { stageText } from './progress-message.ts';
import { type Card, cardOf } from './reply-ref.ts';
import { sendFiles } from './result-files.ts';
import { button, type Keyboard, verbButtons } from './send.ts';

/** How far the jobs of an album are. */
const Tally = z.object({
  /** By the job's index: how it ended, and what there is to say of it. */
  ended: z.record(z.string(), z.object({ kind: z.string(), said: z.array(z.string()) })),
  /** `begun` is stored before results are sent, since it cannot be asked later whether they were. */
  sending: z.enum(['no', 'begun', 'asked']),
  /** Indexes of the jobs whose results are dealt with. */
  handed: z.array(z.number().int()),
  /** Translation that hold results. */
  messages: z.array(z.number().int()),
  /** What to say of results that could not be sent. */
  notes: z.array(z.string()),
});
type Tally = z.infer<typeof Tally>;
type AlbumCard = Card & { readonly album: NonNullable<Card['album']> };

export interface Albums {
  /** The part of one job in the message that it shares with the rest of its album. */
  message(card: AlbumCard, messages: Translation): ProgressMessage;
  /** Sends the results once more, on the requester's word. */
  sendAgain(card: AlbumCard, messages: Translation): Promise<void>;
  /** Translation that hold its results. */
  sentMessages(key: string): Promise<readonly number[]>;
}

/** What can be done about an album where one of its jobs has ended so. */
const verbOfEnd = [
  ['parked', 'retry'],
  ['late', 'show'],
  ['done', 'original'],
] as const;
/** An album has ten members; a person may have asked for more since. */
const mostJobs = 100;
const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function createAlbums(bot: Bot): Albums {
  const { cards, expiringStore } = bot;
  /** Results that are handed over now; the others can be asked for. */
  const atHand = new Map<string, Result>();

  /** One step of an album at a time: its jobs share a message and a tally. */
  function withLock<Value>(card: AlbumCard, step: (here: AlbumCard) => Promise<Value>): Promise<Value> {
    return expiringStore.withLock(`telegram album ${card.album.key}`, () => wherever(bot, card, step));
  }

  async function tallyOf(key: string): Promise<Tally> {
    const kept = await expiringStore.get(`telegram album ${key}`);
    if (kept === undefined) return { ended: {}, sending: 'no', handed: [], messages: [], notes: [] };
    return Tally.parse(kept);
  }

  async function keep(key: string, tally: Tally): Promise<void> {
    await expiringStore.put(`telegram album ${key}`, tally, { expiresAt: bot.clock.now() + monthMs, secret: true });
  }

  async function showProgress(
    card: AlbumCard,
    tally: Tally,
    messages: Translation,
    signal: AbortSignal,
    stage?: Stage,
  ) {
    const { key, total } = card.album;
    const done = Object.keys(tally.ended).length;
    const said = escaped(messages.text('album-progress', { done, total }));
    const lines = [said, bar(done / total), ...(stage ? [stageText(stage, messages)] : [])];
    await showText(bot, card, lines.join('\n'), verbButtons(['cancel'], key, messages), signal);
  }

  async function showStage(card: AlbumCard, stage: Stage, messages: Translation, signal: AbortSignal): Promise<void> {
    const { key } = card.album;
    const tally = await tallyOf(key);
    const { [card.index]: before, ...others } = tally.ended;
    if (before?.kind === 'done' || (stage.kind === 'queued' && card.index > 0)) return;
    if (before) await keep(key, { ...tally, ended: others }); // it goes on after all
    await showProgress(card, { ...tally, ended: others }, messages, signal, stage);
  }

  /** True when results were sent: the summary is a message of its own, which is still to be shown. */
  async function end(card: AlbumCard, outcome: Outcome, messages: Translation, signal: AbortSignal): Promise<boolean> {
    const { key, total } = card.album;
    const tally = await tallyOf(key);
    const isDone = outcome.kind === 'done';
    const said = isDone ? outcome.warnings.map((warning) => messages.warning(warning)) : [messages.outcome(outcome)];
    tally.ended[card.index] = { kind: outcome.kind, said };
    if (isDone) atHand.set(card.key, outcome.result);
    await keep(key, tally);
    if (Object.keys(tally.ended).length === total) return conclude(card, tally, messages, signal);
    await showProgress(card, tally, messages, signal);
    return false;
  }

  /** One request to the chat at a time: what sends results leaves the summary to the next one. */
  async function inTurns(
    card: AlbumCard,
    step: (here: AlbumCard) => Promise<boolean>,
    messages: Translation,
    { signal, send }: FinishOptions,
  ): Promise<void> {
    const isSummaryLeft = await send(() => withLock(card, step));
    if (!isSummaryLeft) return;
    await send(() =>
      withLock(card, async (here) => showSummary(here, await tallyOf(card.album.key), messages, signal)),
    );
  }

  /** Sends the results that are left. True when it did; otherwise it has shown the summary. */
  async function conclude(card: AlbumCard, tally: Tally, messages: Translation, signal: AbortSignal): Promise<boolean> {
    const { key } = card.album;
    if (tally.sending === 'begun') tally.sending = 'asked'; // the process died, or the answer was lost
    const left = doneIn(tally).filter((index) => !tally.handed.includes(index));
    const jobs = await jobCards(card);
    const sends = tally.sending === 'no' && left.length > 0;
    if (sends) {
      const results = jobs.flatMap(({ index, result }) => (result && left.includes(index) ? [result] : []));
      // another process, or this one after a restart, is about to hand over the others
      if (results.length < left.length) throw new Error('results of an album are missing');
      await sendResults(card, tally, results, messages, signal);
      if (tally.sending === 'no') tally.handed = doneIn(tally);
    }
    for (const job of jobs) atHand.delete(job.key);
    await keep(key, tally);
    if (!sends) await showSummary(card, tally, messages, signal);
    return sends;
  }

  async function showSummary(card: AlbumCard, tally: Tally, messages: Translation, signal: AbortSignal): Promise<void> {
    const summary = escaped(summaryOf(card, tally, messages));
    await showText(bot, card, summary, buttonsOf(card, tally, messages), signal);
  }

  async function sendResults(
    card: AlbumCard,
    tally: Tally,
    results: readonly Result[],
    messages: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key } = card.album;
    await keep(key, { ...tally, sending: 'begun' });
    try {
      const chat = (await cards.placeOf(key))?.chat ?? card.chat;
      const sent = await sendFiles(bot, { ...card, chat }, results, messages, signal);
      tally.messages.push(...sent.messages);
      tally.notes = [...sent.notes];
      tally.sending = 'no';
    } catch (error) {
      signal.throwIfAborted(); // whether they have arrived is asked by the next start
      tally.sending = error instanceof AnswerLost ? 'asked' : 'no';
      await keep(key, tally);
      const isRefused = error instanceof TelegramError && error.migratedTo === undefined;
      if (tally.sending === 'no' && !isRefused) throw error;
      if (isClosed(error)) refuse(error);
      if (isRefused) tally.notes = [messages.outcome({ kind: 'failed', problem: 'undeliverable', charged: false })];
      bot.onError(error);
    }
  }

  async function jobCards(card: AlbumCard): Promise<readonly (Card & { result: Result | undefined })[]> {
    const views = await bot.swaps.findOf(personOf({ id: card.owner }), mostJobs);
    const all = views.flatMap(({ job, result }) => {
      const own = cardOf(job);
      return own?.album?.key === card.album.key ? [{ ...own, result: atHand.get(own.key) ?? result }] : [];
    });
    return all.sort((one, other) => one.index - other.index);
  }

  return {
    message: (card, messages) => ({
      rateLimit: laneOf(card.chat),
      minEditIntervalMs: card.chat < 0 ? 3_100 : 1_100,
      edit: (stage, signal) => withLock(card, (here) => showStage(here, stage, messages, signal)),
      finish: (outcome, options) =>
        inTurns(card, (here) => end(here, outcome, messages, options.signal), messages, options),
    }),
    async sendAgain(card, messages) {
      if ((await tallyOf(card.album.key)).sending !== 'asked') return;
      const again = async (here: AlbumCard) => {
        const tally = await tallyOf(card.album.key);
        return tally.sending === 'asked' && conclude(here, { ...tally, sending: 'no' }, messages, bot.stopping);
      };
      await inTurns(card, again, messages, finishOptions(bot.rateLimiter, laneOf(card.chat), bot.stopping));
    },
    sentMessages: async (key) => (await tallyOf(key)).messages,
  };
}

function doneIn({ ended }: Tally): number[] {
  return Object.entries(ended).flatMap(([index, { kind }]) => (kind === 'done' ? [Number(index)] : []));
}

function summaryOf({ album: { total } }: AlbumCard, tally: Tally, messages: Translation): string {
  const done = doneIn(tally).length;
  const count = messages.text('album-done', { total, done, failed: total - done });
  const said = new Set(Object.values(tally.ended).flatMap((end) => end.said));
  const question = tally.sending === 'asked' ? [messages.text('album-uncertain')] : [];
  return [count, ...said, ...tally.notes, ...question].join('\n');
}

function buttonsOf({ album: { key } }: AlbumCard, tally: Tally, messages: Translation): Keyboard {
  const resend = tally.sending === 'asked' ? [[button(messages.text('button-yes'), 'resend', key)]] : [];
  const ends = new Set(Object.values(tally.ended).map(({ kind }) => kind));
  const chosen = verbOfEnd.flatMap(([end, verb]) => (ends.has(end) ? [verb] : []));
  return [...resend, ...verbButtons(['again', ...chosen, 'delete'], key, messages)];
}
