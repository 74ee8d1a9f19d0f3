import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type ChatRateLimit,
  type Outcome,
  type ProgressMessage,
  type Result,
  type Stage,
  Undeliverable,
} from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { DiscordError, errorCodes, isPermanent } from '../transport/errors.ts';
import { defaultLimitBytes } from '../transport/permissions.ts';
import { buttonRow, mayContinue, outcomeBody, resultBody, stageBody, verbButton } from './components.ts';
import { markdown } from './escape.ts';
import type { JobIndex } from './job-index.ts';
import { createMessageEditor, type DiscordReplyRef, type MessageEditor, type ReplyRefParts } from './reply-ref.ts';
import { type FittedResult, fitResult, type ResultParts } from './result-file.ts';

/** How often a message, and all messages of a channel, may be edited. */
export interface Pace {
  readonly editMs: number;
  readonly limits: ChatRateLimit['limits'];
}

/** Discord's own numbers come with its answers and are kept as well; a little more than five seconds allows for the way there. */
export const pace: Pace = { editMs: 2_500, limits: [{ sends: 5, perMs: 5_100 }] };

export interface ProgressMessageParts extends ReplyRefParts, ResultParts {
  readonly pace: Pace;
  readonly jobIndex: Pick<JobIndex, 'move'>;
  onError(error: unknown): void;
}

/** The lane in which messages are sent; editing has one of its own, as it has at Discord. */
export function sendRateLimit(channel: string, { limits }: Pace): ChatRateLimit {
  return { id: `discord:send:${channel}`, limits };
}

type Done = Extract<Outcome, { kind: 'done' }>;

export function createProgressMessage(
  ref: DiscordReplyRef,
  translation: Translation,
  parts: ProgressMessageParts,
): ProgressMessage {
  return new DiscordProgressMessage(ref, translation, parts);
}

class DiscordProgressMessage implements ProgressMessage {
  readonly #ref: DiscordReplyRef;
  readonly #translation: Translation;
  readonly #parts: ProgressMessageParts;
  readonly #editor: MessageEditor;
  readonly #ended = new AbortController();
  /** Edits take turns: the one that offers the button comes by itself. */
  #turn: Promise<unknown> = Promise.resolve();
  #stage: Stage | undefined;
  #shown: MessageBody | undefined;
  #offersLater = false;
  #fitted: { readonly limitBytes: number; readonly fitting: FittedResult } | undefined;

  constructor(ref: DiscordReplyRef, translation: Translation, parts: ProgressMessageParts) {
    this.#ref = ref;
    this.#translation = translation;
    this.#parts = parts;
    this.#editor = createMessageEditor(ref, parts);
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
    const body = stageBody(stage, this.#translation, this.#offersLater);
    if (isDeepStrictEqual(body, this.#shown)) return; // a step too small to be seen
    await this.#draw(body, signal);
  }

  async finish(outcome: Outcome, signal: AbortSignal): Promise<void> {
    this.#ended.abort();
    if (outcome.kind !== 'done') await this.#draw(outcomeBody(outcome, this.#translation, !this.#ref.isHere), signal);
    else await this.#deliver(outcome, await this.#limitFor(outcome.result), signal);
    if (!mayContinue(outcome)) await this.#editor.forgetToken();
  }

  /** What a server's boosts allow is asked for only where it matters. */
  async #limitFor({ byteLength }: Result): Promise<number> {
    const { limitBytes, guild } = this.#ref;
    if (byteLength <= limitBytes || guild === null) return limitBytes;
    return this.#parts.api.uploadLimit(guild).catch(() => limitBytes);
  }

  async #deliver(outcome: Done, limitBytes: number, signal: AbortSignal): Promise<void> {
    const translation = this.#translation;
    const fitting = await this.#fit(outcome.result, limitBytes, signal);
    const { bot, isPrivate } = this.#ref;
    const said = { warnings: outcome.warnings, said: translation.outcome(outcome) };
    const body = resultBody(said, { translation, bot, isPrivate, notes: fitting.notes });
    try {
      await this.#show(fitting, body, signal);
    } catch (error) {
      const isTooLarge = error instanceof DiscordError && (error.code === errorCodes.tooLarge || error.status === 413);
      if (!isTooLarge || !fitting.file) throw error;
      const { byteLength } = fitting.file.bytes; // less is taken than was said
      const less = byteLength > defaultLimitBytes ? defaultLimitBytes : Math.floor(byteLength / 2);
      await this.#deliver(outcome, less, signal);
    }
  }

  /** Sending may have to be repeated; encoding need not. */
  async #fit(result: Result, limitBytes: number, signal: AbortSignal): Promise<FittedResult> {
    if (this.#fitted?.limitBytes === limitBytes) return this.#fitted.fitting;
    const fitting = await fitResult(result, limitBytes, { translation: this.#translation, signal }, this.#parts);
    this.#fitted = { limitBytes, fitting };
    return fitting;
  }

  async #show({ file }: FittedResult, body: MessageBody, signal: AbortSignal): Promise<void> {
    if (await this.#draw({ ...body, file }, signal)) return;
    if (!this.#ref.isHere) return; // whoever asked fetches it by the button
    const nonce = createHash('sha256').update(this.#ref.message).digest('hex').slice(0, 25);
    try {
      const message = await this.#parts.api.send(this.#ref.channel, { ...body, file }, { nonce });
      await this.#parts.jobIndex.move(this.#ref.message, message);
    } catch (error) {
      if (!isPermanent(error)) throw error;
      if (!file || !(await this.#explain(error, signal))) throw new Undeliverable(error.message);
    }
  }

  /** The file may not be attached here: says which permission is missing, and offers the result in another way. */
  async #explain(error: DiscordError, signal: AbortSignal): Promise<boolean> {
    if (error.code !== errorCodes.missingPermissions) return false;
    const content = markdown(this.#translation, 'missing-permission', { permission: 'Attach Files' });
    const rows = [buttonRow(verbButton(this.#translation, 'show', 'primary'))];
    const { api } = this.#parts;
    try {
      await api.edit(this.#ref.channel, this.#ref.message, { content, rows }, signal);
      return true;
    } catch (problem) {
      if (isPermanent(problem)) return false;
      throw problem;
    }
  }

  #draw(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    const drawn = this.#turn.then(async () => {
      const isDrawn = await this.#editor.edit(body, signal);
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
    if (this.#stage) await this.#draw(stageBody(this.#stage, this.#translation, true), signal);
  }
}
