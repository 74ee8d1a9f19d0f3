import { describe, expect, it } from 'vitest';
import { isNight } from '../../../examples.ts';
import { ManualClock } from '../../../fakes/clocks/manual-clock.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { createWatchedRateLimiter } from '../../../fakes/watched-rate-limiter.ts';
import { quickProvider } from '../bot.ts';
import { photo, startRig } from '../rig.ts';

const jobs = 50;
/** Each swap needs one send and one edit, and Telegram allows a group twenty of them a minute. */
const lowerBoundMs = (2 * jobs - 1) * 3_000;

describe('many swaps in one group', () => {
  it.runIf(isNight)(
    'never exceed a limit, fifty of them, and take no longer than the limits demand',
    async () => {
      const gate = Promise.withResolvers<void>();
      const clock = new ManualClock(Date.now());
      const rateLimiter = createWatchedRateLimiter(clock);
      let produced = 0;
      const rig = await startRig({
        clock,
        provider: quickProvider({ until: () => gate.promise }),
        parts: { rateLimiter },
        swaps: {
          rateLimiter,
          concurrency: jobs,
          onEvent: ({ kind, ...event }) => {
            if (kind === 'job-advanced' && 'state' in event && event.state === 'delivering') produced += 1;
          },
        },
      });
      rig.server.limits.minGapMs = 3_000;
      const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
      const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
      const scene = await anna.write(group, { picture: photo('collins.jpg') });
      for (let job = 0; job < jobs; job++) await anna.send(group, { text: '/swap', replyTo: scene });
      gate.resolve();
      await rig.server.until(() => produced === jobs, 120_000);
      const begun = clock.now();
      await rateLimiter.pass(() => botMessagesIn(group).filter(({ media }) => media).length === jobs);
      expect(rig.server.calls.filter(({ status }) => status === 429)).toEqual([]);
      expect((clock.now() - begun) / lowerBoundMs).toBeLessThanOrEqual(1.05);
      expect(botMessagesIn(group)).toHaveLength(jobs);
    },
    240_000,
  );

  it('all end in their own message while Telegram often fails', async () => {
    const jobs = isNight ? 50 : 12;
    const clock = new ManualClock(Date.now());
    const rateLimiter = createWatchedRateLimiter(clock);
    const rig = await startRig({ clock, parts: { rateLimiter }, swaps: { rateLimiter, concurrency: jobs } });
    Object.assign(rig.server.limits, { groupPerMinute: 1_000, minGapMs: 0 });
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
    const scene = await anna.write(group, { picture: photo('collins.jpg') });
    for (let fault = 0; fault < jobs / 2; fault++) {
      const status = ([429, 500, 502] as const)[fault % 3] ?? 500;
      const method = fault % 2 ? 'editMessageMedia' : 'editMessageText';
      rig.server.faults.push({ method, status, retryAfterSeconds: 2 });
    }
    for (let job = 0; job < jobs; job++) await anna.send(group, { text: '/swap', replyTo: scene });
    await rateLimiter.pass(() => botMessagesIn(group).filter(({ media }) => media).length === jobs);
    expect(botMessagesIn(group)).toHaveLength(jobs);
    expect(rig.server.faults.filter(({ method }) => method === 'editMessageMedia')).toEqual([]);
  }, 240_000);
});

it('answers forty people at once within the limit that Telegram has for all chats together', async () => {
  const clock = new ManualClock(Date.now());
  const rateLimiter = createWatchedRateLimiter(clock);
  const rig = await startRig({ clock, parts: { rateLimiter }, swaps: { rateLimiter } });
  rig.server.limits.allPerSecond = 30;
  const people = await Promise.all(Array.from({ length: 40 }, (_, index) => rig.member(50 + index, `P${index}`)));
  for (const person of people) await person.send(person.home, { text: '/help' });
  const answered = () => people.filter(({ home }) => botMessagesIn(home).length === 1).length;
  await rig.server.until(() => answered() >= 30);
  expect(answered()).toBe(30);
  await rateLimiter.pass(() => answered() === 40);
  expect(rig.server.calls.filter(({ status }) => status === 429)).toEqual([]);
}, 120_000);
