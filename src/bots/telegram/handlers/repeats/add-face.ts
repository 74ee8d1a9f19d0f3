import type { TelegramContext } from '../../context.ts';
import { createStartLink } from '../../messages/elsewhere/start-link.ts';
import { button, type Keyboard, urlButton } from '../../messages/keyboard.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { deleteMessage } from '../../messages/removal.ts';
import { opaqueId } from '../../messages/reply-ref.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { askForFace } from '../drafts/questions.ts';
import { SwapIntent } from '../swap-intent.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** The button for a person who lacks a face: once they have added one, their swap goes on. In a group it leads home. */
export async function addFaceButton(context: TelegramContext, intent: SwapIntent): Promise<Keyboard[number][number]> {
  const { owner, ownerName, chat, locale } = intent;
  const text = context.translations(locale).text('button-add-face');
  if (chat < 0)
    return urlButton(text, await createStartLink(context, { owner, ownerName, wish: { to: 'face', intent } }));
  const key = opaqueId();
  const options = { expiresAt: context.clock.now() + dayMs, secret: true, of: [memberOf({ id: owner })] };
  await context.expiringStore.put(`telegram faceless ${key}`, intent, options);
  return button(text, 'add-face', key);
}

/** Handles that button in a private chat. Returns the answer to the press, if any. */
export async function addFace(
  context: TelegramContext,
  actor: Actor,
  { key, messageRef }: { readonly key: string; readonly messageRef: MessageRef },
): Promise<string | undefined> {
  const kept = await context.expiringStore.get(`telegram faceless ${key}`);
  if (kept === undefined) return actor.translation.text('asking-over');
  const { replyTo } = SwapIntent.parse(kept);
  await askForFace(context, { ...actor, messageTarget: { ...actor.messageTarget, replyTo } }, kept);
  await deleteMessage(context, messageRef, context.stopping);
  return undefined;
}
