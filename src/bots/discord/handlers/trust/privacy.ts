import type { DiscordContext } from '../../context.ts';
import { privacyBody } from '../../messages/help.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import type { Interaction } from '../../transport/payloads.ts';

/** `/privacy`. */
export async function privacyCommand(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const hosted = context.providers.filter(({ bills }) => bills).map(({ name }) => name);
  await response.tell(privacyBody(hosted, context.translations(locale)));
}
