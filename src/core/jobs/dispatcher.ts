import type { WebhookWaiters } from '../attempts/webhook-waiters.ts';
import { Cancelled, isLeaving } from '../errors.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { Job } from '../ports/job.ts';
import type { MemberHash } from '../ports/members.ts';
import { LeaseLost } from '../ports/storage.ts';
import type { JobLife } from './job-life.ts';
import type { JobProgress } from './job-progress.ts';
import { LeasedJob, type LeasedJobParts } from './leased-job.ts';
import { createLeases, type Lease } from './leases.ts';
import { createInProcessQueue, type OpenQueue } from './queue.ts';
import { createSharedQueuePlacement } from './shared-queue-placement.ts';

export interface JobDispatcherParts extends LeasedJobParts {
  /** How many jobs run here at once. */
  readonly concurrency: number;
  /** A queue of this process alone by default. */
  readonly queue?: OpenQueue;
  readonly memberHash: MemberHash;
  readonly progress: JobProgress;
  readonly webhooks: Pick<WebhookWaiters, 'called'>;
  readonly life: Pick<JobLife, 'run' | 'reconcile' | 'complete'>;
}

export interface Line {
  readonly waiting: number;
  /** Absent for a queue of this process alone. */
  readonly workers?: number | undefined;
}

/** Leases and turns: which jobs this process holds, and when each of them runs. */
export interface JobDispatcher {
  /** Takes in a job that was just stored, with its lease held by this process. */
  enter(job: Job): Promise<void>;
  /**
   * Leases a job that no process works on, applies `change`, then continues the job. False where the job is leased or
   * `change` declines.
   */
  take(id: string, change: (leased: LeasedJob) => Promise<boolean>): Promise<boolean>;
  /** Continues a job that no process works on. False where one does, or the job waits for its turn already. */
  resume(job: Job): Promise<boolean>;
  /**
   * Ends a job that waits or runs in this process, at its requester's wish. False where there is none; the other
   * processes are told.
   */
  cancel(id: string): Promise<boolean>;
  /**
   * Gives the lease back as soon as answers to paid requests are there; nothing more is shown. False where this process does
   * not hold it.
   */
  leave(id: string): boolean;
  /** How many jobs wait for their turn, and how many processes run jobs of a shared queue. */
  line(): Promise<Line>;
  /** 1 is next; undefined when the job does not wait. */
  position(id: string): Promise<number | undefined>;
  /**
   * How long a new job would wait for its turn, milliseconds: judged by the turns before. Undefined while there were
   * none, and where other processes give turns too.
   */
  expectedWaitMs(): Promise<number | undefined>;
  /** A vendor called about an attempt, which any process may run. */
  nudge(attemptId: string, body?: unknown): void;
  /** Ids of the jobs that this process holds. */
  ids(): readonly string[];
  /** Ids of the jobs of which this process knows that nothing needs to be done: those it holds, and those that wait. */
  known(): Promise<ReadonlySet<string>>;
  /** A heartbeat that began `at` has renewed all leases but `lost`, which other processes have taken over. */
  renewed(at: number, lost: readonly string[]): void;
  /** Resolves when this process holds no job. */
  idle(): Promise<void>;
  /**
   * Leaves every job as it is, except that answers under way are awaited for a few seconds. Resolves when nothing runs
   * any more, or does not end in time.
   */
  close(): Promise<void>;
}

/** After so long, work that does not end is left behind: the next start continues it. Longer than answers are awaited. */
const closingMs = 8_500;

