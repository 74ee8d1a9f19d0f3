import type { Clock } from './core/clock.ts';

/** Times are milliseconds since the epoch. */
export interface PartState {
  readonly ok: boolean;
  /** Since when it has been so, where the part knows it itself. */
  readonly since?: number | undefined;
  /** When the other side was last heard of. */
  readonly lastSeen?: number | undefined;
  /** Of a platform that is reached by several connections at once. */
  readonly shards?: { readonly connected: number; readonly wanted: number } | undefined;
  /** What is wrong. Holds no secret. */
  readonly detail?: string | undefined;
}

/** Says how a part is; it works where it resolves without saying anything. */
export type LookAtPart = () => Promise<PartState | undefined> | PartState | undefined;

export type Parts = Readonly<Record<string, PartState & { readonly since: number }>>;

export interface Readiness {
  /** Looks at every part, for at most `withinMs`: a part that takes longer is as it was when it was last seen. */
  look(withinMs: number): Promise<Parts>;
}

/** An answer that is no older is given again. */
const freshMs = 5_000;
/** A part that does not answer for so long does not work. */
const lateMs = 3_000;

/** No part is asked anew before its last answer has come, so that those who ask often do not hurt one that hangs. */
export function createReadiness(looks: Readonly<Record<string, LookAtPart>>, clock: Clock): Readiness {
  const watched = Object.entries(looks).map(([name, look]) => ({ name, part: watchedPart(look, clock) }));
  return {
    async look(withinMs) {
      await atMost(
        withinMs,
        watched.map(({ part }) => part.ask()),
        clock,
      );
      return Object.fromEntries(watched.map(({ name, part }) => [name, part.state()]));
    },
  };
}

function watchedPart(look: LookAtPart, clock: Clock) {
  let known: PartState & { since: number } = { ok: false, since: clock.now(), detail: 'has not answered yet' };
  const asked = askedNowAndThen(async () => note(await stateOf(look)), { everyMs: freshMs, clock });

  function note(next: PartState): void {
    const since = next.since ?? (next.ok === known.ok ? known.since : clock.now());
    known = { ...next, since };
  }

  return {
    ask: asked.ask,
    state() {
      const isLate = asked.isAsking() && clock.now() - asked.askedAt() >= lateMs;
      if (isLate && known.ok) note({ ok: false, detail: `does not answer within ${lateMs / 1_000} s` });
      return known;
    },
  };
}

async function stateOf(look: LookAtPart): Promise<PartState> {
  try {
    return (await look()) ?? { ok: true };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'it fails' };
  }
}

/**
 * Asks at most every `everyMs`, and never before the last answer has come. `latest` is that answer; undefined before the
 * first and after a failure.
 */
export function askedNowAndThen<Value>(
  question: () => Promise<Value>,
  { everyMs, clock }: { readonly everyMs: number; readonly clock: Clock },
) {
  let latest: Value | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  async function askOnce(): Promise<void> {
    askedAt = clock.now();
    latest = await question().catch(() => undefined);
    asking = undefined;
  }

  return {
    /** Resolves when the answer is there. Never rejects. */
    async ask(): Promise<void> {
      if (!asking && clock.now() - askedAt >= everyMs) asking = askOnce();
      await asking;
    },
    latest: () => latest,
    isAsking: () => asking !== undefined,
    askedAt: () => askedAt,
  };
}

/** Resolves when all of them are there, or after `withinMs`. Rejects where one of them has rejected by then. */
export async function atMost(withinMs: number, work: readonly Promise<unknown>[], clock: Clock): Promise<void> {
  const over = new AbortController();
  const timeout = clock.sleep(withinMs, over.signal).catch(() => undefined);
  await Promise.race([Promise.all(work), timeout]).finally(() => over.abort());
}
