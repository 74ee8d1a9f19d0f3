import type { Translation } from '../../translations/index.ts';
import { commandsOf, verbs } from '../../verbs.ts';
import type { MessageBody } from '../transport/api.ts';
import { platform } from '../transport/payloads.ts';
import { buttonRow } from './components.ts';
import { escapeMarkdown, markdown } from './escape.ts';

/** All commands and reactions, from the table of verbs. */
export function helpBody(translation: Translation): MessageBody {
  const title = (key: string): string => `**${escapeMarkdown(translation.text(key))}**`;
  const commands = commandsOf(platform).map(({ name }) => {
    return `\`/${translation.text(`verb-${name}.name`)}\` ${escapeMarkdown(translation.text(`verb-${name}`))}`;
  });
  const reactions = verbs.flatMap((verb) => {
    if (!('reaction' in verb)) return [];
    const values = { emoji: verb.reaction.discord, verb: translation.text(`verb-${verb.name}`) };
    return [markdown(translation, 'help-reaction', values)];
  });
  const content = [
    title('help-title'),
    escapeMarkdown(translation.text('help-intro')),
    markdown(translation, 'help-ways-discord', {}, { swap: '`/swap`' }),
    markdown(translation, 'help-which-discord', {}, { faces: `\`${translation.text('option-faces.name')}:\`` }),
    markdown(
      translation,
      'help-avatars-discord',
      { menu: translation.text('verb-swap.menu-avatar') },
      { swap: '`/swap`', optout: '`/optout`' },
    ),
    '',
    title('help-commands'),
    ...commands,
    '',
    title('help-reactions'),
    ...reactions,
  ];
  return { content: content.join('\n') };
}

/** What is stored about a member, with a button that deletes it. `hosted` names the providers that are online services. */
export function privacyBody(hosted: readonly string[], translation: Translation): MessageBody {
  const names = hosted.map((name) => translation.provider(name));
  const where =
    names.length > 0
      ? markdown(translation, 'privacy-providers', { providers: names.join(', ') })
      : markdown(translation, 'privacy-local-only');
  const title = escapeMarkdown(translation.text('privacy-title'));
  const forget = { id: 'forget', text: translation.text('verb-forget'), style: 'danger' as const };
  const answers = { id: 'answers', text: translation.text('likeness-answers-button') };
  const kept = ['privacy-text', 'privacy-likeness'].map((key) => markdown(translation, key));
  const content = [`**${title}**`, ...kept, where].join('\n');
  return { content, rows: [buttonRow(forget, answers)] };
}
