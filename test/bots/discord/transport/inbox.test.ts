import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Intake } from '../../../../src/core/ports/media.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { fakeIntake } from '../../../fakes/fake-intake.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;
let clock: LeapingClock;
/** The number of pictures being inspected. */
let inspecting = 0;

/** Inspects each picture until the process stops. */
const endless: Intake = {
  ...fakeIntake,
  inspect(_bytes, _role, signal) {
    inspecting += 1;
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  },
};

beforeEach(async () => {
  inspecting = 0;
  clock = new LeapingClock();
  fixture = await new DiscordFixture({ intake: endless, clock }).start();
});

afterEach(async () => {
  await fixture.server.close();
  expect(fixture.server.violations).toEqual([]);
});

async function restartWhileInspecting(): Promise<void> {
  await expect.poll(() => inspecting, { timeout: 30_000 }).toBe(1);
  await clock.leapUntil(fixture.restart({ intake: fakeIntake }), 1_000); // a stop waits for 3 s
}

describe('a message to the bot, or a reaction, that was not handled when the process ended', () => {
  it('is handled once by the next process, in the message that was shown already', async () => {
    const { ann, server } = fixture;
    for (const name of ['Me', 'Other']) await fixture.saveFace(ann, name);
    const request = fixture.mention();
    const shown = await server.until(() => fixture.ours()[0]);
    await restartWhileInspecting();
    expect(await fixture.result()).toBe(shown);
    expect(shown.reference).toBe(request.id);
    inspecting = 0;
    await fixture.restart({ intake: endless });
    ann.react(shown, '🔁');
    await restartWhileInspecting();
    await fixture.result([shown]);
    await fixture.restart({ intake: fakeIntake });
    expect(fixture.ours()).toHaveLength(2);
    expect(fixture.provider.jobs).toBe(2);
    await fixture.bot.stop();
  }, 120_000);

  it('is handled after a failure of Discord, by one message', async () => {
    const { ann, server } = fixture;
    await fixture.restart({ intake: fakeIntake });
    await fixture.saveFace(ann);
    for (const status of [502, 500]) server.faults.push({ on: 'POST /channels', status }, { on: 'file', status });
    fixture.mention();
    await fixture.result();
    expect(server.faults).toEqual([]);
    expect(fixture.ours()).toHaveLength(1);
    await fixture.bot.stop();
  }, 120_000);
});

it('a stop while many members are answered reports nothing, tells nobody of a failure and ends all writing', async () => {
  const { ann, server, bot } = fixture;
  const bert = fixture.member('bert');
  await fixture.promise(bert);
  for (const member of [ann, bert]) await fixture.saveFace(member);
  for (let request = 0; request < 5; request++) {
    fixture.swap(request % 2 === 0 ? ann : bert);
    fixture.mention(`scene ${request}`, 'scene.png', request % 2 === 0 ? bert : ann);
  }
  await expect.poll(() => inspecting, { timeout: 30_000 }).toBe(2); // the files of one member come one after another
  await server.until(() => fixture.ours().length === 10);
  await clock.leapUntil(bot.discord.stop(), 1_000);
  const writes = [vi.spyOn(bot.expiringStore, 'put'), vi.spyOn(bot.expiringStore, 'delete')];
  await wait(100);
  for (const write of writes) expect(write).not.toHaveBeenCalled();
  expect(bot.bugs()).toEqual([]);
  expect(fixture.ours().filter(({ content }) => /broke on my side/.test(content))).toEqual([]);
  vi.restoreAllMocks();
  await fixture.restart({ intake: fakeIntake });
  await server.until(() => fixture.ours().filter(({ attachments }) => attachments.length > 0).length === 10);
  expect(fixture.ours()).toHaveLength(10);
  await fixture.bot.stop();
}, 120_000);

describe('an interaction that was acknowledged but not handled when the process ended', () => {
  it('is handled once by the next process', async () => {
    const { id } = fixture.swap();
    await restartWhileInspecting();
    expect((await fixture.result()).interactionId).toBe(id);
    await fixture.restart({ intake: fakeIntake });
    expect(fixture.ours()).toHaveLength(1);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.bot.stop();
  }, 120_000);

  it('still gives the promise that a member agreed to', async () => {
    const bert = fixture.member('bert');
    fixture.swap(bert);
    const question = await fixture.server.until(() => fixture.ours().find(({ components }) => components.length > 0));
    bert.press(question, 'I promise');
    await restartWhileInspecting();
    expect((await fixture.result()).ephemeralFor).toBeUndefined();
    expect(fixture.ours()).toHaveLength(1);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.bot.stop();
  }, 120_000);
});
