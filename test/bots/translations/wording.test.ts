import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/bots/translations/languages.ts';
import { entries, keys, source, textsOf, withShown } from './all-texts.ts';

const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

/** All words of the code that could be a key or a part of one: what it quotes, and names such as `{ main: … }`. */
const words = new Set([
  ...[...code.matchAll(/'([\w.-]+)'/g)].map(([, word = '']) => word),
  ...[...code.matchAll(/\b(\w+):/g)].map(([, word = '']) => word),
]);

/** The templates of the code that can make keys, such as `verb-${name}`, as their fixed parts: `['verb-', '']`. */
const templates = [...code.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/g)]
  .map(([, template = '']) => template.split(/\$\{[^}]*\}/))
  .filter((parts) => parts.length > 1 && parts.some((part) => /[a-z]|^[-.]$/.test(part)));

/** Whether the code names the key, or can make it from a template and words that it names. */
function isMade(key: string): boolean {
  const known = made.get(key);
  if (known !== undefined) return known;
  const answer = words.has(key) || templates.some(([first = '', ...others]) => fits(key, first, others));
  made.set(key, answer);
  return answer;
}

const made = new Map<string, boolean>();

function fits(key: string, first: string, others: readonly string[]): boolean {
  if (!key.startsWith(first)) return false;
  const rest = key.slice(first.length);
  const [next, ...after] = others;
  if (next === undefined) return rest === '';
  return [...rest].some((_, at) => {
    const filled = rest.slice(0, at + 1);
    const isPartOfKey = first === '' && rest === key && filled !== key; // such as `${key}.name`
    const isKnown = isPartOfKey ? keys.includes(filled) && isMade(filled) : words.has(filled);
    return isKnown && fits(rest.slice(at + 1), next, after);
  });
}

/** Keys that the code gives to a button (`text:` beside an id or a value, or `button(`), or to another thing with a limit of its own. */
function keysIn(context: RegExp): string[] {
  const named = [...code.matchAll(new RegExp(`${context.source}translation\\.text\\(\\s*'([\\w.-]+)'`, 'g'))];
  return named.map(([, key = '']) => key);
}

/** What members do not read: what the log, the doctor and the operator's channel say. */
const forOperators = /^(note-.*|report-(?!how|taken|again|hidden|answer|form|removed).*|decide-.*)$/;

describe('texts', () => {
  it('are all used', () => {
    const used = withShown(keys.filter((key) => !key.includes('.') && isMade(key)));
    expect(entries.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    const attributes = keys.filter((key) => key.includes('.'));
    expect(attributes.length).toBeGreaterThan(50);
    expect(attributes.filter((key) => !isMade(key) && !isTyped(key))).toEqual([]);
  });

  it('that the code asks for are all there', () => {
    const calls = code.matchAll(/\b(?:text|markdown)\([^'`;{}]*'([\w.]+-[\w.-]+)'(?: : '([\w.-]+)')?/g);
    const asked = [...calls].flatMap(([, one, other]) => [one, other].filter((key) => key !== undefined));
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('that nothing uses would be found', () => {
    for (const key of ['verb-dance', 'error-no-such-thing', 'ask-role-hat', 'stage-waltzing', 'old-sentence']) {
      expect(isMade(key), key).toBe(false);
    }
    for (const key of ['verb-face-save', 'error-not-yours', 'ask-role-scene', 'stage-working', 'choice-all']) {
      expect(isMade(key), key).toBe(true);
    }
  });
});

/** `.name` is read for every verb and option, `.dative` by the catalogue itself. */
function isTyped(key: string): boolean {
  return /\.(name|dative)$/.test(key);
}

describe.each(languages)('texts (%s)', (language) => {
  const said = [false, true].flatMap((hasChoice) => [...textsOf(language, { hasChoice })]);
  const tooLong = (isMeant: (key: string) => boolean, most: number) =>
    said.flatMap(([key, forms]) => (isMeant(key) ? forms.filter((form) => form.length > most) : []));

  it('of buttons and titles are short enough to be read whole', () => {
    const buttons = new Set([...keysIn(/(?:id|value): [^,\n]+,\s*text: /), ...keysIn(/button\(\s*(?:actor\.)?/)]);
    expect(buttons.size).toBeGreaterThan(15);
    const isButton = (key: string) => buttons.has(key) || /\.button|^(ask-role|likeness-question)-/.test(key);
    const isOfMembers = (key: string): boolean => isButton(key) && !forOperators.test(key);
    expect(tooLong(isOfMembers, 38).filter((form) => !/\d{3}$|\d{3}\D/.test(form))).toEqual([]);
    expect(tooLong(isOfMembers, 80)).toEqual([]); // with a million faces Discord takes them still
    const titles = new Set([...keysIn(/field\(/), ...keysIn(/title: label\(/)]);
    expect(titles.size).toBeGreaterThan(8);
    expect(tooLong((key) => titles.has(key), 45)).toEqual([]);
  });

  it('of commands, options, menus and the profile are as short as the platforms want them', () => {
    expect(tooLong((key) => /^(verb|option|choice)-[^.]+$/.test(key), 100)).toEqual([]);
    expect(tooLong((key) => /\.(name|menu-.*)$/.test(key), 32)).toEqual([]);
    expect(tooLong((key) => key === 'profile-description', 512)).toEqual([]);
    expect(tooLong((key) => key === 'profile-text', 120)).toEqual([]);
  });

  it('have sentences that are easy to read', () => {
    const sentences = said.flatMap(([key, forms]) =>
      forOperators.test(key)
        ? []
        : forms.flatMap((form) => form.split(/\n|(?<=[.?!…:।؟]) (?=[\p{L}/“„«])|(?<=[。！？])/u)),
    );
    expect(sentences.length).toBeGreaterThan(500);
    expect([...new Set(sentences.filter((one) => one.length > 200))]).toEqual([]);
  });

  it('answer a press in no more than Telegram shows of an answer', () => {
    expect(
      tooLong((key) => /^(not-yours|asking-over|cancel|delete|error-(?!heic|unsupported))/.test(key), 200),
    ).toEqual([]);
  });
});

describe('English texts for members', () => {
  const jargon =
    /\bengine\b|\bproviders?\b|\bvendors?\b|going on\b|\bjobs?\b|encod|moderat|\bretry|\bticket|\bscene\b/i;
  /** Shown only where there is a choice of providers. */
  const ofChoice =
    /^(option-provider|error-unknown-provider|setting-providers(-all)?|provider-name|Provider-name)(\.|$)/;

  /** Where one provider is all there is, nothing goes elsewhere. */
  const ofOneProvider = { elsewhere: 'no', instead: 'no', provider: 'modelslab' };

  it('hold no jargon', () => {
    const found = [...textsOf('en', { given: ofOneProvider })].flatMap(([key, forms]) => {
      if (forOperators.test(key) || ofChoice.test(key) || /\.(name|menu-.*)$/.test(key)) return [];
      return forms.filter((form) => jargon.test(form)).map((form) => `${key}: ${form}`);
    });
    expect(found).toEqual([]);
  });
});
