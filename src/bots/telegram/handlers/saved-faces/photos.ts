import { z } from 'zod';
import type { SavedFace } from '../../../../core/ports/members.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { MessageRef } from '../../messages/message-index.ts';
import { deleteMessage } from '../../messages/removal.ts';
import { sendAlbum } from '../../messages/send.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';

const Shown = z.array(MessageRef);
const dayMs = 24 * 60 * 60 * 1_000;

/** Shows the photos of a face below a menu, in the place of those that it shows already. */
export async function showPhotos(
  context: TelegramContext,
  { author, messageTarget: { chat }, translation }: Actor,
  menu: MessageRef,
  { id, name }: SavedFace,
): Promise<void> {
  await hidePhotos(context, menu);
  const photos = await context.faces.openAll(memberOf(author), id);
  const pictures = photos.map((bytes, index) => {
    const html = escaped(translation.text('photos-alt', { name, number: index + 1 }));
    return { bytes, mimeType: 'image/jpeg', html };
  });
  const shown = (await sendAlbum(context, { chat }, pictures)) ?? [];
  await context.expiringStore.put(keyOf(menu), shown, { expiresAt: context.clock.now() + dayMs });
}

/** Deletes the photos that a menu shows. */
export async function hidePhotos(context: TelegramContext, menu: MessageRef): Promise<void> {
  const shown = Shown.safeParse(await context.expiringStore.get(keyOf(menu))).data ?? [];
  for (const message of shown) await deleteMessage(context, message, context.stopping);
  await context.expiringStore.delete(keyOf(menu));
}

function keyOf({ chat, message }: MessageRef): string {
  return `telegram menu-photos ${chat} ${message}`;
}
