import { isolated } from './isolation.ts';
import { type Language, tagOf } from './languages.ts';

const colons: { readonly [Name in Language]?: string } = { fr: '\u00a0: ', ja: '：', zh: '：' };
const commas: { readonly [Name in Language]?: string } = { ar: '، ', ja: '、', zh: '、' };

/** What is written between sentences. */
export function gapOf(language: Language): string {
  return language === 'ja' || language === 'zh' ? '' : ' ';
}

/** Sentences one after another; empty ones are left out. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.filter((sentence) => sentence !== '').join(gapOf(language));
}

/** What is said of one thing, on one line. */
export function joinFacts(facts: readonly string[], language: Language): string {
  return facts.map((fact) => isolated(fact, language)).join(' · ');
}

/** A label and its value. */
export function withLabel(label: string, value: string, language: Language): string {
  return `${label}${colons[language] ?? ': '}${isolated(value, language)}`;
}

/** Names or numbers after a colon. */
export function joinNames(names: readonly string[], language: Language): string {
  return names.map((name) => isolated(name, language)).join(commas[language] ?? ', ');
}

/** Names or numbers within a sentence. */
export function listOf(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(tagOf(language)).format(names.map((name) => isolated(name, language)));
}
