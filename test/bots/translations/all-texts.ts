import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { createTranslation, type Language } from '../../../src/bots/translations/index.ts';
import { vendorNames } from '../vendor-names.ts';

export const source = join(import.meta.dirname, '../../../src');

/** Names and attributes of all entries of a language, and the text as it is written. */
export function entriesOf(language: Language) {
  const folder = join(source, 'bots/translations', language);
  return readdirSync(folder).flatMap((file) => new FluentResource(readFileSync(join(folder, file), 'utf8')).body);
}

export const entries = entriesOf('en');
export const keys = entries.flatMap(({ id, attributes }) => [
  id,
  ...Object.keys(attributes).map((name) => `${id}.${name}`),
]);
/** The entries that an entry shows within its own text. */
const shownBy = new Map(entries.map((entry) => [entry.id, new Set(referencesOf(entry))]));

function referencesOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type, name } = part as { type?: unknown; name?: unknown };
  return [...(type === 'mesg' ? [String(name)] : []), ...Object.values(part).flatMap(referencesOf)];
}

export function withShown(ids: readonly string[]): Set<string> {
  const all = new Set(ids);
  for (const id of all) for (const shown of shownBy.get(id) ?? []) all.add(shown);
  return all;
}

/** Values as they come in practice, rather long ones. A text of several forms is read in each of them. */
const values: Readonly<Record<string, string | number>> = {
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
  threshold: 0.75,
  seconds: 12.3,
  minutes: 12,
};

/** The variants that each selecting value of a text has. */
function variantsOf(part: unknown): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { selector, variants } = node as { selector?: { name?: string }; variants?: { key: { value: unknown } }[] };
    if (selector?.name && variants)
      found.set(
        selector.name,
        variants.map(({ key }) => String(key.value)),
      );
    for (const child of Object.values(node)) visit(child);
  };
  visit(part);
  return found;
}

function formsOf(key: string, translation: ReturnType<typeof createTranslation>, forms: Map<string, string[]>) {
  const numbers = new Set(['count', 'faces', 'swaps']);
  let all: Record<string, string | number>[] = [{}];
  for (const [name, variants] of forms) {
    const given = numbers.has(name) ? [0, 1, 12] : variants;
    all = all.flatMap((one) => given.map((value) => ({ ...one, [name]: value })));
  }
  const others = new Proxy(values, {
    ownKeys: () => variables,
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (_, name) => values[String(name)] ?? 12,
  });
  return all.map((form) => translation.text(key, { ...others, ...form }));
}

const variables = [...new Set(entries.flatMap((entry) => variablesOf([entry.value, entry.attributes])))];

function variablesOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type, name } = part as { type?: unknown; name?: unknown };
  const own = type === 'var' && name !== 'named' ? [String(name)] : [];
  return [...own, ...Object.values(part).flatMap(variablesOf)];
}

/**
 * All texts in all of their forms, by key. `hasChoice`: where there are several providers. `given`: values that are not
 * varied.
 */
export function textsOf(
  language: Language,
  hasChoice: boolean,
  given: Record<string, string> = {},
): Map<string, string[]> {
  const translation = createTranslation(language, vendorNames, hasChoice);
  const forms = new Map(
    entries.map((entry) => {
      const parts = [...withShown([entry.id])].map((id) => entries.find((one) => one.id === id));
      return [entry.id, variantsOf(parts)] as const;
    }),
  );
  const english = entriesOf(language).flatMap(({ id, value, attributes }) => [
    ...(value === null ? [] : [id]),
    ...Object.keys(attributes).map((name) => `${id}.${name}`),
  ]);
  return new Map(
    english.map((key) => {
      const selecting = new Map(forms.get(key.split('.')[0] ?? ''));
      selecting.delete('named');
      for (const [name, value] of Object.entries(given)) if (selecting.has(name)) selecting.set(name, [value]);
      return [key, formsOf(key, translation, selecting)];
    }),
  );
}
