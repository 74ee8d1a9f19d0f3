import { expect } from 'vitest';
import { withCircuitBreaker } from '../../../src/core/attempts/circuit-breaker.ts';
import { withSubmitGate } from '../../../src/core/attempts/submit-gate.ts';
import type { Job } from '../../../src/core/ports/job.ts';
import type { RunningSwaps } from '../../../src/core/swaps.ts';
import type { Shared } from '../../../src/storage/redis/stores.ts';
import { openStores, type Stores } from '../../../src/storage/stores.ts';
import { hurriedClock } from '../clocks/hurried-clock.ts';
import { FakeProvider, pending } from '../providers.ts';
import { World } from '../world.ts';
import type { RedisSentinels } from './redis-sentinels.ts';

const never = new AbortController().signal;
const patient = { timeout: 60_000 };

/** A front and two workers, each with connections of its own, and a vendor that leaves its first swap pending. */
export class FailoverRig {
  readonly world = new World();
  readonly provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
  /** So slow that processes which reconnect see one another before they go on. */
  readonly clock = hurriedClock(4);
  readonly #redis: RedisSentinels;
  readonly #opened: Stores[] = [];
  readonly #started: RunningSwaps[] = [];

  constructor(redis: RedisSentinels) {
    this.#redis = redis;
  }

  async open(): Promise<{ stores: Stores; shared: Shared }> {
    const secretKeys = [new Uint8Array(32).fill(7)] as const;
    const onEvent = this.world.events.push.bind(this.world.events);
    const parts = { directory: '', redisUrl: this.#redis.url, secretKeys, clock: this.clock, onEvent };
    const stores = await openStores(parts);
    this.#opened.push(stores);
    if (!stores.shared) throw new Error('it is in Redis');
    return { stores, shared: stores.shared };
  }

  async start(): Promise<RunningSwaps> {
    const [front] = [await this.#process('front'), await this.#process('worker'), await this.#process('worker')];
    return front;
  }

  async #process(role: 'front' | 'worker'): Promise<RunningSwaps> {
    const { provider, clock } = this;
    const { stores, shared } = await this.open();
    const { store, blobs } = stores;
    const queue = shared.queue({ runs: role === 'worker', showsPositions: role === 'front' });
    const unbroken = withCircuitBreaker(provider, clock, () => undefined);
    const providers = [withSubmitGate(unbroken, shared.generation.whenTrusted)];
    const parts = { store, blobs, clock, providers, concurrency: 4, deadlineMs: 100_000_000, queue };
    const swaps = this.world.start([provider], parts);
    this.#started.push(swaps);
    return swaps;
  }

  ask(front: RunningSwaps, message: string): Promise<Job> {
    return front.request(this.world.request(message), never);
  }

  outcomes(message: string): string[] {
    return this.world.chat.seen(message).outcomes.map(({ kind }) => kind);
  }

  ends(...messages: string[]): Promise<void> {
    return expect.poll(() => messages.map((one) => this.outcomes(one)), patient).toEqual(messages.map(() => ['done']));
  }

  kinds(): string[] {
    return this.world.events.map(({ kind }) => kind);
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((swaps) => swaps.close()));
    await Promise.all(this.#opened.map((stores) => stores.close()));
  }
}
