/** Jobs that share something which works on few of them at once. */
export interface Lane {
  readonly name: string;
  /** How many of its jobs have a turn at once. */
  readonly places: number;
}

export interface QueueEntry {
  readonly id: string;
  /** Turns go round the requesters, not round the jobs. */
  readonly requester: string;
  /** While it is full, other jobs have their turns first. */
  readonly lane?: Lane | undefined;
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
  /** A turn that `takeNext` gave is over. */
  ended(entry: Omit<QueueEntry, 'id'>): void;
  /** All waiting jobs, next first, as if no more came and none ended. */
  order(): QueueEntry[];
  clear(): void;
}

interface Requester {
  readonly name: string;
  /** The jobs that wait by their ids, oldest first. */
  readonly waiting: Map<string, QueueEntry>;
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
  const runningIn = new Map<string, number>();
  let turns = 0;

  function open(name: string): Requester {
    const requester = requesters.get(name) ?? { name, waiting: new Map(), running: 0, served: 0 };
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

  function count(lane: Lane | undefined, change: number): void {
    if (lane) runningIn.set(lane.name, (runningIn.get(lane.name) ?? 0) + change);
  }

  function hasRoom({ lane }: QueueEntry): boolean {
    return lane === undefined || (runningIn.get(lane.name) ?? 0) < lane.places;
  }

  /** The oldest job of the requester that may have a turn now. */
  function nextOf({ waiting, running }: Requester): QueueEntry | undefined {
    return running < mostRunning ? [...waiting.values()].find(hasRoom) : undefined;
  }

  return {
    join(entry) {
      const { id } = entry;
      if (requesterOf.has(id)) return false;
      const requester = open(entry.requester);
      requester.waiting.set(id, entry);
      requesterOf.set(id, requester);
      return true;
    },
    leave,
    has: (id) => requesterOf.has(id),
    takeNext() {
      let next: Requester | undefined;
      for (const one of requesters.values()) {
        if ((!next || isBefore(one, next)) && nextOf(one)) next = one;
      }
      const entry = next && nextOf(next);
      if (!next || !entry) return undefined;
      next.running += 1;
      next.served = ++turns;
      count(entry.lane, 1);
      leave(entry.id);
      return entry;
    },
    ended({ requester: name, lane }) {
      const requester = open(name);
      requester.running -= 1;
      count(lane, -1);
      forgetIdle(requester);
    },
    order() {
      const rounds: QueueEntry[][] = [];
      for (const { waiting, running } of [...requesters.values()].sort((a, b) => a.served - b.served)) {
        let number = running;
        for (const entry of waiting.values()) {
          const round = rounds[number] ?? [];
          rounds[number] = round;
          round.push(entry);
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
