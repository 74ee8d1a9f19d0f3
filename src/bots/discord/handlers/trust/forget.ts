import { countKept, forgottenText } from '../../../forgotten.ts';
import { patiently } from '../../../patience.ts';
import type { DiscordContext } from '../../context.ts';
import { buttonRow } from '../../messages/components.ts';
import { escapeMarkdown, markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import type { MessageBody } from '../../transport/api.ts';
import { mayPass } from '../../transport/errors.ts';
import type { Interaction } from '../../transport/payloads.ts';

/** `/forget`: asks the member alone. */
export async function forgetCommand(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  await response.tell(await questionBody(interaction, context));
}

/** The button of `/privacy` that leads to the same question. */
export async function askToForget(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.replace(await questionBody(interaction, context));
}

async function questionBody({ member, locale }: Interaction, context: DiscordContext): Promise<MessageBody> {
  const translation = context.translations(locale);
  const title = escapeMarkdown(translation.text('forget-title'));
  const asked = markdown(translation, 'forget-ask', await countKept(member, context));
  const yes = { id: 'forget-sure', text: translation.text('forget-yes'), style: 'danger' as const };
  const no = { id: 'dismiss', text: translation.text('forget-no') };
  return { content: `**${title}**\n${asked}`, rows: [buttonRow(yes, no)] };
}

/** Deletes everything about the member. */
export async function forgetMember(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member, locale } = interaction;
  const translation = context.translations(locale);
  await response.replace({ content: markdown(translation, 'forget-working') });
  try {
    const forgotten = await context.forgetting.forget(member);
    await show({ content: escapeMarkdown(forgottenText(forgotten, translation)) }, interaction, context);
  } catch (error) {
    context.stopping.throwIfAborted();
    context.onEvent({ kind: 'bug', error });
    await show({ content: markdown(translation, 'forget-later') }, interaction, context);
  }
}

/** Edits the answer with the token at hand: the stored one is deleted by now. */
async function show(body: MessageBody, interaction: Interaction, context: DiscordContext): Promise<void> {
  const { api, rateLimiter, clock, stopping: signal, pace, tokenLife } = context;
  const limit = { id: `discord:edit:${interaction.id}`, limits: pace.limits };
  const edit = () => rateLimiter.send(limit, () => api.editReply(interaction, body, signal), { isFinal: true, signal });
  await patiently(edit, { clock, signal, mayPass, withinMs: tokenLife.useMs });
}
