import { longestWaitMs, type Observation, type PollPlan, planPolls, shortestWaitMs } from './poll-planner.ts';

/** Past durations are kept for each provider, operation and kind of file. */
export interface PollKey {
  readonly provider: string;
  readonly operation: string;
  readonly kind: string;
}

interface PollQuestion {
  /** Milliseconds since the vendor accepted the attempt, which was just polled and is pending. */
  readonly elapsedMs: number;
  /** The provider's own pace. It is assumed while there is no history, and scales the worth of a poll. */
  readonly pollEveryMs: number;
  /** Milliseconds until the vendor expects to be done. Believed only until there is enough history; 0 means at once. */
  readonly hintMs?: number | undefined;
}

/** Past durations, oldest first. They outlive a restart. */
export interface PollHistory {
  load(key: string): Promise<readonly Observation[]>;
  save(key: string, observations: readonly Observation[]): Promise<void>;
}

export interface PollSchedule {
  /** Milliseconds until the next poll. */
  next(key: PollKey, question: PollQuestion): Promise<number>;
  /** Milliseconds an attempt of this age may still take: the median of the history. Undefined when nothing is known. */
  expected(key: PollKey, elapsedMs: number): Promise<number | undefined>;
  /** Adds an attempt that ended between its last two polls to the history. Never rejects. */
  finished(key: PollKey, observation: Observation): Promise<void>;
}

export interface PollScheduleOptions {
  readonly history: PollHistory;
  /** Told of a history that cannot be read or written. Only precision is lost. */
  onError(error: unknown): void;
  /** The delay that one poll is worth, as a share of the provider's pace. */
  readonly pollCost?: number;
}

interface Experience {
  observations: readonly Observation[];
  /** Rises with each observation. */
  version: number;
  plan?: { readonly version: number; readonly basis: string; readonly next: PollPlan };
}

/** Learns nothing: keeps to the vendor's hint where there is one, else to the provider's pace. */
export const steadyPollSchedule: PollSchedule = {
  next: async (_, { pollEveryMs, hintMs }) => {
    if (hintMs !== undefined) return Math.min(longestWaitMs, Math.max(0, hintMs));
    return Math.min(longestWaitMs, Math.max(shortestWaitMs, pollEveryMs));
  },
  expected: async () => undefined,
  finished: async () => undefined,
};

const remembered = 200;
const defaultPollCost = 0.06;
/** From so many observations on, the vendor's own hint is ignored. */
const experienced = 5;
/** Without history: a few polls, give or take a factor of three. */
const assumedPolls = 2;
const assumedSpread = 1.1;
const hintedSpread = 0.5;

/** Learns how long attempts take, and polls when they have probably ended. */
export function createPollSchedule({
  history,
  onError,
  pollCost = defaultPollCost,
}: PollScheduleOptions): PollSchedule {
  const known = new Map<string, Promise<Experience>>();

  function recall(key: PollKey): Promise<Experience> {
    const name = nameOf(key);
    const recalled = known.get(name) ?? load(name);
    known.set(name, recalled);
    return recalled;
  }

  async function load(name: string): Promise<Experience> {
    const observations = await history.load(name).catch((error) => {
      onError(error);
      return [];
    });
    return { observations: observations.slice(-remembered), version: 0 };
  }

  return {
    async next(key, { elapsedMs, pollEveryMs, hintMs }) {
      if (hintMs === 0) return 0;
      const experience = await recall(key);
      const hinted = hintMs !== undefined && experience.observations.length < experienced;
      const medianMs = hinted ? elapsedMs + hintMs : assumedPolls * pollEveryMs;
      const basis = hinted ? `hint of ${Math.round(Math.log2(medianMs) * 4)}` : `pace of ${pollEveryMs}`;
      if (experience.plan?.basis !== basis || isStale(experience.plan.version, experience.version)) {
        const guess = { medianMs, spread: hinted ? hintedSpread : assumedSpread };
        const plan = planPolls(experience.observations, { pollCostMs: pollCost * pollEveryMs, guess });
        experience.plan = { version: experience.version, basis, next: plan };
      }
      return experience.plan.next(elapsedMs);
    },
    async expected(key, elapsedMs) {
      const { observations } = await recall(key);
      const left = observations.map(({ byMs }) => byMs - elapsedMs).filter((ms) => ms > 0);
      const median = left.sort((a, b) => a - b)[Math.floor(left.length / 2)];
      return median === undefined ? undefined : roughly(median);
    },
    async finished(key, observation) {
      const experience = await recall(key);
      experience.observations = [...experience.observations, observation].slice(-remembered);
      experience.version += 1;
      await history.save(nameOf(key), experience.observations).catch(onError);
    },
  };
}

/** Rounds to steps as coarse as the estimate is, so that a message does not change at every poll. */
function roughly(ms: number): number {
  const step = ms < 60_000 ? 5_000 : 15_000;
  const rounded = Math.ceil(ms / step) * step;
  return rounded < 120_000 ? rounded : Math.ceil(ms / 60_000) * 60_000;
}

/** A plan is worked out again once the history has grown by a tenth. */
function isStale(planned: number, current: number): boolean {
  return current - planned >= Math.max(1, Math.min(current, remembered) / 10);
}

function nameOf({ provider, operation, kind }: PollKey): string {
  return `${provider}/${operation}/${kind}`;
}
