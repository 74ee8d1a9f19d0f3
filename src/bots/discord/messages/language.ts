import { z } from 'zod';
import type { Member } from '../../../core/ports/members.ts';
import { nameOfLanguage, type Translation } from '../../translations/index.ts';
import { type Language, languages } from '../../translations/languages.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { type Interaction, platform } from '../transport/payloads.ts';
import { selectRow } from './components.ts';
import { markdown } from './escape.ts';
import { resolveInTime } from './interaction-response.ts';

const keepMs = 365 * 24 * 60 * 60_000;
const keepChoiceMs = 10 * keepMs;
/** Long before Discord gives up waiting for an answer. */
const lookForMs = 500;

type Parts = Pick<DiscordContext, 'expiringStore' | 'clock'>;

/** Keeps the language of a member's client for a year, because messages and reactions do not tell it. */
export async function rememberLanguage(
  { member, locale }: Pick<Interaction, 'member' | 'locale'>,
  { expiringStore, clock }: Parts,
): Promise<void> {
  const key = seenKey(member);
  if ((await expiringStore.get(key)) === locale) return;
  await expiringStore.put(key, locale, { expiresAt: clock.now() + keepMs, of: [member] });
}

/** The language that the member has chosen, or else in which their client was last seen; undefined when neither is known. */
export async function languageOf(
  member: Pick<Member, 'id'>,
  { expiringStore }: Pick<Parts, 'expiringStore'>,
): Promise<string | undefined> {
  for (const key of [chosenKey(member), seenKey(member)]) {
    const known = z.string().safeParse(await expiringStore.get(key)).data;
    if (known !== undefined) return known;
  }
  return undefined;
}

/** The interaction in the language that its member has chosen, if any; as it is where that cannot be read in time. */
export async function inChosenLanguage(
  interaction: Interaction,
  { expiringStore, clock }: Parts,
): Promise<Interaction> {
  const chosen = await resolveInTime(expiringStore.get(chosenKey(interaction.member)), undefined, clock, lookForMs);
  return typeof chosen === 'string' ? { ...interaction, locale: chosen } : interaction;
}

/** Keeps the language that a member has chosen, until they choose another one or have everything deleted. */
export async function keepChosenLanguage(member: Member, language: Language, { expiringStore, clock }: Parts) {
  const options = { expiresAt: clock.now() + keepChoiceMs, of: [member] };
  await expiringStore.put(chosenKey(member), language, options);
}

/** Asks which language the bot speaks with a member. */
export function languageBody(translation: Translation): MessageBody {
  const choices = languages.map((value) => ({
    value,
    text: nameOfLanguage(value),
    isChosen: value === translation.language,
  }));
  return { content: markdown(translation, 'language-ask'), rows: [selectRow({ id: 'language', choices })] };
}

function seenKey({ id }: Pick<Member, 'id'>): string {
  return `${platform}:language:${id}`;
}

function chosenKey({ id }: Pick<Member, 'id'>): string {
  return `${platform}:chosen-language:${id}`;
}
