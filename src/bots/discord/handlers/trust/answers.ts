import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { answersBody } from '../../messages/likeness.ts';
import { type Interaction, platform } from '../../transport/payloads.ts';

/** Shows a member their answers that still hold. */
export async function showAnswers(
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.tell(answersBody(await context.likenesses.answersOf(member), context.translations(locale)));
}

/** Takes back what a member has answered the user with the id `requester`. */
export async function takeBack(
  requester: string,
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await context.likenesses.takeBack(member, { platform, id: requester });
  await response.replace({ content: markdown(context.translations(locale), 'likeness-taken-back') });
}
