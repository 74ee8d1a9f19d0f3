import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { styleText } from 'node:util';
import pino, { type DestinationStream } from 'pino';
import type { CoreEvent, OnEvent, PlatformTrouble } from './core/events.ts';
import type { UnfitReason } from './core/ports/provider.ts';
import { createScrubber } from './core/secret.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
type EventIn<Kind extends CoreEvent['kind']> = Extract<CoreEvent, { kind: Kind }>;

const levels: Readonly<Record<CoreEvent['kind'], Level>> = {
  'job-advanced': 'info',
  'job-resumed': 'info',
  'attempt-failed': 'warn',
  'poll-failed': 'debug',
  polled: 'debug',
  'provider-paused': 'warn',
  'provider-back': 'info',
  'content-passed': 'debug',
  'content-refused': 'warn',
  edited: 'debug',
  'edit-lost': 'debug',
  'delivery-failed': 'warn',
  'store-failed': 'error',
  'store-lost': 'error',
  'store-back': 'info',
  'disk-full': 'error',
  'disk-has-room': 'info',
  'parked-expired': 'warn',
  'store-went-back': 'error',
  'store-trusted': 'info',
  'platform-lost': 'error',
  'platform-back': 'info',
  'rate-limited': 'debug',
  'relay-missing': 'warn',
  'relay-back': 'info',
  'reports-channel-closed': 'error',
  'record-damaged': 'error',
  'lease-lost': 'warn',
  bug: 'error',
};

const platformTroubles: Readonly<Record<PlatformTrouble, (name: string, token: string, detail: string) => string>> = {
  unreachable: (name, _, detail) =>
    `${name} cannot be reached${detail}. It is tried again until it answers; if that takes long, look at the network of this machine and at the status page of ${name}.`,
  silent: (name, _, detail) =>
    `${name} has sent nothing for a minute${detail}. It is tried again until it answers; if that takes long, look at the network of this machine.`,
  conflict: (name, token) =>
    `${name}: another process polls with this token, so that members may get no answer. Stop the other one, or give this one a ${token} of its own.`,
};

const pauses: Partial<Record<UnfitReason, (provider: string) => string>> = {
  down: (provider) =>
    `${provider} does not answer, or answers nonsense. Others are asked instead; it is tried again every half minute.`,
  'out-of-credit': (provider) =>
    `${provider} has no credit left. Others are asked instead; fill up its account. It is tried again every ten minutes.`,
  'bad-key': (provider) =>
    `${provider} does not accept its key. Others are asked instead; set a new key and start again.`,
  'queue-full': (provider) => `${provider} asked for fewer requests. It is asked after the others for a while.`,
};

