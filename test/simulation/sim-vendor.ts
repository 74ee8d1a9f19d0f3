import { ProviderError, type ProviderErrorOptions } from '../../src/core/errors.ts';
import { streamOf } from '../../src/core/ports/media.ts';
import type { Attempt, SubmitOptions, SwapProvider, SwapStatus, Ticket } from '../../src/core/ports/provider.ts';
import type { Machine } from './machine.ts';
import type { Oracle } from './oracle.ts';
import { InjectedFault, type SimEnvironment } from './sim-environment.ts';

export interface VendorTraits {
  readonly name: string;
  readonly bills: boolean;
  /** Lists its tasks, so that an attempt can be found again. */
  readonly lists: boolean;
  readonly calls: boolean;
  readonly discards: boolean;
  readonly cancels: boolean;
}

const ends = [
  'done',
  'done',
  'done',
  'done',
  'refused',
  'failed free',
  'failed charged',
  'failed unknown',
  'bad',
] as const;

interface Task {
  readonly ticket: string;
  readonly attemptId: string;
  readonly job: string;
  readonly endsAt: number;
  readonly end: (typeof ends)[number];
  /** Local work dies with its process. */
  readonly machine: Machine;
}

interface VendorParts {
  readonly environment: SimEnvironment;
  readonly oracle: Oracle;
  /** Delivers the vendor's webhook call to a running process. */
  call(attemptId: string, body: unknown): void;
  /** A paid request has just left this process. */
  onPaid(machine: Machine): Promise<void>;
}

type Answer = Pick<ProviderErrorOptions, 'problem' | 'answer' | 'retryAfterMs'>;

/** Errors of paid requests that the vendor did not accept. */
const refusals: readonly [Answer, ...Answer[]] = [
  { problem: 'unreachable', answer: 'unsent' },
  { problem: 'rate-limited', answer: 'busy', retryAfterMs: 5_000 },
  { problem: 'out-of-credit', answer: 'rejected' },
  { problem: 'rejected-request', answer: 'rejected' },
  { problem: 'overloaded', answer: 'unclear' },
  { problem: 'unreachable', answer: 'unclear' },
];
/** Errors of paid requests that the vendor accepted, whose answer is lost. */
const losses: readonly [Answer, ...Answer[]] = [
  { problem: 'timed-out', answer: 'unclear' },
  { problem: 'bad-answer', answer: 'unclear' },
  { problem: 'overloaded', answer: 'unclear' },
];
const readErrors: readonly [Answer, ...Answer[]] = [
  { problem: 'unreachable', answer: 'unsent' },
  { problem: 'overloaded', answer: 'unsent' },
  { problem: 'rate-limited', answer: 'busy', retryAfterMs: 3_000 },
  { problem: 'bad-key', answer: 'rejected' },
];

/** A vendor, or the offline engine: one state for all processes, one adapter for each. */
export class SimVendor {
  readonly traits: VendorTraits;
  readonly #parts: VendorParts;
  readonly #tasks = new Map<string, Task>();

  constructor(traits: VendorTraits, parts: VendorParts) {
    this.traits = traits;
    this.#parts = parts;
  }

