import { ProviderError } from '../../../src/core/errors.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type {
  SubmitOptions,
  SwapInput,
  SwapProvider,
  SwapStatus,
  Ticket,
  WithSignal,
} from '../../../src/core/ports/provider.ts';

/** A provider whose progress and results a test controls. Its pictures are texts. */
export class ControlledProvider implements SwapProvider {
  readonly name: string;
  readonly bills: boolean;
  readonly pollEveryMs = 1_000;
  /** The content of results. By default it differs from the target. */
  content = 'a swapped picture';
  /** Whether jobs end. */
  isOpen: boolean;
  /** Accepts jobs, but the answer to `submit` is lost. */
  losesAnswers = false;
  /** How many jobs it has accepted. */
  jobs = 0;
  #fraction = 0;
  #onPolledAgain = (): void => undefined;
  /** The fraction that the last poll of each ticket answered. */
  readonly #answered = new Map<Ticket, number>();
  readonly #waiting = new Set<() => void>();

  constructor(name = 'controlled', { isOpen = true, bills = false } = {}) {
    this.name = name;
    this.bills = bills;
    this.isOpen = isOpen;
  }

  /** All jobs have come this far, 0 to 1. Resolves when a job has reported it and polls again. */
  reach(fraction: number): Promise<void> {
    const reported = new Promise<void>((resolve) => {
      this.#onPolledAgain = resolve;
    });
    this.#fraction = fraction;
    this.#wake();
    return reported;
  }

  /** Ends all jobs, and those to come. */
  open(): void {
    this.isOpen = true;
    this.#wake();
  }

  unfit(): undefined {
    return undefined;
  }

  async submit(_input: SwapInput, { beforePaid }: SubmitOptions): Promise<SwapStatus> {
    await beforePaid();
    this.jobs += 1;
    if (this.losesAnswers) {
      throw new ProviderError({ provider: this.name, problem: 'timed-out', answer: 'unclear' });
    }
    return this.isOpen ? this.#done() : this.#pending(`${this.name}-${this.jobs}`);
  }

  async poll(ticket: Ticket, { signal }: WithSignal): Promise<SwapStatus> {
    if (!this.isOpen && this.#answered.get(ticket) === this.#fraction) await this.#nextChange(signal);
    return this.isOpen ? this.#done() : this.#pending(ticket);
  }

  async account() {
    return { problems: [] };
  }

  #done(): SwapStatus {
    const { content } = this;
    return { state: 'done', result: { open: async () => streamOf(Buffer.from(content)) } };
  }

  #pending(ticket: Ticket): SwapStatus {
    this.#answered.set(ticket, this.#fraction);
    return { state: 'pending', ticket, fraction: this.#fraction, pollAfterMs: 0 };
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const wake = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.delete(wake);
        reject(signal.reason);
      };
      this.#waiting.add(wake);
      this.#onPolledAgain();
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) {
      this.#waiting.delete(wake);
      wake();
    }
  }
}
