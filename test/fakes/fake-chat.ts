import { UserError } from '../../src/core/errors.ts';
import {
  type Chat,
  type MediaRef,
  type Outcome,
  type ProgressMessage,
  type ReplyRef,
  type Stage,
  Undeliverable,
} from '../../src/core/ports/chat.ts';
import { readAll, streamOf } from '../../src/core/ports/media.ts';

export interface SeenMessage {
  /** Everything that a person has seen, oldest first. */
  readonly stages: Stage[];
  readonly outcomes: Outcome[];
  /** The delivered bytes as text. */
  delivered?: string;
  /** Its channel was deleted. */
  isGone?: boolean;
}

/** A chat whose messages can be inspected. Pictures are texts that their reference names. */
export class FakeChat implements Chat {
  readonly platform = 'fake';
  readonly messages = new Map<string, SeenMessage>();
  /** Errors that the next calls of `finish` throw, in order. */
  readonly finishErrors: Error[] = [];
  /** Errors that the next edits throw, in order. */
  readonly editErrors: Error[] = [];
  /** How many files were asked for. */
  opened = 0;
  editsInFlight = 0;
  mostEditsInFlight = 0;

  async open(ref: MediaRef, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    signal.throwIfAborted();
    this.opened += 1;
    if (ref.isStuck) return aborted(signal);
    if (ref.isGone) throw new UserError('media-unreachable');
    return streamOf(Buffer.from(String(ref.content ?? `picture of ${ref.name}`)));
  }

  seen(message: string): SeenMessage {
    const known = this.messages.get(message) ?? { stages: [], outcomes: [] };
    this.messages.set(message, known);
    return known;
  }

  message(ref: ReplyRef): ProgressMessage {
    const seen = this.seen(String(ref.message));
    return {
      rateLimit: { id: 'fake', limits: [] },
      minEditIntervalMs: 1_000,
      edit: async (stage) => {
        this.editsInFlight += 1;
        this.mostEditsInFlight = Math.max(this.mostEditsInFlight, this.editsInFlight);
        await new Promise(setImmediate);
        this.editsInFlight -= 1;
        const error = this.editErrors.shift();
        if (error) throw error;
        if (seen.isGone) throw new Undeliverable('the channel is gone');
        seen.stages.push(stage);
      },
      finish: (outcome, { signal, send }) =>
        send(async () => {
          const error = this.finishErrors.shift();
          if (error) throw error;
          if (seen.isGone) throw new Undeliverable('the channel is gone');
          seen.outcomes.push(outcome);
          if (outcome.kind !== 'done') return;
          const bytes = await readAll(outcome.result.open(signal), 1_000_000);
          if (bytes) seen.delivered = Buffer.from(bytes).toString();
        }),
    };
  }
}

/** Never resolves. Rejects when the signal is aborted. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
