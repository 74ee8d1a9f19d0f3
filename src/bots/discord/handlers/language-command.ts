import { languages } from '../../translations/languages.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { keepChosenLanguage, languageBody } from '../messages/language.ts';
import { type Interaction, UnknownInteraction } from '../transport/payloads.ts';

/** `/language`. */
export async function languageCommand(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.tell(languageBody(context.translations(locale)));
}

export async function chooseLanguage(
  chosen: string,
  { member }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const language = languages.find((one) => one === chosen);
  if (language === undefined) throw new UnknownInteraction('there is no such language');
  await keepChosenLanguage(member, language, context);
  await response.replace({ content: markdown(context.translations(language), 'language-set') });
}
