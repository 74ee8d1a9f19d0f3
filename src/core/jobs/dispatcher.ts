import { createWebhookWaiters } from '../attempts/webhook-waiters.ts';
import { Cancelled, isLeaving } from '../errors.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { Job } from '../ports/job.ts';
import { LeaseLost } from '../ports/storage.ts';
import { completeJob } from './completion.ts';
import { createJobProgress, type JobProgressParts } from './job-progress.ts';
import { LeasedJob } from './leased-job.ts';
import { createInProcessQueue, type OpenQueue } from './queue.ts';
import { type RunnerParts, runJob } from './runner.ts';
import { createSharedQueuePlacement } from './shared-queue-placement.ts';

export interface JobDispatcherParts extends Omit<RunnerParts, 'waitForWebhook'>, JobProgressParts {
  /** One of its own by default. */
  readonly queue?: OpenQueue;
  /** Called once when the work on a job is over: it needs its files no more. */
  onEnded(job: Job): Promise<void>;
}

/** The jobs this process holds the lease of: they wait for their turn and run, and what follows their end is done. */
export interface JobDispatcher {
  /** A job that was just stored, its lease held by this process. */
  enter(job: Job): Promise<void>;
  /** Takes a job nobody works on and goes on with it as changed; false when it cannot be had, or `change` says no. */
  take(id: string, change: (leased: LeasedJob) => Promise<boolean>): Promise<boolean>;
  /** Goes on with a job nobody works on; false when somebody does, or it waits for its turn already. */
  resume(job: Job): Promise<boolean>;
  /** Ends a job that waits or runs here, as its requester wishes; false when there is none. Other processes are told. */
  cancel(id: string): Promise<boolean>;
  position(id: string): Promise<number | undefined>;
  nudge(attemptId: string, body?: unknown): void;
  /** Ids of the jobs it holds. */
  ids(): readonly string[];
  /** A heartbeat that began `at`: all leases are renewed but those that other processes have taken over. */
  renewed(at: number, lost: readonly string[]): void;
  /** Resolves when it holds no job. */
  idle(): Promise<void>;
  /** Leaves every job as it is. Resolves when nothing runs any more, or would not end in time. */
  close(): Promise<void>;
}

interface Entry {
  /** Absent while the lease is being taken. */
  leased?: LeasedJob;
  message?: ProgressEditor;
  /** While it waits for its turn. */
  position?: number | undefined;
  /** Waits for its turn, or has it. */
  isInLine: boolean;
  /** Resolves when it gets into line, or is held no more. */
  settled: PromiseWithResolvers<void>;
  readonly leaving: AbortController;
  /** When its lease was surely held, milliseconds since the epoch. */
  sureAt: number;
}

/** Two heartbeats: who misses them may have slept while another process took the job over. */
const sureForMs = 20_000;

/** What hangs is left behind: the next start goes on with it. */
const closingMs = 5_000;

