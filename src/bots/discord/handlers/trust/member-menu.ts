import { UserError } from '../../../../core/errors.ts';
import type { DiscordContext } from '../../context.ts';
import { menuEntries } from '../../messages/command-definitions.ts';
import { targetForm } from '../../messages/forms.ts';
import { type InteractionResponse, resolveInTime } from '../../messages/interaction-response.ts';
import type { MemberMenuCommand } from '../../transport/interaction-data.ts';
import { type Interaction, UnknownInteraction } from '../../transport/payloads.ts';
import { placeOf } from '../access.ts';
import { openQuestion } from '../open-questions.ts';

/** An entry of the context menu that a right-click on a member opens: asks for the picture to change. */
export async function memberMenuCommand(
  { name, member }: MemberMenuCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const english = context.translations('en');
  const isOffered = menuEntries('memberMenus').some(({ key }) => english.text(key) === name);
  if (!isOffered || !member) throw new UnknownInteraction('it means nothing here');
  if (member.isBot) throw new UserError('likeness-nobody');
  const place = placeOf(interaction);
  const settings = place && (await resolveInTime(context.settings.get(place), undefined, context.clock));
  const isOwn = member.id === interaction.member.id;
  if (settings?.likeness === 'own' && !isOwn) throw new UserError('likeness-own-only');
  const isPrivate = settings?.isPrivate ?? true;
  const question = { person: interaction.member.id, purpose: 'swap' as const, pictures: [], depicted: member };
  const key = await openQuestion(question, context);
  await response.form(targetForm(key, 'verb-swap.menu-avatar', isPrivate, context.translations(interaction.locale)));
}
