import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Outcome, Stage } from '../../core/chat.ts';
import type { UserError } from '../../core/errors.ts';
import type { Problem, UnfitReason, Warning } from '../../core/provider.ts';

/** Codes of core in a person's language. */
export interface Messages {
  stage(stage: Stage): string;
  /** One sentence or several; warnings are not among them. */
  outcome(outcome: Outcome): string;
  warning(warning: Warning): string;
  error(error: UserError): string;
  /** A provider's name at the start of a line. */
  provider(name: string): string;
  /** Why a provider is not offered. */
  unfit(provider: string, reason: UnfitReason): string;
  /** What an operator should know of an account. */
  problem(provider: string, problem: Problem): string;
}

type Values = Record<string, FluentVariable>;

/** English is the only catalogue so far; every locale falls back to it. */
export function createMessages(): Messages {
  const bundle = new FluentBundle('en', { useIsolating: false });
  bundle.addResource(new FluentResource(readFileSync(new URL('en.ftl', import.meta.url), 'utf8')));

  function text(key: string, values: Values = {}): string {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no message is called ${key}`);
    const errors: Error[] = [];
    const formatted = bundle.formatPattern(pattern, values, errors);
    if (errors.length > 0) throw new Error(`message ${key} lacks a value`, { cause: errors[0] });
    return formatted;
  }

  function charge(charged: boolean | 'unknown'): string {
    if (charged === false) return '';
    return ` ${text(charged === true ? 'charge-certain' : 'charge-unknown')}`;
  }

  return {
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
        case 'retrying':
          return text('stage-retrying', { failed: stage.provider, problem: stage.problem });
        default:
          return text(`stage-${stage.kind}`, { ...stage });
      }
    },
    outcome(outcome) {
      switch (outcome.kind) {
        case 'done':
          return text('outcome-done', { provider: outcome.provider, seconds: (outcome.elapsedMs / 1000).toFixed(1) });
        case 'refused': {
          const { provider, reason, subject } = outcome;
          return text(`refused-${reason}`, { provider, subject }) + charge(outcome.charged);
        }
        case 'failed': {
          const { provider = 'none', problem } = outcome;
          const ours = problem === 'undeliverable' || problem === 'internal';
          return text('outcome-failed', { provider: ours ? 'none' : provider, problem }) + charge(outcome.charged);
        }
        case 'rejected':
          return this.error(outcome.error);
        case 'parked':
          return text('outcome-parked', { provider: outcome.provider });
        case 'cancelled':
          return text('outcome-cancelled');
        default:
          return outcome satisfies never;
      }
    },
    warning: (warning) => text(`warning-${warning.code}`, { ...warning }),
    provider: (name) => text('Provider-name', { provider: name }),
    unfit: (provider, reason) => text('error-no-provider-fits', { provider, reason, kind: 'file', subject: 'target' }),
    problem(provider, { code }) {
      if (code !== 'bad-key' && code !== 'unreachable') return this.unfit(provider, code);
      return text('outcome-failed', { provider, problem: code });
    },
    error: (error) => text(`error-${error.code}`, { subject: 'target', ...error.params }),
  };
}
