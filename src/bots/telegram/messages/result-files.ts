import type { Result } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { Bot, Spot } from '../context.ts';
import { isRefusedFile } from '../transport/api.ts';
import { whileUploading } from './chat-action.ts';
import { escaped } from './html.ts';
import { type FileRung, type Rung, rungsOf } from './media-fallbacks.ts';
import { answering, threaded } from './send.ts';

export interface SentFiles {
  /** Translation that hold them. */
  readonly messages: readonly number[];
  /** What to say of those that cannot be sent here. */
  readonly notes: readonly string[];
}

/** Pictures and videos share an album; documents only go with documents. */
const albumKinds: readonly Rung['kind'][] = ['photo', 'video', 'text'];

/** Sends results in one step, several as one album: as pictures and videos where all of them can be, else as documents. */
export async function sendFiles(
  bot: Bot,
  spot: Spot,
  results: readonly Result[],
  messages: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const best = await rungsFor(bot, results, messages, signal, () => true);
  if (!best.every(({ kind }) => albumKinds.includes(kind))) return sendDocuments(bot, spot, results, messages, signal);
  try {
    return await send(bot, spot, best, messages, signal);
  } catch (error) {
    if (!isRefusedFile(error)) throw error;
    return sendDocuments(bot, spot, results, messages, signal);
  }
}

/** As they were made: Telegram encodes photos anew, and what marks them is lost then. */
export async function sendDocuments(
  bot: Bot,
  spot: Spot,
  results: readonly Result[],
  messages: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const rungs = await rungsFor(bot, results, messages, signal, ({ kind }) => kind === 'document');
  return send(bot, spot, rungs, messages, signal);
}

async function rungsFor(
  bot: Bot,
  results: readonly Result[],
  messages: Translation,
  signal: AbortSignal,
  accepts: (rung: Rung) => boolean,
): Promise<readonly Rung[]> {
  const chosen: Rung[] = [];
  for (const result of results) {
    for await (const rung of rungsOf(result, bot, messages, signal)) {
      if (rung.kind !== 'text' && !accepts(rung)) continue;
      chosen.push(rung);
      break;
    }
  }
  return chosen;
}

async function send(
  bot: Bot,
  spot: Spot,
  rungs: readonly Rung[],
  messages: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const files = rungs.filter((rung) => rung.kind !== 'text');
  const notes = rungs.flatMap(({ kind, note }) => (kind === 'text' && note !== undefined ? [note] : []));
  const [first, ...others] = files;
  if (!first) return { messages: [], notes };
  const captionOf = ({ note }: FileRung): string => {
    const label = messages.text('caption', { bot: `@${bot.me.username}` });
    return [label, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
  };
  const where = { chat_id: spot.chat, ...threaded(spot), ...answering(spot) };
  const sent = await whileUploading(bot, spot, first.kind, signal, async () => {
    const said = (file: FileRung) => ({ caption: captionOf(file), parse_mode: 'HTML' as const });
    if (others.length === 0) return [await sendOne(bot, { ...where, ...said(first) }, first, signal)];
    const media = files.map((file) => ({ type: file.kind, media: file.file(), ...said(file) }));
    return bot.api.call(
      (raw, inner) => raw.sendMediaGroup({ ...where, media: media as never }, inner), // of kinds that go together, which its type cannot tell
      signal,
    );
  });
  return { messages: sent.map(({ message_id: id }) => id), notes };
}

function sendOne(
  { api }: Bot,
  payload: { readonly chat_id: number; readonly caption: string; readonly parse_mode: 'HTML' },
  { kind, file }: FileRung,
  signal: AbortSignal,
): Promise<{ message_id: number }> {
  return api.call<{ message_id: number }>((raw, inner) => {
    switch (kind) {
      case 'photo':
        return raw.sendPhoto({ ...payload, photo: file() }, inner);
      case 'video':
        return raw.sendVideo({ ...payload, video: file() }, inner);
      case 'animation':
        return raw.sendAnimation({ ...payload, animation: file() }, inner);
      case 'document':
        return raw.sendDocument({ ...payload, document: file(), disable_content_type_detection: true }, inner);
      default:
        return kind satisfies never;
    }
  }, signal);
}
