import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intake } from '../../../../src/core/ports/media.ts';
import { fakeIntake } from '../../../fakes/fake-intake.ts';
import { Scene } from '../scene.ts';

let scene: Scene;
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
  scene = await new Scene({ intake: endless }).start();
});

afterEach(async () => {
  await scene.server.close();
  expect(scene.server.violations).toEqual([]);
});

async function restartWhileLooking(): Promise<void> {
  await expect.poll(() => looking, { timeout: 30_000 }).toBe(1);
  await scene.restart({ intake: fakeIntake });
}

describe('an interaction that was acknowledged and not dealt with when the process ended', () => {
  it('is dealt with by the next one, once', async () => {
    const { id } = scene.swap();
    await restartWhileLooking();
    expect((await scene.result()).interactionId).toBe(id);
    await scene.restart({ intake: fakeIntake });
    expect(scene.ours()).toHaveLength(1);
    expect(scene.studio.jobs).toBe(1);
    await scene.bot.stop();
  }, 120_000);

  it('is still the promise that a person has given', async () => {
    const bert = scene.member('bert');
    scene.swap(bert);
    const question = await scene.server.until(() => scene.ours().find(({ components }) => components.length > 0));
    bert.press(question, 'I promise');
    await restartWhileLooking();
    expect((await scene.result()).id).toBe(question.id);
    expect(scene.studio.jobs).toBe(1);
    await scene.bot.stop();
  }, 120_000);
});
