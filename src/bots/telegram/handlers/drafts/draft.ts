import { z } from 'zod';
import { MediaRef } from '../../../../core/ports/chat.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import type { Keyboard } from '../../messages/keyboard.ts';
import { MessageRef } from '../../messages/message-index.ts';
import { deleteMessage } from '../../messages/removal.ts';
import { opaqueId } from '../../messages/reply-ref.ts';
import { editText, sendText } from '../../messages/send.ts';
import type { Author } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';

/** What a person has sent in a private chat so far, and what the bot waits for. */
const Draft = z.object({
  /** Identifies the draft in its buttons. */
  key: z.string(),
  waits: z.enum(['role', 'scene', 'face', 'save', 'name', 'rename']),
  pictures: z.array(MediaRef),
  /** The id of the saved face that gets another name, or the photo that is waited for. */
  face: z.string().optional(),
  /** The name of the face that is saved from the photo that is waited for. */
  name: z.string().optional(),
  /** The swap that goes on once the face is saved. */
  goOn: z.unknown().optional(),
  /** The message that asks. Absent until it is sent. */
  question: MessageRef.optional(),
});
export type Draft = z.infer<typeof Draft>;

const dayMs = 24 * 60 * 60 * 1_000;

export async function draftOf(context: TelegramContext, { id }: Author): Promise<Draft | undefined> {
  return Draft.optional().parse(await context.expiringStore.get(`telegram draft ${id}`));
}

export async function keepDraft(context: TelegramContext, { id }: Author, draft: Draft): Promise<void> {
  const options = { expiresAt: context.clock.now() + dayMs, secret: true };
  await context.expiringStore.put(`telegram draft ${id}`, draft, options);
}

export async function dropDraft({ expiringStore }: TelegramContext, { id }: Author): Promise<void> {
  await expiringStore.delete(`telegram draft ${id}`);
}

/**
 * Ends a draft that was answered by a message: its question goes, so that no dead button is left. False if there was no
 * draft.
 */
export async function endDraft(
  context: TelegramContext,
  { author, translation }: Pick<Actor, 'author' | 'translation'>,
): Promise<boolean> {
  const draft = await draftOf(context, author);
  await dropDraft(context, author);
  const question = draft?.question;
  if (question && !(await deleteMessage(context, question, context.stopping)))
    await editText(context, question, escaped(translation.text('asking-over')));
  return draft !== undefined;
}

type Asked = Pick<Draft, 'waits' | 'face' | 'name' | 'goOn'> & { readonly pictures: readonly MediaRef[] };

/** Asks in a new message, in the place of a question that is open. `rowsOf` returns the buttons, which hold `key`. */
export async function ask(
  context: TelegramContext,
  actor: Actor,
  draft: Asked,
  html: string,
  rowsOf: (key: string) => Keyboard,
): Promise<void> {
  await endDraft(context, actor);
  const key = opaqueId();
  const kept = { ...draft, pictures: [...draft.pictures], key };
  await keepDraft(context, actor.author, kept);
  const rows = [...rowsOf(key), stopRow(actor, key)];
  const question = await sendText(context, actor.messageTarget, html, rows);
  if (question) await keepDraft(context, actor.author, { ...kept, question });
}

export function stopRow({ translation }: Actor, key: string): Keyboard[number] {
  return [{ text: translation.text('verb-cancel.button'), callback_data: `stop.${key}` }];
}
