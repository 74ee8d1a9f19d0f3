import type { DiscordContext } from '../../context.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { type Interaction, UnknownInteraction } from '../../transport/payloads.ts';
import { beginAgreed } from '../swap-request.ts';
import { showAnswers, takeBack } from './answers.ts';
import { decide } from './decide.ts';
import { answerQuestion } from './likeness.ts';
import { openReport, reportMistake } from './report.ts';

/** A component about trust was used. Throws UnknownInteraction for any other. */
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
      return answerQuestion(word, argument, interaction, response, context, (request) => beginAgreed(request, context));
    case 'answers':
      return showAnswers(interaction, response, context);
    case 'take-back':
      return takeBack(value, interaction, response, context);
    case 'report':
      return openReport(interaction.message, interaction, response, context);
    case 'mistake':
      return reportMistake(interaction, response, context);
    case 'decide':
      return decide(argument, interaction, response, context);
    default:
      throw new UnknownInteraction('it means nothing here');
  }
}
