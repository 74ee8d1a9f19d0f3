import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../../../src/core/ports/media.ts';
import { fakeIntake } from '../../../fakes/fake-intake.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;
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
  fixture = await new DiscordFixture({ intake: endless }).start();
});

afterEach(async () => {
  await fixture.server.close();
  expect(fixture.server.violations).toEqual([]);
});

async function restartWhileInspecting(): Promise<void> {
  await expect.poll(() => inspecting, { timeout: 30_000 }).toBe(1);
  await fixture.restart({ intake: fakeIntake });
}

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
    expect((await fixture.result()).id).toBe(question.id);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.bot.stop();
  }, 120_000);
});
