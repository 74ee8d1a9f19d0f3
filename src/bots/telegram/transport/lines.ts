import type { Clock } from '../../../core/clock.ts';
import { createFairShare } from '../../fair-share.ts';
import { untilHandled } from '../../until-handled.ts';
import { isRefused, mayPass } from './errors.ts';
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

/** The lines in which updates wait, one for each author in each chat, so that nobody waits behind somebody else. */
export interface Lines {
  /** Counts the update for its author. False if it is dropped; else it must be enqueued. */
  admit(entry: Entry): boolean;
  enqueue(entry: Entry): void;
  idle(): Promise<void>;
}

export function createLines(parts: LinesParts): Lines {
  const { clock, stopping, handle, refuse, apologize, finish, onError } = parts;
  const lines = new Map<string, Promise<void>>();
  const running = new Set<Promise<void>>();
  const share = createFairShare();
  /** Those whose authors are told that they are not handled. */
  const refusals = new WeakSet<Entry>();

  function track(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work)); // never rejects
  }

  async function process(entry: Entry, release: () => void): Promise<void> {
    const { update, kind, until } = entry;
    share.begin(kind);
    try {
      const work = refusals.has(entry) ? () => refuse(update) : () => handle(update, release);
      const handling = { clock, stopping, until, mayPass, isRefused, onError, onPause: release };
      const isHandled = await untilHandled(work, { ...handling, apologize: () => apologize(update) });
      if (isHandled) await finish(update.update_id);
    } catch (error) {
      if (!stopping.aborted) onError(error);
    } finally {
      if (!refusals.has(entry)) share.end(kind);
      release();
    }
  }

  return {
    admit(entry) {
      const verdict = share.judge(entry.kind);
      if (verdict === 'refuse') refusals.add(entry);
      return verdict !== 'drop';
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
