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

/** A provider that works as far, and ends when, a test says. Pictures are texts. */
export class ControlledProvider implements SwapProvider {
  readonly name: string;
  readonly bills: boolean;
  readonly pollEveryMs = 1_000;
  /** What results are: by default not the scene. */
  content = 'a swapped picture';
  isOpen: boolean;
  /** It takes jobs, and what it says to that is lost on the way. */
  losesAnswers = false;
  jobs = 0;
  #fraction = 0;
  readonly #told = new Map<Ticket, number>();
  readonly #waiting = new Set<() => void>();

  constructor(name = 'studio', { isOpen = true, bills = false } = {}) {
    this.name = name;
    this.bills = bills;
    this.isOpen = isOpen;
  }

  /** All jobs have come this far. */
  reach(fraction: number): void {
    this.#fraction = fraction;
    this.#wake();
  }

  /** Jobs end from now on. */
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
      throw new ProviderError({ provider: this.name, problem: 'timed-out', sent: 'unknown', retryable: true });
    }
    return this.isOpen ? this.#done() : this.#pending(`${this.name}-${this.jobs}`);
  }

  async poll(ticket: Ticket, { signal }: WithSignal): Promise<SwapStatus> {
    if (!this.isOpen && this.#told.get(ticket) === this.#fraction) await this.#change(signal);
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
    this.#told.set(ticket, this.#fraction);
    return { state: 'pending', ticket, fraction: this.#fraction, pollAfterMs: 0 };
  }

  #change(signal: AbortSignal): Promise<void> {
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
