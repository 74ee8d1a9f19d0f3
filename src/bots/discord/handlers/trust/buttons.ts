import type { DiscordContext } from '../../context.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { type Interaction, UnknownInteraction } from '../../transport/payloads.ts';
import { beginAgreed } from '../swap-request.ts';
import { showAnswers, takeBack } from './answers.ts';
import { answerQuestion } from './likeness.ts';

/** A component about consent was used. Throws UnknownInteraction for any other. */
export async function handleTrustComponent(
  { word, argument, value }: { readonly word: string; readonly argument: string; readonly value: string },
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  switch (word) {
    case 'once':
    case 'always':
    case 'never':
      return answerQuestion(word, argument, interaction, response, context, (request, replyRef) =>
        beginAgreed(request, replyRef, context),
      );
    case 'answers':
      return showAnswers(interaction, response, context);
    case 'take-back':
      return takeBack(value, interaction, response, context);
    default:
      throw new UnknownInteraction('it means nothing here');
  }
}
