import type { InlineQueryResult } from 'grammy/types';
import { z } from 'zod';
import { patiently } from '../../../patience.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { isUnchanged, mayPass } from '../../transport/errors.ts';
import { escaped } from '../html.ts';
import { type Keyboard, keyboardPayload } from '../keyboard.ts';
import { textPayload } from '../send.ts';
import { inlineResult, type ShownFile } from './shown-file.ts';

/**
 * The answer to somebody who mentions the bot in a chat that it is not in. Telegram takes one answer, which nobody but
 * its id names from then on; files in it are named by an id that they have from another chat.
 */
const GuestAnswer = z.object({ query: z.string(), message: z.string().optional() });

/** What the answer shows: a text, already escaped, or the file of a result. */
export type GuestContent = { readonly html: string; readonly keyboard?: Keyboard } | ShownFile;

const dayMs = 24 * 60 * 60 * 1_000;

/** Stores that a guest query is to be answered. `id` is what jobs hold. */
export async function openGuestAnswer(context: TelegramContext, id: string, query: string): Promise<void> {
  if ((await findAnswer(context, id)) === undefined) await store(context, id, { query });
}

/**
 * Answers the guest query, or changes its answer; with `isFirst` only where there is none yet. A failure is reported, not
 * thrown: what matters is in the private chat too.
 */
export async function showToGuest(
  context: TelegramContext,
  id: string,
  content: GuestContent,
  translation: Translation,
  { isFirst = false } = {},
): Promise<void> {
  const { expiringStore, clock, stopping: signal, onError } = context;
  await expiringStore.withLock(`telegram guest ${id}`, async () => {
    const answer = await findAnswer(context, id);
    if (!answer || (isFirst && answer.message !== undefined)) return;
    const { query, message } = answer;
    const show = async (): Promise<void> => {
      if (message !== undefined) return change(context, message, content, translation);
      const payload = { guest_query_id: query, result: resultOf(id, content, context, translation) };
      const sent = await context.api.call((raw, inner) => raw.answerGuestQuery(payload, inner), signal);
      await store(context, id, { query, message: sent.inline_message_id });
    };
    await patiently(show, { clock, signal, mayPass }).catch((error) => {
      signal.throwIfAborted();
      if (!isUnchanged(error)) onError(error);
    });
  });
}

async function findAnswer({ expiringStore }: TelegramContext, id: string) {
  return GuestAnswer.optional().parse(await expiringStore.get(`telegram guest ${id}`));
}

async function store(context: TelegramContext, id: string, answer: z.infer<typeof GuestAnswer>): Promise<void> {
  const options = { expiresAt: context.clock.now() + dayMs, secret: true };
  await context.expiringStore.put(`telegram guest ${id}`, answer, options);
}

function resultOf(
  id: string,
  content: GuestContent,
  context: TelegramContext,
  translation: Translation,
): InlineQueryResult {
  if ('file' in content) return inlineResult(id, content, context, translation);
  const { html, keyboard = [] } = content;
  const { text: message_text, parse_mode, link_preview_options } = textPayload(html, []);
  const input_message_content = { message_text, parse_mode, link_preview_options };
  const title = translation.text('inline-result');
  return { type: 'article', id, title, input_message_content, ...keyboardPayload(keyboard) };
}

async function change(
  { api, stopping, me }: TelegramContext,
  message: string,
  content: GuestContent,
  translation: Translation,
): Promise<void> {
  const where = { inline_message_id: message };
  if (!('file' in content)) {
    const payload = { ...where, ...textPayload(content.html, content.keyboard ?? []) };
    await api.call((raw, inner) => raw.editMessageText(payload, inner), stopping);
    return;
  }
  const caption = escaped(translation.text('caption', { bot: `@${me.username}` }));
  const media = { type: content.kind, media: content.file, caption, parse_mode: 'HTML' as const };
  await api.call((raw, inner) => raw.editMessageMedia({ ...where, media }, inner), stopping);
}
