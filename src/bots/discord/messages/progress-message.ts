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
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { DiscordError, errorCodes, isPermanent } from '../transport/errors.ts';
import { defaultLimitBytes } from '../transport/limits.ts';
import { buttonRow, mayContinue, outcomeBody, resultBody, stageBody, verbButton } from './components.ts';
import { markdown } from './escape.ts';
import { copyIndexedJob, type JobIndexParts } from './job-index.ts';
import {
  createMessageEditor,
  type DiscordReplyRef,
  editRateLimit,
  type MessageEditor,
  type ReplyRefParts,
} from './reply-ref.ts';
import { type FittedResult, fitResult, type ResultFileParts } from './result-file.ts';

export type ProgressMessageParts = ReplyRefParts &
  ResultFileParts &
  JobIndexParts &
  Pick<DiscordContext, 'pace' | 'onEvent'>;

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
  /** Edits run one after another: the edit that offers the button comes from a timer, not from core. */
  #lastEdit: Promise<unknown> = Promise.resolve();
  #stage: Stage | undefined;
  #shown: MessageBody | undefined;
  #showsLater = false;
  #fitted: { readonly limitBytes: number; readonly result: FittedResult } | undefined;

  constructor(ref: DiscordReplyRef, translation: Translation, parts: ProgressMessageParts) {
    this.#ref = ref;
    this.#translation = translation;
    this.#parts = parts;
    this.#editor = createMessageEditor(ref, parts);
  }

  get minEditIntervalMs(): number {
    return this.#parts.pace.editMs;
  }

  get rateLimit(): ChatRateLimit {
    return editRateLimit(this.#ref, this.#parts);
  }

  async edit(stage: Stage, signal: AbortSignal): Promise<void> {
    if (!this.#stage) this.#scheduleShowButton();
    this.#stage = stage;
    const body = stageBody(stage, this.#translation, this.#showsLater);
    if (isDeepStrictEqual(body, this.#shown)) return; // the step is too small to show
    await this.#edit(body, signal);
  }

  finish(outcome: Outcome, { signal, send }: FinishOptions): Promise<void> {
    return send(() => this.#finish(outcome, signal));
  }

  async #finish(outcome: Outcome, signal: AbortSignal): Promise<void> {
    this.#ended.abort();
    if (outcome.kind !== 'done') await this.#edit(outcomeBody(outcome, this.#translation, !this.#ref.isHere), signal);
    else await this.#deliver(outcome, await this.#limitFor(outcome.result), signal);
    if (!mayContinue(outcome)) await this.#editor.forgetToken();
  }

  /** Bytes that the file may have. Asks for the server's boosts only when the result is over the known limit. */
  async #limitFor({ byteLength }: Result): Promise<number> {
    const { limitBytes, guild } = this.#ref;
    if (byteLength <= limitBytes || guild === null) return limitBytes;
    return this.#parts.api.uploadLimit(guild).catch(() => limitBytes);
  }

  /** Shows the result. When Discord takes less than it said, tries the default limit, then half of the file's size. */
  async #deliver(outcome: Done, limitBytes: number, signal: AbortSignal): Promise<void> {
    const translation = this.#translation;
    const fitted = await this.#fit(outcome, limitBytes, signal);
    const { bot, isPrivate, isGuessed } = this.#ref;
    const hasOriginal = fitted.isSmaller === true && this.#parts.shareLinks !== undefined;
    const body = resultBody(outcome, { translation, bot, isPrivate, hasOriginal, isGuessed, notes: fitted.notes });
    try {
      await this.#show(fitted, body, signal);
    } catch (error) {
      const isTooLarge = error instanceof DiscordError && (error.code === errorCodes.tooLarge || error.status === 413);
      if (!isTooLarge || !fitted.file) throw error;
      const { byteLength } = fitted.file.bytes;
      const less = byteLength > defaultLimitBytes ? defaultLimitBytes : Math.floor(byteLength / 2);
      await this.#deliver(outcome, less, signal);
    }
  }

  /** Keeps the fitted result, because core repeats a delivery that failed. */
  async #fit({ result, faces }: Done, limitBytes: number, signal: AbortSignal): Promise<FittedResult> {
    if (this.#fitted?.limitBytes === limitBytes) return this.#fitted.result;
    const shown = { translation: this.#translation, isSpoiler: this.#ref.isSpoiler, faces, signal };
    const fitted = await fitResult(result, limitBytes, shown, this.#parts);
    this.#fitted = { limitBytes, result: fitted };
    return fitted;
  }

  /** Edits the message; when no edit works, sends a new message in its place. */
  async #show({ file }: FittedResult, body: MessageBody, signal: AbortSignal): Promise<void> {
    if (await this.#edit({ ...body, file }, signal)) return;
    if (!this.#ref.isHere) return; // the requester fetches the result by the “Show result” button
    const once = this.#ref.message;
    try {
      const message = await this.#parts.api.send(this.#ref.channel, { ...body, file }, { once });
      await copyIndexedJob(this.#ref.message, message, this.#parts);
    } catch (error) {
      if (!isPermanent(error)) throw error;
      if (!file || !(await this.#explainRefusal(error, signal))) throw new Undeliverable(error.message);
    }
  }

  /** Names the permission that is missing, and offers the result by a button. False for any other refusal. */
  async #explainRefusal(error: DiscordError, signal: AbortSignal): Promise<boolean> {
    if (error.code !== errorCodes.missingPermissions) return false;
    const content = markdown(this.#translation, 'missing-permission', {
      permission: this.#translation.text('permission-attach-files'),
    });
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

  #edit(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    const edited = this.#lastEdit.then(async () => {
      const isEdited = await this.#editor.edit(body, signal);
      this.#shown = body;
      return isEdited;
    });
    this.#lastEdit = edited.catch(() => undefined);
    return edited;
  }

  /** When only the token can edit the message, adds a button that brings the result, before the token dies. */
  #scheduleShowButton(): void {
    const { isHere, tokenUntil } = this.#ref;
    if (isHere || tokenUntil === null) return;
    this.#addShowButton(tokenUntil).catch((error) => {
      if (!this.#ended.signal.aborted) this.#parts.onEvent({ kind: 'bug', error });
    });
  }

  async #addShowButton(tokenUntil: number): Promise<void> {
    const { clock, tokenLife } = this.#parts;
    const spareMs = tokenLife.liveMs - tokenLife.useMs;
    const { signal } = this.#ended;
    await clock.sleep(Math.max(0, tokenUntil - spareMs - clock.now()), signal);
    this.#showsLater = true;
    if (this.#stage) await this.#edit(stageBody(this.#stage, this.#translation, true), signal);
  }
}
