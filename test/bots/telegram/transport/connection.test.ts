import { expect, it, onTestFinished } from 'vitest';
import type { CoreEvent } from '../../../../src/core/events.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { Line } from '../../../fakes/network/line.ts';
import { botMessagesIn, TelegramMember } from '../../../fakes/telegram/member.ts';
import { Rig, type RigOptions } from '../rig.ts';

/** A bot with a line to Telegram, and what it tells of the platform. */
async function startBehindLine(options: RigOptions = {}) {
  const clock = new LeapingClock();
  const told: CoreEvent[] = [];
  const onEvent = (event: CoreEvent): unknown => event.kind.startsWith('platform-') && told.push(event);
  const rig = new Rig({ ...options, clock, parts: { ...options.parts, onEvent } });
  await rig.listen();
  const line = await new Line(Number(new URL(rig.root).port)).mend();
  rig.root = `http://127.0.0.1:${line.port}`;
  onTestFinished(() => line.cut());
  const starting = rig.start();
  onTestFinished(() => rig.end());
  const leapUntil = async (isReached: () => boolean) => {
    const reached = expect.poll(isReached, { timeout: 10_000, interval: 10 }).toBe(true);
    await clock.leapUntil(Promise.resolve(reached), 1_000);
  };
  return { rig, line, told, leapUntil, bot: await starting };
}

it('is lost once, is back once, and goes on with what was written meanwhile', async () => {
  const { rig, line, told, leapUntil, bot } = await startBehindLine();
  expect(bot.telegram.readiness().ok).toBe(true);
  await line.cut();
  await leapUntil(() => told.length > 0);
  expect(told).toMatchObject([
    { kind: 'platform-lost', trouble: 'unreachable', detail: expect.stringMatching(/E[A-Z]+/) },
  ]);
  expect(bot.telegram.readiness()).toMatchObject({ ok: false, detail: expect.stringMatching(/no answer/) });
  const anna = new TelegramMember(rig.server, 7, 'Anna');
  const written = anna.send(anna.home, { text: '/help' });
  await line.mend();
  await leapUntil(() => told.length > 1);
  expect(told[1]).toMatchObject({ kind: 'platform-back' });
  await written;
  await rig.server.until(() => botMessagesIn(anna.home).length > 0);
  expect([bot.telegram.readiness().ok, told.length, rig.errors]).toEqual([true, 2, []]);
});

it('tells once of another process that polls with the token', async () => {
  const { rig, told, leapUntil, bot } = await startBehindLine();
  rig.server.faults.push(...Array.from({ length: 5 }, () => ({ method: 'getUpdates', status: 409 })));
  rig.server.push({});
  await leapUntil(() => rig.server.faults.length === 0);
  expect(told).toMatchObject([{ kind: 'platform-lost', platform: 'telegram', trouble: 'conflict' }]);
  expect([bot.telegram.readiness().ok, rig.errors]).toEqual([false, []]);
});

it('looks after its webhook: one that another process has set, and one that Telegram cannot call', async () => {
  const parts = { publicUrl: new URL('https://bot.example/'), webhookSecret: 'a-secret' };
  const { rig, told, leapUntil, bot } = await startBehindLine({ parts, environment: { TELEGRAM_WEBHOOK: '1' } });
  const { server } = rig;
  const asked = () => server.calls.filter(({ method }) => method === 'getWebhookInfo').length;
  await leapUntil(() => asked() > 2);
  expect([bot.telegram.readiness().ok, told]).toEqual([true, []]);
  const own = server.webhook;
  server.webhook = { ...own, url: 'https://other.example/telegram' };
  await leapUntil(() => told.length > 0);
  expect(told).toMatchObject([{ trouble: 'conflict' }]);
  server.webhook = own;
  await leapUntil(() => told.length > 1);
  server.webhookFailure = { last_error_date: 9_999_999_999, last_error_message: 'Wrong response: 502 Bad Gateway' };
  server.push({});
  await leapUntil(() => told.length > 2);
  expect(bot.telegram.readiness().detail).toBe('it cannot call PUBLIC_URL: Wrong response: 502 Bad Gateway');
});
