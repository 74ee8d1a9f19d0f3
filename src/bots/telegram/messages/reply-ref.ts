import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { ReplyRef } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';

/** Where a job's answer goes, and whose it is. Its key is the opaque id of its buttons. */
export const Card = z.object({
  platform: z.literal('telegram'),
  key: z.string(),
  chat: z.number().int(),
  thread: z.number().int().optional(),
  replyTo: z.number().int().optional(),
  /** The group whose rules hold, where the answer goes to a private chat. */
  place: z.number().int().optional(),
  owner: z.string(),
  ownerName: z.string(),
  /** The update that asked, and which of its wishes this is: asked again after a restart, it is not done twice. */
  update: z.number().int(),
  index: z.number().int(),
  /** What is swapped is a silent video that Telegram has made of a GIF; so is the result. */
  isAnimation: z.literal(true).optional(),
  /** Jobs of one album share a message. */
  album: z.object({ key: z.string(), total: z.number().int() }).optional(),
});
export type Card = z.infer<typeof Card>;

const Place = z.object({ chat: z.number().int(), message: z.number().int() });
export type MessagePlace = z.infer<typeof Place>;

/** Remembers which message belongs to which card. */
export interface Cards {
  keep(card: Card): Promise<void>;
  find(key: string): Promise<Card | undefined>;
  /** The message that shows it, once there is one. `key` is the card's, or its album's. */
  placeOf(key: string): Promise<MessagePlace | undefined>;
  placed(key: string, place: MessagePlace): Promise<void>;
  /** Forgets a message that is not in `chat`. */
  displaced(key: string, chat: number): Promise<void>;
  /** The card's key, for a message that shows one. */
  keyAt(place: MessagePlace): Promise<string | undefined>;
}

const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function opaqueId(): string {
  return randomBytes(12).toString('base64url');
}

export function createCards(expiringStore: ExpiringStore, clock: Pick<Clock, 'now'>): Cards {
  const soonOver = (): { expiresAt: number } => ({ expiresAt: clock.now() + monthMs });
  const placeOf: Cards['placeOf'] = async (key) =>
    Place.optional().parse(await expiringStore.get(`telegram place ${key}`));
  return {
    keep: (card) => expiringStore.put(`telegram card ${messageKeyOf(card)}`, card, { ...soonOver(), secret: true }),
    find: async (key) => Card.optional().parse(await expiringStore.get(`telegram card ${key}`)),
    placeOf,
    async placed(key, place) {
      await expiringStore.put(`telegram place ${key}`, place, soonOver());
      await expiringStore.put(`telegram at ${place.chat} ${place.message}`, key, soonOver());
    },
    async displaced(key, chat) {
      const place = await placeOf(key);
      if (place && place.chat !== chat) await expiringStore.delete(`telegram place ${key}`);
    },
    keyAt: async ({ chat, message }) =>
      z
        .string()
        .optional()
        .parse(await expiringStore.get(`telegram at ${chat} ${message}`)),
  };
}

/** A card as jobs keep it. */
export function replyRefOf(card: Card): ReplyRef {
  return ReplyRef.parse(JSON.parse(JSON.stringify(card)));
}

/** The key under which a card's message and buttons are known: an album shares one. */
export function messageKeyOf({ key, album }: Card): string {
  return album?.key ?? key;
}

/** The card of a job; undefined for other fronts' jobs. */
export function cardOf({ request }: Job): Card | undefined {
  return Card.safeParse(request.replyRef).data;
}
