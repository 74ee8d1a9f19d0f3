import { UserError } from '../../core/errors.ts';
import type { RefusalSubject } from '../../core/provider.ts';
import { type DecodedPicture, type DecodeOptions, decodePicture } from './decode.ts';
import type { Refused } from './worker-protocol.ts';

/** Ends work on a picture with a verdict on it. Caught by `verdictOf`, never seen outside of the engine. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly verdict: Refused;

  constructor(reason: Refused['reason'], subject: RefusalSubject) {
    super(reason);
    this.verdict = { state: 'refused', reason, subject };
  }
}

/** What cannot be decoded is refused, like a picture without a face. */
export async function decodeFor(
  subject: RefusalSubject,
  bytes: Uint8Array,
  options: DecodeOptions,
): Promise<DecodedPicture> {
  try {
    return await decodePicture(bytes, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Refusal(error.code === 'too-many-pixels' ? 'media-too-large' : 'unsupported-media', subject);
  }
}

export async function verdictOf<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.verdict;
    throw error;
  }
}
