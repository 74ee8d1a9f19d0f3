import type { Clock } from '../../src/core/clock.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import type { Machine } from './machine.ts';
import { createRandom, type Random } from './random.ts';

/** What a process depends on outside of itself. */
export type Dependency = 'store' | 'blobs' | 'ledger' | 'chat' | 'vendor';

/** How likely a call to a dependency fails. */
export interface FaultPlan {
  readonly failure: Readonly<Record<Dependency, number>>;
  /** The process dies during the call. */
  readonly death: number;
  /** The longest way of a request or its answer, milliseconds. */
  readonly latencyMs: Readonly<Record<Dependency, number>>;
}

const noFaults: FaultPlan = {
  failure: { store: 0, blobs: 0, ledger: 0, chat: 0, vendor: 0 },
  death: 0,
  latencyMs: { store: 0, blobs: 0, ledger: 0, chat: 200, vendor: 300 },
};

/** A call that failed. `reached`: it had its effect all the same. */
export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
  readonly reached: boolean;

  constructor(what: string, reached: boolean) {
    super(`${what}: ${reached ? 'done, but nobody heard of it' : 'not done'}`);
    this.reached = reached;
  }
}

const unending = new AbortController().signal;

/** Time, chance and faults of one history, and its trace. */
export class SimEnvironment {
  readonly random: Random;
  readonly #manual = new ManualClock(1_700_000_000_000);
  #offsetMs = 0;
  #outages: readonly { readonly dependency: Dependency; readonly from: number; readonly to: number }[] = [];
  faults: FaultPlan = noFaults;
  /** Everything that happened, in order. */
  readonly trace: string[] = [];
  /** The dependencies of which a call has failed. */
  readonly failed = new Set<Dependency>();
  /** Broken rules. */
  readonly violations: string[] = [];

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  /** The wall clock, which may be set. Sleeps keep their length. */
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

  addOutage(dependency: Dependency, from: number, forMs: number): void {
    this.#outages = [...this.#outages, { dependency, from, to: from + forMs }];
  }

  endFaults(): void {
    this.faults = noFaults;
    this.#outages = [];
  }

  #isOut(dependency: Dependency): boolean {
    const now = this.elapsedMs;
    return this.#outages.some((outage) => outage.dependency === dependency && outage.from <= now && now < outage.to);
  }

  /**
   * One call to a dependency. It takes time, it may fail before or after its effect, and the process may die meanwhile.
   * A dead process gets no answer.
   */
  async cross<Value>(
    machine: Machine,
    dependency: Dependency,
    what: string,
    effect: () => Value | Promise<Value>,
  ): Promise<Value> {
    const { random, faults } = this;
    const dies = random.chance(faults.death);
    const fails = random.chance(faults.failure[dependency]) || this.#isOut(dependency);
    const reaches = random.chance(0.5) && !this.#isOut(dependency);
    if (!machine.isAlive) return machine.silence();
    if (fails) this.failed.add(dependency);
    this.note(`${machine.name} ${dependency}: ${what}${fateOf({ dies, fails, reaches })}`);
    if (dies && !reaches) return machine.die();
    await this.#travel(dependency);
    if (!machine.isAlive && !reaches) return machine.silence();
    if (fails && !reaches) return machine.hears(Promise.reject(new InjectedFault(what, false)));
    const value = machine.hears((async () => effect())());
    await value;
    if (dies) return machine.die();
    await this.#travel(dependency);
    if (fails) return machine.hears(Promise.reject(new InjectedFault(what, true)));
    return machine.hears(value);
  }

  async #travel(dependency: Dependency): Promise<void> {
    const longest = this.faults.latencyMs[dependency];
    if (longest > 0) await this.sleep(this.random.between(0, longest));
  }
}

function fateOf({ dies, fails, reaches }: { dies: boolean; fails: boolean; reaches: boolean }): string {
  const when = reaches ? 'after it' : 'before it';
  if (dies) return `, DIES ${when}`;
  return fails ? `, FAILS ${when}` : '';
}
