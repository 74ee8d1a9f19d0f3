import { contained } from '../../../src/core/plain-text.ts';

/** Rules for messages that Discord enforces and its OpenAPI document does not state. */
export function messageProblems(body: MessageBody, fileCount: number, content: string): readonly string[] {
  const rows = body.components ?? [];
  const ids = customIds(rows);
  const kept = (body.attachments ?? []).length;
  const isEmpty = content === '' && rows.length === 0 && fileCount === 0 && kept === 0;
  return [
    ...(content.length > 2_000 ? ['content longer than 2,000'] : []),
    ...(rows.length > 5 ? ['more than 5 rows'] : []),
    ...(isEmpty ? ['an empty message'] : []),
    ...(new Set(ids).size < ids.length ? ['a custom_id twice'] : []),
    ...buttonProblems(rows),
    ...(body.allowed_mentions?.parse?.length === 0 ? [] : ['mentions are parsed']),
    ...(contained(content) === content ? [] : ['text that runs backwards']),
  ];
}

export interface MessageBody {
  readonly content?: string | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly { readonly id: string | number; filename?: string; description?: string }[] | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] };
  readonly flags?: number | null;
  readonly message_reference?: { readonly message_id: string };
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
}

export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly options?: readonly { readonly value: string }[];
}

function flat(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [one, ...flat(one.components ?? []), ...(one.component ? [one.component] : [])]);
}

export function customIds(components: readonly Component[]): string[] {
  return flat(components).flatMap(({ custom_id }) => custom_id ?? []);
}

function buttonProblems(components: readonly Component[]): string[] {
  return flat(components).flatMap((one) => {
    if (one.type !== 2) return [];
    if (!one.label) return ['a button without a label'];
    return one.style === 5 || one.custom_id ? [] : ['a button that does nothing'];
  });
}

type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string | undefined;
  readonly description_localizations?: Localizations;
  readonly options?: readonly Named[] | undefined;
  readonly choices?: readonly (Named & { readonly value: string | number })[] | undefined;
}

const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** https://docs.discord.com/developers/interactions/application-commands: names, and of each field the longest text. */
function localizationProblems({
  name,
  type,
  ...command
}: Named & { readonly type?: number | undefined }): readonly string[] {
  const isTyped = type === undefined || type === 1;
  const inside = flatOptions(command.options ?? []);
  const named = isTyped ? [{ name, ...command }, ...inside] : [];
  const wrongNames = named.flatMap((one) => localized(one.name, one.name_localizations)).filter(isWrongName);
  const twice = [...named, ...(isTyped ? [] : [{ name, ...command }])].flatMap(({ options = [] }) =>
    ['', ...Object.keys(options[0]?.name_localizations ?? {})].flatMap((locale) => {
      const names = options.map((one) => one.name_localizations?.[locale] ?? one.name);
      return new Set(names).size < names.length ? [`${name}: two options have one name in ${locale}`] : [];
    }),
  );
  const choices = [{ name, ...command }, ...inside].flatMap((one) => one.choices ?? []);
  const longest = (text = '', others?: Localizations): number =>
    Math.max(...localized(text, others).map(({ length }) => length));
  const characters =
    [{ name, ...command }, ...inside].reduce(
      (sum, one) =>
        sum + longest(one.name, one.name_localizations) + longest(one.description, one.description_localizations),
      0,
    ) + choices.reduce((sum, one) => sum + longest(one.name, one.name_localizations) + String(one.value).length, 0);
  return [
    ...wrongNames.map((one) => `${name} is called ${one}`),
    ...twice,
    ...(characters > 8_000 ? [`${name} has ${characters} characters`] : []),
  ];
}

function localized(text: string, others: Localizations): readonly string[] {
  return [text, ...Object.values(others ?? {}).flatMap((one) => one ?? [])];
}

function isWrongName(name: string): boolean {
  return !commandName.test(name) || name !== name.toLowerCase();
}

function flatOptions(options: readonly Named[]): readonly Named[] {
  return options.flatMap((one) => [one, ...flatOptions(one.options ?? [])]);
}

export function commandProblems(commands: readonly (Named & { type?: number | undefined })[]): readonly string[] {
  const menus = commands.filter(({ type }) => type === 3 || type === 2);
  const typed = commands.filter(({ type }) => type === undefined || type === 1);
  return [
    ...typed.filter(({ name }) => !/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u.test(name)).map(({ name }) => `command ${name}`),
    ...typed.filter(({ description }) => !description).map(({ name }) => `${name} has no description`),
    ...menus.filter(({ description }) => description).map(({ name }) => `${name} has a description`),
    ...(typed.length > 100 || menus.length > 15 ? ['too many commands'] : []),
    ...commands.flatMap(localizationProblems),
  ];
}