export function createJobDispatcher(
  parts: JobDispatcherParts,
  onUnclaimedWebhook: (attemptId: string, body: unknown) => void,
): JobDispatcher {
  const { store, owner, clock, onEvent, concurrency, queue: openQueue = createInProcessQueue } = parts;
  const entries = new Map<string, Entry>();
  const idlers = new Set<() => void>();
  const messages = createJobProgress(parts);
  const calls = createWebhookWaiters();
  const jobParts: RunnerParts = { ...parts, waitForWebhook: calls.waitForWebhook };
  const queue = openQueue({ concurrency, run, onPosition, onNudge });
  const line = createSharedQueuePlacement({ store, owner, clock, messages, onError: report });

  function open(id: string): Entry {
    const leaving = new AbortController();
    const entry = { isInLine: false, settled: Promise.withResolvers<void>(), leaving, sureAt: clock.now() };
    entries.set(id, entry);
    return entry;
  }

  async function leave(id: string, entry: Entry): Promise<void> {
    if (entries.get(id) !== entry) return;
    entry.message?.abandon();
    await store.release(id, owner).catch((error) => onEvent({ kind: 'bug', jobId: id, error }));
    entries.delete(id);
    entry.settled.resolve();
    if (entries.size === 0) for (const wake of idlers) wake();
  }

  /** What was on its way when this process fell asleep must not replace what another has said since. */
  function messageOf(job: Job, entry: Entry): ProgressEditor {
    const isSure = (): boolean => clock.now() - entry.sureAt < sureForMs;
    const message = messages.open(job, async (edit) => (isSure() ? edit() : undefined));
    if (!message) throw new Error(`${job.request.replyRef.platform} is not served here`);
    return message;
  }

  /** From wherever the job is: to its turn, or to what is due. A turn does not wait for a chat that makes it wait. */
  async function goOn(id: string, entry: Entry, leased: LeasedJob): Promise<void> {
    try {
      entry.leased = leased;
      entry.message ??= messageOf(leased.job, entry);
      if (!isInTurn(leased.job)) {
        await completeJob(leased, entry.message, jobParts);
        if (!isInTurn(leased.job)) return await leave(id, entry);
        entry.message = messageOf(leased.job, entry); // the one before has said its last word
      }
      entry.isInLine = true;
      entry.settled.resolve();
      if (queue.isShared) await leave(id, entry); // it is whoever's turn comes
      await queue.add({ id, requester: requesterOf(leased.job) });
    } catch (error) {
      report(id, error);
      await leave(id, entry);
    }
  }

  /** One turn of the queue. */
  async function run(id: string, signal: AbortSignal): Promise<void> {
    const entry = entries.get(id) ?? (queue.isShared ? await receive(id) : undefined);
    if (!entry?.leased || !entry.message) return;
    const { leased, message } = entry;
    entry.position = undefined;
    try {
      await runJob(leased, message, signal, jobParts);
      if (leased.job.state !== 'parked') await parts.onEnded(leased.job).catch((error) => report(id, error));
    } catch (error) {
      report(id, error);
      return leave(id, entry);
    }
    entry.isInLine = false;
    entry.settled = Promise.withResolvers();
    void goOn(id, entry, leased); // never rejects
  }

  /** A job whose turn has come in a line that is shared: until now it was nobody's. */
  async function receive(id: string): Promise<Entry | undefined> {
    const entry = open(id);
    try {
      const job = await line.claim(id);
      if (job) entry.leased = new LeasedJob(job, entry.leaving.signal, parts);
      if (job && isInTurn(job)) return Object.assign(entry, { message: messageOf(job, entry), isInLine: true });
    } catch (error) {
      report(id, error);
    }
    if (entry.leased)
      void goOn(id, entry, entry.leased); // never rejects
    else await leave(id, entry);
    return undefined;
  }

  function report(id: string, error: unknown): void {
    if (error instanceof LeaseLost) onEvent({ kind: 'lease-lost', jobId: id });
    else if (!isLeaving(error)) onEvent({ kind: 'bug', jobId: id, error });
  }

  function onPosition(id: string, position: number | undefined): void {
    if (queue.isShared) line.show(id, position);
    const entry = entries.get(id);
    if (!entry?.leased || position === undefined) return;
    entry.position = position;
    messages.waiting(entry.leased.job, position).then(
      (stage) => entry.position === position && entry.message?.report(stage),
      (error) => report(id, error),
    );
  }

  function onNudge(attemptId: string, body: unknown): void {
    if (!calls.called(attemptId, body)) onUnclaimedWebhook(attemptId, body ?? null);
  }

  async function take(id: string, change: (leased: LeasedJob) => Promise<boolean>): Promise<boolean> {
    for (let other = entries.get(id); other; other = entries.get(id)) {
      if (other.isInLine) return false;
      await other.settled.promise;
    }
    const entry = open(id);
    try {
      const job = await store.claim(id, owner);
      const leased = job && new LeasedJob(job, entry.leaving.signal, parts);
      if (leased && (await change(leased))) {
        void goOn(id, entry, leased); // never rejects
        return true;
      }
    } catch (error) {
      await leave(id, entry);
      throw error;
    }
    await leave(id, entry);
    return false;
  }

  async function leaveAll(): Promise<void> {
    const leaving = [...entries].map(async ([id, entry]) => {
      if (!entry.isInLine) await entry.settled.promise;
      if (entries.has(id)) await leave(id, entry);
    });
    await Promise.all(leaving);
  }

  return {
    enter: (job) => {
      const entry = open(job.id);
      return goOn(job.id, entry, new LeasedJob(job, entry.leaving.signal, parts));
    },
    take,
    async resume(job) {
      if (!queue.isShared || !isInTurn(job)) return take(job.id, async () => true);
      return queue.requeue({ id: job.id, requester: requesterOf(job) }, () => line.isFree(job.id));
    },
    async cancel(id) {
      if (queue.isShared) await store.setCommand(id, 'cancel'); // whoever has it by now may miss the word
      const where = await queue.cancel(id);
      if (where !== 'waiting') return where === 'running' && entries.has(id);
      // runs it with a signal that is already aborted: the runner knows how a job is ended in each state
      await run(id, AbortSignal.abort(new Cancelled('requester')));
      return true;
    },
    position: (id) => queue.position(id),
    nudge: (attemptId, body) => queue.nudge(attemptId, body),
    ids: () => [...entries.keys()],
    renewed(at, lost) {
      for (const [id, entry] of entries) {
        if (lost.includes(id)) entry.leaving.abort(new Cancelled('lease'));
        else entry.sureAt = Math.max(entry.sureAt, at);
      }
    },
    idle: () =>
      new Promise((wake) => {
        if (entries.size === 0) wake();
        else idlers.add(wake);
      }),
    async close() {
      for (const { leaving } of entries.values()) leaving.abort(new Cancelled('shutdown'));
      const over = new AbortController();
      const ended = queue.close().then(leaveAll);
      await Promise.race([ended, clock.sleep(closingMs, over.signal)]).finally(() => over.abort());
    },
  };
}

function isInTurn({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

function requesterOf({ request: { requester } }: Job): string {
  return `${requester.platform}:${requester.id}`;
}
