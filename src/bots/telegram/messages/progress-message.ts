import type { FinishOptions, Outcome, ProgressMessage, Stage } from '../../../core/ports/chat.ts';
import { mayBeMistaken } from '../../report-text.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { isRefusedFile } from '../transport/errors.ts';
import { minEditIntervalOf, rateLimitOf } from '../transport/rate-limits.ts';
import { withChatAction } from './chat-action.ts';
import { showToGuest } from './elsewhere/guest-answer.ts';
import { findShownFile, type ShownFile, shownFileIn, storeShownFile } from './elsewhere/shown-file.ts';
import { bar, escaped } from './html.ts';
import { followMigration, ignoreUnchanged, showAnyway, showText } from './job-message.ts';
import { againButton, button, type Keyboard, keyboardPayload, retryButton, verbButtons } from './keyboard.ts';
import { type FileFallback, fallbacksOf } from './media-fallbacks.ts';
import { findMessage, type MessageRef } from './message-index.ts';
import { findRefused } from './repeats/refused.ts';
import type { TelegramReplyRef } from './reply-ref.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** The buttons after an outcome, before the one that deletes. */
const actionsAfter: Partial<Record<Outcome['kind'], readonly string[]>> = {
  done: ['original'],
  parked: ['retry'],
  late: ['show'],
};

/**
 * The one message of a job. It shows the progress, and is edited into the result at the end. It is sent when there is
 * something to show for the first time.
 */
export function createProgressMessage(
  replyRef: TelegramReplyRef,
  translation: Translation,
  context: TelegramContext,
): ProgressMessage {
  const { api } = context;
  const rowOf = (verbs: readonly string[]): Keyboard => verbButtons(verbs, replyRef.key, translation);
  const againButtons = (outcome: Outcome): Keyboard[number] =>
    'again' in outcome && outcome.again ? [againButton(outcome.again, replyRef.key, translation)] : [];
  const buttonsAfter = (outcome: Outcome): Keyboard => [
    [...againButtons(outcome), ...rowOf([...(actionsAfter[outcome.kind] ?? []), 'delete']).flat()],
    ...(outcome.kind === 'done' && replyRef.isGuessed
      ? [[button(translation.text('button-other-way'), 'turn', replyRef.key)]]
      : []),
    ...rowOf(outcome.kind === 'done' ? ['report'] : []),
    ...rowOf(mayBeMistaken(outcome) ? ['mistake'] : []),
  ];

  async function replaceWithMedia(
    fallback: FileFallback,
    caption: string,
    keyboard: Keyboard,
    messageRef: MessageRef,
    signal: AbortSignal,
  ): Promise<ShownFile | undefined> {
    const { kind: type, file, facts } = fallback;
    const media = { type, media: file(), caption, parse_mode: 'HTML' as const, ...facts };
    const payload = { chat_id: messageRef.chat, message_id: messageRef.message, media, ...keyboardPayload(keyboard) };
    const sent = await withChatAction(context, { ...replyRef, chat: messageRef.chat }, fallback.kind, signal, () =>
      api.call((raw, inner) => raw.editMessageMedia(payload, inner), signal),
    );
    return shownFileIn(sent);
  }

  async function deliver(
    here: TelegramReplyRef,
    messageRef: MessageRef,
    outcome: Done,
    signal: AbortSignal,
  ): Promise<void> {
    const { isAnimation, isSpoiler } = replyRef;
    const result = { ...outcome.result, isSpoiler, ...(isAnimation && { kind: 'gif' as const }) };
    for await (const fallback of fallbacksOf(result, context, translation, signal)) {
      const caption = captionOf(outcome, fallback.note, translation, context);
      if (fallback.kind === 'text') {
        await showText(context, here, caption, buttonsAfter(outcome), signal);
        return;
      }
      try {
        const shown = await replaceWithMedia(fallback, caption, buttonsAfter(outcome), messageRef, signal);
        if (shown) await storeShownFile(context, replyRef, shown, result);
        return;
      } catch (error) {
        if (!isRefusedFile(error)) return ignoreUnchanged(error);
      }
    }
  }

  async function finish(here: TelegramReplyRef, outcome: Outcome, { signal, send }: FinishOptions): Promise<void> {
    if (outcome.kind !== 'done') {
      const html = escaped(translation.outcome(outcome));
      const refused = outcome.kind === 'rejected' ? await findRefused(context, replyRef.key) : undefined;
      const buttons = [...(refused ? [[retryButton(replyRef.key, translation)]] : []), ...buttonsAfter(outcome)];
      await send(() => showText(context, here, html, buttons, signal));
      return;
    }
    const delivering = stageText({ kind: 'delivering' }, translation);
    const known = await findMessage(context, replyRef.key);
    const messageRef = known ?? (await send(() => showText(context, here, delivering, [], signal)));
    await send(() => deliver(here, messageRef, outcome, signal));
  }

  /** Shows to those elsewhere what the private chat shows. */
  async function finishElsewhere(guest: string, outcome: Outcome): Promise<void> {
    const shown = outcome.kind === 'done' ? await findShownFile(context, replyRef.key) : undefined;
    const key = outcome.kind === 'done' ? 'guest-in-private' : 'guest-failed';
    const text = translation.text(key, { name: replyRef.ownerName });
    await showToGuest(context, guest, shown ?? { html: escaped(text) }, translation);
  }

  return {
    rateLimit: rateLimitOf(replyRef.chat),
    minEditIntervalMs: minEditIntervalOf(replyRef.chat),
    edit: (stage, signal) =>
      followMigration(context, replyRef, async (here) => {
        await showText(
          context,
          here,
          stageText(stage, translation),
          verbButtons(['cancel'], replyRef.key, translation),
          signal,
        );
      }),
    async finish(outcome, options) {
      await followMigration(context, replyRef, (here) => {
        const show = () => finish(here, outcome, options);
        return outcome.kind === 'done' ? showAnyway(context, here, show) : show();
      });
      context.marks.show(replyRef.command, outcome.kind === 'done' ? '👌' : undefined);
      if (replyRef.guest !== undefined) await finishElsewhere(replyRef.guest, outcome);
    },
  };
}

function captionOf(
  outcome: Done,
  note: string | undefined,
  translation: Translation,
  context: TelegramContext,
): string {
  const hints = hintsOf(outcome, translation);
  const madeWith = translation.text('made-with', { bot: `@${context.me.username}` });
  return [translation.outcome(outcome), ...hints, ...(note === undefined ? [] : [note]), madeWith]
    .map(escaped)
    .join('\n');
}

/** What the requester should know of a result, a line each. */
export function hintsOf(outcome: Done, translation: Translation): readonly string[] {
  const warnings = outcome.warnings.map((warning) => translation.warning(warning));
  return [...warnings, ...translation.quality(outcome.quality, outcome.again?.kind === 'elsewhere')];
}

/** A stage as HTML, with a bar and the remaining time where they are known. */
export function stageText(stage: Stage, translation: Translation): string {
  const lines = [translation.stage(stage)];
  if (stage.kind === 'working' && stage.fraction !== undefined) lines.push(bar(stage.fraction));
  if ('expectedMs' in stage && stage.expectedMs !== undefined) lines.push(translation.remaining(stage.expectedMs));
  if (stage.kind === 'working') lines.push(...translation.quality(stage.forecast));
  return lines.map(escaped).join('\n');
}
