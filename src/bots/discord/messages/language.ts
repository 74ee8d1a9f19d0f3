import { z } from 'zod';
import type { Member } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { type Interaction, platform } from '../transport/payloads.ts';

const keepMs = 365 * 24 * 60 * 60_000;

/** Keeps the language of a member's client for a year, because messages and reactions do not tell it. */
export async function rememberLanguage(
  { member, locale }: Pick<Interaction, 'member' | 'locale'>,
  { expiringStore, clock }: Pick<DiscordContext, 'expiringStore' | 'clock'>,
): Promise<void> {
  const key = keyOf(member);
  if ((await expiringStore.get(key)) === locale) return;
  await expiringStore.put(key, locale, { expiresAt: clock.now() + keepMs, of: [member] });
}

/** The language in which the member's client was last seen; undefined when it is unknown. */
export async function languageOf(
  member: Pick<Member, 'id'>,
  { expiringStore }: Pick<DiscordContext, 'expiringStore'>,
): Promise<string | undefined> {
  return z.string().safeParse(await expiringStore.get(keyOf(member))).data;
}

function keyOf({ id }: Pick<Member, 'id'>): string {
  return `${platform}:language:${id}`;
}
