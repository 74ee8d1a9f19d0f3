import { type Outcome, type ProgressMessage, type Stage, Undeliverable } from '../../core/chat.ts';
import type { Messages } from '../messages/index.ts';
import { isClosed, isUnchanged, TelegramError } from './api.ts';
import { answering, type Bot, button, type Keyboard, laneOf, markup, threaded } from './bot.ts';
import type { Card, MessagePlace } from './cards.ts';
import { bar, escaped } from './html.ts';
import { type Rung, rungsOf } from './media-rungs.ts';
import { whileUploading } from './uploading.ts';

/** The one message of a swap; it becomes the result. It is sent when there is something to show in it. */
export function createProgress(card: Card, messages: Messages, bot: Bot): ProgressMessage {
  const { api, cards, lanes } = bot;
  const lane = laneOf(card.chat);

  async function show(html: string, keyboard: Keyboard, signal: AbortSignal): Promise<void> {
    const place = await cards.placeOf(card.key);
    await (place ? edit(place, html, keyboard, signal) : send(html, keyboard, signal)).catch(explain);
  }

  async function send(html: string, keyboard: Keyboard, signal: AbortSignal): Promise<MessagePlace> {
    const payload = { chat_id: card.chat, text: html, parse_mode: 'HTML' as const };
    const options = { ...threaded(card), ...answering(card), ...markup(keyboard) };
    const sent = await api.call((raw, inner) => raw.sendMessage({ ...payload, ...options }, inner), signal);
    const place = { chat: sent.chat.id, message: sent.message_id };
    await cards.placed(card.key, place);
    return place;
  }

  async function edit(place: MessagePlace, html: string, keyboard: Keyboard, signal: AbortSignal): Promise<void> {
    const payload = { chat_id: place.chat, message_id: place.message, text: html, parse_mode: 'HTML' as const };
    await api.call((raw, inner) => raw.editMessageText({ ...payload, ...markup(keyboard) }, inner), signal);
  }

  async function become(
    rung: Exclude<Rung, { kind: 'text' }>,
    caption: string,
    place: MessagePlace,
    signal: AbortSignal,
  ) {
    const media = { type: rung.kind, media: rung.file(), caption, parse_mode: 'HTML' as const };
    const payload = { chat_id: place.chat, message_id: place.message, media, ...markup(resultButtons()) };
    await whileUploading(bot, { ...card, chat: place.chat }, rung.kind, signal, () =>
      api.call((raw, inner) => raw.editMessageMedia(payload, inner), signal),
    );
  }

  function resultButtons(): Keyboard {
    const named = (verb: string) => button(messages.text(`verb-${verb}.button`), verb, card.key);
    return [[named('again'), named('original'), named('delete')]];
  }

  async function deliver(
    outcome: Extract<Outcome, { kind: 'done' }>,
    place: MessagePlace,
    signal: AbortSignal,
  ): Promise<void> {
    for await (const rung of rungsOf(outcome.result, bot, messages, signal)) {
      const caption = captionOf(outcome, rung.note, messages, bot);
      if (rung.kind === 'text') return edit(place, caption, resultButtons(), signal);
      try {
        return await become(rung, caption, place, signal);
      } catch (error) {
        if (!isRefusedFile(error)) throw error;
      }
    }
  }

  async function finish(outcome: Outcome, signal: AbortSignal): Promise<void> {
    if (outcome.kind !== 'done')
      return show(escaped(messages.outcome(outcome)), endButtons(outcome, card, messages), signal);
    const known = await cards.placeOf(card.key);
    const first = escaped(messages.stage({ kind: 'delivering' }));
    const place = known ?? (await send(first, [], signal).catch(explain));
    if (!place) return;
    const turn = known ? (work: () => Promise<void>) => work() : inTurn(signal);
    await turn(() => deliver(outcome, place, signal).catch(explain));
  }

  /** The turn it was called in went to the message itself. */
  function inTurn(signal: AbortSignal) {
    return (work: () => Promise<void>) => lanes.send(lane, work, { isFinal: true, signal });
  }

  return {
    lane,
    minEditIntervalMs: card.chat < 0 ? 3_100 : 1_100,
    edit: (stage, signal) => show(stageText(stage, messages), [[cancelButton(card, messages)]], signal),
    async finish(outcome, signal) {
      await finish(outcome, signal).catch(async (error) => {
        if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
        // the group has another id now, and its old messages cannot be edited
        const moved = { ...card, chat: error.migratedTo, replyTo: undefined };
        await bot.memory.delete(`telegram place ${card.key}`);
        await createProgress(moved, messages, bot).finish(outcome, signal);
      });
    },
  };
}

function explain(error: unknown): undefined {
  if (isUnchanged(error)) return undefined;
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}

/** Telegram does not take this file in this way; it may take it in another. */
function isRefusedFile(error: unknown): boolean {
  if (!(error instanceof TelegramError) || error.migratedTo !== undefined) return false;
  if (error.code === 413) return true;
  return (
    error.code === 400 && /PHOTO_|IMAGE_PROCESS|MEDIA_|file is too big|wrong type|failed to/i.test(error.description)
  );
}

function captionOf(
  outcome: Extract<Outcome, { kind: 'done' }>,
  note: string | undefined,
  messages: Messages,
  bot: Bot,
): string {
  const said = [messages.text('caption', { bot: `@${bot.me.username}` }), messages.outcome(outcome)];
  const warnings = outcome.warnings.map((warning) => messages.warning(warning));
  return [...said, ...warnings, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
}

export function stageText(stage: Stage, messages: Messages): string {
  const lines = [messages.stage(stage)];
  if (stage.kind === 'working' && stage.fraction !== undefined) lines.push(bar(stage.fraction));
  if (stage.kind === 'working' && stage.expectedMs !== undefined) {
    const seconds = Math.max(1, Math.round(stage.expectedMs / 1_000));
    lines.push(messages.text('expected', { minutes: Math.round(seconds / 60), seconds }));
  }
  return lines.map(escaped).join('\n');
}

export function cancelButton(card: Card, messages: Messages) {
  return button(messages.text('verb-cancel.button'), 'cancel', card.album?.key ?? card.key);
}

function endButtons(outcome: Outcome, { key }: Card, messages: Messages): Keyboard {
  const words = outcome.kind === 'rejected' || outcome.kind === 'parked' ? ['delete'] : ['again', 'delete'];
  return [words.map((word) => button(messages.text(`verb-${word}.button`), word, key))];
}
