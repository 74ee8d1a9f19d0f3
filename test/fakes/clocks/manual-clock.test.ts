import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ManualClock } from './manual-clock.ts';

const never = new AbortController().signal;

describe('the manual clock', () => {
  it('wakes sleepers in order, each at its hour, also those who lie down again', async () => {
    const clock = new ManualClock(0);
    const woken: string[] = [];
    async function sleeper(name: string, ...naps: number[]): Promise<void> {
      for (const ms of naps) {
        await clock.sleep(ms, never);
        woken.push(`${name} at ${clock.now()}`);
      }
    }
    void sleeper('late', 30);
    void sleeper('often', 10, 10, 0, 10, 1);
    void sleeper('too', 30);
    await clock.advance(30);
    expect(woken).toEqual(['often at 10', 'often at 20', 'often at 20', 'late at 30', 'too at 30', 'often at 30']);
    expect([clock.now(), clock.sleeping]).toEqual([30, 1]);
  });

  it('wakes with the very reason of the signal and leaves nothing behind', async () => {
    const clock = new ManualClock();
    const reason = new Error('enough');
    const abort = new AbortController();
    const slept = clock.sleep(10, abort.signal);
    void clock.sleep(5, abort.signal);
    await clock.advance(5);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1);
    abort.abort(reason);
    await expect(slept).rejects.toBe(reason);
    await expect(clock.sleep(10, abort.signal)).rejects.toBe(reason);
    expect([getEventListeners(abort.signal, 'abort').length, clock.sleeping]).toEqual([0, 0]);
  });
});
