import { isDeepStrictEqual } from 'node:util';
import { type Clock, forwardOnly } from '../clock.ts';
import { type Outcome, type ProgressMessage, RateLimited, type Stage } from '../ports/chat.ts';
import type { ChatRateLimiter } from './chat-rate-limiter.ts';

export interface ProgressEditor {
  /** Shows the stage as soon as the platform's pace allows; the newest wins. Never waits, never throws. */
  report(stage: Stage): void;
  /** Waits for an edit in flight and for room in the chat, then shows the outcome. */
  finish(outcome: Outcome, signal: AbortSignal): Promise<void>;
  /** Stops editing, since another process continues the job. */
  abandon(): void;
  /**
   * Begins no edit any more, and waits for one in flight for a moment: a message that was sent and is not known to have
   * been stays behind. Never rejects.
   */
  leave(): Promise<void>;
}

export interface ProgressEditorParts {
  readonly clock: Clock;
  readonly rateLimiter: ChatRateLimiter;
  /** Told of every edit that was shown, also of the last. */
  onEdit?(): void;
  onLostEdit(error: unknown): void;
  /** Wraps every progress edit, but not the final message. */
  wrapEdit?(edit: () => Promise<void>): Promise<void>;
  /** Limits how many results are held in memory during upload. */
  limitUploads?<Value>(upload: () => Promise<Value>): Promise<Value>;
}

/**
 * An edit in flight is given this long to end: an edit that is cut off may still arrive after the outcome and replace
 * it.
 */
const patienceMs = 10_000;
/** The same, where the program was asked to stop. */
const leavingMs = 3_000;

/**
 * Edits the one message of a job: never two edits in flight, never the same stage twice, never faster than the message
 * and its chat allow.
 */
export function createProgressEditor(
  message: ProgressMessage,
  {
    clock: itsClock,
    rateLimiter,
    onEdit,
    onLostEdit,
    wrapEdit = (edit) => edit(),
    limitUploads = (upload) => upload(),
  }: ProgressEditorParts,
): ProgressEditor {
  const clock = forwardOnly(itsClock);
  const stopped = new AbortController();
  const cutOff = new AbortController();
  let newest: Stage | undefined;
  let shown: Stage | undefined;
  let nextEditAt = 0;
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (newest && !forgetShown()) {
      await clock.sleep(Math.max(0, nextEditAt - clock.now()), stopped.signal);
      await rateLimiter
        .send(message.rateLimit, editNewest, { isFinal: false, signal: stopped.signal })
        .catch((error) => {
          stopped.signal.throwIfAborted();
          if (!(error instanceof RateLimited)) onLostEdit(error);
        });
    }
  }

  /** Drops a stage that is shown already, before it takes room in the chat. */
  function forgetShown(): boolean {
    if (!isDeepStrictEqual(newest, shown)) return false;
    newest = undefined;
    return true;
  }

  async function editNewest(): Promise<void> {
    const stage = newest; // read at the last moment, since a newer stage may have come during the wait
    const before = shown;
    newest = undefined;
    if (!stage || isDeepStrictEqual(stage, before)) return;
    nextEditAt = clock.now() + message.minEditIntervalMs;
    shown = stage;
    try {
      await wrapEdit(() => message.edit(stage, cutOff.signal));
      onEdit?.();
    } catch (error) {
      if (error instanceof RateLimited) {
        shown = before;
        newest ??= stage;
      }
      throw error;
    }
  }

  function start(): Promise<void> {
    return drain()
      .catch((error) => {
        if (!stopped.signal.aborted) onLostEdit(error);
      })
      .finally(() => {
        draining = newest && !stopped.signal.aborted ? start() : undefined;
      });
  }

  async function settle(signal: AbortSignal, withinMs = patienceMs): Promise<void> {
    if (!draining) return;
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    await Promise.race([draining, clock.sleep(withinMs, either)]).finally(() => ended.abort());
    cutOff.abort();
    await draining;
  }

  return {
    report(stage) {
      if (stopped.signal.aborted) return;
      newest = stage;
      draining ??= start();
    },
    async finish(outcome, signal) {
      newest = undefined;
      stopped.abort();
      await settle(signal);
      await message.finish(outcome, {
        signal,
        send(request) {
          const upload = outcome.kind === 'done' ? () => limitUploads(request) : request;
          return rateLimiter.send(message.rateLimit, upload, { isFinal: true, signal });
        },
      });
      onEdit?.();
    },
    abandon() {
      newest = undefined;
      stopped.abort();
      cutOff.abort();
    },
    async leave() {
      newest = undefined;
      stopped.abort();
      await settle(new AbortController().signal, leavingMs);
    },
  };
}
