import { createBudget, createQuota } from '../../src/core/admission/quota.ts';
import { withCircuitBreaker } from '../../src/core/attempts/circuit-breaker.ts';
import { createPollHistory } from '../../src/core/attempts/poll-history.ts';
import { createPollSchedule } from '../../src/core/attempts/poll-schedule.ts';
import { patientStores } from '../../src/core/patience.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { BlobStore, JobStore } from '../../src/core/ports/storage.ts';
import { createSwaps, type RunningSwaps } from '../../src/core/swaps.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { createMemoryExpiringStore } from '../fakes/storage/memory-expiring-store.ts';
import { memoryMemberHash } from '../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../fakes/storage/memory-settings.ts';
import { knowsNothing } from '../fakes/verifier.ts';
import { Machine } from './machine.ts';
import { type Limits, Oracle } from './oracle.ts';
import { SimChat } from './sim-chat.ts';
import type { SimEnvironment } from './sim-environment.ts';
import { SimVendor, type VendorTraits } from './sim-vendor.ts';
import { blobStoreOf, type Disk, ledgerOf, storeOf } from './stores.ts';

/** Bugs that are planted to see whether the simulation finds them. */
export interface Planted {
  provider?(provider: SwapProvider): SwapProvider;
  store?(store: JobStore): JobStore;
  blobs?(blobs: BlobStore): BlobStore;
  readonly sendsOutcomes?: boolean;
  /** Processes that are asked to stop wait for nothing. */
  readonly stopsAtOnce?: boolean;
}

export interface ClusterPlan {
  readonly vendors: readonly VendorTraits[];
  readonly limits: Limits;
  readonly deadlineMs: number;
  readonly concurrency: number;
  /** Whether vendors can call. */
  readonly isReachable: boolean;
  /** Whether the poll schedule learns. */
  readonly learns: boolean;
  /** Whether processes are often asked to stop just after a paid request has left them. */
  readonly stopsWhilePaying: boolean;
  /** Whether other processes know that a process is gone. Otherwise its leases must run out. */
  readonly knowsTheDead: boolean;
}

interface Running {
  readonly machine: Machine;
  readonly swaps: RunningSwaps;
}

/** Longer than a stop may take. */
const judgedAfterMs = 9_500;

/** Whether an intent is stored without a ticket. */
function isInDoubt(job: Job | undefined): boolean {
  const attempt = job?.state === 'running' || job?.state === 'parked' ? job.attempt : undefined;
  return attempt?.intentAt !== undefined && attempt.ticket === undefined;
}

/** Processes around one disk, one chat and their vendors. */
export class Cluster {
  readonly environment: SimEnvironment;
  readonly oracle: Oracle;
  readonly chat: SimChat;
  readonly disk: Disk;
  readonly #plan: ClusterPlan;
  readonly #planted: Planted;
  readonly #vendors: readonly SimVendor[];
  readonly #running = new Map<string, Running>();
  #starts = 0;

  constructor(
    environment: SimEnvironment,
    plan: ClusterPlan,
    openDisk: (isAlive: (owner: string) => boolean) => Disk,
    planted: Planted,
  ) {
    this.environment = environment;
    this.#plan = plan;
    this.#planted = planted;
    this.oracle = new Oracle(environment, plan.limits);
    this.chat = new SimChat({ environment, oracle: this.oracle, sendsOutcomes: planted.sendsOutcomes ?? false });
    this.disk = openDisk((owner) => !plan.knowsTheDead || this.#running.has(owner));
    const call = (attemptId: string, body: unknown): void => this.somebody()?.swaps.nudge(attemptId, body);
    const onPaid = async ({ name }: Machine): Promise<void> => {
      if (!plan.stopsWhilePaying || !environment.random.chance(0.2)) return;
      await environment.sleep(environment.random.between(0, 1_000));
      const payer = this.#running.get(name);
      if (payer) await this.stopPolitely(payer);
    };
    this.#vendors = plan.vendors.map(
      (traits) => new SimVendor(traits, { environment, oracle: this.oracle, call, onPaid }),
    );
  }

  somebody(): Running | undefined {
    const [first, ...others] = this.#running.values();
    return first && this.environment.random.pick([first, ...others]);
  }

  get size(): number {
    return this.#running.size;
  }

