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

interface Waiting {
  readonly member: string;
  begin(): void;
}

export function createIntakeTurns({ ofMember, ofAll, bytes: mostBytes }: IntakeTurnsOptions): IntakeTurns {
  const running = new Map<string, number>();
  const waiting = new Set<Waiting>();
  /** Turns under way, the oldest first, with the bytes that each of them holds. */
  const turns = new Map<IntakeTurn, number>();
  let freed = Promise.withResolvers<void>();

  function hasRoom(member: string): boolean {
    return turns.size < ofAll && (running.get(member) ?? 0) < ofMember;
  }

  /** The first in line of the member with the fewest intakes under way. */
  function next(): Waiting | undefined {
    const ready = [...waiting].filter(({ member }) => hasRoom(member));
    return ready.sort((a, b) => (running.get(a.member) ?? 0) - (running.get(b.member) ?? 0))[0];
  }

  function open(member: string): IntakeTurn {
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
    running.set(member, (running.get(member) ?? 0) + 1);
    turns.set(turn, 0);
    return turn;
  }

  function close(member: string, turn: IntakeTurn): void {
    turns.delete(turn);
    const left = (running.get(member) ?? 0) - 1;
    if (left > 0) running.set(member, left);
    else running.delete(member);
    tellFreed();
    next()?.begin();
  }

  function fits(turn: IntakeTurn, bytes: number): boolean {
    const held = [...turns.values()].reduce((sum, one) => sum + one, 0);
    const [oldest] = turns.keys();
    return turn === oldest || held + bytes <= mostBytes;
  }

  function tellFreed(): void {
    freed.resolve();
    freed = Promise.withResolvers();
  }

  async function untilFreed(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const aborted = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => aborted.resolve(), { once: true });
    await Promise.race([freed.promise, aborted.promise]);
    signal.throwIfAborted();
  }

  function enter(member: string, signal: AbortSignal): Promise<IntakeTurn> {
    signal.throwIfAborted();
    if (hasRoom(member)) return Promise.resolve(open(member));
    const entered = Promise.withResolvers<IntakeTurn>();
    const entry: Waiting = {
      member,
      begin() {
        waiting.delete(entry);
        signal.removeEventListener('abort', leave);
        entered.resolve(open(member));
      },
    };
    function leave(): void {
      waiting.delete(entry);
      entered.reject(signal.reason);
    }
    waiting.add(entry);
    signal.addEventListener('abort', leave, { once: true });
    return entered.promise;
  }

  return async ({ platform, id }, signal, work) => {
    const member = JSON.stringify([platform, id]);
    const turn = await enter(member, signal);
    try {
      return await work(turn);
    } finally {
      close(member, turn);
    }
  };
}
