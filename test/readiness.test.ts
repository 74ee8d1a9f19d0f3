import { describe, expect, it } from 'vitest';
import { createReadiness, type LookAtPart } from '../src/readiness.ts';
import { ManualClock } from './fakes/clocks/manual-clock.ts';

function start(look: LookAtPart) {
  const clock = new ManualClock();
  const { look: lookAtAll } = createReadiness({ part: look }, clock);
  /** What is answered, in `ms` of the clock. */
  const seenIn = async (withinMs: number, ms = withinMs) => {
    const looked = lookAtAll(withinMs);
    await clock.advance(ms);
    return (await looked).part;
  };
  return { clock, seenIn };
}

describe('readiness', () => {
  it('asks a part again after five seconds, and knows since when it is as it is', async () => {
    let isWell = true;
    let asked = 0;
    const { clock, seenIn } = start(() => {
      asked += 1;
      if (!isWell) throw new Error('the disk is full');
      return undefined;
    });
    const begun = clock.now();
    expect(await seenIn(0)).toEqual({ ok: true, since: begun });
    isWell = false;
    await clock.advance(4_000);
    expect(await seenIn(0)).toEqual({ ok: true, since: begun });
    expect(asked).toBe(1);
    await clock.advance(1_000);
    expect(await seenIn(0)).toEqual({ ok: false, since: begun + 5_000, detail: 'the disk is full' });
    await clock.advance(5_000);
    expect(await seenIn(0)).toMatchObject({ since: begun + 5_000 });
    isWell = true;
    await clock.advance(5_000);
    expect(await seenIn(0)).toEqual({ ok: true, since: begun + 15_000 });
  });

  it('asks a part that hangs no second time, answers in time, and calls it lost after three seconds', async () => {
    let asked = 0;
    let hanging = Promise.withResolvers<undefined>();
    hanging.resolve(undefined);
    const { clock, seenIn } = start(() => {
      asked += 1;
      return hanging.promise;
    });
    expect(await seenIn(0)).toMatchObject({ ok: true });
    hanging = Promise.withResolvers<undefined>();
    await clock.advance(5_000);
    expect(await seenIn(700)).toMatchObject({ ok: true });
    expect(await seenIn(700)).toMatchObject({ ok: true });
    await clock.advance(15_000);
    expect(await seenIn(700)).toMatchObject({ ok: false, detail: 'does not answer within 3 s' });
    expect(asked).toBe(2);
    hanging.resolve(undefined);
    await clock.advance(0);
    expect(await seenIn(700)).toMatchObject({ ok: true });
  });

  it('believes a part that tells by itself since when', async () => {
    const { seenIn } = start(() => ({ ok: false, since: 7, lastSeen: 5, detail: 'silent' }));
    expect(await seenIn(0)).toEqual({ ok: false, since: 7, lastSeen: 5, detail: 'silent' });
  });
});
