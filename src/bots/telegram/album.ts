import { z } from 'zod';
import { type Outcome, type ProgressMessage, type Result, type Stage, Undeliverable } from '../../core/chat.ts';
import { readAll } from '../../core/media.ts';
import type { Messages } from '../messages/index.ts';
import { type ResultFile, sendFiles } from './album-files.ts';
import { AnswerLost, isClosed, isUnchanged, TelegramError } from './api.ts';
import { answering, type Bot, button, type Keyboard, laneOf, markup, personOf, threaded } from './bot.ts';
import { Card } from './cards.ts';
import { bar, escaped } from './html.ts';
import { cancelButton, stageText } from './progress.ts';

/** How far the jobs of an album are. */
const Tally = z.object({
  /** By the job's index: why there is no result, or null where there is one. */
  ended: z.record(z.string(), z.string().nullable()),
  /** `begun` is stored before the results are sent, since it cannot be asked later whether they were. */
  sending: z.enum(['no', 'begun', 'asked', 'sent']),
  /** Messages that hold results. */
  messages: z.array(z.number().int()),
});
type Tally = z.infer<typeof Tally>;
type AlbumCard = Card & { readonly album: NonNullable<Card['album']> };

export interface Albums {
  /** The part of one job in the message that it shares with the rest of its album. */
  message(card: AlbumCard, messages: Messages): ProgressMessage;
  /** Sends the results once more, on the requester's word. */
  sendAgain(card: AlbumCard, messages: Messages): Promise<void>;
  /** Messages that hold its results. */
  sentMessages(key: string): Promise<readonly number[]>;
}

