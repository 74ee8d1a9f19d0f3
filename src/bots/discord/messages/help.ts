import type { Translation } from '../../translations/index.ts';
import { isolated } from '../../translations/isolation.ts';
import { joinNames } from '../../translations/joining.ts';
import { commandsOf, type Verb, verbs } from '../../verbs.ts';
import type { MessageBody } from '../transport/api.ts';
import { platform } from '../transport/payloads.ts';
import { buttonRow } from './components.ts';
import { escapeMarkdown, markdown, writtenCommand } from './escape.ts';

export interface HelpParts {
  readonly translation: Translation;
  /** The ids of slash commands, by their English names. */
  readonly commandIds: ReadonlyMap<string, string>;
  /** Whether the reader runs the server they are in. */
  readonly isAdmin: boolean;
}

/** The commands that the reader may use, to be clicked, and reactions, from the table of verbs. */
export function helpBody(parts: HelpParts): MessageBody {
  const { translation, isAdmin } = parts;
  const title = (key: string): string => `**${escapeMarkdown(translation.text(key))}**`;
  const apart = (command: string): string => isolated(command, translation.language);
  const commands = commandsOf(platform)
    .filter(({ isForAdmins }) => isAdmin || !isForAdmins)
    .map((verb) => `${apart(commandOf(verb, parts))} ${escapeMarkdown(translation.text(`verb-${verb.name}`))}`);
  const reactions = verbs.flatMap((verb) => {
    if (!('reaction' in verb)) return [];
    const values = { emoji: verb.reaction.discord, verb: translation.text(`verb-${verb.name}`) };
    return [markdown(translation, 'help-reaction', values)];
  });
  const named = (name: string): string => commandOf({ name }, parts);
  const content = [
    title('help-title'),
    escapeMarkdown(translation.text('help-intro')),
    markdown(translation, 'help-ways-discord', {}, { swap: named('swap') }),
    markdown(translation, 'help-which-discord', {}, { faces: `\`${translation.text('option-faces.name')}:\`` }),
    markdown(
      translation,
      'help-avatars-discord',
      { menu: translation.text('verb-swap.menu-avatar') },
      { swap: named('swap'), optout: named('optout') },
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

/** A command as Discord's markdown: to be clicked where its id is known. Of one with parts, the list can be. */
function commandOf(
  { name, subverbs }: Pick<Verb, 'name' | 'subverbs'>,
  { translation, commandIds }: HelpParts,
): string {
  const id = commandIds.get(name);
  if (id === undefined) return writtenCommand(name, translation);
  return `</${subverbs ? `${name} list` : name}:${id}>`;
}

/** What is stored about a member, with a button that deletes it. `hosted` names the providers that are online services. */
export function privacyBody(hosted: readonly string[], translation: Translation): MessageBody {
  const names = hosted.map((name) => translation.provider(name));
  const where =
    names.length > 0
      ? markdown(translation, 'privacy-providers', { providers: joinNames(names, translation.language) })
      : markdown(translation, 'privacy-local-only');
  const title = escapeMarkdown(translation.text('privacy-title'));
  const forget = { id: 'forget', text: translation.text('verb-forget'), style: 'danger' as const };
  const answers = { id: 'answers', text: translation.text('likeness-answers-button') };
  const kept = ['privacy-text', 'privacy-likeness'].map((key) => markdown(translation, key));
  const content = [`**${title}**`, ...kept, where].join('\n');
  return { content, rows: [buttonRow(forget, answers)] };
}
