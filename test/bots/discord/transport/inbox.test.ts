import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../../../src/core/ports/media.ts';
import { fakeIntake } from '../../../fakes/fake-intake.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;
/** Pictures that are being looked at. */
let looking = 0;

/** Comes to no end as long as its process lives. */
const endless: Intake = {
  ...fakeIntake,
  inspect(_bytes, _role, signal) {
    looking += 1;
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  },
};

beforeEach(async () => {
  looking = 0;
  fixture = await new DiscordFixture({ intake: endless }).start();
});

afterEach(async () => {
  await fixture.server.close();
  expect(fixture.server.violations).toEqual([]);
});

async function restartWhileLooking(): Promise<void> {
  await expect.poll(() => looking, { timeout: 30_000 }).toBe(1);
  await fixture.restart({ intake: fakeIntake });
}

describe('an interaction that was acknowledged and not dealt with when the process ended', () => {
  it('is dealt with by the next one, once', async () => {
    const { id } = fixture.swap();
    await restartWhileLooking();
    expect((await fixture.result()).interactionId).toBe(id);
    await fixture.restart({ intake: fakeIntake });
    expect(fixture.ours()).toHaveLength(1);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.bot.stop();
  }, 120_000);

  it('is still the promise that a person has given', async () => {
    const bert = fixture.member('bert');
    fixture.swap(bert);
    const question = await fixture.server.until(() => fixture.ours().find(({ components }) => components.length > 0));
    bert.press(question, 'I promise');
    await restartWhileLooking();
    expect((await fixture.result()).id).toBe(question.id);
    expect(fixture.provider.jobs).toBe(1);
    await fixture.bot.stop();
  }, 120_000);
});
