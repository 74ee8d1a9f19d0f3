import type { Clock } from '../../core/clock.ts';
import type { Requester } from '../../core/ports/chat.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';

/** Values that the API remembers under ids of its own, as long as calls. */
export interface RememberedIds {
  /** `value` is plain JSON; it is encrypted. Deleted with everything else of the requester where one is given. */
  put(kind: string, id: string, value: unknown, requester?: Requester): Promise<void>;
  /** Undefined when unknown or expired. The caller parses it. */
  get(kind: string, id: string): Promise<unknown>;
  /** Runs pieces of work about the same id one after another. */
  withLock<Value>(kind: string, id: string, work: () => Promise<Value>): Promise<Value>;
}

/** `keepMs`: how long each value is kept, milliseconds. */
export function createRememberedIds(expiringStore: ExpiringStore, clock: Clock, keepMs: number): RememberedIds {
  const keyOf = (kind: string, id: string): string => `api ${kind} ${id}`;
  return {
    put: (kind, id, value, requester) =>
      expiringStore.put(keyOf(kind, id), value, {
        expiresAt: clock.now() + keepMs,
        secret: true,
        ...(requester && { of: [requester] }),
      }),
    get: (kind, id) => expiringStore.get(keyOf(kind, id)),
    withLock: (kind, id, work) => expiringStore.withLock(keyOf(kind, id), work),
  };
}