export function createJobDispatcher(parts: JobDispatcherParts): JobDispatcher {
  const { store, owner, clock, onEvent, concurrency, memberHash, progress, webhooks, life } = parts;
  const { queue: openQueue = createInProcessQueue } = parts;
  const leases = createLeases(parts);
  const queue = openQueue({ concurrency, run: takeTurn, onPosition, onNudge: webhooks.called, clock });
  let closing: Promise<void> | undefined;
  let usualTurnMs: number | undefined;
  let turnsUnderWay = 0;
  const placement = createSharedQueuePlacement({ store, owner, clock, progress, onError: report });

  /** An edit from before this process fell asleep must not replace what another process has shown since. */
  function openMessage(job: Job, lease: Lease): ProgressEditor {
    const message = progress.open(job, async (edit) => (leases.isCertain(lease) ? edit() : undefined));
    if (!message) throw new Error(`${job.request.replyRef.platform} is not served here`);
    return message;
  }

  /** Settles what is in doubt about the job, then puts it in line for its turn, or does what follows its end. */
  async function goOn(lease: Lease, leased: LeasedJob): Promise<void> {
    try {
      lease.leased = leased;
      lease.message ??= openMessage(leased.job, lease);
      if (leased.isInDoubt) await life.reconcile(leased, lease.message);
      const { cancelled } = lease;
      if (needsTurn(leased.job)) return await (cancelled ? takeTurn(lease.id, cancelled) : lineUp(lease, leased.job));
      await life.complete(leased, lease.message);
    } catch (error) {
      report(lease.id, error);
    }
    await leases.release(lease);
  }

  async function lineUp(lease: Lease, job: Job): Promise<void> {
    const { id, request } = job;
    if (closing) return leases.release(lease);
    lease.isInLine = true;
    lease.settled.resolve();
    if (queue.isShared) await leases.release(lease); // the process that gives the job its turn takes the lease
    await queue.add({ id, requester: memberHash(request.requester), lane: progress.lane(job) });
  }

  /** One turn of the queue. What follows the job's end needs no turn, since a chat may make it wait. */
  async function takeTurn(id: string, signal: AbortSignal): Promise<void> {
    const lease = leases.get(id) ?? (queue.isShared ? await receive(id) : undefined);
    if (!lease?.leased || !lease.message) return;
    const { leased, message } = lease;
    lease.position = undefined;
    const begunAt = clock.now();
    turnsUnderWay += 1;
    try {
      await life.run(leased, message, signal).finally(() => (turnsUnderWay -= 1));
      if (!signal.aborted) usualTurnMs = movedTowards(clock.now() - begunAt, usualTurnMs);
    } catch (error) {
      report(id, error);
      return leases.release(lease);
    }
    lease.isInLine = false;
    lease.settled = Promise.withResolvers();
    if (signal.aborted) lease.cancelled = signal;
    void goOn(lease, leased); // never rejects
  }

  /** Leases a job whose turn has come in a shared queue, where no process held it while it waited. */
  async function receive(id: string): Promise<Lease | undefined> {
    if (closing) return undefined;
    const lease = leases.open(id);
    try {
      const job = await placement.claim(id);
      if (job) lease.leased = new LeasedJob(job, lease, parts);
      if (job && needsTurn(job) && !lease.leased?.isInDoubt)
        return Object.assign(lease, { message: openMessage(job, lease), isInLine: true });
    } catch (error) {
      report(id, error);
    }
    if (lease.leased)
      void goOn(lease, lease.leased); // never rejects
    else await leases.release(lease);
    return undefined;
  }

  async function take(id: string, change: (leased: LeasedJob) => Promise<boolean>): Promise<boolean> {
    for (let other = leases.get(id); other; other = leases.get(id)) {
      if (other.isInLine) return false;
      await other.settled.promise;
    }
    const lease = leases.open(id);
    try {
      const job = await store.claim(id, owner);
      const leased = job && new LeasedJob(job, lease, parts);
      if (leased && (await change(leased))) {
        void goOn(lease, leased); // never rejects
        return true;
      }
    } catch (error) {
      await leases.release(lease);
      throw error;
    }
    await leases.release(lease);
    return false;
  }

  function onPosition(id: string, position: number | undefined): void {
    if (queue.isShared) placement.show(id, position);
    const lease = leases.get(id);
    if (!lease?.leased || position === undefined) return;
    lease.position = position;
    progress.waiting(lease.leased.job, position).then(
      (stage) => lease.position === position && lease.message?.report(stage),
      (error) => report(id, error),
    );
  }

  async function close(): Promise<void> {
    leases.leaveAll();
    const over = new AbortController();
    const ended = queue.close().then(leases.releaseAll);
    await Promise.race([ended, clock.sleep(closingMs, over.signal)]).finally(() => over.abort());
  }

  function report(id: string, error: unknown): void {
    if (error instanceof LeaseLost) onEvent({ kind: 'lease-lost', jobId: id });
    else if (!isLeaving(error)) onEvent({ kind: 'bug', jobId: id, error });
  }

  return {
    enter(job) {
      const lease = leases.open(job.id);
      return goOn(lease, new LeasedJob(job, lease, parts));
    },
    take,
    async resume(job) {
      if (!queue.isShared || !needsTurn(job)) return take(job.id, async () => true);
      return queue.requeue({ id: job.id, requester: memberHash(job.request.requester) }, () =>
        placement.isFree(job.id),
      );
    },
    async cancel(id) {
      if (queue.isShared) await store.setCommand(id, 'cancel'); // the message to the process that runs it may be lost
      const where = await queue.cancel(id);
      if (where !== 'waiting') return where === 'running' && leases.get(id) !== undefined;
      // runs with a signal that is already aborted: the runner knows how to end a job in each state
      await takeTurn(id, AbortSignal.abort(new Cancelled('requester')));
      return true;
    },
    leave: leases.leave,
    line: async () => ({ waiting: await queue.length(), workers: await queue.workers?.() }),
    position: (id) => queue.position(id),
    async expectedWaitMs() {
      if (queue.isShared || usualTurnMs === undefined) return undefined;
      return ((await queue.length()) * usualTurnMs) / Math.max(1, turnsUnderWay);
    },
    nudge: (attemptId, body) => queue.nudge(attemptId, body),
    ids: leases.ids,
    known: async () => new Set([...leases.ids(), ...(await queue.waiting())]),
    renewed: leases.renewed,
    idle: leases.idle,
    close: () => (closing ??= close()),
  };
}

/** A mean in which the newest values count most. */
function movedTowards(value: number, mean = value): number {
  return mean + (Math.max(0, value) - mean) / 8;
}

function needsTurn({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}
