import { randomUUID } from 'node:crypto';
import { type AdmissionParts, admit, type Moderator, type Quota } from './admission.ts';
import { type AgainChange, againRequest } from './again.ts';
import type { Chat, Result, SwapRequest } from './chat.ts';
import { checkFit } from './choice.ts';
import { Cancelled, UserError } from './errors.ts';
import { createHookCalls } from './hook-calls.ts';
import { isFinished, type Job } from './job.ts';
import { inputOf, resultOf } from './kept-media.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { type PacedMessage, paced } from './paced.ts';
import type { Person } from './people.ts';
import { createInProcessQueue, type OpenQueue } from './queue.ts';
import { type RunnerParts, runJob } from './runner.ts';

/** The one thing fronts call. */
export interface Swaps {
  /** Admits, stores and queues; the rest is told through the message. Throws UserError, and then nothing was spent. */
  request(request: SwapRequest, signal: AbortSignal): Promise<Job>;
  /** The same request once more, as a job of its own. Throws UserError, also when the job is unknown or not `by`'s. */
  again(jobId: string, change: AgainChange, signal: AbortSignal): Promise<Job>;
  /** False when there is nothing left to cancel. */
  cancel(jobId: string): Promise<boolean>;
  /** Undefined when unknown. */
  find(jobId: string): Promise<JobView | undefined>;
  /** A person's jobs, newest first. */
  findOf(person: Person, limit: number): Promise<readonly JobView[]>;
  /** Takes the kept result away; what was delivered is the front's to delete. */
  forget(jobId: string): Promise<void>;
  /** A vendor called: look at the attempt now. Nothing of what it said is believed. */
  nudge(attemptId: string, body?: unknown): void;
  /** Goes on with unfinished jobs that no living process holds. Returns those it took. */
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
  /** Leaves every job as it is, for the next start. Resolves when nothing runs any more. */
  close(): Promise<void>;
}

export interface JobView {
  readonly job: Job;
  /** In line, 1 is next; absent when it does not wait. */
  readonly place?: number | undefined;
  /** What was delivered. It is kept for a day; opening it rejects afterwards. */
  readonly result?: Result | undefined;
}

export interface SwapsParts
  extends Omit<RunnerParts, 'hooked' | 'onFinished' | 'moderator'>,
    Omit<AdmissionParts, 'chat'> {
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  /** Goes on, all the time, with what processes that are gone left behind. */
  readonly takesOver?: boolean;
  readonly moderator: Moderator;
  readonly quota: Quota;
  /** Shared with fronts that send messages of their own. */
  readonly lanes?: Lanes;
  /** One of its own by default. */
  readonly queue?: OpenQueue;
  readonly concurrency: number;
  /** Milliseconds a job may take from its request on. */
  readonly deadlineMs: number;
}

/** A third of the time a lease lives without a heartbeat. */
const heartbeatMs = 10_000;
/** As long as a lease lives. */
const beatsBetweenTakeovers = 3;
/** Sweeping, forgetting and tidying: every ten minutes. */
const beatsBetweenChores = 60;
const keepRecordsMs = 30 * 24 * 60 * 60 * 1_000;
/** Files of a job outlive its deadline, so that a restart still finds them. */
const inputsOutliveMs = 24 * 60 * 60 * 1_000;

interface Held {
  readonly message: PacedMessage;
  /** Aborted when another process has taken the job over. */
  readonly lost: AbortController;
}

