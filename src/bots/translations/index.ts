import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentValue, type FluentVariable } from '@fluent/bundle';
import type { UserError } from '../../core/errors.ts';
import { contained } from '../../core/plain-text.ts';
import type { Outcome, Stage } from '../../core/ports/chat.ts';
import type { AccountNote, Problem, UnfitReason, Warning } from '../../core/ports/provider.ts';
import type { Quality } from '../../core/ports/quality.ts';
import { withNeededIsolates } from './isolation.ts';
import { joinSentences } from './joining.ts';
import { type Language, languageOf, tagOf } from './languages.ts';

/**
 * All texts in one language. The caller escapes the whole text for its platform. Values that are written in the other
 * direction stand between isolation marks, U+2068 and U+2069.
 */
export interface Translation {
  readonly language: Language;
  /** The text with this key, or with `key.attribute`. Throws if there is no such text, or a value is missing. */
  text(key: string, values?: Values): string;
  /** The day of a time, in UTC. `at` in milliseconds since the epoch. */
  day(at: number): string;
  stage(stage: Stage): string;
  /** How much longer the swap may take. `ms` in milliseconds. */
  remaining(ms: number): string;
  /** One or more sentences, without the warnings and the quality of the outcome. */
  outcome(outcome: Outcome): string;
  warning(warning: Warning): string;
  /**
   * One line about what spoils a swap most, and what would help, in a list of its own; an empty one where nothing spoils
   * it. `goesElsewhere`: another provider would do it the next time.
   */
  quality(quality: Quality | undefined, goesElsewhere?: boolean): readonly string[];
  /** `subject` is what the sentence is about, where the error does not say: the picture to change, if nothing else. */
  error(error: UserError, subject?: 'asked'): string;
  /** The name of a provider, as it is written at the start of a line. */
  provider(name: string): string;
  /** Why a provider cannot do a swap. */
  unfit(provider: string, reason: UnfitReason): string;
  /** A problem of the operator's account at a provider. */
  problem(provider: string, problem: Problem): string;
  note(provider: string, note: AccountNote): string;
}

type Values = Record<string, FluentVariable>;
/** Display names of vendors, by the names that jobs and settings hold. */
type VendorNames = ReadonlyMap<string, string>;

/** In the order in which they are read. Commands and the profile need no more than the first ones. */
const catalogueFiles = [
  'verbs',
  'telegram',
  'avatars',
  'forget',
  'reports',
  'verify',
  'asking',
  'swap',
  'chat',
  'gate',
  'marks',
  'quality',
  'faces',
  'conversation',
  'saved',
  'api',
  'api-akool',
  'page',
];

/** Half a megabyte each. */
const mostKept = 6;

/**
 * The translation for a locale. A catalogue is read when it is first needed, and kept as long as it is among those that
 * were used last: all of them together are needed only where commands are registered. `vendors` are display names by
 * name. `hasChoice`: there are several providers, so that texts tell which one swaps. `resultsHours`: how long results
 * are kept.
 */
export function createTranslations(
  vendors?: VendorNames,
  hasChoice?: boolean,
  resultsHours?: number,
): (locale: string | undefined) => Translation {
  /** The one that was used last comes last. */
  const kept = new Map<Language, Translation>();
  return (locale) => {
    const language = languageOf(locale);
    const translation = kept.get(language) ?? createTranslation(language, vendors, hasChoice, resultsHours);
    kept.delete(language);
    kept.set(language, translation);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return translation;
  };
}

