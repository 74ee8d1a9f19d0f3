import { FacesToPick } from '../../../../core/admission/pick-faces.ts';
import type { SwapRequest } from '../../../../core/ports/chat.ts';
import type { EncodedMedia } from '../../../../core/ports/media.ts';
import { createFaceQuestions, type FacePicks } from '../../../face-picks.ts';
import type { TelegramContext } from '../../context.ts';
import { facePicksHtml, facePicksKeyboard } from '../../messages/face-picks.ts';
import { findMessage, type JobMessage, storeMessage } from '../../messages/message-index.ts';
import type { TelegramReplyRef } from '../../messages/reply-ref.ts';
import { editText, type ShownPicture, sendPicture, sendText, showPicture } from '../../messages/send.ts';
import { rememberAsked } from '../recent-media.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** Requests a swap. Where the picture has several faces, asks which ones are meant, in the message of the swap. */
export async function requestOrAskFaces(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  request: SwapRequest,
): Promise<void> {
  const { expiringStore, clock, swaps, stopping } = context;
  if ((await expiringStore.get(askedKey(replyRef))) !== undefined) return; // asked already, before a restart
  try {
    await swaps.request(request, stopping, { asksForFaces: !replyRef.album });
  } catch (error) {
    if (!(error instanceof FacesToPick)) throw error;
    const picks = await createFaceQuestions(context).open(replyRef.key, request, error);
    await sendQuestion(context, replyRef, picks, error.picture);
    await expiringStore.put(askedKey(replyRef), true, { expiresAt: clock.now() + dayMs });
  }
}

/**
 * Where the chat takes no pictures, the question comes without. A message that the swap has already becomes the question.
 * A reply to it means the picture that it is about.
 */
async function sendQuestion(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  picks: FacePicks,
  encoded: EncodedMedia,
): Promise<void> {
  const asked = await showQuestion(context, replyRef, picks, { ...encoded, isSpoiler: replyRef.isSpoiler });
  if (!asked) return;
  await storeMessage(context, replyRef, asked);
  const { requester, target } = picks.request;
  await rememberAsked(context, asked, target, requester);
}

async function showQuestion(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  picks: FacePicks,
  picture: ShownPicture,
): Promise<JobMessage | undefined> {
  const { html, keyboard } = await shown(context, replyRef.key, picks);
  const known = await findMessage(context, replyRef.key);
  if (known && (await showPicture(context, known, picture, html, keyboard))) return { ...known, isMedia: true };
  if (known) {
    await editText(context, known, html, keyboard);
    return known;
  }
  const sent = await sendPicture(context, replyRef, picture, html, keyboard);
  return sent ? { ...sent, isMedia: true } : sendText(context, replyRef, html, keyboard);
}

/** Shows what is picked by now. `hint` says what is waited for. */
export async function showPicks(context: TelegramContext, key: string, picks: FacePicks, hint?: string): Promise<void> {
  const messageRef = await findMessage(context, key);
  const { html, keyboard } = await shown(context, key, picks, hint);
  if (messageRef) await editText(context, messageRef, html, keyboard);
}

async function shown(context: TelegramContext, key: string, picks: FacePicks, hint?: string) {
  const { requester, locale } = picks.request;
  const translation = context.translations(locale);
  const saved = await context.faces.list(requester);
  return {
    html: facePicksHtml(picks, translation, hint),
    keyboard: facePicksKeyboard(key, picks, saved, translation),
  };
}

function askedKey({ chat, update, index }: TelegramReplyRef): string {
  return `telegram faces-asked ${chat} ${update} ${index}`;
}
