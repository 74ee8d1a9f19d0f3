import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type ChatRateLimit,
  type FinishOptions,
  type Outcome,
  type ProgressMessage,
  type Result,
  type Stage,
  Undeliverable,
} from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { Body } from '../transport/api.ts';
import { codes, DiscordError, isFinal } from '../transport/errors.ts';
import { defaultLimitBytes } from '../transport/permissions.ts';
import { doneBody, endBody, mayGoOn, row, stageBody, verbButton } from './components.ts';
import { say } from './escape.ts';
import type { JobIndex } from './job-index.ts';
import { type DiscordReply, type Drawing, drawingOf, type ReplyParts } from './reply-ref.ts';
import { type Fitting, fitResult, type ResultParts } from './result-file.ts';

/** How often a message, and all messages of a channel, may be edited. */
export interface Pace {
  readonly editMs: number;
  readonly limits: ChatRateLimit['limits'];
}

/** Discord's own numbers come with its answers and are kept as well; a little more than five seconds allows for the way there. */
export const pace: Pace = { editMs: 2_500, limits: [{ sends: 5, perMs: 5_100 }] };

export interface ProgressParts extends ReplyParts, ResultParts {
  readonly pace: Pace;
  readonly index: Pick<JobIndex, 'move'>;
  onError(error: unknown): void;
}

/** The lane in which messages are sent; editing has one of its own, as it has at Discord. */
export function sendingLane(channel: string, { limits }: Pace): ChatRateLimit {
  return { id: `discord:send:${channel}`, limits };
}

type Done = Extract<Outcome, { kind: 'done' }>;

export function createProgress(ref: DiscordReply, messages: Translation, parts: ProgressParts): ProgressMessage {
  return new Progress(ref, messages, parts);
}

class Progress implements ProgressMessage {
  readonly #ref: DiscordReply;
  readonly #messages: Translation;
  readonly #parts: ProgressParts;
  readonly #drawing: Drawing;
  readonly #ended = new AbortController();
  /** Edits take turns: the one that offers the button comes by itself. */
  #turn: Promise<unknown> = Promise.resolve();
  #stage: Stage | undefined;
  #shown: Body | undefined;
  #offersLater = false;
  #fitted: { readonly limitBytes: number; readonly fitting: Fitting } | undefined;

  constructor(ref: DiscordReply, messages: Translation, parts: ProgressParts) {
    this.#ref = ref;
    this.#messages = messages;
    this.#parts = parts;
    this.#drawing = drawingOf(ref, parts);
  }

  get minEditIntervalMs(): number {
    return this.#parts.pace.editMs;
  }

