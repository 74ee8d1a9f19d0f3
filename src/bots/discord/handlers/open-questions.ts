import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MediaRef } from '../../../core/ports/chat.ts';
import type { DiscordContext } from '../context.ts';
import { platform } from '../transport/payloads.ts';

/** What a form or a choice goes on with. */
export const OpenQuestion = z.object({
  /** Whose question it is. */
  person: z.string(),
  /** What is to be done with the picture, or the one of the pictures that is chosen. */
  purpose: z.enum(['swap', 'save', 'add-face']),
  pictures: z.array(MediaRef).max(25),
  source: MediaRef.optional(),
  /** The question's own message becomes the answer. */
  isInPlace: z.boolean().default(false),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

const openMs = 60 * 60 * 1_000;

/** Keeps a question; the key fits into a component's id. */
export async function keepQuestion(
  question: z.input<typeof OpenQuestion>,
  context: Pick<DiscordContext, 'expiringStore' | 'clock'>,
): Promise<string> {
  const key = randomBytes(12).toString('base64url');
  await context.expiringStore.put(keyOf(key), question, { expiresAt: context.clock.now() + openMs });
  return key;
}

export async function findQuestion(
  key: string,
  context: Pick<DiscordContext, 'expiringStore'>,
): Promise<OpenQuestion | undefined> {
  return OpenQuestion.safeParse(await context.expiringStore.get(keyOf(key))).data;
}

/** Of several answers one goes on. */
export async function takeQuestion(
  key: string,
  context: Pick<DiscordContext, 'expiringStore'>,
): Promise<OpenQuestion | undefined> {
  return OpenQuestion.safeParse(await context.expiringStore.take(keyOf(key))).data;
}

function keyOf(key: string): string {
  return `${platform}:ask:${key}`;
}
