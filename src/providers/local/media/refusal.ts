import type { RefusalSubject } from '../../../core/ports/provider.ts';
import type { Refused } from '../protocol.ts';

/** Ends work on a picture with a verdict on it. Caught by `answerOrRefusal`, never seen outside of the engine. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Refused;

  constructor(reason: Refused['reason'], subject: RefusalSubject) {
    super(reason);
    this.answer = { state: 'refused', reason, subject };
  }
}

export async function answerOrRefusal<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
