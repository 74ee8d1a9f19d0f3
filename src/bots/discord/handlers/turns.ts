import { z } from 'zod';
import { isUnderWay } from '../../../core/ports/job.ts';
import type { DiscordContext } from '../context.ts';
import { platform } from '../transport/payloads.ts';

/** Who repeats a job, and the job that it became; absent while its files are looked at. */
const Turn = z.object({ by: z.string(), job: z.string().optional() });

/** How long a turn is held that nobody passes on. */
const heldMs = 2 * 60_000;
const keptMs = 24 * 60 * 60_000;

/**
 * Lets one of several presses repeat a job: false while a repetition that somebody else began is under way. `by` names
 * the press, which gets its turn again after a restart.
 */
export function takeTurn(job: string, by: string, context: DiscordContext): Promise<boolean> {
  const { expiringStore, clock, swaps } = context;
  return expiringStore.withLock(keyOf(job), async () => {
    const turn = Turn.safeParse(await expiringStore.get(keyOf(job))).data;
    const begun = turn?.job === undefined ? undefined : (await swaps.find(turn.job))?.job;
    const isHeld = turn !== undefined && (turn.job === undefined || (begun !== undefined && isUnderWay(begun)));
    if (isHeld && turn.by !== by) return false;
    await expiringStore.put(keyOf(job), { by }, { expiresAt: clock.now() + heldMs });
    return true;
  });
}

/** The turn lasts until the repetition has ended. */
export async function passTurn(job: string, repeated: string, context: DiscordContext): Promise<void> {
  const { expiringStore, clock } = context;
  const turn = Turn.safeParse(await expiringStore.get(keyOf(job))).data;
  const passed = { by: turn?.by ?? '', job: repeated };
  await expiringStore.put(keyOf(job), passed, { expiresAt: clock.now() + keptMs });
}

export function leaveTurn(job: string, { expiringStore }: DiscordContext): Promise<void> {
  return expiringStore.delete(keyOf(job));
}

function keyOf(job: string): string {
  return `${platform}:turn:${job}`;
}
