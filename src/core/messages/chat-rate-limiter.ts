import { type Clock, forwardOnly } from '../clock.ts';
import { type ChatRateLimit, type FinishOptions, RateLimited } from '../ports/chat.ts';

interface SendOptions {
  /**
   * Final messages go before progress, which leaves them a share of each limit, and are sent however long that takes.
   */
  readonly isFinal: boolean;
  /** Ends the wait for room; a request in flight goes on. */
  readonly signal: AbortSignal;
}

/** Keeps the sends and edits of each chat within the platform's limits, for all parts of the program together. */
export interface ChatRateLimiter {
  /**
   * Calls `send` once there is room. A final that throws RateLimited is sent again after the pause. For progress
   * RateLimited is thrown, since a newer stage may be there by then. Other errors are thrown.
   */
  send<Value>(rateLimit: ChatRateLimit, send: () => Promise<Value>, options: SendOptions): Promise<Value>;
}

interface Waiting {
  readonly rateLimit: ChatRateLimit;
  readonly isFinal: boolean;
  readonly turn: number;
  begin(): void;
}

/** For a message that is finished without a progress editor: each request waits for room in the chat. */
export function finishOptions(
  rateLimiter: ChatRateLimiter,
  rateLimit: ChatRateLimit,
  signal: AbortSignal,
): FinishOptions {
  return { signal, send: (request) => rateLimiter.send(rateLimit, request, { isFinal: true, signal }) };
}

interface RateLimitState {
  /** Waiting requests, in the order in which they may begin. */
  readonly line: Waiting[];
  /** When the latest requests began, oldest first. */
  sentAt: number[];
  pausedUntil: number;
  /** Wakes the pump of this limit while it waits for room for the first in line. */
  wake?: AbortController;
  isPumping: boolean;
}

/** The share of each limit of several sends that progress may use. */
const shareOfProgress = 0.6;

export function createChatRateLimiter(itsClock: Clock): ChatRateLimiter {
  const clock = forwardOnly(itsClock);
  const states = new Map<string, RateLimitState>();
  let turns = 0;

  function stateOf({ id }: ChatRateLimit): RateLimitState {
    const known = states.get(id);
    if (known) return known;
    for (const [other, state] of states) if (isIdle(state, clock.now())) states.delete(other);
    const state: RateLimitState = { line: [], sentAt: [], pausedUntil: 0, isPumping: false };
    states.set(id, state);
    return state;
  }

  async function pump(state: RateLimitState): Promise<void> {
    for (let [first] = state.line; first; [first] = state.line) {
      const rateLimits = withOuterLimits(first.rateLimit);
      const waitMs = Math.max(...rateLimits.map((one) => msUntilRoom(one, stateOf(one), first, clock.now())));
      if (waitMs > 0) {
        state.wake = new AbortController();
        await clock.sleep(waitMs, state.wake.signal).catch(() => undefined); // woken: the line has changed
        continue;
      }
      state.line.shift();
      for (const one of rateLimits) recordSend(one, stateOf(one), clock.now());
      first.begin();
    }
    state.isPumping = false;
  }

  function lineUp(state: RateLimitState, entry: Waiting): void {
    let place = state.line.length; // most come last
    for (let ahead = state.line[place - 1]; ahead && isBefore(entry, ahead); ahead = state.line[place - 1]) place -= 1;
    state.line.splice(place, 0, entry);
    if (place === 0) state.wake?.abort();
    if (state.isPumping) return;
    state.isPumping = true;
    void pump(state); // never rejects
  }

  function turn(rateLimit: ChatRateLimit, { isFinal, signal }: SendOptions, number: number): Promise<void> {
    signal.throwIfAborted();
    const state = stateOf(rateLimit);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const place = state.line.indexOf(entry);
        if (place >= 0) state.line.splice(place, 1);
        if (place === 0) state.wake?.abort();
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

function isBefore(one: Waiting, other: Waiting): boolean {
  return one.isFinal === other.isFinal ? one.turn < other.turn : one.isFinal;
}

function withOuterLimits(rateLimit: ChatRateLimit): readonly ChatRateLimit[] {
  return rateLimit.within ? [rateLimit, ...withOuterLimits(rateLimit.within)] : [rateLimit];
}

/** Milliseconds until this limit has room for the request. */
function msUntilRoom(
  { limits }: ChatRateLimit,
  { sentAt, pausedUntil }: RateLimitState,
  { isFinal }: Waiting,
  now: number,
): number {
  const waits = limits.map(({ sends, perMs }) => {
    const most = isFinal || sends === 1 ? sends : Math.ceil(sends * shareOfProgress);
    const oldest = sentAt.at(-most);
    return oldest === undefined ? 0 : oldest + perMs - now;
  });
  return Math.max(0, pausedUntil - now, ...waits);
}

function recordSend({ limits }: ChatRateLimit, state: RateLimitState, now: number): void {
  const longestMs = Math.max(0, ...limits.map(({ perMs }) => perMs));
  state.sentAt = [...state.sentAt.filter((at) => at > now - longestMs), now];
}

/** True for a limit without waiting requests whose last send is older than any platform's window. */
function isIdle({ line, sentAt, pausedUntil }: RateLimitState, now: number): boolean {
  const quietMs = 10 * 60_000;
  return line.length === 0 && pausedUntil < now && (sentAt.at(-1) ?? 0) < now - quietMs;
}
