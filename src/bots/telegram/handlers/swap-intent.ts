import { z } from 'zod';
import { MediaRef, SwapRequest } from '../../../core/ports/chat.ts';
import { MessageRef } from '../messages/message-index.ts';
import type { Actor } from './actor.ts';
import { RequestOrigin } from './request-origin.ts';

/** What a person wants to be swapped, once it is known which picture is the face. */
export const SwapIntent = RequestOrigin.extend({
  locale: z.string(),
  /** Absent only with assigned faces, which bring their own. */
  source: MediaRef.optional(),
  targets: z.array(MediaRef).min(1),
  morePhotos: SwapRequest.shape.morePhotos,
  faces: SwapRequest.shape.faces,
  /** Which picture is the face was guessed. */
  isGuessed: z.literal(true).optional(),
  /** A message of the bot, such as the question that was answered, that becomes the message of the swap. */
  message: MessageRef.optional(),
});
export type SwapIntent = z.infer<typeof SwapIntent>;

/** The intent of an actor, without the pictures. */
export function intentOf({ author, messageTarget, locale, update }: Actor): Omit<SwapIntent, 'source' | 'targets'> {
  return { owner: author.id, ownerName: author.name, locale, update, faces: { which: 'largest' }, ...messageTarget };
}
