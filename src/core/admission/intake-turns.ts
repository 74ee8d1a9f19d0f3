import { createLines } from '../jobs/requester-lines.ts';
import type { Member } from '../ports/members.ts';

/** A turn of an intake. What it holds in memory counts towards the bytes that all intakes may hold together. */
export interface IntakeTurn {
  /**
   * Counts bytes that are about to be kept in memory. Waits while all intakes together hold too many, except for the
   * oldest of them, so that one always goes on.
   */
  hold(bytes: number, signal: AbortSignal): Promise<void>;
  letGo(bytes: number): void;
}

export interface IntakeTurnsOptions {
  /** Intakes of one member at once. */
  readonly ofMember: number;
  /** Intakes of all members at once. */
  readonly ofAll: number;
  /** Bytes that all intakes hold together. The oldest intake may pass this limit. */
  readonly bytes: number;
}

/** Runs intakes, a few at once. Waiting members have their turns one after another, however many intakes each has. */
export type IntakeTurns = <Value>(
  member: Member,
  signal: AbortSignal,
  work: (turn: IntakeTurn) => Promise<Value>,
) => Promise<Value>;

export function createIntakeTurns({ ofMember, ofAll, bytes }: IntakeTurnsOptions): IntakeTurns {
  const lines = createLines({ mostRunning: ofMember });
  /** What gives each waiting intake its turn. */
  const begins = new Map<string, () => void>();
  const memory = createByteBudget(bytes);
  let running = 0;
  let count = 0;

  function fill(): void {
    while (running < ofAll) {
      const next = lines.takeNext();
      if (!next) return;
      running += 1;
      begins.get(next.id)?.();
    }
  }

  async function enter(requester: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const id = String(++count);
    const begun = Promise.withResolvers<void>();
    const leave = (): void => {
      if (lines.leave(id)) begun.reject(signal.reason);
    };
    begins.set(id, begun.resolve);
    signal.addEventListener('abort', leave, { once: true });
    lines.join({ id, requester });
    fill();
    await begun.promise.finally(() => {
      begins.delete(id);
      signal.removeEventListener('abort', leave);
    });
  }

  return async ({ platform, id }, signal, work) => {
    const requester = JSON.stringify([platform, id]);
    await enter(requester, signal);
    const turn = memory.open();
    try {
      return await work(turn);
    } finally {
      memory.close(turn);
      running -= 1;
      lines.ended({ requester });
      fill();
    }
  };
}

function createByteBudget(mostBytes: number) {
  /** Turns under way, the oldest first, with the bytes that each of them holds. */
  const turns = new Map<IntakeTurn, number>();
  const waiting = new Set<() => void>();

  function fits(turn: IntakeTurn, bytes: number): boolean {
    const held = [...turns.values()].reduce((sum, one) => sum + one, 0);
    const [oldest] = turns.keys();
    return turn === oldest || held + bytes <= mostBytes;
  }

  function tellFreed(): void {
    for (const wake of waiting) wake();
  }

  async function untilFreed(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const freed = Promise.withResolvers<void>();
    const wake = (): void => freed.resolve();
    waiting.add(wake);
    signal.addEventListener('abort', wake);
    await freed.promise;
    waiting.delete(wake);
    signal.removeEventListener('abort', wake);
    signal.throwIfAborted();
  }

  return {
    open(): IntakeTurn {
      const turn: IntakeTurn = {
        async hold(bytes, signal) {
          while (!fits(turn, bytes)) await untilFreed(signal);
          turns.set(turn, (turns.get(turn) ?? 0) + bytes);
        },
        letGo(bytes) {
          turns.set(turn, (turns.get(turn) ?? 0) - bytes);
          tellFreed();
        },
      };
      turns.set(turn, 0);
      return turn;
    },
    close(turn: IntakeTurn): void {
      turns.delete(turn);
      tellFreed();
    },
  };
}
