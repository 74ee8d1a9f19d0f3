import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import type { Language } from '../../../src/bots/translations/languages.ts';
import { vendorNames } from '../vendor-names.ts';

export const source = join(import.meta.dirname, '../../../src');

type Entry = FluentResource['body'][number];
type Values = Readonly<Record<string, string | number>>;

/** A part of a parsed text, at any depth. */
interface Node {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly selector?: { readonly type?: unknown; readonly name?: string };
  readonly variants?: readonly { readonly key: { readonly value: unknown } }[];
}

/** All nodes of a pattern, at every depth. */
export function nodesOf(part: unknown): readonly Node[] {
  if (typeof part !== 'object' || part === null) return [];
  return [part, ...Object.values(part).flatMap(nodesOf)];
}

/** Names and attributes of all entries of a language, and the text as it is written. */
export function entriesOf(language: Language): readonly Entry[] {
  const folder = join(source, 'bots/translations', language);
  return readdirSync(folder).flatMap((file) => new FluentResource(readFileSync(join(folder, file), 'utf8')).body);
}

/** The keys of all texts: names of entries, and of their attributes. */
function keysOf(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ id, value, attributes }) => [
    ...(value === null ? [] : [id]),
    ...Object.keys(attributes).map((name) => `${id}.${name}`),
  ]);
}

/** The entries of a language by name, and what each of them needs, also through the entries that it shows. */
export interface Catalogue {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly keys: readonly string[];
  /** The entry and those that it shows, at every depth. */
  shownBy(id: string): readonly Entry[];
  variablesOf(id: string): readonly string[];
  /** The variants of each value that the entry selects by. */
  selectsOf(id: string): ReadonlyMap<string, readonly string[]>;
}

export const catalogueOf = once(read);

function read(language: Language): Catalogue {
  const list = entriesOf(language);
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  const parts = ({ value, attributes }: Entry) => nodesOf([value, attributes]);
  const nodes = new Map(list.map((entry) => [entry.id, parts(entry)]));
  const shownBy = (id: string): readonly Entry[] => {
    const all = new Set([id]);
    for (const one of all)
      for (const { type, name } of nodes.get(one) ?? [])
        if (type === 'mesg' && name !== undefined) all.add(String(name));
    return [...all].flatMap((one) => entries.get(one) ?? []);
  };
  const needed = (id: string) => shownBy(id).flatMap((entry) => nodes.get(entry.id) ?? []);
  return {
    entries,
    keys: keysOf(list),
    shownBy,
    variablesOf: once((id) => [
      ...new Set(needed(id).flatMap((node) => (node.type === 'var' ? [String(node.name)] : []))),
    ]),
    selectsOf: once((id) => {
      const found = new Map<string, string[]>();
      for (const { selector, variants = [] } of needed(id)) {
        if (selector?.name === undefined) continue;
        const values = variants.map(({ key }) => String(key.value));
        found.set(selector.name, [...(found.get(selector.name) ?? []), ...values]);
      }
      return found;
    }),
  };
}

/** Remembers what was answered. */
function once<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? answer(key);
    known.set(key, value);
    return value;
  };
}

export const entries = entriesOf('en');
export const keys = entries.flatMap(({ id, attributes }) => [
  id,
  ...Object.keys(attributes).map((name) => `${id}.${name}`),
]);

export function withShown(ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap((id) => catalogueOf('en').shownBy(id)).map(({ id }) => id));
}

