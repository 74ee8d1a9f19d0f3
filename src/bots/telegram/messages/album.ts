import { z } from 'zod';
import type { Outcome, ProgressMessage, Result, Stage } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { AnswerLost, isClosed, TelegramError } from '../transport/errors.ts';
import { minEditIntervalOf, rateLimitOf } from '../transport/rate-limits.ts';
import { memberOf } from '../transport/update.ts';
import { bar, escaped } from './html.ts';
import { followMigration, showText, throwUndeliverable } from './job-message.ts';
import { button, type Keyboard, verbButtons } from './keyboard.ts';
import { findMessage } from './message-index.ts';
import { stageText } from './progress-message.ts';
import { replyRefOf, type TelegramReplyRef } from './reply-ref.ts';
import { sendFiles } from './result-files.ts';

/** How far the jobs of an album have come. */
const Tally = z.object({
  /** For each ended job, by its index: the kind of its outcome, and the sentences about it. */
  ended: z.record(z.string(), z.object({ kind: z.string(), said: z.array(z.string()) })),
  /**
   * `begun` is stored before results are sent, since Telegram cannot be asked later whether they arrived. `asked`: it is
   * uncertain whether they arrived, and the requester is asked whether to send them again.
   */
  sending: z.enum(['no', 'begun', 'asked']),
  /** Indexes of the jobs whose results were sent, or cannot be sent. */
  handed: z.array(z.number().int()),
  /** Ids of the messages that hold results. */
  messages: z.array(z.number().int()),
  /** Sentences about results that could not be sent. */
  notes: z.array(z.string()),
});
type Tally = z.infer<typeof Tally>;
type AlbumReplyRef = TelegramReplyRef & { readonly album: NonNullable<TelegramReplyRef['album']> };

export interface Albums {
  /** The progress message of one job. The jobs of an album share it. */
  message(replyRef: AlbumReplyRef, translation: Translation): ProgressMessage;
  /** Sends the results again after the requester said so. Does nothing unless the requester was asked. */
  sendAgain(replyRef: AlbumReplyRef, translation: Translation): Promise<void>;
  /** Ids of the messages that hold the results of the album with this key. */
  sentMessages(key: string): Promise<readonly number[]>;
}