/** What an operator should know and do, as a sentence. */
const sentences: { readonly [Kind in CoreEvent['kind']]: (event: EventIn<Kind>) => string } = {
  'job-advanced': ({ jobId, event, state, provider }) =>
    `Swap ${jobId} is ${state}${provider === undefined ? '' : ` (${provider})`}: ${event}.`,
  'job-resumed': ({ jobId, state }) => `Swap ${jobId} goes on; it is ${state}.`,
  'attempt-failed': ({ jobId, provider, problem }) => `Swap ${jobId}: ${provider} failed (${problem}).`,
  'poll-failed': ({ jobId, provider, problem }) => `Swap ${jobId}: a poll of ${provider} failed (${problem}).`,
  polled: ({ jobId, provider, isPending }) =>
    `Swap ${jobId}: ${provider} ${isPending ? 'works on it' : 'has ended it'}.`,
  'provider-paused': ({ provider, reason }) => pauses[reason]?.(provider) ?? `${provider} is paused (${reason}).`,
  'provider-back': ({ provider }) => `${provider} works again.`,
  'content-passed': ({ role }) => `The content gate let a file pass (${role}).`,
  'content-refused': ({ verdict, role }) => `The content gate refused a file: ${verdict} (${role}).`,
  edited: ({ jobId }) => `Swap ${jobId}: its message was edited.`,
  'edit-lost': ({ jobId }) => `Swap ${jobId}: an edit of its message was lost; the next one shows the same.`,
  'delivery-failed': ({ jobId }) => `Swap ${jobId}: its end could not be shown, and is tried again.`,
  'store-failed': () => 'Something could not be stored, and is tried again. Look whether the disk is full.',
  'store-lost': () => 'Redis cannot be reached. Everything waits until it is back.',
  'store-back': () => 'Redis is back.',
  'parked-expired': ({ jobId, provider }) =>
    `Swap ${jobId}: nobody has decided about it for a month, so that it has ended. Whether ${provider} charged for it is not known.`,
  'store-went-back': () =>
    'Redis has lost what it had acknowledged: it was emptied, or went back to an earlier state. Hosted vendors are asked for nothing until a person has looked. "faceswap-bot doctor" says how to go on.',
  'store-trusted': () => 'Redis is trusted again. Hosted vendors are asked again.',
  'platform-lost': ({ platform, trouble, detail }) =>
    platformTroubles[trouble](platformName(platform), `${platform.toUpperCase()}_TOKEN`, detail ? ` (${detail})` : ''),
  'platform-back': ({ platform, afterMs }) => `${platformName(platform)} is back, after ${lasted(afterMs)}.`,
  'rate-limited': ({ platform }) => `${platformName(platform)} asked for fewer requests.`,
  'disk-full': () =>
    'New swaps are refused until there is room again; those under way go on. Raise DISK_BUDGET_MB, or make room on the disk: "faceswap-bot doctor" says how much is used.',
  'disk-has-room': () => 'There is room on the disk again. New swaps are taken.',
  'relay-missing': () =>
    'No front with PUBLIC_URL is running, so that vendors could not fetch pictures. Swaps that need this wait; start one.',
  'relay-back': () => 'A front with PUBLIC_URL is running again. Vendors can fetch pictures.',
  'reports-channel-closed': () =>
    'The bot may not write to the channel of REPORTS_CHANNEL. "faceswap-bot reports" shows what has been reported; it is tried again.',
  'record-damaged': ({ jobId }) => `Swap ${jobId}: its record cannot be read. It is kept and left alone.`,
  'lease-lost': ({ jobId }) => `Swap ${jobId}: another process has taken it over.`,
  bug: ({ jobId }) =>
    `An unexpected error${jobId === undefined ? '' : ` (swap ${jobId})`}. Please report it with this text.`,
};

function sentenceOf<Kind extends CoreEvent['kind']>(event: EventIn<Kind>): string {
  return (sentences[event.kind] as (event: EventIn<Kind>) => string)(event);
}

export interface Telemetry {
  readonly onEvent: OnEvent;
  /** Tells the operator a sentence, whatever LOG_LEVEL is, unless it is silent. */
  say(line: string): void;
}

export interface TelemetryOptions {
  readonly level: string;
  /** Each of them is replaced by `[secret]` in every line. */
  readonly secrets: readonly string[];
  /** Gets every event too. */
  readonly observe?: OnEvent | undefined;
}

/** Logs events to standard error: short lines on a terminal, JSON elsewhere. */
export function createTelemetry({ level, secrets, observe }: TelemetryOptions): Telemetry {
  const options = { base: null, hooks: { streamWrite: createScrubber(secrets) } };
  const destination = isatty(2) ? readable() : pino.destination({ dest: 2, sync: true });
  const log = pino({ ...options, level }, destination);
  const speaker = pino({ ...options, level: level === 'silent' ? level : 'info' }, destination);
  return {
    onEvent(event) {
      const { kind, ...rest } = event;
      observe?.(event);
      if (!log.isLevelEnabled(levels[kind])) return;
      const error = 'error' in rest ? { err: rest.error } : {};
      log[levels[kind]]({ ...rest, error: undefined, ...error, note: sentenceOf(event) }, kind);
    },
    say: (line) => speaker.info(line),
  };
}

interface LogLine {
  readonly level: number;
  readonly time: number;
  readonly msg: string;
  readonly note?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

const colours = { debug: 'dim', info: 'green', warn: 'yellow', error: 'red', fatal: 'red' } as const;

/** Time, level and sentence, for people; what nobody expected comes with its stack. */
function readable(): DestinationStream {
  const isColoured = (process.env.NO_COLOR ?? '') === '';
  return {
    write(json) {
      const { level, time, msg, note = msg, err }: LogLine = JSON.parse(json);
      const name = (pino.levels.labels[level] ?? 'info') as keyof typeof colours;
      const label = isColoured ? styleText(colours[name], name.padEnd(5), { validateStream: false }) : name.padEnd(5);
      const why = msg === 'bug' ? err?.stack : err?.message;
      const at = new Date(time).toTimeString().slice(0, 8);
      writeSync(2, `${at} ${label} ${note}${why ? `\n${why.replace(/^/gm, '               ')}` : ''}\n`);
    },
  };
}

export function platformName(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
}

function lasted(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