/** A vendor that is not among `vendors` is called by its name. `hasChoice` and `resultsHours` as in `createTranslations`. */
export function createTranslation(
  language: Language = 'en',
  vendors: VendorNames = new Map(),
  hasChoice = false,
  resultsHours = 24,
): Translation {
  const VENDOR = ([name]: FluentValue[]): string => vendors.get(String(name)) ?? String(name);
  const bundle = new FluentBundle(tagOf(language), { functions: { VENDOR } });
  /** Whether a text names the provider, where it is not about what went wrong there. */
  const named = hasChoice ? 'yes' : 'no';
  const unread = [...catalogueFiles];

  /** Returns whether anything was read. */
  function readNext(): boolean {
    const [file] = unread;
    if (file === undefined) return false;
    bundle.addResource(readCatalogue(language, file));
    unread.shift();
    return true;
  }

  function text(key: string, values: Values = {}): string {
    const [name = '', attribute] = key.split('.');
    while (!bundle.hasMessage(name) && readNext());
    const message = bundle.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (!pattern) throw new Error(`no message is called ${key}`);
    const errors: Error[] = [];
    const formatted = bundle.formatPattern(pattern, { named, hours: resultsHours, ...containing(values) }, errors);
    if (errors.length > 0 && readNext()) return text(key, values); // it may show a message of the next file
    if (errors.length > 0) throw new Error(`message ${key} lacks a value`, { cause: errors[0] });
    return withNeededIsolates(formatted, language);
  }

  function withCharge(said: string, charged: boolean | 'unknown'): string {
    const charge = charged === false ? '' : text(charged === true ? 'charge-certain' : 'charge-unknown');
    return joinSentences([said, charge], language);
  }

  return {
    language,
    text,
    day: (at) => new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at),
    stage(stage) {
      switch (stage.kind) {
        case 'preparing':
        case 'working': {
          const fraction = stage.kind === 'working' ? stage.fraction : undefined;
          const said = text(`stage-${stage.kind}`, {
            provider: stage.provider,
            known: fraction === undefined ? 'no' : 'yes',
            percent: Math.round((fraction ?? 0) * 100),
            instead: stage.insteadOf ? 'yes' : 'no',
            failed: stage.insteadOf?.provider ?? '',
            problem: stage.insteadOf?.problem ?? '',
          });
          return joinSentences([stage.begunAgain ? text('begun-again') : '', said], language);
        }
        case 'queued':
          return text('stage-queued', { position: stage.position });
        case 'retrying':
          return text('stage-retrying', { failed: stage.provider, problem: stage.problem });
        default:
          return text(`stage-${stage.kind}`, { ...stage });
      }
    },
    remaining(ms) {
      const minutes = ms < 90_000 ? 0 : Math.round(ms / 60_000);
      return text('expected', { minutes, seconds: Math.max(1, Math.ceil(ms / 1_000)) });
    },
    outcome(outcome) {
      switch (outcome.kind) {
        case 'done':
          return text('outcome-done', { provider: outcome.provider, seconds: outcome.elapsedMs / 1_000 });
        case 'refused': {
          const { provider, reason, subject, photo } = outcome;
          return withCharge(text(`refused-${reason}`, { provider, subject, ...naming(photo) }), outcome.charged);
        }
        case 'failed': {
          const { provider = 'none', problem } = outcome;
          const ours = problem === 'undeliverable' || problem === 'not-begun' || problem === 'internal';
          return withCharge(text('outcome-failed', { provider: ours ? 'none' : provider, problem }), outcome.charged);
        }
        case 'rejected':
          return this.error(outcome.error);
        case 'parked':
        case 'late':
          return text(`outcome-${outcome.kind}`, { provider: outcome.provider });
        case 'cancelled':
          return text('outcome-cancelled');
        default:
          return outcome satisfies never;
      }
    },
    warning: (warning) => text(`warning-${warning.code}`, { ...warning }),
    quality(quality, goesElsewhere = false) {
      const [reason] = quality?.reasons ?? [];
      return reason === undefined ? [] : [text(`quality-${reason}`, { elsewhere: goesElsewhere ? 'yes' : 'no' })];
    },
    provider: (name) => text('Provider-name', { provider: name }),
    unfit(provider, reason) {
      return text('error-no-provider-fits', { provider, reason, kind: 'file', subject: 'target', named: 'yes' });
    },
    problem(provider, { code }) {
      if (code !== 'bad-key' && code !== 'unreachable') return this.unfit(provider, code);
      return text('outcome-failed', { provider, problem: code });
    },
    note: (provider, note) => text(`note-${note}`, { provider }),
    error: ({ code, params }, subject) =>
      text(`error-${code}`, { subject: 'target', ...params, ...naming(params.photo), ...(subject && { subject }) }),
  };
}

/** Values that cannot change the direction of the text around them. */
function containing(values: Values): Values {
  const all = Object.entries(values);
  return Object.fromEntries(all.map(([name, value]) => [name, typeof value === 'string' ? contained(value) : value]));
}

const namesOfLanguages = new Map<Language, string>();

/** The own name of a language. Only a small part of its catalogue is read, and only once. */
export function nameOfLanguage(language: Language): string {
  const known = namesOfLanguages.get(language);
  if (known !== undefined) return known;
  const bundle = new FluentBundle(tagOf(language));
  bundle.addResource(readCatalogue(language, 'chat'));
  const name = bundle.formatPattern(bundle.getMessage('language-name')?.value ?? language);
  namesOfLanguages.set(language, name);
  return name;
}

/** Changes whenever a text of the language does. Takes far less time than a translation. */
export function fingerprintOf(language: Language): string {
  const hash = createHash('sha256');
  for (const name of catalogueFiles) hash.update(readFileSync(fileOf(language, name)));
  return hash.digest('base64url');
}

function readCatalogue(language: Language, name: string): FluentResource {
  return new FluentResource(readFileSync(fileOf(language, name), 'utf8'));
}

function fileOf(language: Language, name: string): URL {
  return new URL(`${language}/${name}.ftl`, import.meta.url);
}

/** Of several photos of one person, a sentence is about the one with this number. */
function naming(photo: string | number | undefined): Values {
  return photo === undefined ? {} : { subject: 'photo', photo };
}
