import type { FinishOptions, Outcome, ProgressMessage, Stage } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { type Bot, laneOf } from '../context.ts';
import { isRefusedFile } from '../transport/api.ts';
import { endure, showText, wherever } from './card-message.ts';
import { whileUploading } from './chat-action.ts';
import { bar, escaped } from './html.ts';
import { type FileRung, rungsOf } from './media-fallbacks.ts';
import type { Card, MessagePlace } from './reply-ref.ts';
import { type Keyboard, markup, verbButtons } from './send.ts';

type Done = Extract<Outcome, { kind: 'done' }>;

/** What can be done about an outcome; about any other, swap again or take it away. */
const wordsAfter: Partial<Record<Outcome['kind'], readonly string[]>> = {
  done: ['again', 'original', 'delete'],
  rejected: ['delete'],
  parked: ['retry', 'delete'],
  late: ['show', 'delete'],
};

/** The one message of a swap; it becomes the result. It is sent when there is something to show in it. */
export function createProgress(card: Card, messages: Translation, bot: Bot): ProgressMessage {
  const { api, cards } = bot;
  const buttonsAfter = (kind: Outcome['kind']): Keyboard =>
    verbButtons(wordsAfter[kind] ?? ['again', 'delete'], card.key, messages);

  async function become(rung: FileRung, caption: string, place: MessagePlace, signal: AbortSignal): Promise<void> {
    const media = { type: rung.kind, media: rung.file(), caption, parse_mode: 'HTML' as const };
    const keyboard = markup(buttonsAfter('done'));
    const payload = { chat_id: place.chat, message_id: place.message, media, ...keyboard };
    await whileUploading(bot, { ...card, chat: place.chat }, rung.kind, signal, () =>
      api.call((raw, inner) => raw.editMessageMedia(payload, inner), signal),
    );
  }

  async function deliver(here: Card, place: MessagePlace, outcome: Done, signal: AbortSignal): Promise<void> {
    const result = card.isAnimation ? { ...outcome.result, kind: 'gif' as const } : outcome.result;
    for await (const rung of rungsOf(result, bot, messages, signal)) {
      const caption = captionOf(outcome, rung.note, messages, bot);
      if (rung.kind === 'text') {
        await showText(bot, here, caption, buttonsAfter('done'), signal);
        return;
      }
      try {
        return await become(rung, caption, place, signal);
      } catch (error) {
        if (!isRefusedFile(error)) return endure(error);
      }
    }
  }

  async function finish(here: Card, outcome: Outcome, { signal, send }: FinishOptions): Promise<void> {
    if (outcome.kind !== 'done') {
      const said = escaped(messages.outcome(outcome));
      await send(() => showText(bot, here, said, buttonsAfter(outcome.kind), signal));
      return;
    }
    const delivering = stageText({ kind: 'delivering' }, messages);
    const known = await cards.placeOf(card.key);
    const place = known ?? (await send(() => showText(bot, here, delivering, [], signal)));
    await send(() => deliver(here, place, outcome, signal));
  }

  return {
    rateLimit: laneOf(card.chat),
    minEditIntervalMs: card.chat < 0 ? 3_100 : 1_100,
    edit: (stage, signal) =>
      wherever(bot, card, async (here) => {
        await showText(bot, here, stageText(stage, messages), verbButtons(['cancel'], card.key, messages), signal);
      }),
    finish: (outcome, options) => wherever(bot, card, (here) => finish(here, outcome, options)),
  };
}

function captionOf(outcome: Done, note: string | undefined, messages: Translation, bot: Bot): string {
  const said = [messages.text('caption', { bot: `@${bot.me.username}` }), messages.outcome(outcome)];
  const warnings = outcome.warnings.map((warning) => messages.warning(warning));
  return [...said, ...warnings, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
}

export function stageText(stage: Stage, messages: Translation): string {
  const lines = [messages.stage(stage)];
  if (stage.kind === 'working' && stage.fraction !== undefined) lines.push(bar(stage.fraction));
  if ('expectedMs' in stage && stage.expectedMs !== undefined) lines.push(messages.remaining(stage.expectedMs));
  return lines.map(escaped).join('\n');
}
