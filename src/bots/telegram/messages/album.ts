import { finishOptions } from '../../../core/messages/chat-rate-limiter.ts';
import {
  type FinishOptions,
  type Outcome,
  type ProgressMessage,
  type Result,
  type Stage,
  Undeliverable,
} from '../../../core/ports/chat.ts';
import { mayBeMistaken } from '../../report-text.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { AnswerLost, isClosed, isMessageGone, TelegramError } from '../transport/errors.ts';
import { minEditIntervalOf, rateLimitOf } from '../transport/rate-limits.ts';
import { memberOf } from '../transport/update.ts';
import { doneIn, summaryButtons, summaryText, Tally } from './album-summary.ts';
import { bar, escaped } from './html.ts';
import { followMigration, showAnyway, showText, throwUndeliverable } from './job-message.ts';
import { retryButton, verbButtons } from './keyboard.ts';
import type { SentResult } from './media-fallbacks.ts';
import { findMessage, storeParts } from './message-index.ts';
import { hintsOf, stageText } from './progress-message.ts';
import { findRefused } from './repeats/refused.ts';
import { replyRefOf, type TelegramReplyRef } from './reply-ref.ts';
import { sendFiles } from './result-files.ts';

type AlbumReplyRef = TelegramReplyRef & { readonly album: NonNullable<TelegramReplyRef['album']> };

export interface Albums {
  /** The progress message of one job. The jobs of an album share it. */
  message(replyRef: AlbumReplyRef, translation: Translation): ProgressMessage;
  /** Sends the results again after the requester said so. Does nothing unless the requester was asked. */
  sendAgain(replyRef: AlbumReplyRef, translation: Translation): Promise<void>;
  /** Ids of the messages that hold the results of the album with this key. */
  sentMessages(key: string): Promise<readonly number[]>;
}