/** The button that the summary has if a job ended like this. */
const verbOfEnd = [
  ['parked', 'retry'],
  ['late', 'show'],
  ['done', 'original'],
] as const;
/** An album has at most ten jobs, but newer jobs of the person are listed before them. */
const mostJobs = 100;
const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function createAlbums(context: TelegramContext): Albums {
  const { expiringStore } = context;
  /** The results that core is handing over now. The results of other jobs are read from `swaps`. */
  const atHand = new Map<string, Result>();

  /** Runs one step of an album at a time, since its jobs share a message and a tally. */
  function withLock(replyRef: AlbumReplyRef, step: (here: AlbumReplyRef) => Promise<unknown>): Promise<void> {
    return expiringStore.withLock(`telegram album ${replyRef.album.key}`, () =>
      followMigration(context, replyRef, step),
    );
  }

  async function tallyOf(key: string): Promise<Tally> {
    const kept = await expiringStore.get(`telegram album ${key}`);
    if (kept === undefined) return { ended: {}, sending: 'no', handed: [], messages: [], notes: [] };
    return Tally.parse(kept);
  }

  async function keep(key: string, tally: Tally): Promise<void> {
    await expiringStore.put(`telegram album ${key}`, tally, { expiresAt: context.clock.now() + monthMs, secret: true });
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
    if (before) await keep(key, { ...tally, ended: others }); // the job goes on after it had ended
    await showProgress(replyRef, { ...tally, ended: others }, translation, signal, stage);
  }

  async function end(
    replyRef: AlbumReplyRef,
    outcome: Outcome,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key, total } = replyRef.album;
    const tally = await tallyOf(key);
    const isDone = outcome.kind === 'done';
    const said = isDone
      ? outcome.warnings.map((warning) => translation.warning(warning))
      : [translation.outcome(outcome)];
    tally.ended[replyRef.index] = { kind: outcome.kind, said };
    if (isDone) atHand.set(replyRef.key, outcome.result);
    await keep(key, tally);
    if (Object.keys(tally.ended).length < total) return showProgress(replyRef, tally, translation, signal);
    await conclude(replyRef, tally, translation, signal);
  }

  async function conclude(
    replyRef: AlbumReplyRef,
    tally: Tally,
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key } = replyRef.album;
    if (tally.sending === 'begun') tally.sending = 'asked'; // the process died, or the answer was lost
    const left = doneIn(tally).filter((index) => !tally.handed.includes(index));
    const jobs = await albumJobs(replyRef);
    let turn = <Value>(work: () => Promise<Value>): Promise<Value> => work();
    if (tally.sending === 'no' && left.length > 0) {
      const results = jobs.flatMap(({ index, result }) => (result && left.includes(index) ? [result] : []));
      // another process, or this one after a restart, is about to hand over the others
      if (results.length < left.length) throw new Error('results of an album are missing');
      await sendResults(replyRef, tally, results, translation, signal);
      if (tally.sending === 'no') tally.handed = doneIn(tally);
      turn = (work) => context.rateLimiter.send(rateLimitOf(replyRef.chat), work, { isFinal: true, signal }); // the one it came in is used up
    }
    for (const job of jobs) atHand.delete(job.key);
    await keep(key, tally);
    const summary = escaped(summaryOf(replyRef, tally, translation));
    await turn(() => showText(context, replyRef, summary, buttonsOf(replyRef, tally, translation), signal));
  }

  async function sendResults(
    replyRef: AlbumReplyRef,
    tally: Tally,
    results: readonly Result[],
    translation: Translation,
    signal: AbortSignal,
  ): Promise<void> {
    const { key } = replyRef.album;
    await keep(key, { ...tally, sending: 'begun' });
    try {
      const chat = (await findMessage(context, key))?.chat ?? replyRef.chat;
      const sent = await sendFiles(context, { ...replyRef, chat }, results, translation, signal);
      tally.messages.push(...sent.messages);
      tally.notes = [...sent.notes];
      tally.sending = 'no';
    } catch (error) {
      signal.throwIfAborted(); // the next start asks whether they arrived
      tally.sending = error instanceof AnswerLost ? 'asked' : 'no';
      await keep(key, tally);
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
      finish: (outcome, signal) => withLock(replyRef, (here) => end(here, outcome, translation, signal)),
    }),
    sendAgain: (replyRef, translation) =>
      withLock(replyRef, async (here) => {
        const tally = await tallyOf(replyRef.album.key);
        const again = () => conclude(here, { ...tally, sending: 'no' }, translation, context.stopping);
        if (tally.sending === 'asked')
          await context.rateLimiter.send(rateLimitOf(here.chat), again, { isFinal: true, signal: context.stopping });
      }),
    sentMessages: async (key) => (await tallyOf(key)).messages,
  };
}

function doneIn({ ended }: Tally): number[] {
  return Object.entries(ended).flatMap(([index, { kind }]) => (kind === 'done' ? [Number(index)] : []));
}

function summaryOf({ album: { total } }: AlbumReplyRef, tally: Tally, translation: Translation): string {
  const done = doneIn(tally).length;
  const count = translation.text('album-done', { total, done, failed: total - done });
  const said = new Set(Object.values(tally.ended).flatMap((end) => end.said));
  const question = tally.sending === 'asked' ? [translation.text('album-uncertain')] : [];
  return [count, ...said, ...tally.notes, ...question].join('\n');
}

function buttonsOf({ album: { key } }: AlbumReplyRef, tally: Tally, translation: Translation): Keyboard {
  const resend = tally.sending === 'asked' ? [[button(translation.text('button-yes'), 'resend', key)]] : [];
  const ends = new Set(Object.values(tally.ended).map(({ kind }) => kind));
  const chosen = verbOfEnd.flatMap(([end, verb]) => (ends.has(end) ? [verb] : []));
  return [...resend, ...verbButtons(['again', ...chosen, 'delete'], key, translation)];
}
