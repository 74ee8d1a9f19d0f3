import type { Clock } from '../core/clock.ts';
import type { OnEvent, PlatformTrouble } from '../core/events.ts';

/** Whether a part of the program works. Times are milliseconds since the epoch. */
export interface ConnectionState {
  readonly ok: boolean;
  /** Since when it has been so. */
  readonly since: number;
  /** When the platform was last heard of; absent before the first time. */
  readonly lastSeen?: number | undefined;
  readonly detail?: string | undefined;
}

/** What is known of the way to a platform. Each loss is told once, and so is each return. */
export interface Connection {
  /** The platform has answered or sent something; by `line`, where there are several that may fall silent alone. */
  heard(line?: number): void;
  /** A call has failed, or the connection was closed. `detail` holds no secret. */
  failed(trouble: PlatformTrouble, detail?: string): void;
  readonly state: ConnectionState;
  /** Looks again and again, until stopped: a platform may fall silent without an error. Never rejects. */
  watch(stopping: AbortSignal): Promise<void>;
}

export interface ConnectionParts {
  readonly platform: string;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

/** A connection that is back so soon was never lost: platforms ask their clients to connect anew several times a day. */
const graceMs = 10_000;
/** Longer than a long poll of Telegram, and than Discord's time between heartbeats. */
const silentMs = 60_000;
/** Two processes with one token interrupt one another in turn; each may be answered in between. */
const conflictMs = 40_000;
const lookEveryMs = 5_000;

export function createConnection({ platform, clock, onEvent }: ConnectionParts): Connection {
  let lastSeen: number | undefined;
  const seen = new Map<number, number>();
  let trouble:
    | { readonly what: PlatformTrouble; readonly detail?: string | undefined; begunAt: number; lastAt: number }
    | undefined;
  let told: PlatformTrouble | undefined;
  let since = clock.now();

  /** What is wrong now; undefined where nothing is, or not for long enough. */
  function problem(): { what: PlatformTrouble; detail?: string | undefined; begunAt: number } | undefined {
    const now = clock.now();
    const isSure = lastSeen === undefined || trouble?.what === 'conflict' || now - (trouble?.begunAt ?? now) >= graceMs;
    if (trouble && isSure) return trouble;
    const longestSilent = Math.min(...seen.values());
    return now - longestSilent > silentMs ? { what: 'silent', begunAt: longestSilent } : undefined;
  }

  function tell(): void {
    const found = problem();
    const isOther = found?.what === 'conflict' && told !== 'conflict'; // it asks for another remedy
    if ((found !== undefined) === (told !== undefined) && !isOther) return;
    const now = clock.now();
    told = found?.what;
    if (found) onEvent({ kind: 'platform-lost', platform, trouble: found.what, detail: found.detail });
    else onEvent({ kind: 'platform-back', platform, afterMs: now - since });
    since = found?.begunAt ?? now;
  }

  return {
    heard(line = 0) {
      const now = clock.now();
      const isFirst = lastSeen === undefined;
      lastSeen = now;
      seen.set(line, now);
      if (trouble?.what === 'conflict' && now - trouble.lastAt < conflictMs) return;
      trouble = undefined;
      if (isFirst && told === undefined) since = now;
      tell();
    },
    failed(what, detail) {
      const now = clock.now();
      trouble = {
        what,
        detail: detail ?? (trouble?.what === what ? trouble.detail : undefined),
        begunAt: trouble?.begunAt ?? now,
        lastAt: now,
      };
      tell();
    },
    get state() {
      const found = problem();
      const ok = lastSeen !== undefined && found === undefined;
      const detail = found ? (found.detail ?? found.what) : undefined;
      return { ok, since, lastSeen, detail: ok ? undefined : (detail ?? 'connecting') };
    },
    async watch(stopping) {
      while (!stopping.aborted) {
        await clock.sleep(lookEveryMs, stopping).catch(() => undefined);
        if (!stopping.aborted) tell();
      }
    },
  };
}
