import { commandsOf, verbs } from '../../verbs.ts';
import type { DiscordContext } from '../context.ts';
import { buttonRow } from '../messages/components.ts';
import { escapeMarkdown, markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { MessageBody } from '../transport/api.ts';
import { type Interaction, platform } from '../transport/payloads.ts';

/** `/help`, from the table of verbs. */
export async function helpCommand(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.tell(helpBody(locale, context));
}

export function helpBody(locale: string, context: Pick<DiscordContext, 'translations'>): MessageBody {
  const translation = context.translations(locale);
  const title = (key: string): string => `**${escapeMarkdown(translation.text(key))}**`;
  const commands = commandsOf(platform).map(({ name }) => {
    return `\`/${translation.text(`verb-${name}.name`)}\` ${escapeMarkdown(translation.text(`verb-${name}`))}`;
  });
  const reactions = verbs.flatMap((verb) =>
    'reaction' in verb
      ? [
          markdown(translation, 'help-reaction', {
            emoji: verb.reaction.discord,
            verb: translation.text(`verb-${verb.name}`),
          }),
        ]
      : [],
  );
  const content = [
    title('help-title'),
    escapeMarkdown(translation.text('help-intro')),
    markdown(translation, 'help-ways-discord', {}, { swap: '`/swap`' }),
    '',
    title('help-commands'),
    ...commands,
    '',
    title('help-reactions'),
    ...reactions,
  ];
  return { content: content.join('\n') };
}

/** `/privacy`: what is kept, and the button that deletes it. */
export async function privacyCommand(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(locale);
  const hosted = context.providers.filter(({ bills }) => bills).map(({ name }) => translation.provider(name));
  const where =
    hosted.length > 0
      ? markdown(translation, 'privacy-providers', { providers: hosted.join(', ') })
      : markdown(translation, 'privacy-local-only');
  const content = `**${escapeMarkdown(translation.text('privacy-title'))}**\n${markdown(translation, 'privacy-text')}\n${where}`;
  const forget = { id: 'forget', text: translation.text('privacy-forget'), style: 'danger' as const };
  await response.tell({ content, rows: [buttonRow(forget)] });
}

/** Asks once more before everything of a person is deleted. */
export async function confirmForget(
  { locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(locale);
  const yes = { id: 'forget-sure', text: translation.text('button-yes'), style: 'danger' as const };
  const no = { id: 'dismiss', text: translation.text('button-no') };
  await response.replace({ content: markdown(translation, 'privacy-forget-sure'), rows: [buttonRow(yes, no)] });
}

export async function forgetMember(
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await context.faces.removeAll(member);
  await context.consents.withdraw(member);
  await response.replace({ content: markdown(context.translations(locale), 'privacy-forgotten') });
}
