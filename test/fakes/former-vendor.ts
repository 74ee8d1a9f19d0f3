import type { Job } from '../../src/core/ports/job.ts';
import type { Attempt, SubmitOptions, SwapInput, SwapStatus, Ticket } from '../../src/core/ports/provider.ts';
import { FakeProvider, type FakeProviderOptions, pending } from './providers.ts';
import { nameOf } from './stored-jobs.ts';
import { textOf } from './vendors/relayed-media.ts';

/** A vendor that accepted jobs from processes that are gone. It tells the ticket of a job that lost it, where it has an answer. */
export class FormerVendor extends FakeProvider {
  /** What this process has sent: the scene, and whose faces are put on. */
  readonly sent: string[] = [];
  readonly #answers = new Map<string, SwapStatus>();
  declare readonly find?: (attempt: Attempt) => Promise<Ticket | undefined>;

  /** `answers` by the names of jobs; about others it says that they are pending still. */
  constructor(
    name: string,
    jobs: readonly Job[],
    answers: Readonly<Record<string, SwapStatus>>,
    options?: FakeProviderOptions,
  ) {
    super(name, options);
    const found = new Map<string, Ticket>();
    for (const job of jobs) {
      const attempt = 'attempt' in job ? job.attempt : undefined;
      const answer = answers[nameOf(job.request.replyRef)];
      if (attempt?.provider !== name || (attempt.ticket === undefined && !answer)) continue;
      const ticket = attempt.ticket ?? `ticket of ${attempt.id}`;
      if (attempt.ticket === undefined) found.set(attempt.id, ticket);
      this.#answers.set(JSON.stringify(ticket), answer ?? pending(ticket));
    }
    if (found.size > 0) this.find = async ({ id }) => found.get(id);
  }

  override unfit() {
    return undefined;
  }

  override async submit(input: SwapInput, options: SubmitOptions): Promise<SwapStatus> {
    const { target, source, faces } = input;
    const sources = faces.which === 'assigned' ? faces.assignments.map((row) => row.source) : [source];
    const texts = [target, ...sources].map((media) => media && textOf(media.open(options.signal)));
    const [scene, ...worn] = (await Promise.all(texts)).map((text) => text?.replace('picture of ', ''));
    const moves = [target.frames && `, ${target.frames} frames`, target.seconds && `, ${target.seconds} s`];
    this.sent.push(`${scene}${moves.filter(Boolean).join('')}: ${faces.which}, ${worn.join(' and ')}`);
    return super.submit(input, options);
  }

  override async poll(ticket: Ticket): Promise<SwapStatus> {
    return this.#answers.get(JSON.stringify(ticket)) ?? super.poll(ticket);
  }
}