/** An album has ten members; a person may have asked for more since. */
const mostJobs = 100;
const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function createAlbums(bot: Bot): Albums {
  const { api, cards, memory } = bot;
  const turns = new Map<string, Promise<unknown>>();
  const shown = new Map<string, string>();
  /** Results that are handed over now; the others can be asked for. */
  const atHand = new Map<string, Result>();

  /** One step of an album at a time: its jobs share a message and a tally. */
  function inTurn<Value>({ key }: AlbumCard['album'], step: () => Promise<Value>): Promise<Value> {
    const turn = (turns.get(key) ?? Promise.resolve()).then(step);
    const settled = turn.catch(() => undefined);
    turns.set(key, settled);
    void settled.then(() => turns.get(key) === settled && turns.delete(key));
    return turn;
  }

  async function tallyOf(key: string): Promise<Tally> {
    const kept = await memory.get(`telegram album ${key}`);
    return kept === undefined ? { ended: {}, sending: 'no', messages: [] } : Tally.parse(kept);
  }

  async function keep(key: string, tally: Tally): Promise<void> {
    await memory.put(`telegram album ${key}`, tally, { expiresAt: bot.clock.now() + monthMs, secret: true });
  }

  async function show(card: AlbumCard, html: string, keyboard: Keyboard, signal: AbortSignal): Promise<void> {
    const { key } = card.album;
    if (shown.get(key) === html) return;
    const place = await cards.placeOf(key);
    const payload = { text: html, parse_mode: 'HTML' as const, ...markup(keyboard) };
    if (place) {
      const where = { chat_id: place.chat, message_id: place.message };
      await api.call((raw, inner) => raw.editMessageText({ ...where, ...payload }, inner), signal).catch(explain);
    } else {
      const where = { chat_id: card.chat, ...threaded(card), ...answering(card) };
      const sent = await api
        .call((raw, inner) => raw.sendMessage({ ...where, ...payload }, inner), signal)
        .catch(explain);
      if (sent) await cards.placed(key, { chat: sent.chat.id, message: sent.message_id });
    }
    shown.set(key, html);
  }

  async function showStage(card: AlbumCard, stage: Stage, messages: Messages, signal: AbortSignal): Promise<void> {
    const tally = await tallyOf(card.album.key);
    if (Object.keys(tally.ended).length < card.album.total) {
      const html = `${progressText(card, tally, messages)}\n${stageText(stage, messages)}`;
      await show(card, html, [[cancelButton(card, messages)]], signal);
    }
  }

  async function end(card: AlbumCard, outcome: Outcome, messages: Messages, signal: AbortSignal): Promise<void> {
    const { key, total } = card.album;
    const tally = await tallyOf(key);
    tally.ended[card.index] = outcome.kind === 'done' ? null : messages.outcome(outcome);
    if (outcome.kind === 'done') atHand.set(card.key, outcome.result);
    await keep(key, tally);
    if (Object.keys(tally.ended).length < total) {
      return show(card, progressText(card, tally, messages), [[cancelButton(card, messages)]], signal);
    }
    await conclude(card, tally, messages, signal);
  }

  async function conclude(card: AlbumCard, tally: Tally, messages: Messages, signal: AbortSignal): Promise<void> {
    if (tally.sending === 'begun') tally.sending = 'asked'; // the process died, or the answer was lost
    const expected = Object.values(tally.ended).filter((problem) => problem === null).length;
    if (tally.sending === 'no' && expected > 0) {
      const results = await resultsOf(card, signal);
      if (results.length < expected) return; // after a restart: the missing ones are handed over once more
      await sendResults(card, tally, results, messages, signal);
    }
    for (const { key } of await jobCards(card)) atHand.delete(key);
    shown.delete(card.album.key);
    await keep(card.album.key, tally);
    const asks = tally.sending === 'asked';
    const summary = [summaryOf(card, tally, messages), ...(asks ? [messages.text('album-uncertain')] : [])];
    const words = asks ? ['resend', 'delete'] : ['delete'];
    const named = (word: string) => (word === 'resend' ? 'button-yes' : `verb-${word}.button`);
    const buttons = words.map((word) => button(messages.text(named(word)), word, card.album.key));
    await finalTurn(card, signal, () => show(card, summary.map(escaped).join('\n'), [buttons], signal));
  }

  /** Only the last word of an album may take a turn of its own: the turn it was called in went to the results. */
  function finalTurn<Value>(card: AlbumCard, signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    return bot.lanes.send(laneOf(card.chat), work, { isFinal: true, signal });
  }

  async function sendResults(
    card: AlbumCard,
    tally: Tally,
    results: readonly ResultFile[],
    messages: Messages,
    signal: AbortSignal,
  ): Promise<void> {
    tally.sending = 'begun';
    await keep(card.album.key, tally);
    try {
      tally.messages = await finalTurn(card, signal, () => sendFiles(bot, card, results, messages, signal));
      tally.sending = 'sent';
    } catch (error) {
      if (error instanceof AnswerLost) tally.sending = 'asked';
      else if (error instanceof TelegramError) tally.sending = 'no';
      else throw error;
      bot.onError(error);
    }
  }

  async function jobCards(card: AlbumCard): Promise<readonly (Card & { result?: Result | undefined })[]> {
    const views = await bot.swaps.findOf(personOf({ id: card.owner }), mostJobs);
    const all = views.flatMap(({ job, result }) => {
      const own = Card.safeParse(job.request.replyRef).data;
      return own?.album?.key === card.album.key ? [{ ...own, result: atHand.get(own.key) ?? result }] : [];
    });
    return all.sort((one, other) => one.index - other.index);
  }

  async function resultsOf(card: AlbumCard, signal: AbortSignal): Promise<readonly ResultFile[]> {
    const files: ResultFile[] = [];
    for (const { result } of await jobCards(card)) {
      const bytes = result && (await readAll(result.open(signal), bot.maxResultBytes));
      if (bytes) files.push({ bytes, mimeType: result.mimeType, width: result.width, height: result.height });
    }
    return files;
  }

  return {
    message: (card, messages) => ({
      lane: laneOf(card.chat),
      minEditIntervalMs: card.chat < 0 ? 3_100 : 1_100,
      edit: (stage, signal) => inTurn(card.album, () => showStage(card, stage, messages, signal)),
      finish: (outcome, signal) => inTurn(card.album, () => end(card, outcome, messages, signal)),
    }),
    sendAgain: (card, messages) =>
      inTurn(card.album, async () => {
        const tally = await tallyOf(card.album.key);
        if (tally.sending !== 'asked') return;
        await conclude(card, { ...tally, sending: 'no' }, messages, bot.stopping);
      }),
    sentMessages: async (key) => (await tallyOf(key)).messages,
  };
}

function explain(error: unknown): undefined {
  if (isUnchanged(error)) return undefined;
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}

function progressText({ album }: AlbumCard, { ended }: Tally, messages: Messages): string {
  const done = Object.keys(ended).length;
  const said = escaped(messages.text('album-progress', { done, total: album.total }));
  return `${said}\n${bar(done / album.total)}`;
}

function summaryOf({ album }: AlbumCard, { ended }: Tally, messages: Messages): string {
  const problems = Object.values(ended).filter((problem) => problem !== null);
  const { total } = album;
  const said = messages.text('album-done', { total, done: total - problems.length, failed: problems.length });
  return [said, ...new Set(problems)].join('\n');
}
