import type { SessionInfo } from '@discordjs/ws';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { joinWrites } from '../../joined-writes.ts';
import { platform } from './payloads.ts';

export interface SessionsParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  readonly application: string;
  readonly seesContent: boolean;
  /** Resolves when all events that came so far are stored. */
  stored(): Promise<void>;
  onError(error: unknown): void;
}

/**
 * The gateway's sessions, which outlive a restart: Discord sends again what happened meanwhile. A stored position never
 * counts an event that is not stored itself.
 */
export interface Sessions {
  find(shard: number): SessionInfo | undefined;
  set(shard: number, session: SessionInfo | null): void;
  /** Stores the positions every few seconds. Resolves when `signal` is aborted. */
  saveRegularly(signal: AbortSignal): Promise<void>;
  /** From now on sessions are kept as they are, although their connections are closed. */
  keep(): void;
  save(): Promise<void>;
}

const key = `${platform}:sessions`;
const saveEveryMs = 5_000;
/** Longer than Discord keeps a session without a connection. */
const keepMs = 60 * 60_000;

const Session = z.object({
  resumeURL: z.url({ protocol: /^wss?$/ }),
  sequence: z.number().int(),
  sessionId: z.string(),
  shardCount: z.number().int(),
  shardId: z.number().int(),
});
const Stored = z.object({ application: z.string(), seesContent: z.boolean(), sessions: z.array(Session) });

/** The stored sessions, unless another bot, or this one with other intents, began them. */
export async function openSessions(parts: SessionsParts): Promise<Sessions> {
  const { expiringStore, clock, application, seesContent, stored, onError } = parts;
  const kept = Stored.safeParse(await expiringStore.get(key)).data;
  const isSame = kept?.application === application && kept.seesContent === seesContent;
  const sessions = new Map<number, SessionInfo>(isSame ? kept.sessions.map((one) => [one.shardId, one]) : []);
  let isChanged = false;
  let isKept = false;

  const save = joinWrites(async () => {
    if (!isChanged) return;
    isChanged = false;
    const value = { application, seesContent, sessions: [...sessions.values()] };
    await new Promise(setImmediate); // the event that the position counts is on its way to the inbox
    await stored();
    await expiringStore.put(key, value, { expiresAt: clock.now() + keepMs, secret: true });
  });

  return {
    find: (shard) => sessions.get(shard),
    set(shard, session) {
      if (isKept) return;
      const isNew = session?.sessionId !== sessions.get(shard)?.sessionId;
      if (session) sessions.set(shard, session);
      else sessions.delete(shard);
      isChanged = true;
      if (isNew) save().catch(onError);
    },
    async saveRegularly(signal) {
      while (!signal.aborted) {
        await clock.sleep(saveEveryMs, signal).catch(() => undefined);
        if (!signal.aborted) await save().catch(onError);
      }
    },
    keep() {
      isKept = true;
    },
    save,
  };
}
