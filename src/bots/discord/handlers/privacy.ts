import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { confirmForgetBody, privacyBody } from '../messages/help.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { Interaction } from '../transport/payloads.ts';

/** `/privacy`. */
export async function privacyCommand(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const hosted = context.providers.filter(({ bills }) => bills).map(({ name }) => name);
  await response.tell(privacyBody(hosted, context.translations(locale)));
}

export async function confirmForget(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.replace(confirmForgetBody(context.translations(locale)));
}

/** Deletes a member's saved faces and their promise. */
export async function forgetMember(
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await context.faces.removeAll(member);
  await context.consents.withdraw(member);
  await response.replace({ content: markdown(context.translations(locale), 'privacy-forgotten') });
}