export function createSwaps(parts: SwapsParts): Swaps {
  const { store, owner, clock, shelf, onEvent } = parts;
  /** Jobs whose lease this process holds. */
  const held = new Map<string, Held>();
  const { hooked, called } = createHookCalls();
  const idlers = new Set<() => void>();
  const closing = new AbortController();
  const { lanes = createLanes(clock) } = parts;
  const runnerParts: RunnerParts = { ...parts, hooked, onFinished };
  const { concurrency, queue: openQueue = createInProcessQueue } = parts;
  const queue = openQueue({ concurrency, run, onPlace, onNudge: called });
  void beat();

  function chat(platform: string): Chat {
    const known = parts.chat(platform);
    if (!known) throw new Error(`${platform} is not served here`);
    return known;
  }

  function isServed({ request }: Job): boolean {
    return parts.chat(request.replyRef.platform) !== undefined;
  }

  async function onFinished(job: Job, { mayBeCharged }: { mayBeCharged: boolean }): Promise<void> {
    const { target, source, reference, assignments = [] } = job.inputs;
    const files = [target, source, reference, ...assignments.map((row) => row.source)].filter(
      (file) => file !== undefined,
    );
    await Promise.all(files.map((file) => shelf.remove(file.shelfKey)));
    parts.relay?.withdraw(job.id);
    await parts.quota.giveBack(job.request.requester, job.requestedAt, mayBeCharged ? 'turn' : 'all');
  }

  async function run(id: string, signal: AbortSignal): Promise<void> {
    const job = held.get(id);
    if (!job) return;
    try {
      await runJob(id, job.message, AbortSignal.any([signal, job.lost.signal]), runnerParts);
    } catch (error) {
      onEvent({ kind: 'bug', jobId: id, error });
    } finally {
      held.delete(id);
      if (held.size === 0) for (const wake of idlers) wake();
    }
  }

  function onPlace(id: string, place: number | undefined): void {
    if (place !== undefined) held.get(id)?.message.report({ kind: 'queued', place });
  }

  async function lineUp(job: Job): Promise<void> {
    const { replyRef, locale, requester } = job.request;
    const onLostEdit = (error: unknown): void => onEvent({ kind: 'edit-lost', jobId: job.id, error });
    const message = paced(chat(replyRef.platform).message(replyRef, locale), { clock, lanes, onLostEdit });
    held.set(job.id, { message, lost: new AbortController() });
    await queue.add({ id: job.id, requester: `${requester.platform}:${requester.id}` });
  }

  async function resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]> {
    const resumed: Job[] = [];
    for (const { id } of (await store.unfinished()).filter(
      (job) => isServed(job) && wanted(job) && !held.has(job.id),
    )) {
      const job = await store.claim(id, owner);
      if (!job || isFinished(job)) continue;
      resumed.push(job);
      onEvent({ kind: 'job-resumed', jobId: id, state: job.state });
      await lineUp(job);
    }
    return resumed;
  }

  async function beat(): Promise<void> {
    for (let beats = 1; !closing.signal.aborted; beats++) {
      try {
        await clock.sleep(heartbeatMs, closing.signal);
        for (const id of await store.renew([...held.keys()], owner)) held.get(id)?.lost.abort(new Cancelled('lease'));
        if (parts.takesOver && beats % beatsBetweenTakeovers === 0) await resumeAll((job) => job.state !== 'tidying');
        if (beats % beatsBetweenChores > 0) continue;
        await shelf.sweep(clock.now());
        await store.purge(clock.now() - keepRecordsMs);
        await resumeAll((job) => job.state === 'tidying');
      } catch (error) {
        if (!closing.signal.aborted) onEvent({ kind: 'bug', error });
      }
    }
  }

  async function request(request: SwapRequest, signal: AbortSignal): Promise<Job> {
    const at = clock.now();
    const deadlineAt = at + parts.deadlineMs;
    const admitted = await admit(request, { at, expiresAt: deadlineAt + inputsOutliveMs, signal }, { ...parts, chat });
    const job: Job = {
      version: 1,
      state: 'queued',
      id: randomUUID(),
      request,
      requestedAt: at,
      deadlineAt,
      inputs: admitted.inputs,
      tried: [],
      attempts: {},
      warnings: admitted.warnings,
    };
    try {
      checkFit(parts.providers, request, inputOf(job, parts));
      await store.insert(job, owner);
    } catch (error) {
      await onFinished(job, { mayBeCharged: false });
      throw error;
    }
    await lineUp(job);
    return job;
  }

  async function view(job: Job): Promise<JobView> {
    const place = isFinished(job) ? undefined : await queue.place(job.id);
    return { job, place, result: resultOf(job, shelf) };
  }

  return {
    request,
    async again(jobId, change, signal) {
      const job = await store.get(jobId);
      if (!job) throw new UserError('job-gone');
      return request(againRequest(job, change, parts.providers), signal);
    },
    async cancel(jobId) {
      const where = await queue.cancel(jobId);
      if (where !== 'waiting') return where === 'running';
      // runs it with a signal that is already aborted: the runner knows how a job is ended in each state
      await run(jobId, AbortSignal.abort(new Cancelled('requester')));
      return true;
    },
    async find(jobId) {
      const job = await store.get(jobId);
      return job && view(job);
    },
    async findOf(person, limit) {
      return Promise.all((await store.list({ limit, person })).map(view));
    },
    async forget(jobId) {
      const job = await store.get(jobId);
      if (job && 'result' in job) await shelf.remove(job.result.shelfKey);
    },
    nudge: queue.nudge,
    resumeAll,
    idle: () =>
      new Promise((wake) => {
        if (held.size === 0) wake();
        else idlers.add(wake);
      }),
    async close() {
      closing.abort(new Cancelled('shutdown'));
      await queue.close();
      await Promise.all([...held.keys()].map((id) => store.release(id, owner)));
    },
  };
}
