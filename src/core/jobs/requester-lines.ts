export interface QueueEntry {
  readonly id: string;
  /** Turns go round the requesters, not round the jobs. */
  readonly requester: string;
}

/** What waits for each requester, and whose turn is next. */
export interface RequesterLines {
  /** False for a job that waits already. */
  join(entry: QueueEntry): boolean;
  /** False for a job that does not wait. */
  leave(id: string): boolean;
  has(id: string): boolean;
  /** Gives the next job its turn. Undefined where none waits, or no requester may have another turn now. */
  takeNext(): QueueEntry | undefined;
  /** A turn of the requester is over. */
  ended(requester: string): void;
  /** Ids of all waiting jobs, next first, as if no more came and none ended. */
  order(): string[];
  clear(): void;
}

interface Requester {
  readonly name: string;
  /** Ids of the jobs that wait, oldest first. */
  readonly waiting: Set<string>;
  running: number;
  /** The number of the last turn. */
  served: number;
}

/**
 * Turns go round the requesters: to the one with the fewest running jobs, then to the one served longest ago. Each has
 * at most `mostRunning` at once.
 */
export function createLines({ mostRunning = Number.POSITIVE_INFINITY } = {}): RequesterLines {
  const requesters = new Map<string, Requester>();
  const requesterOf = new Map<string, Requester>();
  let turns = 0;

  function open(name: string): Requester {
    const requester = requesters.get(name) ?? { name, waiting: new Set(), running: 0, served: 0 };
    requesters.set(name, requester);
    return requester;
  }

  function forgetIdle({ name, waiting, running }: Requester): void {
    if (waiting.size === 0 && running === 0) requesters.delete(name);
  }

  function leave(id: string): boolean {
    const requester = requesterOf.get(id);
    if (!requester) return false;
    requesterOf.delete(id);
    requester.waiting.delete(id);
    forgetIdle(requester);
    return true;
  }

  return {
    join({ id, requester: name }) {
      if (requesterOf.has(id)) return false;
      const requester = open(name);
      requester.waiting.add(id);
      requesterOf.set(id, requester);
      return true;
    },
    leave,
    has: (id) => requesterOf.has(id),
    takeNext() {
      let next: Requester | undefined;
      for (const one of requesters.values()) {
        if (one.waiting.size > 0 && one.running < mostRunning && (!next || isBefore(one, next))) next = one;
      }
      const [id] = next?.waiting ?? [];
      if (!next || id === undefined) return undefined;
      next.running += 1;
      next.served = ++turns;
      leave(id);
      return { id, requester: next.name };
    },
    ended(name) {
      const requester = open(name);
      requester.running -= 1;
      forgetIdle(requester);
    },
    order() {
      const rounds: string[][] = [];
      for (const { waiting, running } of [...requesters.values()].sort((a, b) => a.served - b.served)) {
        let number = running;
        for (const id of waiting) {
          const round = rounds[number] ?? [];
          rounds[number] = round;
          round.push(id);
          number += 1;
        }
      }
      return rounds.flat();
    },
    clear() {
      for (const id of [...requesterOf.keys()]) leave(id);
    },
  };
}

function isBefore(one: Requester, other: Requester): boolean {
  return one.running === other.running ? one.served < other.served : one.running < other.running;
}
