import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import {
  createTranslation,
  createTranslations,
  type Language,
  languageOf,
  languages,
} from '../../../src/bots/translations/index.ts';
import { vendorNames } from '../vendor-names.ts';
import { entriesOf } from './all-texts.ts';

const bots = join(import.meta.dirname, '../../../src/bots');

interface Reading {
  /** The keys of all texts, with the attributes of verbs and options. */
  readonly keys: string[];
  readonly variables: ReadonlyMap<string, string[]>;
}

/** All nodes of a pattern, at every depth. */
function nodesOf(part: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof part !== 'object' || part === null) return [];
  return [part as Record<string, unknown>, ...Object.values(part).flatMap(nodesOf)];
}

function read(language: Language): Reading {
  const entries = entriesOf(language);
  const needs = new Map(
    entries.map(({ id, value, attributes }) => {
      const nodes = nodesOf([value, attributes]);
      const named = (type: string) => nodes.flatMap((node) => (node.type === type ? String(node.name) : []));
      return [id, { own: named('var'), others: named('mesg') }];
    }),
  );
  const all = (id: string, seen: readonly string[] = []): string[] => {
    const { own, others } = needs.get(id) ?? { own: [`missing ${id}`], others: [] };
    return [...own, ...others.flatMap((other) => (seen.includes(other) ? [] : all(other, [...seen, id, other])))];
  };
  return {
    keys: entries.flatMap(({ id, attributes }) => {
      const isNamed = id.startsWith('verb-') || id.startsWith('option-');
      return [id, ...(isNamed ? Object.keys(attributes).map((name) => `${id}.${name}`) : [])];
    }),
    variables: new Map(entries.map(({ id }) => [id, [...new Set(all(id))].sort()])),
  };
}

describe('catalogues', () => {
  const english = read('en');

  it.each(languages)('%s has every text once, with the same values', (language) => {
    const { keys, variables } = read(language);
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.toSorted()).toEqual([...new Set(english.keys)].toSorted());
    expect(Object.fromEntries(variables)).toEqual(Object.fromEntries(english.variables));
  });

  it.each(languages)('%s has no line that Fluent ignores', (language) => {
    const folder = join(bots, 'translations', language);
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      const written = text.match(/^[A-Za-z][\w-]* =/gm) ?? [];
      expect(new FluentResource(text).body.map(({ id }) => `${id} =`)).toEqual(written);
    }
  });

  it.each(languages)('%s formats every text', (language) => {
    const translation = createTranslation(language, vendorNames);
    for (const key of english.keys) {
      const names = english.variables.get(key.split('.')[0] ?? '') ?? [];
      const values = Object.fromEntries(names.map((name) => [name, name === 'seconds' ? 1.5 : 'x']));
      expect(translation.text(key, values)).toMatch(/^\S/);
      expect(translation.text(key, values)).not.toMatch(/[{}]/);
    }
  });
});

describe('languages', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_ch', 'de'],
    ['en-GB', 'en'],
    ['pt-BR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['constructor', 'en'],
  ])('%s is served as %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
    expect(createTranslations()(locale).language).toBe(language);
  });

  it('throw for an unknown text and for a missing value', () => {
    const translation = createTranslation('de', vendorNames);
    expect(() => translation.text('no-such-message')).toThrow('no-such-message');
    expect(() => translation.text('verb-swap.no-such-attribute')).toThrow('no-such-attribute');
    expect(() => translation.text('face-saved')).toThrow('face-saved');
  });

  it('write numbers in their own way', () => {
    const outcome = { kind: 'done', provider: 'akool', warnings: [], elapsedMs: 1_234, result: {} } as never;
    expect([
      createTranslation('en', vendorNames, true).outcome(outcome),
      createTranslation('de', vendorNames).outcome(outcome),
    ]).toEqual(['AI face swap · 1.2 s · Akool', 'Gesicht mit KI getauscht · 1,2 s']);
  });
});
