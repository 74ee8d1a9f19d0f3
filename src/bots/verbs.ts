/** An option of a command. */
export interface VerbOption {
  readonly name: string;
  readonly takes: 'picture' | 'media' | 'face' | 'faces' | 'provider' | 'job' | 'text' | 'flag' | 'member';
  readonly isRequired?: boolean;
}

/** A command inside of another command, such as `/face save`. */
interface Subverb {
  readonly name: string;
  readonly options?: readonly VerbOption[];
}

/**
 * One thing that a person can ask for, by command, menu, button or reaction. The catalogues have its texts:
 * `verb-<name>` is the description, with the attributes `.name` for the command, `.button` for the button and
 * `.menu-<name>` for a menu entry; `verb-<name>-<subverb>` describes a subcommand, and `option-<name>` an option.
 */
export interface Verb {
  readonly name: string;
  /** The platforms on which it is a command. */
  readonly command?: readonly Platform[];
  readonly options?: readonly VerbOption[];
  readonly subverbs?: readonly Subverb[];
  /** The entries in the menu of a message (only Discord has such menus). */
  readonly menus?: readonly string[];
  /** The entries in the menu of a member. */
  readonly memberMenus?: readonly string[];
  readonly hasButton?: boolean;
  /** Telegram allows only some emoji as reactions. */
  readonly reaction?: Readonly<Record<Platform, string>>;
  /** Whether only admins of a place may use it. */
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
      { name: 'member', takes: 'member' },
      { name: 'reference', takes: 'picture' },
      { name: 'faces', takes: 'faces' },
      { name: 'provider', takes: 'provider' },
      { name: 'private', takes: 'flag' },
    ],
    menus: ['my-face', 'with'],
    memberMenus: ['avatar'],
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
  {
    name: 'report',
    command: everywhere,
    options: [
      { name: 'message', takes: 'text' },
      { name: 'reason', takes: 'text' },
    ],
    menus: ['result'],
    hasButton: true,
  },
  { name: 'mistake', hasButton: true },
  { name: 'jobs', command: everywhere },
  { name: 'settings', command: everywhere, isForAdmins: true },
  { name: 'language', command: everywhere },
  {
    name: 'verify',
    command: everywhere,
    options: [{ name: 'file', takes: 'media', isRequired: true }],
    menus: ['verify'],
  },
  { name: 'privacy', command: everywhere },
  { name: 'optout', command: everywhere },
  { name: 'optin', command: everywhere },
  { name: 'forget', command: everywhere },
  { name: 'start', command: ['telegram'] },
  { name: 'help', command: everywhere },
] as const satisfies readonly Verb[];

export type VerbName = (typeof verbs)[number]['name'];

/** The verb with this name, typed as any verb. */
export function verbNamed(name: VerbName): Verb {
  const verb = allVerbs.find((one) => one.name === name);
  if (!verb) throw new Error(`there is no verb ${name}`);
  return verb;
}

const allVerbs: readonly Verb[] = verbs;

/** The verbs that are commands on a platform, in the order of the help. */
export function commandsOf(platform: Platform): readonly Verb[] {
  return allVerbs.filter(({ command }) => command?.includes(platform));
}

/** The verb of a reaction. Variation selectors are ignored, since only some clients send them. */
export function verbOfReaction(platform: Platform, emoji: string): VerbName | undefined {
  return verbs.find(
    (verb) =>
      'reaction' in verb && withoutVariationSelectors(verb.reaction[platform]) === withoutVariationSelectors(emoji),
  )?.name;
}

function withoutVariationSelectors(emoji: string): string {
  return emoji.replaceAll('\u{fe0f}', '');
}
