import { createHmac } from 'node:crypto';
import type { Config } from './config.ts';
import type { PartState } from './readiness.ts';
import { deriveKey } from './storage/files/secret-key.ts';
import type { HeldLock, RedisLocks } from './storage/redis/locks.ts';

/** Two fronts with one token would answer everything twice. So a front waits while another one answers with its token. */
export interface Standby {
  readonly isWaiting: () => boolean;
  /** Resolves when this process may answer, with what keeps the others out; undefined where there are no others. */
  end(signal: AbortSignal): Promise<HeldLock | undefined>;
}

export interface StandbyParts {
  readonly secretKey: Uint8Array;
  /** Absent without Redis. */
  readonly locks: RedisLocks | undefined;
  say(line: string): void;
  /** Called once where this process has to wait: until then it may do what workers do. */
  onWait(): void;
}

/** What `/readyz` says of a platform on which another process answers. */
export const standingBy: PartState = { ok: true, detail: 'standby: another process answers' };

/** Said by a front that another one has replaced. It ends with code 1: a supervisor starts it again, to stand by. */
export const overtaken =
  'Another process answers in the place of this one, which gave Redis no sign for too long. Start this one again: it then stands by.';

export function createStandby(config: Config, { secretKey, locks, say, onWait }: StandbyParts): Standby {
  const key = deriveKey(secretKey, 'front');
  const tokens = (['DISCORD_TOKEN', 'TELEGRAM_TOKEN'] as const).flatMap((name) => {
    const token = config[name]?.reveal();
    return token === undefined
      ? []
      : [{ name, lock: `front:${createHmac('sha256', key).update(token).digest('hex')}` }];
  });
  let isWaiting = false;

  function wait(lock: string): void {
    isWaiting = true;
    const held = tokens.find((one) => one.lock === lock);
    say(`Standing by: another process answers with this ${held?.name}. This one takes its place when it ends.`);
    onWait();
  }

  return {
    isWaiting: () => isWaiting,
    async end(signal) {
      const names = tokens.map(({ lock }) => lock);
      const held = await locks?.holdAll(names, signal, wait);
      isWaiting = false;
      return held;
    },
  };
}
