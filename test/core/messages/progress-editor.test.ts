import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import { createProgressEditor } from '../../../src/core/messages/progress-editor.ts';
import { type ChatRateLimit, type Outcome, RateLimited, type Stage } from '../../../src/core/ports/chat.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';

const never = new AbortController().signal;
const cancelled: Outcome = { kind: 'cancelled' };
const at = (position: number): Stage => ({ kind: 'queued', position });

interface Chat {
  readonly clock: ManualClock;
  /** Everything that was sent for all messages: the time, the message, and the text. */
  readonly sent: { at: number; name: string; shows: number | 'outcome' }[];
  /** What a person sees. */
  readonly shown: Map<string, number | 'outcome'>;
  /** Thrown by the next sends, in order. */
  readonly errors: Error[];
  readonly lost: unknown[];
  message(name: string): ReturnType<typeof createProgressEditor>;
}

/** A chat whose edits take `tookMs` to arrive, and share one limit. */
function start({
  limits = [],
  minEditIntervalMs = 1_000,
  tookMs = 0,
}: Partial<ChatRateLimit & { minEditIntervalMs: number; tookMs: number }> = {}): Chat {
  const clock = new ManualClock(0);
  const rateLimiter = createChatRateLimiter(clock);
  const chat: Omit<Chat, 'message'> = { clock, sent: [], shown: new Map(), errors: [], lost: [] };

  async function send(name: string, shows: number | 'outcome', signal: AbortSignal): Promise<void> {
    chat.sent.push({ at: clock.now(), name, shows });
    const error = chat.errors.shift();
    if (error) throw error;
    if (tookMs > 0) await clock.sleep(tookMs, signal);
    chat.shown.set(name, shows);
  }

  return {
    ...chat,
    message: (name) =>
      createProgressEditor(
        {
          rateLimit: { id: 'fake', limits },
          minEditIntervalMs,
          edit: (stage, signal) => send(name, stage.kind === 'queued' ? stage.position : -1, signal),
          finish: (_, options) => options.send(() => send(name, 'outcome', options.signal)),
        },
        { clock, rateLimiter, onLostEdit: (error) => chat.lost.push(error) },
      ),
  };
}

/** Waits for so many turns of the microtask queue. */
async function after(hops: number): Promise<void> {
  for (let hop = 0; hop < hops; hop++) await Promise.resolve();
}

