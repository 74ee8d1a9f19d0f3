import pino from 'pino';
import type { CoreEvent, OnEvent } from './core/events.ts';
import { createScrubber } from './core/secret.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

const levels: Readonly<Record<CoreEvent['kind'], Level>> = {
  'job-advanced': 'info',
  'job-resumed': 'info',
  'attempt-failed': 'warn',
  'poll-failed': 'debug',
  'content-refused': 'warn',
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
  'relay-missing': 'warn',
  'relay-back': 'info',
  'reports-channel-closed': 'error',
  'record-damaged': 'error',
  'lease-lost': 'warn',
  bug: 'error',
};

/** What an operator who reads the log should know and do. */
const notes: Partial<Record<CoreEvent['kind'], string>> = {
  'store-went-back':
    'Redis has lost what it had acknowledged: it was emptied, or went back to an earlier state. Hosted vendors are asked for nothing until a person has looked. "faceswap-bot doctor" says how to go on.',
  'disk-full':
    'New swaps are refused until there is room again; those under way go on. Raise DISK_BUDGET_MB, or make room on the disk: "faceswap-bot doctor" says how much is used.',
  'reports-channel-closed':
    'The bot may not write to the channel of REPORTS_CHANNEL. "faceswap-bot reports" shows what has been reported; it is tried again.',
  'relay-missing':
    'No front with PUBLIC_URL is running, so that vendors could not fetch pictures. Swaps that need this wait; start one.',
};

export interface Telemetry {
  readonly onEvent: OnEvent;
}

/** Logs events as JSON lines to standard error. Each of `secrets` is replaced by `[secret]` in every line. */
export function createTelemetry({ level, secrets }: { level: string; secrets: readonly string[] }): Telemetry {
  const log = pino(
    {
      level,
      base: null,
      hooks: { streamWrite: createScrubber(secrets) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    onEvent({ kind, ...rest }) {
      const error = 'error' in rest ? { err: rest.error } : {};
      log[levels[kind]]({ ...rest, error: undefined, ...error, note: notes[kind] }, kind);
    },
  };
}
