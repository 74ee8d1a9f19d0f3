import type { Clock } from '../../src/core/clock.ts';
import type { SimEnvironment } from './sim-environment.ts';

/** One process. When it dies, its memory and its waits are gone. Requests that it had sent may still arrive. */
export class Machine {
  readonly name: string;
  readonly #environment: SimEnvironment;
  readonly #sleeps = new Set<AbortController>();
  readonly #onDeath: (machine: Machine) => void;
  isAlive = true;
  /** Whether it was ever frozen, so that another process may have taken its jobs over. */
  hasBeenFrozen = false;
  #frozen: Promise<void> | undefined;

  constructor(name: string, environment: SimEnvironment, onDeath: (machine: Machine) => void) {
    this.name = name;
    this.#environment = environment;
    this.#onDeath = onDeath;
  }

  die(): Promise<never> {
    if (this.isAlive) {
      this.isAlive = false;
      this.#environment.note(`${this.name} is dead`);
      for (const sleep of this.#sleeps) sleep.abort();
      this.#onDeath(this);
    }
    return this.silence();
  }

  /** Freezes the process, which does not notice it. Requests that it had sent arrive. */
  freeze(ms: number): void {
    this.#environment.note(`${this.name} freezes for ${ms} ms`);
    this.hasBeenFrozen = true;
    this.#frozen = this.#environment.sleep(ms).then(() => {
      this.#frozen = undefined;
    });
  }

  silence(): Promise<never> {
    return new Promise(() => undefined);
  }

  /** Settles as `work` does, while the process lives. */
  async hears<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } finally {
      while (this.#frozen) await this.#frozen;
      if (!this.isAlive) await this.silence();
    }
  }

  readonly clock: Clock = {
    now: () => this.#environment.clock.now(),
    sleep: (ms, signal) => this.#sleep(ms, signal),
  };

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.isAlive) return this.silence();
    signal.throwIfAborted();
    const own = new AbortController();
    const onAbort = (): void => own.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#sleeps.add(own);
    try {
      await this.hears(this.#environment.clock.sleep(ms, own.signal));
    } finally {
      this.#sleeps.delete(own);
      signal.removeEventListener('abort', onAbort);
    }
  }
}