describe('the progress editor', () => {
  it('shows the first stage at once, then the newest at its own pace', async () => {
    const { clock, message, sent } = start();
    const one = message('m');
    for (let position = 9; position > 0; position--) {
      one.report(at(position));
      await clock.advance(300);
    }
    await clock.advance(5_000);
    expect(sent.map(({ at, shows }) => [at, shows])).toEqual([
      [0, 9],
      [1_000, 6],
      [2_000, 3],
      [3_000, 1],
    ]);
  });

  it('shows nothing twice, and takes no room in the chat for it', async () => {
    const { clock, message, sent } = start({ limits: [{ sends: 1, perMs: 10_000 }] });
    const one = message('m');
    one.report(at(1));
    await clock.advance(0);
    one.report(at(1));
    await clock.advance(1_000);
    message('other').report(at(5));
    await clock.advance(9_000);
    expect(sent.map(({ name, shows }) => [name, shows])).toEqual([
      ['m', 1],
      ['other', 5],
    ]);
  });

  it('shows the stage after the pause that the platform asked for, or a newer one', async () => {
    const { clock, message, sent, errors, shown, lost } = start();
    errors.push(new RateLimited(5_000));
    const one = message('m');
    one.report(at(2));
    await clock.advance(4_000);
    expect(sent).toHaveLength(1);
    await clock.advance(1_000);
    expect(shown.get('m')).toBe(2);
    errors.push(new RateLimited(5_000));
    one.report(at(3));
    await clock.advance(2_000);
    one.report(at(4));
    await clock.advance(9_000);
    expect([shown.get('m'), sent.filter(({ shows }) => shows === 3)]).toEqual([4, [expect.anything()]]);
    expect(lost).toEqual([]);
  });

  it('misses nothing that is reported just as an edit ends', async () => {
    for (let hops = 0; hops < 30; hops++) {
      const { clock, message, sent, shown } = start();
      const one = message('m');
      const isSent = sent.push.bind(sent);
      sent.push = (...all) => {
        sent.push = isSent;
        void after(hops).then(() => one.report(at(1)));
        return isSent(...all);
      };
      one.report(at(2));
      await clock.advance(2_000);
      expect([hops, shown.get('m')]).toEqual([hops, 1]);
    }
  });

  it('reports a lost edit and goes on', async () => {
    const { clock, message, errors, shown, lost } = start();
    errors.push(new Error('502'));
    const one = message('m');
    one.report(at(2));
    await clock.advance(0);
    expect(lost).toHaveLength(1);
    one.report(at(1));
    await clock.advance(1_000);
    expect(shown.get('m')).toBe(1);
  });

  it('lets an edit in flight arrive before the outcome, so that it cannot replace it', async () => {
    const { clock, message, sent, shown } = start({ tookMs: 3_000 });
    const one = message('m');
    one.report(at(1));
    await clock.advance(500);
    const finished = one.finish(cancelled, never);
    await clock.advance(2_000);
    expect(sent).toHaveLength(1);
    await clock.advance(10_000);
    await finished;
    expect([sent.at(-1), shown.get('m')]).toEqual([{ at: 3_000, name: 'm', shows: 'outcome' }, 'outcome']);
  });

  it('does not wait for ever for an edit that hangs', async () => {
    const { clock, message, shown } = start({ tookMs: 3_600_000 });
    const one = message('m');
    one.report(at(1));
    await clock.advance(0);
    const finished = one.finish(cancelled, never);
    await clock.advance(3_700_000);
    await finished;
    expect(shown.get('m')).toBe('outcome');
  });

  it('falls silent when another process goes on with the job', async () => {
    const { clock, message, sent } = start();
    const one = message('m');
    one.report(at(2));
    await clock.advance(0);
    one.report(at(1));
    one.abandon();
    one.report(at(7));
    await clock.advance(60_000);
    expect(sent).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });

  it('lets an edit in flight arrive before it leaves, and waits for one that hangs only for a moment', async () => {
    for (const [arrivesAfterMs, leavesAfterMs] of [
      [1_000, 1_000],
      [3_600_000, 3_000],
    ] as const) {
      const { clock, message, sent } = start({ tookMs: arrivesAfterMs });
      const one = message('m');
      one.report(at(2));
      await clock.advance(0);
      let hasLeft = false;
      void one.leave().then(() => {
        hasLeft = true;
      });
      one.report(at(1));
      await clock.advance(leavesAfterMs - 1);
      expect(hasLeft).toBe(false);
      await clock.advance(1);
      expect(hasLeft).toBe(true);
      expect(sent.length).toBe(1);
    }
  });

  it('ends every message of a busy chat with its outcome, in order and within the limits', async () => {
    const step = fc.record({
      waitMs: fc.nat(2_000),
      message: fc.nat(5),
      slowDownMs: fc.option(fc.nat(8_000), { freq: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(1_500), async (steps, tookMs) => {
        const limits = [{ sends: 4, perMs: 10_000 }];
        const { clock, message, sent, shown, errors } = start({ limits, tookMs });
        const messages = Array.from({ length: 6 }, (_, index) => message(`m${index}`));
        let position = 1_000;
        for (const { waitMs, message: index, slowDownMs } of steps) {
          if (slowDownMs !== null) errors.push(new RateLimited(slowDownMs));
          messages[index]?.report(at(position--));
          await clock.advance(waitMs);
        }
        const finished = Promise.all(messages.map((one) => one.finish(cancelled, never)));
        await clock.advance(3_600_000);
        await finished;
        expect([...shown.values()]).toEqual(messages.map(() => 'outcome'));
        for (const { at: from } of sent) {
          expect(sent.filter((one) => one.at >= from && one.at < from + 10_000).length).toBeLessThanOrEqual(4);
        }
        for (const [index] of messages.entries()) {
          const shows = sent.filter(({ name }) => name === `m${index}`).map((one) => one.shows);
          const places = shows.filter((one) => one !== 'outcome');
          expect(places).toEqual(places.toSorted((a, b) => b - a));
          expect(shows.indexOf('outcome')).toBe(places.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});
