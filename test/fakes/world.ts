import { onTestFinished } from 'vitest';
import type { CoreEvent } from '../../src/core/events.ts';
import type { Consents } from '../../src/core/ports/members.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { Quota } from '../../src/core/ports/quota.ts';
import type { ExpiringStore } from '../../src/core/ports/storage.ts';
import type { Moderator } from '../../src/core/ports/trust.ts';
import { createSwaps, type RunningSwaps, type SwapsParts } from '../../src/core/swaps.ts';
import { ManualClock } from './clocks/manual-clock.ts';
import { FakeChat } from './fake-chat.ts';
import { fakeIntake } from './fake-intake.ts';
import { queuedJob } from './jobs.ts';
import { createMemoryBlobStore } from './storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from './storage/memory-expiring-store.ts';
import { createMemoryJobStore } from './storage/memory-job-store.ts';
import { memoryMemberHash } from './storage/memory-members.ts';
import { knowsNothing } from './verifier.ts';

export interface Gates {
  consents?: Pick<Consents, 'given'>;
  moderator?: Moderator;
  quota?: Quota;
}

/** Everything around one process of the program. A process that died can be followed by another one. */
export class World {
  readonly clock = new ManualClock();
  readonly chat = new FakeChat();
  readonly blobs = createMemoryBlobStore();
  readonly expiringStore: ExpiringStore = createMemoryExpiringStore({ now: () => this.clock.now() });
  readonly events: CoreEvent[] = [];
  readonly #alive = new Set<string>();
  readonly store = createMemoryJobStore({ now: () => this.clock.now(), isAlive: (owner) => this.#alive.has(owner) });
  spent = 0;
  budget = Number.POSITIVE_INFINITY;
  #starts = 0;

  /** Starts a process with these providers. */
  start(providers: readonly SwapProvider[], change: Partial<SwapsParts> & Gates = {}): RunningSwaps & { die(): void } {
    const owner = `process-${++this.#starts}`;
    this.#alive.add(owner);
    const swaps = createSwaps({
      providers,
      owner,
      store: this.store,
      memberHash: memoryMemberHash,
      blobs: this.blobs,
      expiringStore: this.expiringStore,
      clock: this.clock,
      intake: fakeIntake,
      limits: { maxBytes: 1_000_000, maxPixels: 1e6, maxSeconds: 60 },
      maxResultBytes: 1_000_000,
      chat: () => this.chat,
      onEvent: (event) => this.events.push(event),
      concurrency: 4,
      deadlineMs: 600_000,
      resumesAbandoned: true,
      blocks: { isMemberBlocked: async () => false },
      consents: { given: async () => true },
      moderator: { judge: async () => 'pass' },
      quota: { take: async () => true, giveBack: async () => undefined },
      marker: { mark: async (result) => result },
      verifier: knowsNothing,
      budget: {
        take: async () => this.spent < this.budget && ++this.spent > 0,
        giveBack: async () => {
          this.spent -= 1;
        },
      },
      webhookUrl: () => undefined,
      ...change,
    });
    return { ...swaps, die: () => this.#alive.delete(owner) };
  }

  /** A request whose job is shown in the message named `message`. */
  request(message = 'm1', change: Partial<ReturnType<typeof queuedJob>['request']> = {}) {
    return { ...queuedJob().request, replyRef: { platform: 'fake', message }, ...change };
  }

  /** Lets time pass. */
  async pass(ms = 60_000): Promise<void> {
    await this.clock.advance(ms);
  }
}

const never = new AbortController().signal;

/** A world with one process, which is closed at the end of the test. */
export function startWorld(providers: readonly SwapProvider[], change: Parameters<World['start']>[1] = {}) {
  const world = new World();
  const swaps = world.start(providers, change);
  onTestFinished(async () => {
    const closed = swaps.close();
    await world.pass(10_000); // for answers that do not come
    await closed;
  });
  return {
    world,
    swaps,
    async swap(message = 'm1', request: Parameters<World['request']>[1] = {}) {
      return swaps.request(world.request(message, request), never);
    },
    ends: (message = 'm1') => world.chat.seen(message).outcomes,
    stages: (message = 'm1') => world.chat.seen(message).stages,
  };
}