  /** Discord counts each interaction for itself, and the bot's own edits by channel. */
  get rateLimit(): ChatRateLimit {
    const { tokenUntil, message, channel, isHere } = this.#ref;
    const byToken = !isHere || this.#parts.clock.now() < (tokenUntil ?? 0);
    return { id: `discord:edit:${byToken ? message : channel}`, limits: this.#parts.pace.limits };
  }

  async edit(stage: Stage, signal: AbortSignal): Promise<void> {
    if (!this.#stage) this.#offerLaterInTime();
    this.#stage = stage;
    const body = stageBody(stage, this.#messages, this.#offersLater);
    if (isDeepStrictEqual(body, this.#shown)) return; // a step too small to be seen
    await this.#draw(body, signal);
  }

  finish(outcome: Outcome, { signal, send }: FinishOptions): Promise<void> {
    return send(() => this.#finish(outcome, signal));
  }

  async #finish(outcome: Outcome, signal: AbortSignal): Promise<void> {
    this.#ended.abort();
    if (outcome.kind !== 'done') await this.#draw(endBody(outcome, this.#messages, !this.#ref.isHere), signal);
    else await this.#deliver(outcome, await this.#limitFor(outcome.result), signal);
    if (!mayGoOn(outcome)) await this.#drawing.end();
  }

  /** What a server's boosts allow is asked for only where it matters. */
  async #limitFor({ byteLength }: Result): Promise<number> {
    const { limitBytes, guild } = this.#ref;
    if (byteLength <= limitBytes || guild === null) return limitBytes;
    return this.#parts.api.uploadLimit(guild).catch(() => limitBytes);
  }

  async #deliver(outcome: Done, limitBytes: number, signal: AbortSignal): Promise<void> {
    const messages = this.#messages;
    const fitting = await this.#fit(outcome.result, limitBytes, signal);
    const { bot, isPrivate } = this.#ref;
    const said = { warnings: outcome.warnings, said: messages.outcome(outcome) };
    const body = doneBody(said, { messages, bot, isPrivate, notes: fitting.notes });
    try {
      await this.#show(fitting, body, signal);
    } catch (error) {
      const isTooLarge = error instanceof DiscordError && (error.code === codes.tooLarge || error.status === 413);
      if (!isTooLarge || !fitting.file) throw error;
      const { byteLength } = fitting.file.bytes; // less is taken than was said
      const less = byteLength > defaultLimitBytes ? defaultLimitBytes : Math.floor(byteLength / 2);
      await this.#deliver(outcome, less, signal);
    }
  }

  /** Sending may have to be repeated; encoding need not. */
  async #fit(result: Result, limitBytes: number, signal: AbortSignal): Promise<Fitting> {
    if (this.#fitted?.limitBytes === limitBytes) return this.#fitted.fitting;
    const fitting = await fitResult(result, limitBytes, { messages: this.#messages, signal }, this.#parts);
    this.#fitted = { limitBytes, fitting };
    return fitting;
  }

  async #show({ file }: Fitting, body: Body, signal: AbortSignal): Promise<void> {
    if (await this.#draw({ ...body, file }, signal)) return;
    if (!this.#ref.isHere) return; // whoever asked fetches it by the button
    const nonce = createHash('sha256').update(this.#ref.message).digest('hex').slice(0, 25);
    try {
      const message = await this.#parts.api.send(this.#ref.channel, { ...body, file }, { nonce });
      await this.#parts.index.move(this.#ref.message, message);
    } catch (error) {
      if (!isFinal(error)) throw error;
      if (!file || !(await this.#explain(error, signal))) throw new Undeliverable(error.message);
    }
  }

  /** The file may not be attached here: says which permission is missing, and offers the result in another way. */
  async #explain(error: DiscordError, signal: AbortSignal): Promise<boolean> {
    if (error.code !== codes.missingPermissions) return false;
    const content = say(this.#messages, 'missing-permission', { permission: 'Attach Files' });
    const rows = [row(verbButton(this.#messages, 'show', 'primary'))];
    const { api } = this.#parts;
    try {
      await api.edit(this.#ref.channel, this.#ref.message, { content, rows }, signal);
      return true;
    } catch (problem) {
      if (isFinal(problem)) return false;
      throw problem;
    }
  }

  #draw(body: Body, signal: AbortSignal): Promise<boolean> {
    const drawn = this.#turn.then(async () => {
      const isDrawn = await this.#drawing.draw(body, signal);
      this.#shown = body;
      return isDrawn;
    });
    this.#turn = drawn.catch(() => undefined);
    return drawn;
  }

  /** Where nothing but the token leads to the message, a button must be there before it dies. */
  #offerLaterInTime(): void {
    const { isHere, tokenUntil } = this.#ref;
    if (isHere || tokenUntil === null) return;
    this.#offerLater(tokenUntil).catch((error) => {
      if (!this.#ended.signal.aborted) this.#parts.onError(error);
    });
  }

  async #offerLater(tokenUntil: number): Promise<void> {
    const { clock, tokenLife } = this.#parts;
    const spareMs = tokenLife.liveMs - tokenLife.useMs;
    const { signal } = this.#ended;
    await clock.sleep(Math.max(0, tokenUntil - spareMs - clock.now()), signal);
    this.#offersLater = true;
    if (this.#stage) await this.#draw(stageBody(this.#stage, this.#messages, true), signal);
  }
}
