import type { Clock } from '../../../core/clock.ts';
import { RateLimited } from '../../../core/ports/chat.ts';
import { AnswerLost, TelegramError } from './errors.ts';
import type { Update } from './update.ts';
import type { UpdateKind } from './update-kind.ts';

/** An update that is to be handled. It is repeated until `until`, milliseconds since the epoch. */
export interface Entry {
  readonly update: Update;
  readonly kind: UpdateKind;
  readonly until: number;
}

interface LinesParts {
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  handle(update: Update, release: () => void): Promise<void>;
  refuse(update: Update): Promise<void>;
  apologize(update: Update): Promise<void>;
  finish(id: number): Promise<void>;
  onError(error: unknown): void;
}

/**
 * The lines in which updates wait, one for each author in each chat, so that nobody waits behind somebody else. What
 * one author may have waiting is limited: of chatter one of each topic, of requests `mostOfAuthor`. The author of more
 * requests is told so, once until half of them are handled.
 */
export interface Lines {
  /** Counts the update for its author. False if it is dropped; else it must be enqueued. */
  admit(entry: Entry): boolean;
  enqueue(entry: Entry): void;
  idle(): Promise<void>;
}

/** More than a person sends while they wait for an answer: ten albums. */
const mostOfAuthor = 100;
/** Pauses after errors of Telegram. The last one repeats for as long as the update is kept. */
const retryMs = [2_000, 10_000, 60_000, 300_000, 1_800_000] as const;
/** How often an update is handled that fails for another reason, which a repetition seldom mends. */
const mostOwnFailures = 3;

export function createLines(parts: LinesParts): Lines {
  const { clock, stopping, handle, refuse, apologize, finish, onError } = parts;
  const lines = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  /** Chatter that waits and has not begun, as `line topic`. */
  const chatter = new Set<string>();
  const requests = new Map<number, number>();
  /** Authors who were told that too much of theirs waits. */
  const refused = new Set<number>();
  const refusals = new WeakSet<Entry>();
  const pressesRefused = new Set<number>();

  function track(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work)); // never rejects
  }

  function admitRequest(entry: Entry, author: number): boolean {
    const count = requests.get(author) ?? 0;
    if (count < mostOfAuthor) {
      requests.set(author, count + 1);
      return true;
    }
    if (entry.update.callback_query) refusePress(entry.update, author);
    else if (!refused.has(author)) {
      refused.add(author);
      refusals.add(entry);
      return true;
    }
    return false;
  }

  /** A press is told at once: its answer is not limited, and its button shows that it is busy until then. */
  function refusePress(update: Update, author: number): void {
    if (pressesRefused.has(author)) return;
    pressesRefused.add(author);
    const told = refuse(update).catch((error) => onError(error));
    track(told.finally(() => pressesRefused.delete(author)));
  }

  function forget({ kind: { author, worth } }: Entry): void {
    if (author === undefined || worth !== 'request') return;
    const count = (requests.get(author) ?? 1) - 1;
    if (count > 0) requests.set(author, count);
    else requests.delete(author);
    if (count < mostOfAuthor / 2) refused.delete(author);
  }

  async function process(entry: Entry, release: () => void): Promise<void> {
    const { update, kind } = entry;
    chatter.delete(`${kind.line} ${kind.topic}`);
    try {
      const work = refusals.has(entry) ? () => refuse(update) : () => handle(update, release);
      if (await isDone(entry, release, work)) await finish(update.update_id);
    } catch (error) {
      if (!stopping.aborted) onError(error);
    } finally {
      if (!refusals.has(entry)) forget(entry);
      release();
    }
  }

  /**
   * Does the work, and again after an error, while the other updates of the line go on. False if the program stops
   * before the work is done: the next start does it.
   */
  async function isDone({ update, until }: Entry, release: () => void, work: () => Promise<void>): Promise<boolean> {
    for (let failures = 0; !stopping.aborted; ) {
      try {
        await work();
        return true;
      } catch (error) {
        if (stopping.aborted) return false;
        onError(error);
        const waitMs = pauseAfter(error, failures++);
        if (waitMs === undefined || clock.now() + waitMs > until) {
          await apologize(update);
          return true;
        }
        release();
        await clock.sleep(waitMs, stopping).catch(() => undefined);
      }
    }
    return false;
  }

  return {
    admit(entry) {
      const { author, line, worth, topic } = entry.kind;
      if (worth === 'nothing') return false;
      if (worth === 'request') return author === undefined || admitRequest(entry, author);
      const key = `${line} ${topic}`;
      if (chatter.has(key)) return false;
      chatter.add(key);
      return true;
    },
    enqueue(entry) {
      const line = refusals.has(entry) ? `refusal ${entry.kind.line}` : entry.kind.line;
      const before = lines.get(line) ?? Promise.resolve();
      const turn = before.then(() => new Promise<void>((release) => track(process(entry, release))));
      lines.set(line, turn);
      void turn.then(() => lines.get(line) === turn && lines.delete(line));
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Undefined where another try is pointless. */
function pauseAfter(error: unknown, failures: number): number | undefined {
  const waitMs = retryMs[failures] ?? retryMs.at(-1);
  if (error instanceof RateLimited) return Math.max(error.retryAfterMs, waitMs ?? 0);
  if (error instanceof AnswerLost) return waitMs;
  return error instanceof TelegramError || failures + 1 >= mostOwnFailures ? undefined : waitMs;
}
