import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { createTranslation, createTranslations } from '../../../src/bots/translations/index.ts';
import { type Language, languages, tagOf } from '../../../src/bots/translations/languages.ts';
import { vendorNames } from '../vendor-names.ts';
import { catalogueOf, entriesOf, nodesOf, otherNames, textsOf } from './all-texts.ts';
import { sameAsEnglish } from './same-as-english.ts';

const translations = join(import.meta.dirname, '../../../src/bots/translations');
const english = catalogueOf('en');
const others = languages.filter((language) => language !== 'en');

/** The categories that each select of an entry has, where it selects a plural form: `count: one other`. */
function pluralsOf(language: Language, id: string): string[] {
  const entry = catalogueOf(language).entries.get(id);
  return nodesOf([entry?.value, entry?.attributes]).flatMap(({ selector, variants = [] }) => {
    const given = variants.map(({ key }) => String(key.value)).filter((value) => value in order);
    if (given.every((value) => value === 'other')) return [];
    return [`${selector?.name}: ${inOrder(given)}`];
  });
}

const order: Readonly<Record<string, number>> = { zero: 0, one: 1, two: 2, few: 3, many: 4, other: 5 };

function inOrder(categories: readonly string[]): string {
  return categories.toSorted((a, b) => (order[a] ?? 0) - (order[b] ?? 0)).join(' ');
}

describe('catalogues', () => {
  it.each(languages)('%s has every text once, in the same file, with the same values', (language) => {
    const { keys, variablesOf, entries } = catalogueOf(language);
    expect(keys.length).toBeGreaterThan(400);
    expect(new Set(keys).size).toBe(entriesOf(language).length + keys.filter((key) => key.includes('.')).length);
    const missing = english.keys.filter((key) => !keys.includes(key));
    const unknown = [...entries.keys()].filter((id) => !english.entries.has(id));
    const different = [...english.entries.keys()].flatMap((id) => {
      const [wanted, used] = [english.variablesOf(id), variablesOf(id)].map((names) => names.toSorted().join(' '));
      return wanted === used ? [] : [`${id}: ${wanted} but ${used}`];
    });
    expect({ missing, unknown, different }).toEqual({ missing: [], unknown: [], different: [] });
    const files = (one: Language) =>
      readdirSync(join(translations, one)).map((file) => [file, idsIn(one, file).toSorted()]);
    expect(files(language)).toEqual(files('en'));
  });

  it.each(languages)('%s has no line that Fluent ignores', (language) => {
    for (const name of readdirSync(join(translations, language))) {
      const text = readFileSync(join(translations, language, name), 'utf8');
      const written = text.match(/^[A-Za-z][\w-]* =/gm) ?? [];
      expect(new FluentResource(text).body.map(({ id }) => `${id} =`)).toEqual(written);
      expect(text, name).not.toMatch(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u); // the program sets them
    }
  });

  it.each(languages)('%s has each plural form that the language asks for, wherever English counts', (language) => {
    const { pluralCategories } = new Intl.PluralRules(tagOf(language)).resolvedOptions();
    const wanted = inOrder(pluralCategories);
    const problems = [...english.entries.keys()].flatMap((id) => {
      const own = pluralsOf(language, id);
      const lacking = own.filter((one) => !one.endsWith(`: ${wanted}`)).map((one) => `${id} has ${one}`);
      const named = (one: string): string => one.slice(0, one.indexOf(':'));
      const unselected = pluralsOf('en', id).filter((one) => !own.map(named).includes(named(one)));
      return [...lacking, ...(pluralCategories.length > 1 ? unselected.map((one) => `${id} ignores ${one}`) : [])];
    });
    expect(problems).toEqual([]);
  });

  it.each(others)('%s leaves nothing in English but what is the same in both', (language) => {
    const [own, inEnglish] = [textsOf(language), textsOf('en')];
    const untranslated = [...own].flatMap(([key, forms]) => {
      const english = inEnglish.get(key) ?? [];
      const isSame = forms.every((form) => english.includes(form)) && /\p{L}{3}/u.test(forms.join());
      return isSame ? [key] : [];
    });
    const isOfValues = (key: string): boolean => /^(provider-name|Provider-name|help-reaction|report-reason)/.test(key);
    expect(untranslated.filter((key) => !isOfValues(key)).toSorted()).toEqual(
      (sameAsEnglish[language] ?? []).toSorted(),
    );
  });

  it.each(others)('%s has words of its own for the types of files that the program names', (language) => {
    const typesOf = (id: string) => catalogueOf(language).selectsOf(id).get('type');
    expect(typesOf('error-not-media')).toEqual(expect.arrayContaining(['unknown', 'text']));
    expect(typesOf('error-unsupported-format')).toContain('video');
  });

  it.each(languages)('%s formats every text with extreme values, in each direction', (language) => {
    for (const names of [{}, otherNames]) {
      const wrong = [...textsOf(language, { names })].flatMap(([key, forms]) =>
        forms.filter((form) => /[{}]|^\s|\s$| {2}/.test(form) || isLeaning(form)).map((form) => `${key}: ${form}`),
      );
      expect(wrong).toEqual([]);
    }
  });
});

