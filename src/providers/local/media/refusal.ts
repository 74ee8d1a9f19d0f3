import type { RefusalSubject } from '../../../core/ports/provider.ts';
import type { Refused } from '../protocol.ts';

/** Ends the work on a picture with a refusal. `answerOrRefusal` catches it, so it never leaves the engine. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Refused;

  /** `photo` is the number of one of several photos, from 1. */
  constructor(reason: Refused['reason'], subject: RefusalSubject, photo?: number) {
    super(reason);
    this.answer = { state: 'refused', reason, subject, ...(photo !== undefined && { photo }) };
  }
}

/** The answer of `work`, or the refusal that it threw. */
export async function answerOrRefusal<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