  async start(): Promise<void> {
    const { environment } = this;
    const name = `p${++this.#starts}`;
    const machine = new Machine(name, environment, () => this.#running.delete(name));
    environment.note(`${name} starts`);
    const swaps = this.#swapsOn(machine);
    this.#running.set(name, { machine, swaps });
    await swaps.resumeAll(() => true).catch(() => this.kill(machine)); // a start that fails ends the process
  }

  kill(machine: Machine): void {
    void machine.die();
  }

  async stop({ machine, swaps }: Running): Promise<void> {
    this.environment.note(`${machine.name} is asked to stop`);
    await swaps.close();
    void machine.die();
  }

  /** Stops a process and judges what it has left: nothing that was answered soon may be in doubt. */
  async stopPolitely(running: Running): Promise<void> {
    const { environment, oracle } = this;
    const { machine } = running;
    const stopped = this.#planted.stopsAtOnce ? machine.die() : this.stop(running);
    const open = oracle.paid.filter(
      ({ sentBy, jobId }) => sentBy === machine.name && isInDoubt(oracle.jobs.get(jobId)),
    );
    let isDead = false;
    void stopped.then(() => {
      isDead = true;
    });
    await environment.sleep(judgedAfterMs);
    const isDisturbed = machine.hasBeenFrozen || !(isDead || this.#planted.stopsAtOnce);
    if (isDisturbed || environment.failed.has('store')) return;
    for (const { attemptId, jobId, isAnswered } of open) {
      const job = oracle.jobs.get(jobId);
      const isLeft = job !== undefined && 'attempt' in job && job.attempt?.id === attemptId && isInDoubt(job);
      if (isAnswered && isLeft) environment.violated(`${oracle.nameOf(jobId)} is in doubt after a polite stop`);
    }
  }

  /** The whole program, except for its fronts. */
  #swapsOn(machine: Machine): RunningSwaps {
    const { environment, oracle, disk, chat } = this;
    const parts = { environment, oracle, disk };
    const { clock } = machine;
    const { limits, deadlineMs, concurrency, isReachable, learns } = this.#plan;
    const { provider: plantedIn = (one) => one, store: plantedStore = (one) => one } = this.#planted;
    const { blobs: plantedBlobs = (one) => one } = this.#planted;
    const settings = createMemorySettings();
    const operators = { memberADay: limits.memberADay, atOnce: { member: limits.memberAtOnce } };
    const history = createPollHistory(createMemoryExpiringStore(clock), clock);
    const stores = patientStores(
      {
        ledger: ledgerOf(machine, parts),
        blobs: plantedBlobs(blobStoreOf(machine, parts)),
        expiringStore: disk.expiring,
      },
      { clock, signal: new AbortController().signal, onFailure: () => undefined },
    );
    const calling = new Set(this.#plan.vendors.filter(({ calls }) => calls).map(({ name }) => name));
    return createSwaps({
      providers: this.#vendors.map((vendor) =>
        withCircuitBreaker(plantedIn(vendor.providerOn(machine)), clock, () => undefined),
      ),
      owner: machine.name,
      store: plantedStore(storeOf(machine, parts)),
      blobs: stores.blobs,
      expiringStore: stores.expiringStore,
      memberHash: memoryMemberHash,
      quota: createQuota({ memberHash: memoryMemberHash, ledger: stores.ledger, settings, limits: operators }),
      budget: createBudget(stores.ledger, limits.budget),
      clock,
      intake: fakeIntake,
      limits: { maxBytes: 1_000_000, maxPixels: 1e6, maxSeconds: 60 },
      maxResultBytes: 1_000_000,
      chat: () => chat.on(machine),
      resumesAbandoned: true,
      concurrency,
      deadlineMs,
      blocks: { isMemberBlocked: async () => false },
      consents: { given: async () => true },
      moderator: { judge: async () => 'pass' },
      marker: { mark: async (result) => result },
      verifier: knowsNothing,
      webhookUrl: (provider, attemptId) =>
        isReachable && calling.has(provider) ? new URL(`https://bot.test/${provider}/${attemptId}`) : undefined,
      ...(learns && { schedule: createPollSchedule({ history, onError: () => undefined }) }),
      onEvent: (event) => {
        if (event.kind === 'bug' && machine.isAlive) this.#judge(machine, event.error);
      },
    });
  }

  /** Injected faults are reported, which is expected. Any other error that core reports is a bug. */
  #judge(machine: Machine, error: unknown): void {
    this.environment.note(`${machine.name} reports ${error}`);
    const expected = ['InjectedFault', 'ProviderError', 'RateLimited', 'Undeliverable', 'LeaseLost'];
    if (!(error instanceof Error && expected.includes(error.name)))
      this.environment.violated(`a bug in core: ${error}`);
  }
}