/** An album has at most ten jobs, but newer jobs of the person are listed before them. */
const mostJobs = 100;
const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function createAlbums(context: TelegramContext): Albums {
  const { expiringStore } = context;
  /** The results that core is handing over now. The results of other jobs are read from `swaps`. */
  const atHand = new Map<string, Result>();

  /** Runs one step of an album at a time, since its jobs share a message and a tally. */
  function withLock<Value>(replyRef: AlbumReplyRef, step: (here: AlbumReplyRef) => Promise<Value>): Promise<Value> {
    return expiringStore.withLock(`telegram album ${replyRef.album.key}`, () =>
      followMigration(context, replyRef, step),
    );
  }

  async function tallyOf(key: string): Promise<Tally> {
    const kept = await expiringStore.get(`telegram album ${key}`);
    if (kept === undefined) return { ended: {}, sending: 'no', handed: [], messages: [], notes: [] };
    return Tally.parse(kept);
  }

  async function keep({ album: { key }, owner }: AlbumReplyRef, tally: Tally): Promise<void> {
    const options = { expiresAt: context.clock.now() + monthMs, secret: true, of: [memberOf({ id: owner })] };
    await expiringStore.put(`telegram album ${key}`, tally, options);
  }

  async function showProgress(
    replyRef: AlbumReplyRef,
    tally: Tally,
    translation: Translation,
    signal: AbortSignal,
    stage?: Stage,
  ) {
    const { key, total } = replyRef.album;
    const done = Object.keys(tally.ended).length;
    const said = escaped(translation.text('album-progress', { done, total }));
    const lines = [said, bar(done / total), ...(stage ? [stageText(stage, translation)] : [])];
    await showText(context, replyRef, lines.join('\n'), verbButtons(['cancel'], key, translation), signal);
  }

  async function showStage(
    replyRef: AlbumReplyRef,
    stage: Stage,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key } = replyRef.album;
    const tally = await tallyOf(key);
    const { [replyRef.index]: before, ...others } = tally.ended;
    if (before?.kind === 'done' || (stage.kind === 'queued' && replyRef.index > 0)) return;
    if (before) await keep(replyRef, { ...tally, ended: others }); // the job goes on after it had ended
    await showProgress(replyRef, { ...tally, ended: others }, translation, signal, stage);
  }

  /** True when results were sent: the summary is a message of its own, which is still to be shown. */
  async function end(
    replyRef: AlbumReplyRef,
    outcome: Outcome,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { key, total } = replyRef.album;
    const tally = await tallyOf(key);
    const isDone = outcome.kind === 'done';
    const said = isDone ? [...hintsOf(outcome, translation)] : [translation.outcome(outcome)];
    const again = 'again' in outcome && outcome.again !== undefined;
    const mistaken = mayBeMistaken(outcome) && { mayBeMistaken: true as const };
    tally.ended[replyRef.index] = { kind: outcome.kind, said, again, ...mistaken };
    if (isDone) atHand.set(replyRef.key, outcome.result);
    await keep(replyRef, tally);
    if (Object.keys(tally.ended).length === total) return conclude(replyRef, tally, translation, signal);
    await showProgress(replyRef, tally, translation, signal).catch((error) => {
      if (!(error instanceof Undeliverable) || !isMessageGone(error.cause)) throw error; // the results come all the same
    });
    return false;
  }

  /** Makes one request to the chat in each turn: after a step that sends results, the summary gets the next turn. */
  async function inTurns(
    replyRef: AlbumReplyRef,
    step: (here: AlbumReplyRef) => Promise<boolean>,
    translation: Translation,
    { signal, send }: FinishOptions,
  ): Promise<void> {
    const isSummaryLeft = await send(() => withLock(replyRef, step));
    if (!isSummaryLeft) return;
    await send(() =>
      withLock(replyRef, async (here) => showSummary(here, await tallyOf(replyRef.album.key), translation, signal)),
    );
  }

  /** Sends the results that are left, and returns true; if there are none, shows the summary. */
  async function conclude(
    replyRef: AlbumReplyRef,
    tally: Tally,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (tally.sending === 'begun') tally.sending = 'asked'; // the process died, or the answer was lost
    const left = doneIn(tally).filter((index) => !tally.handed.includes(index));
    const jobs = await albumJobs(replyRef);
    const sends = tally.sending === 'no' && left.length > 0;
    if (sends) {
      const results = jobs.flatMap(({ index, result, isSpoiler }) =>
        result && left.includes(index) ? [{ ...result, isSpoiler }] : [],
      );
      // another process, or this one after a restart, is about to hand over the others
      if (results.length < left.length) throw new Error('results of an album are missing');
      await sendResults(replyRef, tally, results, translation, signal);
      if (tally.sending === 'no') tally.handed = doneIn(tally);
    }
    for (const job of jobs) atHand.delete(job.key);
    await keep(replyRef, tally);
    if (!sends) await showSummary(replyRef, tally, translation, signal);
    return sends;
  }

  async function showSummary(
    replyRef: AlbumReplyRef,
    tally: Tally,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const summary = escaped(summaryText(replyRef.album, tally, translation));
    const retry = (await findRefused(context, replyRef.album.key)) && retryButton(replyRef.album.key, translation);
    const buttons = [...(retry ? [[retry]] : []), ...summaryButtons(replyRef.album, tally, translation)];
    await showAnyway(context, replyRef, () => showText(context, replyRef, summary, buttons, signal));
    context.marks.show(replyRef.command, doneIn(tally).length > 0 ? '👌' : undefined);
  }

  async function sendResults(
    replyRef: AlbumReplyRef,
    tally: Tally,
    results: readonly SentResult[],
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key } = replyRef.album;
    await keep(replyRef, { ...tally, sending: 'begun' });
    try {
      const chat = (await findMessage(context, key))?.chat ?? replyRef.chat;
      const sent = await sendFiles(context, { ...replyRef, chat }, results, translation, signal);
      tally.messages.push(...sent.messages);
      await storeParts(context, key, chat, sent.messages);
      tally.notes = [...sent.notes];
      tally.sending = 'no';
    } catch (error) {
      signal.throwIfAborted(); // the next start asks whether they arrived
      tally.sending = error instanceof AnswerLost ? 'asked' : 'no';
      await keep(replyRef, tally);
      const isRefused = error instanceof TelegramError && error.migratedTo === undefined;
      if (tally.sending === 'no' && !isRefused) throw error;
      if (isClosed(error)) throwUndeliverable(error);
      if (isRefused) tally.notes = [translation.outcome({ kind: 'failed', problem: 'undeliverable', charged: false })];
      context.onError(error);
    }
  }

  async function albumJobs(
    replyRef: AlbumReplyRef,
  ): Promise<readonly (TelegramReplyRef & { result: Result | undefined })[]> {
    const views = await context.swaps.findOf(memberOf({ id: replyRef.owner }), mostJobs);
    const all = views.flatMap(({ job, result }) => {
      const own = replyRefOf(job);
      return own?.album?.key === replyRef.album.key ? [{ ...own, result: atHand.get(own.key) ?? result }] : [];
    });
    return all.sort((one, other) => one.index - other.index);
  }

  return {
    message: (replyRef, translation) => ({
      rateLimit: rateLimitOf(replyRef.chat),
      minEditIntervalMs: minEditIntervalOf(replyRef.chat),
      edit: (stage, signal) => withLock(replyRef, (here) => showStage(here, stage, translation, signal)),
      finish: (outcome, options) =>
        inTurns(replyRef, (here) => end(here, outcome, translation, options.signal), translation, options),
    }),
    async sendAgain(replyRef, translation) {
      if ((await tallyOf(replyRef.album.key)).sending !== 'asked') return;
      const again = async (here: AlbumReplyRef) => {
        const tally = await tallyOf(replyRef.album.key);
        return tally.sending === 'asked' && conclude(here, { ...tally, sending: 'no' }, translation, context.stopping);
      };
      const options = finishOptions(context.rateLimiter, rateLimitOf(replyRef.chat), context.stopping);
      await inTurns(replyRef, again, translation, options);
    },
    sentMessages: async (key) => (await tallyOf(key)).messages,
  };
}