  providerOn(machine: Machine): SwapProvider {
    const { name, bills, lists, calls, discards, cancels } = this.traits;
    const unread = (): Promise<void> => this.#read(machine, 'request', () => undefined);
    return {
      name,
      bills,
      pollEveryMs: 2_000,
      unfit: () => undefined,
      account: async () => ({ problems: [] }),
      submit: (_, options) => this.#submit(machine, options),
      poll: (ticket, { signal }) => withSignal(signal, () => this.#poll(machine, String(ticket))),
      ...((lists || calls) && { find: (attempt, body) => this.#find(machine, attempt, body) }),
      ...(discards && { discard: unread }),
      ...(cancels && { cancel: unread }),
    };
  }

  async #submit(machine: Machine, { attemptId, webhookUrl, signal, beforePaid }: SubmitOptions): Promise<SwapStatus> {
    const upload = () => this.#read(machine, 'upload', () => undefined);
    if (this.traits.bills) await withSignal(signal, upload);
    signal.throwIfAborted();
    await beforePaid();
    return withSignal(signal, () => this.#pay(machine, attemptId, webhookUrl !== undefined));
  }

  async #pay(machine: Machine, attemptId: string, isCalled: boolean): Promise<SwapStatus> {
    const { environment, oracle } = this.#parts;
    const { name, bills } = this.traits;
    if (!machine.isAlive) return machine.silence();
    const request = bills ? oracle.sent(attemptId, machine.name) : undefined;
    if (bills) void this.#parts.onPaid(machine);
    try {
      return await environment.cross(machine, 'vendor', `${name} PAID REQUEST`, () => {
        const task = this.#take(machine, attemptId, isCalled);
        if (request) Object.assign(request, { isBilled: task.end !== 'failed free', isAnswered: true });
        return { state: 'pending', ticket: task.ticket } as const;
      });
    } catch (error) {
      if (!(error instanceof InjectedFault)) throw error;
      if (request) request.isAnswered = false;
      const answer = environment.random.pick(error.reached ? losses : refusals);
      if (request && answer.answer !== 'unclear') request.isSettled = request.isRejected = true;
      throw new ProviderError({ provider: name, ...answer });
    }
  }

  #take(machine: Machine, attemptId: string, isCalled: boolean): Task {
    const { environment, oracle, call } = this.#parts;
    const { random } = environment;
    const workMs = random.chance(0.1) ? random.between(200_000, 900_000) : random.between(1_000, 60_000);
    const job = oracle.jobOf(attemptId);
    const ticket = `${this.traits.name}-${this.#tasks.size + 1}`;
    const endsAt = environment.elapsedMs + workMs;
    const end = random.pick(ends);
    const task: Task = { ticket, attemptId, machine, endsAt, end, job: job ? oracle.nameOf(job.id) : 'nobody' };
    this.#tasks.set(ticket, task);
    environment.note(`${ticket} will be ${end} in ${workMs} ms`);
    for (let calls = isCalled && this.traits.calls ? random.between(0, 2) : 0; calls > 0; calls--) {
      const delayMs = workMs + random.between(0, 5_000);
      void environment.sleep(delayMs).then(() => call(attemptId, { ticket }));
    }
    return task;
  }

  async #poll(machine: Machine, ticket: string): Promise<SwapStatus> {
    return await this.#read(machine, `poll ${ticket}`, () => {
      const task = this.#tasks.get(ticket);
      if (!task || (!this.traits.bills && task.machine !== machine)) return { state: 'lost' };
      if (this.#parts.environment.elapsedMs < task.endsAt) return { state: 'pending', ticket };
      return this.#ended(machine, task);
    });
  }

  #ended(machine: Machine, task: Task): SwapStatus {
    const request = this.#parts.oracle.paid.find(({ attemptId }) => attemptId === task.attemptId);
    switch (task.end) {
      case 'refused':
        return { state: 'refused', reason: 'no-face', subject: 'target', charged: true };
      case 'failed free':
        if (request) request.isSettled = true;
        return { state: 'failed', charged: false, retryable: true };
      case 'failed charged':
        return { state: 'failed', charged: true, retryable: true };
      case 'failed unknown':
        return { state: 'failed', charged: 'unknown', retryable: true };
      default: {
        const text = task.end === 'bad' ? 'broken' : `picture for ${task.job}`;
        const open = () => this.#read(machine, `fetch ${task.ticket}`, () => streamOf(Buffer.from(text)));
        return { state: 'done', result: { open } };
      }
    }
  }

  async #find(machine: Machine, { id }: Attempt, body: unknown): Promise<Ticket | undefined> {
    const { lists } = this.traits;
    if (typeof body === 'object' && body !== null && 'ticket' in body) return String(body.ticket);
    if (!lists) return undefined;
    const tasks = () => [...this.#tasks.values()].find(({ attemptId }) => attemptId === id)?.ticket;
    return await this.#read(machine, 'list tasks', tasks);
  }

  /** A request that costs nothing. */
  async #read<Value>(machine: Machine, what: string, effect: () => Value): Promise<Value> {
    const { environment } = this.#parts;
    const { name, bills } = this.traits;
    if (!bills) return machine.isAlive ? effect() : machine.silence();
    try {
      return await environment.cross(machine, 'vendor', `${name} ${what}`, effect);
    } catch (error) {
      if (!(error instanceof InjectedFault)) throw error;
      throw new ProviderError({ provider: name, ...environment.random.pick(readErrors) });
    }
  }
}

/** Stops waiting when the signal is aborted. The request still arrives. */
async function withSignal<Value>(signal: AbortSignal, begin: () => Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal });
  });
  return await Promise.race([begin(), aborted]).finally(() => over.abort());
}
