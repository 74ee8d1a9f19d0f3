import type { Clock } from '../../src/core/clock.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import type { Machine } from './machine.ts';
import { createRandom, type Random } from './random.ts';

/** What a process reaches beyond itself. */
export type Beyond = 'store' | 'blobs' | 'ledger' | 'chat' | 'vendor';

/** How likely a crossing goes wrong. */
export interface Weather {
  readonly failure: Readonly<Record<Beyond, number>>;
  /** The process dies at the crossing. */
  readonly death: number;
  /** The longest way there or back, milliseconds. */
  readonly latencyMs: Readonly<Record<Beyond, number>>;
}

const fineWeather: Weather = {
  failure: { store: 0, blobs: 0, ledger: 0, chat: 0, vendor: 0 },
  death: 0,
  latencyMs: { store: 0, blobs: 0, ledger: 0, chat: 200, vendor: 300 },
};

/** A crossing that went wrong; `reached` when it had its effect all the same. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly reached: boolean;

  constructor(what: string, reached: boolean) {
    super(`${what}: ${reached ? 'done, but nobody heard of it' : 'not done'}`);
    this.reached = reached;
  }
}

const unending = new AbortController().signal;

/** Time, luck and weather of one history, and its record. */
export class Nature {
  readonly random: Random;
  readonly #manual = new ManualClock(1_700_000_000_000);
  #offsetMs = 0;
  #outages: readonly { readonly beyond: Beyond; readonly from: number; readonly to: number }[] = [];
  weather: Weather = fineWeather;
  /** Everything that happened, in order. */
  readonly trace: string[] = [];
  /** What must not happen and did. */
  readonly violations: string[] = [];

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  /** The wall clock, which may be set; waiting is not touched by that. */
  readonly clock: Clock = {
    now: () => Math.round(this.#manual.now() + this.#offsetMs),
    sleep: (ms, signal) => this.#manual.sleep(ms, signal),
  };

  /** Milliseconds since the history began. */
  get elapsedMs(): number {
    return this.#manual.now() - 1_700_000_000_000;
  }

  get sleeping(): number {
    return this.#manual.sleeping;
  }

  setClock(byMs: number): void {
    this.#offsetMs += byMs;
    this.note(`the clock is set by ${byMs} ms`);
  }

  pass(ms: number): Promise<void> {
    return this.#manual.advance(ms);
  }

  sleep(ms: number): Promise<void> {
    return this.#manual.sleep(ms, unending);
  }

  note(what: string): void {
    this.trace.push(`${(this.elapsedMs / 1_000).toFixed(3)} ${what}`);
  }

  violated(what: string): void {
    this.violations.push(what);
    this.note(`VIOLATION: ${what}`);
  }

  breaksDown(beyond: Beyond, from: number, forMs: number): void {
    this.#outages = [...this.#outages, { beyond, from, to: from + forMs }];
  }

  heal(): void {
    this.weather = fineWeather;
    this.#outages = [];
  }

  #isOut(beyond: Beyond): boolean {
    const now = this.elapsedMs;
    return this.#outages.some((outage) => outage.beyond === beyond && outage.from <= now && now < outage.to);
  }

  /**
   * One effect outside a process: it takes its time, may fail before or after it had its effect, and the process may die
   * on the way. Whoever is dead hears nothing.
   */
  async cross<Value>(
    machine: Machine,
    beyond: Beyond,
    what: string,
    effect: () => Value | Promise<Value>,
  ): Promise<Value> {
    const { random, weather } = this;
    const dies = random.chance(weather.death);
    const fails = random.chance(weather.failure[beyond]) || this.#isOut(beyond);
    const reaches = random.chance(0.5) && !this.#isOut(beyond);
    if (!machine.isAlive) return machine.silence();
    this.note(`${machine.name} ${beyond}: ${what}${fateOf({ dies, fails, reaches })}`);
    if (dies && !reaches) return machine.die();
    await this.#travel(beyond);
    if (!machine.isAlive && !reaches) return machine.silence();
    if (fails && !reaches) return machine.hears(Promise.reject(new Trouble(what, false)));
    const value = machine.hears((async () => effect())());
    await value;
    if (dies) return machine.die();
    await this.#travel(beyond);
    if (fails) return machine.hears(Promise.reject(new Trouble(what, true)));
    return machine.hears(value);
  }

  async #travel(beyond: Beyond): Promise<void> {
    const longest = this.weather.latencyMs[beyond];
    if (longest > 0) await this.sleep(this.random.between(0, longest));
  }
}

function fateOf({ dies, fails, reaches }: { dies: boolean; fails: boolean; reaches: boolean }): string {
  const when = reaches ? 'after it' : 'before it';
  if (dies) return `, DIES ${when}`;
  return fails ? `, FAILS ${when}` : '';
}