function idsIn(language: Language, file: string): string[] {
  const text = readFileSync(join(translations, language, file), 'utf8');
  return new FluentResource(text).body.map(({ id }) => id);
}

/** Whether the text would change the direction of what follows it, or a mark touches a link. */
function isLeaning(text: string): boolean {
  let depth = 0;
  for (const mark of text.match(/[\u2066-\u2069]/gu) ?? []) {
    depth += mark === '\u2069' ? -1 : 1;
    if (depth < 0) return true;
  }
  return depth !== 0 || /[\u202a-\u202e]|\u2068\S*:\/\/|:\/\/[^\s\u2068]*\u2069/u.test(text);
}

describe('languages', () => {
  it('throw for an unknown text and for a missing value', () => {
    const translation = createTranslation('de', vendorNames);
    expect(() => translation.text('no-such-message')).toThrow('no-such-message');
    expect(() => translation.text('verb-swap.no-such-attribute')).toThrow('no-such-attribute');
    expect(() => translation.text('face-saved')).toThrow('face-saved');
  });

  it('are read once while they are used', () => {
    const translations = createTranslations();
    const german = translations('de-AT');
    expect(german.language).toBe('de');
    expect(translations('de')).toBe(german);
    expect(translations('tlh').language).toBe('en');
    for (const language of languages) translations(language);
    expect(translations('zh')).toBe(translations('zh'));
    expect(translations('de')).not.toBe(german); // it was not used for so long
  });

  it('say how long results are kept: a day, or so many hours', () => {
    const said = (language: Language, hours?: number) => {
      const { text, outcome } = createTranslation(language, vendorNames, false, hours);
      const late = outcome({ kind: 'late', provider: 'akool', keptUntil: 0 });
      return [text('privacy-text').split(/(?<=\.) /)[1], late.split(/(?<=\.) /).at(-1), text('page-about-kept')];
    };
    expect(said('en', 24)).toEqual(said('en'));
    expect(said('en')).toEqual([
      'Results stay for a day, so that you can get them again.',
      'I keep it for a day.',
      'Pictures and results are kept for a day at most.',
    ]);
    expect(said('en', 2)).toEqual([
      'Results stay for 2 hours, so that you can get them again.',
      'I keep it for 2 hours.',
      'Pictures are kept for a day at most, results for 2 hours.',
    ]);
    const late = [1, 2, 5, 21, 168].map((hours) => said('ru', hours)[1]);
    expect(late).toEqual(['1 час', '2 часа', '5 часов', '21 час', '168 часов'].map((kept) => `Храню его ${kept}.`));
    for (const language of others) {
      const [day, hours] = [said(language), said(language, 168)].map((all) => all.join(' '));
      expect([day?.includes('24'), hours?.includes('168'), /[{}]/.test(hours ?? '')]).toEqual([false, true, false]);
    }
  });

  it('write numbers in their own way', () => {
    const outcome = { kind: 'done', provider: 'akool', warnings: [], elapsedMs: 1_234, result: {} } as never;
    expect([
      createTranslation('en', vendorNames, true).outcome(outcome),
      createTranslation('de', vendorNames).outcome(outcome),
    ]).toEqual(['AI face swap · 1.2 s · Akool', 'Gesicht mit KI getauscht · 1,2 s']);
  });
});