/** Values as they come in practice, rather long ones. A text of several forms is read in each of them. */
const usual: Values = {
  name: 'Anna',
  owner: 'Annabelle-Katharina',
  depicted: 'Annabelle-Katharina',
  requester: 'Maximilian Alexander',
  bot: '@our_face_swap_bot',
  place: 'Wednesday Board Games Club',
  names: 'admins and 12 members',
  provider: 'modelslab',
  failed: 'modelslab',
  providers: 'ModelsLab, Akool, Crun.ai',
  menu: 'Swap with their avatar',
  button: 'Show result',
  swap: '/swap',
  optin: '/optin',
  optout: '/optout',
  privacy: '/privacy',
  settings: '/settings',
  report: '/report',
  help: '/help',
  faces: '/faces',
  face: '/face',
  link: 'https://t.me/our_face_swap_bot',
  url: 'https://faces.example.org/f/0123456789abcdef0123456789abcdef',
  words: 'the one on the left',
  when: '2026-11-28 13:35',
  emoji: '🎭',
  verb: 'Swap a face in a picture, GIF or video',
  date: 'November 28, 2026',
  until: 'November 28, 2026',
  permission: 'Attach Files',
  type: 'text',
  id: 'k3v9x2',
  code: 'unsafe-content',
  jobs: 'k3v9x2m4p7',
  at: '2026-11-28 13:35',
  reason: 'that is my sister',
  numbers: '1, 3',
  field: 'target',
  setting: 'channels',
  picks: '1 Anna, 3 your photo',
  sentence: 'I see 5 faces.',
  quality: 0.83,
  threshold: 0.75,
  seconds: 12.3,
  minutes: 12,
};

/** Names in the other direction, of emoji alone, and of one that would run backwards. */
export const otherNames: Values = {
  name: 'علي محمد',
  owner: '👩‍👩‍👧‍👦🎉',
  depicted: 'שרה',
  requester: '\u202eAnna\u2066',
  place: 'نادي الألعاب (٢)',
  words: 'أحمد ٢',
  reason: 'هذا أنا',
};

const extremes = [0, 1, 2, 5, 21, 24, 1_000_000];
const plurals = new Set(['zero', 'one', 'two', 'few', 'many']);

/** A value that decides a plural form, or that stands for a number of things. */
function isNumber(variants: readonly string[]): boolean {
  return variants.some((variant) => plurals.has(variant) || /^\d+$/.test(variant));
}

export interface TextOptions {
  /** Where there are several providers. */
  readonly hasChoice?: boolean;
  /** Values that are not varied. */
  readonly given?: Readonly<Record<string, string>>;
  readonly names?: Values;
}

/** All texts in all of their forms, by key, with numbers from none to a million. */
export function textsOf(language: Language, options: TextOptions = {}): ReadonlyMap<string, readonly string[]> {
  return textsBy(JSON.stringify([language, options]));
}

const textsBy = once((which: string): ReadonlyMap<string, readonly string[]> => {
  const [language, { hasChoice = false, given = {}, names = {} }] = JSON.parse(which) as [Language, TextOptions];
  const translation = createTranslation(language, vendorNames, hasChoice);
  const { keys: all, selectsOf, variablesOf } = catalogueOf(language);
  const values = { ...usual, ...names };
  return new Map(
    all.map((key) => {
      const id = key.split('.')[0] ?? '';
      const variables = variablesOf(id).filter((name) => name !== 'named');
      const numbers = new Set(variables.filter((name) => values[name] === undefined));
      let forms: Record<string, string | number>[] = [{}];
      for (const [name, variants] of selectsOf(id)) {
        if (isNumber(variants)) numbers.add(name);
        if (isNumber(variants) || name === 'named') continue;
        const choices = given[name] === undefined ? [...new Set(variants)] : [given[name]];
        numbers.delete(name);
        forms = forms.flatMap((form) => choices.map((value) => ({ ...form, [name]: value })));
      }
      const filled = (numbers.size > 0 ? extremes : [12]).flatMap((number) =>
        forms.map((form) => {
          const valueFor = (name: string) => form[name] ?? (numbers.has(name) ? number : values[name]) ?? number;
          return Object.fromEntries(variables.map((name) => [name, valueFor(name)]));
        }),
      );
      return [key, [...new Set(filled.map((one) => translation.text(key, one)))]];
    }),
  );
});
