import { commandsOf, verbs } from '../../verbs.ts';
import type { Front } from '../context.ts';
import { row } from '../messages/components.ts';
import { inert, say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import type { Body } from '../transport/api.ts';
import { type Asked, platform } from '../transport/payloads.ts';

/** `/help`, from the table of verbs. */
export async function help({ locale }: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.tell(helpBody(locale, front));
}

export function helpBody(locale: string, front: Pick<Front, 'messages'>): Body {
  const messages = front.messages(locale);
  const title = (key: string): string => `**${inert(messages.text(key))}**`;
  const commands = commandsOf(platform).map(({ name }) => {
    return `\`/${messages.text(`verb-${name}.name`)}\` ${inert(messages.text(`verb-${name}`))}`;
  });
  const reactions = verbs.flatMap((verb) =>
    'reaction' in verb
      ? [say(messages, 'help-reaction', { emoji: verb.reaction.discord, verb: messages.text(`verb-${verb.name}`) })]
      : [],
  );
  const content = [
    title('help-title'),
    inert(messages.text('help-intro')),
    say(messages, 'help-ways-discord', {}, { swap: '`/swap`' }),
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
export async function privacy({ locale }: Asked, answer: Answer, front: Front): Promise<void> {
  const messages = front.messages(locale);
  const hosted = front.providers.filter(({ bills }) => bills).map(({ name }) => messages.provider(name));
  const where =
    hosted.length > 0
      ? say(messages, 'privacy-providers', { providers: hosted.join(', ') })
      : say(messages, 'privacy-local-only');
  const content = `**${inert(messages.text('privacy-title'))}**\n${say(messages, 'privacy-text')}\n${where}`;
  const forget = { id: 'forget', text: messages.text('privacy-forget'), style: 'danger' as const };
  await answer.tell({ content, rows: [row(forget)] });
}

/** Asks once more before everything of a person is deleted. */
export async function askToForget({ locale }: Asked, answer: Answer, front: Front): Promise<void> {
  const messages = front.messages(locale);
  const yes = { id: 'forget-sure', text: messages.text('button-yes'), style: 'danger' as const };
  const no = { id: 'dismiss', text: messages.text('button-no') };
  await answer.replace({ content: say(messages, 'privacy-forget-sure'), rows: [row(yes, no)] });
}

export async function forget({ person, locale }: Asked, answer: Answer, front: Front): Promise<void> {
  await front.faces.removeAll(person);
  await front.consents.withdraw(person);
  await answer.replace({ content: say(front.messages(locale), 'privacy-forgotten') });
}
