import { type AnswerKind, ProviderError, type ProviderProblem } from '../../src/core/errors.ts';
import { streamOf } from '../../src/core/ports/media.ts';
import type {
  Account,
  Attempt,
  Faces,
  RefusalReason,
  SwapInput,
  SwapProvider,
  SwapStatus,
  Ticket,
  UnfitReason,
} from '../../src/core/ports/provider.ts';

export interface FakeProviderOptions {
  readonly bills?: boolean;
  /** Face choices it cannot make. */
  readonly cannot?: readonly Faces['which'][];
  readonly down?: boolean;
  /** Can discard, and fails that many times first. */
  readonly discardFailures?: number;
  /** Gives the ticket of a lost answer when this word comes from its webhook call. */
  readonly hookWord?: string;
  /** Finds a lost attempt from that call of `find` on. */
  readonly listsAfter?: number;
}

/** Rejections that pass. */
const passing: ReadonlySet<ProviderProblem> = new Set(['rate-limited', 'maintenance']);

/** A vendor in memory. It does what its script says, one entry for each submit, and keeps what it was paid for. */
export class FakeProvider implements SwapProvider {
  readonly name: string;
  readonly bills: boolean;
  readonly pollEveryMs = 1_000;
  readonly #options: FakeProviderOptions;
  readonly #script: Script[] = [];
  readonly #tasks = new Map<string, { polls: (SwapStatus | Error)[]; cancelled: boolean }>();
  /** Number of paid requests that it received. */
  paid = 0;
  polls = 0;
  discarded = 0;
  discardAttempts = 0;
  /** Number of calls of `find`. */
  listings = 0;
  readonly discard?: (ticket: Ticket) => Promise<void>;
  readonly find?: (attempt: Attempt, hookBody: unknown) => Promise<Ticket | undefined>;

  constructor(name: string, options: FakeProviderOptions = {}) {
    this.name = name;
    this.bills = options.bills ?? true;
    this.#options = options;
    const { discardFailures, hookWord, listsAfter } = options;
    if (discardFailures !== undefined) this.discard = () => this.#discard(discardFailures);
    if (hookWord !== undefined) this.find = async (_, body) => (body === hookWord ? `${name}-${this.paid}` : undefined);
    if (listsAfter !== undefined) {
      this.find = async () => (++this.listings >= listsAfter ? `${name}-${this.paid}` : undefined);
    }
  }

  async #discard(failures: number): Promise<void> {
    if (++this.discardAttempts <= failures) throw this.#error('unreachable', 'unsent', {});
    this.discarded += 1;
  }

  /** Scripts for the next submits, in order. A submit without a script is pending twice and then done. */
  plays(...script: Script[]): this {
    this.#script.push(...script);
    return this;
  }

  /** Forgets all tickets, as the engine of a process that is gone. */
  forgets(): void {
    this.#tasks.clear();
  }

  get cancelled(): number {
    return [...this.#tasks.values()].filter((task) => task.cancelled).length;
  }

  unfit(input: SwapInput): UnfitReason | undefined {
    if (this.#options.down) return 'down';
    if (this.#options.cannot?.includes(input.faces.which)) return 'face-choice';
    return input.target.kind === 'image' ? undefined : 'kind';
  }

  async submit(_input: SwapInput, options: Parameters<SwapProvider['submit']>[1]): Promise<SwapStatus> {
    const script = this.#script.shift() ?? {};
    if (script.unfit) return { state: 'unfit', reason: script.unfit, subject: 'target' };
    if (script.before) throw this.#error(script.before, 'unsent', script);
    await options.beforePaid();
    options.signal.throwIfAborted();
    this.paid += 1;
    if (script.hang) await hang(options.signal);
    if (script.answersAfter) await Promise.race([script.answersAfter, hang(options.signal)]);
    if (script.rejected) throw this.#error(script.rejected, passing.has(script.rejected) ? 'busy' : 'rejected', script);
    if (script.crash) throw new TypeError('cannot read properties of undefined');
    const ticket = `${this.name}-${this.paid}`;
    this.#tasks.set(ticket, {
      polls: [...(script.polls ?? [pending(ticket, 0.5), result(`by ${this.name}`)])],
      cancelled: false,
    });
    if (script.vanished) throw this.#error(script.vanished, 'unclear', script);
    return script.answer ?? pending(ticket);
  }

  async poll(ticket: Ticket): Promise<SwapStatus> {
    this.polls += 1;
    const task = this.#tasks.get(String(ticket));
    if (!task) return { state: 'lost' };
    const [next, ...rest] = task.polls;
    if (rest.length > 0) task.polls = rest;
    if (next instanceof Error) throw next;
    return next ?? pending(String(ticket));
  }

  async account(): Promise<Account> {
    return { problems: [] };
  }

  async cancel(ticket: Ticket): Promise<void> {
    const task = this.#tasks.get(String(ticket));
    if (task) task.cancelled = true;
  }

  #error(problem: ProviderProblem, answer: AnswerKind, { retryAfterMs }: Script): ProviderError {
    return new ProviderError({ provider: this.name, problem, answer, retryAfterMs });
  }
}

export interface Script {
  /** Finds out before anything could be billed that it cannot do it. */
  readonly unfit?: RefusalReason;
  /** Fails before anything could be billed. */
  readonly before?: ProviderProblem;
  /** The vendor rejects the paid request. */
  readonly rejected?: ProviderProblem;
  /** The answer to the paid request is lost. */
  readonly vanished?: ProviderProblem;
  readonly retryAfterMs?: number;
  /** Answers only when the signal aborts. */
  readonly hang?: boolean;
  /** Answers when this resolves. */
  readonly answersAfter?: Promise<void>;
  readonly crash?: boolean;
  readonly answer?: SwapStatus;
  readonly polls?: readonly (SwapStatus | Error)[];
}

export function pending(ticket: Ticket, fraction?: number): SwapStatus {
  return { state: 'pending', ticket, fraction };
}

export function result(content: string): SwapStatus {
  return { state: 'done', result: { open: async () => streamOf(Buffer.from(content)) } };
}

function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
