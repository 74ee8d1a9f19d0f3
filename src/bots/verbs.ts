/** What an option takes; `choice` ones name their values. */
export interface VerbOption {
  readonly name: string;
  readonly takes: 'picture' | 'media' | 'face' | 'provider' | 'job' | 'text' | 'flag' | 'choice';
  readonly isRequired?: boolean;
  readonly choices?: readonly string[];
}

/** A command below another: `/face save`. */
interface Subverb {
  readonly name: string;
  readonly options?: readonly VerbOption[];
}

/**
 * One thing a person can ask for, in every way that asks for it. Texts come from the catalogues: `verb-<name>` describes
 * it (`.name` is the command in that language, `.button` its button, `.menu-<name>` a menu entry), `verb-<name>-<subverb>`
 * a subcommand and `option-<name>` an option.
 */
export interface Verb {
  readonly name: string;
  /** Where it is typed as a command. */
  readonly command?: readonly Platform[];
  readonly options?: readonly VerbOption[];
  readonly subverbs?: readonly Subverb[];
  /** Entries of the menu on a message (Discord). */
  readonly menus?: readonly string[];
  readonly hasButton?: boolean;
  /** Telegram allows only some emoji as reactions. */
  readonly reaction?: Readonly<Record<Platform, string>>;
  /** Only those who run the place. */
  readonly isForAdmins?: boolean;
}

export type Platform = 'discord' | 'telegram';

const everywhere: readonly Platform[] = ['discord', 'telegram'];

export const verbs = [
  {
    name: 'swap',
    command: everywhere,
    options: [
      { name: 'target', takes: 'media', isRequired: true },
      { name: 'face', takes: 'picture' },
      { name: 'saved', takes: 'face' },
      { name: 'reference', takes: 'picture' },
      { name: 'which', takes: 'choice', choices: ['one', 'all'] },
      { name: 'provider', takes: 'provider' },
      { name: 'private', takes: 'flag' },
    ],
    menus: ['my-face', 'with'],
    reaction: { discord: '🎭', telegram: '🤪' },
  },
  { name: 'again', hasButton: true, reaction: { discord: '🔁', telegram: '⚡' } },
  {
    name: 'cancel',
    command: everywhere,
    options: [{ name: 'job', takes: 'job' }],
    hasButton: true,
    reaction: { discord: '❌', telegram: '👎' },
  },
  { name: 'delete', hasButton: true, reaction: { discord: '🗑️', telegram: '🙈' } },
  { name: 'publish', hasButton: true },
  { name: 'retry', hasButton: true },
  { name: 'show', hasButton: true },
  { name: 'original', hasButton: true },
  {
    name: 'face',
    command: everywhere,
    subverbs: [
      {
        name: 'save',
        options: [
          { name: 'face', takes: 'picture', isRequired: true },
          { name: 'name', takes: 'text' },
        ],
      },
      { name: 'list' },
      { name: 'default', options: [{ name: 'saved', takes: 'face', isRequired: true }] },
      {
        name: 'rename',
        options: [
          { name: 'saved', takes: 'face', isRequired: true },
          { name: 'name', takes: 'text', isRequired: true },
        ],
      },
      { name: 'delete', options: [{ name: 'saved', takes: 'face', isRequired: true }] },
    ],
    menus: ['save'],
  },
  { name: 'faces', command: ['telegram'] },
  { name: 'jobs', command: everywhere },
  { name: 'settings', command: everywhere, isForAdmins: true },
  { name: 'language', command: ['telegram'] },
  { name: 'privacy', command: everywhere },
  { name: 'start', command: ['telegram'] },
  { name: 'help', command: everywhere },
] as const satisfies readonly Verb[];

export type VerbName = (typeof verbs)[number]['name'];

/** The verb with this name, as any verb may look. */
export function verbNamed(name: VerbName): Verb {
  const verb = allVerbs.find((one) => one.name === name);
  if (!verb) throw new Error(`there is no verb ${name}`);
  return verb;
}

const allVerbs: readonly Verb[] = verbs;

/** Verbs that are typed there, in the order of the help. */
export function commandsOf(platform: Platform): readonly Verb[] {
  return allVerbs.filter(({ command }) => command?.includes(platform));
}

/** What a reaction asks for. Variation selectors do not count: clients send them or not. */
export function verbOfReaction(platform: Platform, emoji: string): VerbName | undefined {
  return verbs.find(
    (verb) =>
      'reaction' in verb && withoutVariationSelectors(verb.reaction[platform]) === withoutVariationSelectors(emoji),
  )?.name;
}

function withoutVariationSelectors(emoji: string): string {
  return emoji.replaceAll('\u{fe0f}', '');
}
