import { readFileSync } from 'node:fs';
import manifest from '../package.json' with { type: 'json' };
import type { AppParts } from './app-parts.ts';
import { type Config, ConfigError } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { OnEvent } from './core/events.ts';
import { createReporting, type ReportingParts } from './core/reports/reporting.ts';
import type { LocalEngine } from './providers/local/index.ts';
import type { Stores } from './storage/stores.ts';
import type { Marks } from './trust/index.ts';
import { KeyUnusable, openSigningKey, readSigningKey, type SigningKey } from './trust/keys/signing-key.ts';

interface MarkingParts {
  readonly config: Config;
  readonly stores: Stores;
  readonly engine: LocalEngine;
  readonly clock: Clock;
  readonly createMarks: AppParts['createMarks'];
  readonly onEvent: OnEvent;
  /** Undefined where the operator has set none. */
  readonly operatorsKey: SigningKey | undefined;
}

/** The marks of every result, with the operator's key or with one of this installation. */
export async function openMarks(parts: MarkingParts): Promise<Marks> {
  const { config, stores, engine, clock, createMarks, onEvent } = parts;
  const { intake, badges } = engine;
  const { blobs, settings, secrets } = stores;
  const key = parts.operatorsKey ?? (await openSigningKey(secrets, clock.now()));
  const agent = { name: manifest.name, version: manifest.version };
  const onError = (error: unknown): void => onEvent({ kind: 'bug', error });
  return createMarks({ key, agent, badges, intake, blobs, settings, badge: config.BADGE, clock, onError });
}

/** Reports of results, and what the operator decides about them. */
export function reportingOf(
  { REPORTS_CHANNEL: channel }: Config,
  stores: Stores,
  parts: Pick<ReportingParts, 'clock' | 'providers' | 'onEvent' | 'fingerprinter'>,
) {
  return createReporting({ ...parts, ...stores, jobs: stores.store, channel });
}

/** Throws ConfigError where it cannot be used. */
export function readOperatorsKey({ C2PA_KEY_FILE: key, C2PA_CERT_FILE: certificate }: Config): SigningKey | undefined {
  if (key === undefined || certificate === undefined) return undefined;
  try {
    return readSigningKey(read('C2PA_KEY_FILE', key), read('C2PA_CERT_FILE', certificate));
  } catch (error) {
    throw error instanceof KeyUnusable ? new ConfigError(error.message) : error;
  }
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(`${name}: the file it names cannot be read`);
  }
}
