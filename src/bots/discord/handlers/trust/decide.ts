import { decisionsOf } from '../../../report-text.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { type Interaction, platform, UnknownInteraction } from '../../transport/payloads.ts';

/**
 * A button below a report. The channel is the operator's, so that everybody who can press there decides, and nobody who
 * presses elsewhere: ids of buttons can be forged. `argument` is `decision.report`.
 */
export async function decide(
  argument: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(interaction.locale);
  if (!context.reports.isChannel(platform, interaction.channel)) {
    return response.tell({ content: markdown(translation, 'decide-not-here') });
  }
  const [choice = '', id = ''] = argument.split('.');
  const decisions = decisionsOf(choice);
  if (!decisions) throw new UnknownInteraction('it means nothing here');
  await response.takeOver(false);
  for (const decision of decisions) {
    const report = await context.reports.decide(id, decision);
    if (!report) return response.tell({ content: markdown(translation, 'decide-gone') });
  }
}
