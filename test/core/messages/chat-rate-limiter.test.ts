import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import { type ChatRateLimit, RateLimited } from '../../../src/core/ports/chat.ts';
import { ManualClock, settle } from '../../fakes/clocks/manual-clock.ts';

const never = new AbortController().signal;

interface Sent {
  readonly name: string;
  readonly isFinal: boolean;
  readonly at: number;
}

function start(limits: ChatRateLimit['limits']) {
  const clock = new ManualClock(0);
  const rateLimiter = createChatRateLimiter(clock);
  const sent: Sent[] = [];
  const rateLimit = { id: 'fake/1', limits };
  return {
    clock,
    rateLimiter,
    rateLimit,
    sent,
    send(name: string, isFinal = true, act: () => Promise<void> = async () => undefined, signal = never) {
      return rateLimiter.send(
        rateLimit,
        () => {
          sent.push({ name, isFinal, at: clock.now() });
          return act();
        },
        { isFinal, signal },
      );
    },
    names: () => sent.map(({ name }) => name),
  };
}

/** The most sends in any window that begins with one of them. */
function crowd(sent: readonly Sent[], perMs: number): number {
  return Math.max(0, ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + perMs).length));
}

describe('the rate limit of a chat', () => {
  it('sends at once while there is room, and then as fast as it may', async () => {
    const { clock, send, sent } = start([{ sends: 2, perMs: 1_000 }]);
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => send(name)));
    await clock.advance(2_000);
    await all;
    expect(sent.map(({ name, at }) => `${name}${at}`)).toEqual(['a0', 'b0', 'c1000', 'd1000', 'e2000']);
  });

  it('lets finals go before progress that waits longer', async () => {
    const { clock, send, names } = start([{ sends: 1, perMs: 1_000 }]);
    const all = [send('first'), send('old progress', false), send('new progress', false), send('final')];
    await clock.advance(5_000);
    await Promise.all(all);
    expect(names()).toEqual(['first', 'final', 'old progress', 'new progress']);
  });

  it('leaves finals a share of the limit', async () => {
    const { clock, send, names } = start([{ sends: 5, perMs: 60_000 }]);
    const progress = Array.from({ length: 9 }, (_, index) => send(`progress ${index}`, false).catch(() => undefined));
    await clock.advance(1_000);
    expect(names()).toHaveLength(3);
    const finals = [send('final 1'), send('final 2')];
    await settle();
    expect(names().slice(3)).toEqual(['final 1', 'final 2']);
    await clock.advance(400_000);
    await Promise.all([...progress, ...finals]);
  });

  it('is quiet for as long as the platform asks, and sends the final again then', async () => {
    const { clock, send, sent } = start([]);
    const busy = [new RateLimited(30_000), new RateLimited(10_000)];
    const final = send('final', true, async () => {
      const error = busy.shift();
      if (error) throw error;
    });
    await settle();
    const other = send('other');
    await clock.advance(60_000);
    await Promise.all([final, other]);
    expect(sent.map(({ name, at }) => `${name} ${at}`)).toEqual([
      'final 0',
      'final 30000',
      'other 30000',
      'final 40000',
    ]);
  });

  it('throws RateLimited to the sender of progress: there may be a newer stage by then', async () => {
    const { send } = start([]);
    const refused = send('progress', false, async () => {
      throw new RateLimited(1_000);
    });
    await expect(refused).rejects.toBeInstanceOf(RateLimited);
  });

  it('passes on what else goes wrong, and goes on', async () => {
    const { send } = start([]);
    const failing = send('final', true, async () => {
      throw new Error('no such chat');
    });
    await expect(failing).rejects.toThrow('no such chat');
    await expect(send('next')).resolves.toBeUndefined();
  });

  it('drops a sender that no longer waits, with the reason of its signal, and keeps no room for it', async () => {
    const { clock, send, names } = start([{ sends: 1, perMs: 1_000 }]);
    const leaving = new AbortController();
    const reason = new Error('the requester left');
    await send('first');
    const left = send('left', true, undefined, leaving.signal);
    const gone = expect(left).rejects.toBe(reason);
    const next = send('next');
    leaving.abort(reason);
    await gone;
    await clock.advance(1_000);
    await next;
    expect(names()).toEqual(['first', 'next']);
    await expect(send('late', true, undefined, leaving.signal)).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0);
  });

  it('does not wait for other chats', async () => {
    const { rateLimiter, rateLimit, send, clock } = start([{ sends: 1, perMs: 60_000 }]);
    await send('first');
    const waiting = send('second');
    const elsewhere = rateLimiter.send({ ...rateLimit, id: 'fake/2' }, async () => 'sent', {
      isFinal: true,
      signal: never,
    });
    expect(await elsewhere).toBe('sent');
    await clock.advance(60_000);
    await waiting;
  });

  it('keeps every limit and loses no final, whatever comes when', async () => {
    const limit = fc.record({ sends: fc.integer({ min: 1, max: 4 }), perMs: fc.constantFrom(1_000, 3_100, 20_000) });
    const entry = fc.record({
      afterMs: fc.nat(8_000),
      isFinal: fc.boolean(),
      tookMs: fc.nat(3_000),
      slowDownMs: fc.option(fc.integer({ min: 1, max: 9_000 }), { freq: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(limit, { minLength: 1, maxLength: 2 }),
        fc.array(entry, { minLength: 1, maxLength: 12 }),
        async (limits, entries) => {
          const { clock, send, sent } = start(limits);
          const pauses: { from: number; until: number }[] = [];
          const arrivals = entries.map(async ({ afterMs, isFinal, tookMs, slowDownMs }, index) => {
            await clock.sleep(afterMs, never);
            let refusals = slowDownMs === null ? 0 : 1;
            const sending = send(`${index}`, isFinal, async () => {
              await clock.sleep(tookMs, never);
              if (refusals-- <= 0 || slowDownMs === null) return;
              pauses.push({ from: clock.now(), until: clock.now() + slowDownMs });
              throw new RateLimited(slowDownMs);
            });
            await sending.catch((error) => {
              if (isFinal || !(error instanceof RateLimited)) throw error;
            });
          });
          await clock.advance(3_600_000);
          await Promise.all(arrivals);
          for (const { sends, perMs } of limits) expect(crowd(sent, perMs)).toBeLessThanOrEqual(sends);
          for (const { from, until } of pauses) {
            expect(sent.filter(({ at }) => at > from && at < until)).toEqual([]);
          }
          for (const [index, { slowDownMs }] of entries.entries()) {
            const times = entries[index]?.isFinal && slowDownMs !== null ? 2 : 1;
            expect(sent.filter(({ name }) => name === `${index}`)).toHaveLength(times);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hands over 50 results in no more time than the platform’s limits need', async () => {
    for (const limits of [
      [{ sends: 5, perMs: 5_000 }],
      [
        { sends: 1, perMs: 3_100 },
        { sends: 20, perMs: 60_000 },
      ],
    ]) {
      const { clock, send, sent } = start(limits);
      const progress = Array.from({ length: 20 }, (_, index) => send(`progress ${index}`, false));
      const finals = Array.from({ length: 50 }, (_, index) => send(`final ${index}`));
      await clock.advance(600_000);
      await Promise.all([...progress, ...finals]);
      const last = Math.max(...sent.filter(({ isFinal }) => isFinal).map(({ at }) => at));
      const { length } = sent.filter(({ at }) => at <= last); // progress that began before the results were there
      const least = Math.max(...limits.map(({ sends, perMs }) => (Math.ceil(length / sends) - 1) * perMs));
      expect(length).toBeLessThan(54);
      expect(last).toBeLessThanOrEqual(1.05 * least);
    }
  });

  it('keeps a limit that it shares with other chats, of which progress leaves a share to results', async () => {
    const clock = new ManualClock(0);
    const rateLimiter = createChatRateLimiter(clock);
    const within: ChatRateLimit = { id: 'fake', limits: [{ sends: 10, perMs: 1_000 }] };
    const sent: Sent[] = [];
    const send = (name: string, isFinal: boolean): Promise<void> => {
      const rateLimit: ChatRateLimit = { id: `fake/${name}`, limits: [{ sends: 1, perMs: 3_000 }], within };
      const act = async () => void sent.push({ name, isFinal, at: clock.now() });
      return rateLimiter.send(rateLimit, act, { isFinal, signal: never });
    };
    const progress = Array.from({ length: 30 }, (_, chat) => send(`progress ${chat}`, false));
    await clock.advance(100);
    expect(sent).toHaveLength(6);
    const finals = Array.from({ length: 20 }, (_, chat) => send(`final ${chat}`, true));
    await clock.advance(0);
    expect(sent.slice(6).map(({ name }) => name)).toEqual(['final 0', 'final 1', 'final 2', 'final 3']);
    await clock.advance(60_000);
    await Promise.all([...progress, ...finals]);
    expect(crowd(sent, 1_000)).toBe(10);
  });
});
