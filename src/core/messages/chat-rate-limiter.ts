import { type Clock, forwardOnly } from '../clock.ts';
import { type ChatRateLimit, RateLimited } from '../ports/chat.ts';

interface SendOptions {
  /** Finals go before progress, which leaves them a part of the budget, and are sent however long it takes. */
  readonly isFinal: boolean;
  /** Ends the wait, not the sending. */
  readonly signal: AbortSignal;
}

/** Keeps the sends and edits of each chat within its platform's limits, whoever sends. */
export interface ChatRateLimiter {
  /**
   * Calls `send` once there is room. A final that meets RateLimited is sent again after the pause; for progress it is
   * thrown, since something newer may be there by then. Other errors are thrown.
   */
  send<Value>(rateLimit: ChatRateLimit, send: () => Promise<Value>, options: SendOptions): Promise<Value>;
}

interface Waiting {
  readonly rateLimit: ChatRateLimit;
  readonly isFinal: boolean;
  readonly turn: number;
  begin(): void;
}

interface LaneState {
  /** In the order they may begin. */
  line: Waiting[];
  /** When the latest sends began, oldest first. */
  begun: number[];
  pausedUntil: number;
  /** Ends the wait of the lane's pump, while it waits. */
  wake?: AbortController;
  isPumping: boolean;
}

/** Of each limit that allows several sends, what progress may use. */
const shareOfProgress = 0.6;

export function createChatRateLimiter(itsClock: Clock): ChatRateLimiter {
  const clock = forwardOnly(itsClock);
  const states = new Map<string, LaneState>();
  let turns = 0;

  function stateOf({ id }: ChatRateLimit): LaneState {
    const known = states.get(id);
    if (known) return known;
    for (const [other, state] of states) if (isIdle(state, clock.now())) states.delete(other);
    const state: LaneState = { line: [], begun: [], pausedUntil: 0, isPumping: false };
    states.set(id, state);
    return state;
  }

  async function pump(state: LaneState): Promise<void> {
    for (let [first] = state.line; first; [first] = state.line) {
      const rateLimiter = lanesOf(first.rateLimit);
      const waitMs = Math.max(
        ...rateLimiter.map((rateLimit) => roomIn(rateLimit, stateOf(rateLimit), first, clock.now())),
      );
      if (waitMs > 0) {
        state.wake = new AbortController();
        await clock.sleep(waitMs, state.wake.signal).catch(() => undefined); // the line has changed
        continue;
      }
      state.line.shift();
      for (const rateLimit of rateLimiter) count(rateLimit, stateOf(rateLimit), clock.now());
      first.begin();
    }
    state.isPumping = false;
  }

  function lineUp(state: LaneState, entry: Waiting): void {
    state.line = [...state.line, entry].sort((a, b) => Number(b.isFinal) - Number(a.isFinal) || a.turn - b.turn);
    state.wake?.abort();
    if (state.isPumping) return;
    state.isPumping = true;
    void pump(state); // never rejects
  }

  function turn(rateLimit: ChatRateLimit, { isFinal, signal }: SendOptions, number: number): Promise<void> {
    signal.throwIfAborted();
    const state = stateOf(rateLimit);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        state.line = state.line.filter((other) => other !== entry);
        state.wake?.abort();
        reject(signal.reason);
      };
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const entry: Waiting = { rateLimit, isFinal, turn: number, begin };
      signal.addEventListener('abort', leave, { once: true });
      lineUp(state, entry);
    });
  }

  return {
    async send(rateLimit, send, options) {
      const number = ++turns;
      for (;;) {
        await turn(rateLimit, options, number);
        try {
          return await send();
        } catch (error) {
          if (!(error instanceof RateLimited)) throw error;
          const state = stateOf(rateLimit);
          state.pausedUntil = Math.max(state.pausedUntil, clock.now() + error.retryAfterMs);
          if (!options.isFinal) throw error;
        }
      }
    },
  };
}

function lanesOf(rateLimit: ChatRateLimit): readonly ChatRateLimit[] {
  return rateLimit.within ? [rateLimit, ...lanesOf(rateLimit.within)] : [rateLimit];
}

/** Milliseconds until it may begin. */
function roomIn(
  { limits }: ChatRateLimit,
  { begun, pausedUntil }: LaneState,
  { isFinal }: Waiting,
  now: number,
): number {
  const waits = limits.map(({ sends, perMs }) => {
    const most = isFinal || sends === 1 ? sends : Math.ceil(sends * shareOfProgress);
    const oldest = begun.at(-most);
    return oldest === undefined ? 0 : oldest + perMs - now;
  });
  return Math.max(0, pausedUntil - now, ...waits);
}

function count({ limits }: ChatRateLimit, state: LaneState, now: number): void {
  const longestMs = Math.max(0, ...limits.map(({ perMs }) => perMs));
  state.begun = [...state.begun.filter((at) => at > now - longestMs), now];
}

/** A lane nobody waits in, long enough after its last send for every limit a platform sets. */
function isIdle({ line, begun, pausedUntil }: LaneState, now: number): boolean {
  const quietMs = 10 * 60_000;
  return line.length === 0 && pausedUntil < now && (begun.at(-1) ?? 0) < now - quietMs;
}
