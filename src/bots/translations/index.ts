import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentValue, type FluentVariable } from '@fluent/bundle';
import type { UserError } from '../../core/errors.ts';
import type { Outcome, Stage } from '../../core/ports/chat.ts';
import type { AccountNote, Problem, UnfitReason, Warning } from '../../core/ports/provider.ts';
import type { Quality } from '../../core/ports/quality.ts';

/** The languages that have a catalogue (their .ftl files). The first one is used for all other languages. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** All texts in one language. Values are inserted unchanged: the caller escapes the whole text for its platform. */
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

const catalogueFiles = [
  'asking',
  'swap',
  'verbs',
  'chat',
  'gate',
  'marks',
  'quality',
  'faces',
  'verify',
  'avatars',
  'reports',
  'forget',
  'telegram',
  'conversation',
  'saved',
  'api',
  'api-akool',
  'page',
];

/** The language for a locale as platforms write it, such as `de-AT` or `pt_BR`; English if there is no translation. */
export function languageOf(locale: string | undefined): Language {
  const [primary] = (locale ?? '').toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary) ?? languages[0];
}

/**
 * The translation for a locale. A catalogue is read when it is first needed, and only once. `vendors` are display names by
 * name. `hasChoice`: there are several providers, so that texts tell which one swaps.
 */
export function createTranslations(
  vendors?: VendorNames,
  hasChoice?: boolean,
): (locale: string | undefined) => Translation {
  const known = new Map<Language, Translation>();
  return (locale) => {
    const language = languageOf(locale);
    const translation = known.get(language) ?? createTranslation(language, vendors, hasChoice);
    known.set(language, translation);
    return translation;
  };
}

/** A vendor that is not among `vendors` is called by its name. `hasChoice` as in `createTranslations`. */
export function createTranslation(
  language: Language = 'en',
  vendors: VendorNames = new Map(),
  hasChoice = false,
): Translation {
  const VENDOR = ([name]: FluentValue[]): string => vendors.get(String(name)) ?? String(name);
  const bundle = new FluentBundle(language, { useIsolating: false, functions: { VENDOR } });
  /** Whether a text names the provider, where it is not about what went wrong there. */
  const named = hasChoice ? 'yes' : 'no';
  for (const name of catalogueFiles) {
    const catalogueText = readFileSync(new URL(`${language}/${name}.ftl`, import.meta.url), 'utf8');
    bundle.addResource(new FluentResource(catalogueText));
  }

  function text(key: string, values: Values = {}): string {
    const [name = '', attribute] = key.split('.');
    const message = bundle.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (!pattern) throw new Error(`no message is called ${key}`);
    const errors: Error[] = [];
    const formatted = bundle.formatPattern(pattern, { named, ...values }, errors);
    if (errors.length > 0) throw new Error(`message ${key} lacks a value`, { cause: errors[0] });
    return formatted;
  }

  function charge(charged: boolean | 'unknown'): string {
    if (charged === false) return '';
    return ` ${text(charged === true ? 'charge-certain' : 'charge-unknown')}`;
  }

  return {
    language,
    text,
    day: (at) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at),
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
          return stage.begunAgain ? `${text('begun-again')} ${said}` : said;
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
          return text(`refused-${reason}`, { provider, subject, ...naming(photo) }) + charge(outcome.charged);
        }
        case 'failed': {
          const { provider = 'none', problem } = outcome;
          const ours = problem === 'undeliverable' || problem === 'not-begun' || problem === 'internal';
          return text('outcome-failed', { provider: ours ? 'none' : provider, problem }) + charge(outcome.charged);
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

/** Of several photos of one person, a sentence is about the one with this number. */
function naming(photo: string | number | undefined): Values {
  return photo === undefined ? {} : { subject: 'photo', photo };
}
