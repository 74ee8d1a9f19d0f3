import {
  type Chat,
  type Outcome,
  type ProgressMessage,
  RateLimited,
  type Stage,
  Undeliverable,
} from '../../src/core/ports/chat.ts';
import { readAll, streamOf } from '../../src/core/ports/media.ts';
import type { Machine } from './machine.ts';
import type { Oracle } from './oracle.ts';
import { InjectedFault, type SimEnvironment } from './sim-environment.ts';

/** One message of the chat, as it was at each time. */
export interface SeenMessage {
  readonly shown: (Stage['kind'] | Outcome['kind'])[];
  /** The picture that was delivered last. */
  delivered?: string;
  /** Number of messages that show an outcome. One, when outcomes are edits and not new messages. */
  posts: number;
  /** Its channel was deleted. */
  isGone: boolean;
}

interface ChatParts {
  readonly environment: SimEnvironment;
  readonly oracle: Oracle;
  /** A planted bug: every outcome is sent as a message of its own. */
  readonly sendsOutcomes?: boolean;
}

const perMinute = { sends: 60, perMs: 60_000 };

/** The platform, with all its messages. */
export class SimChat {
  readonly #parts: ChatParts;
  readonly messages = new Map<string, SeenMessage>();

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  seen(message: string): SeenMessage {
    const known = this.messages.get(message) ?? { shown: [], posts: 0, isGone: false };
    this.messages.set(message, known);
    return known;
  }

  on(machine: Machine): Chat {
    return {
      platform: 'sim',
      open: ({ name }) => this.#send(machine, `open ${name}`, () => streamOf(Buffer.from(String(name)))),
      message: (ref) => this.#messageOn(machine, String(ref.message)),
    };
  }

  #messageOn(machine: Machine, message: string): ProgressMessage {
    return {
      rateLimit: { id: 'sim', limits: [perMinute] },
      minEditIntervalMs: 1_000,
      edit: (stage) => this.#send(machine, `${message} shows ${stage.kind}`, () => this.#show(message, stage.kind)),
      finish: (outcome, { signal, send }) =>
        send(async () => {
          const delivered = outcome.kind === 'done' ? await textOf(outcome, signal) : undefined;
          const what = `${message} ENDS with ${outcome.kind}`;
          await this.#send(machine, what, () => this.#show(message, outcome.kind, { isEnd: true, delivered }));
        }),
    };
  }

  #show(
    message: string,
    kind: Stage['kind'] | Outcome['kind'],
    end: { isEnd: boolean; delivered?: string | undefined } = { isEnd: false },
  ): void {
    const { environment, oracle, sendsOutcomes = false } = this.#parts;
    const seen = this.seen(message);
    if (seen.isGone) throw new Undeliverable('the channel is gone');
    const job = [...oracle.jobs.values()].find(({ request }) => request.replyRef.message === message);
    const isRepeated = end.isEnd && seen.shown.at(-1) === kind; // shows the same again
    if (job && oracle.wasTold(job.id) && !isRepeated)
      environment.violated(`${message} is edited after its end was told: ${kind}`);
    seen.shown.push(kind);
    if (end.delivered !== undefined) seen.delivered = end.delivered;
    if (end.isEnd && (sendsOutcomes || seen.posts === 0)) seen.posts += 1;
  }

  async #send<Value>(machine: Machine, what: string, effect: () => Value): Promise<Value> {
    const { environment } = this.#parts;
    try {
      return await environment.cross(machine, 'chat', what, effect);
    } catch (error) {
      if (error instanceof InjectedFault && !error.reached && environment.random.chance(0.4))
        throw new RateLimited(2_000);
      throw error;
    }
  }
}

async function textOf({ result }: Extract<Outcome, { kind: 'done' }>, signal: AbortSignal): Promise<string> {
  const bytes = await readAll(result.open(signal), 1_000_000);
  return Buffer.from(bytes ?? []).toString();
}
