import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MediaRef } from '../../../core/ports/chat.ts';
import type { DiscordContext } from '../context.ts';
import { NamedMember } from '../transport/interaction-data.ts';
import { platform } from '../transport/payloads.ts';

/** What a form or a select menu continues with once it is answered. */
export const OpenQuestion = z.object({
  /** The user id of the member who may answer it. */
  person: z.string(),
  /** What is to be done with the picture, or with the one that is chosen. */
  purpose: z.enum(['swap', 'save', 'add-face', 'member']),
  /** Discord's select menus hold 25 choices. */
  pictures: z.array(MediaRef).max(25),
  source: MediaRef.optional(),
  /** Whose picture is put on. */
  depicted: NamedMember.optional(),
  /** Whether the message that asks becomes the answer. */
  isInPlace: z.boolean().default(false),
  /** Whether everybody sees the message that asks, and only the member the answer: then it is deleted once answered. */
  makesWay: z.boolean().default(false),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

const openMs = 60 * 60 * 1_000;

/** Stores a question for an hour; the key is short enough for a component's id. Only the first 25 pictures are kept. */
export async function openQuestion(
  question: z.input<typeof OpenQuestion>,
  { expiringStore, clock }: DiscordContext,
): Promise<string> {
  const key = randomBytes(12).toString('base64url');
  const kept = { ...question, pictures: question.pictures.slice(0, 25) };
  await expiringStore.put(keyOf(key), kept, { expiresAt: clock.now() + openMs });
  return key;
}

export async function findQuestion(key: string, { expiringStore }: DiscordContext): Promise<OpenQuestion | undefined> {
  return OpenQuestion.safeParse(await expiringStore.get(keyOf(key))).data;
}

/** Closes a question. Of several answers only the first gets it. */
export async function takeQuestion(key: string, { expiringStore }: DiscordContext): Promise<OpenQuestion | undefined> {
  return OpenQuestion.safeParse(await expiringStore.take(keyOf(key))).data;
}

function keyOf(key: string): string {
  return `${platform}:ask:${key}`;
}
