import { afterEach, expect, it } from 'vitest';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, type Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { Studio } from '../provider-state.ts';
import { Scene } from '../scene.ts';

let scene: Scene;
let vendor: Studio;

afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

async function start(options: { clock?: LeapingClock; isOpen?: boolean } = {}): Promise<void> {
  vendor = new Studio('akool', { bills: true, isOpen: options.isOpen ?? true });
  scene = await new Scene({ providers: [vendor], ...options }).start();
}

/** A swap that may have been charged for, and nobody knows. */
async function parked(asked: Readonly<Record<string, boolean>> = {}): Promise<Message> {
  await start();
  vendor.losesAnswers = true;
  scene.swap(scene.ann, asked);
  const message = await scene.saying('may have charged for this swap');
  await scene.bot.swaps.idle();
  vendor.losesAnswers = false;
  return message;
}

function labels(message: Message): (string | undefined)[] {
  return buttonsOf(message).map(({ label }) => label);
}

async function refuses(member: Member, message: Message, label: string): Promise<void> {
  const pressed = member.press(message, label);
  await scene.server.until(() => pressed.callback?.data?.content === 'This belongs to somebody else.');
}

it('a swap whose charge is uncertain is begun anew by its person, who is told what it may cost', async () => {
  const message = await parked();
  expect(labels(message)).toEqual(['Try again (may be charged twice)', 'Cancel']);
  await refuses(scene.member('stranger'), message, 'Try again (may be charged twice)');
  scene.ann.react(message, '🔁'); // an emoji does not say what it may cost
  scene.ann.press(message, 'Try again (may be charged twice)');
  expect(await scene.result()).toBe(message);
  expect(vendor.jobs).toBe(2);
});

it('and by those who may manage messages there, or is given up', async () => {
  const message = await parked();
  const moderator = scene.member('moderator', permissions.manageMessages);
  vendor.losesAnswers = true;
  moderator.press(message, 'Try again (may be charged twice)');
  await scene.server.until(() => vendor.jobs === 2);
  await scene.bot.swaps.idle();
  await scene.server.until(() => labels(message).includes('Cancel') && labels(message).length === 2);
  scene.ann.press(message, 'Cancel');
  await scene.saying('Cancelled.');
  expect(vendor.jobs).toBe(2);
});

it('it can be tried again from the list of one’s swaps', async () => {
  const message = await parked({ private: true });
  expect(labels(message)).toEqual(['Try again (may be charged twice)', 'Cancel', 'Show result']);
  scene.ann.slash('jobs');
  const list = await scene.saying('uncertain, waits for a decision');
  expect(labels(list)).toEqual(['1 · Try again (may be charged twice)', '1 · Cancel']);
  scene.ann.press(list, '1 · Try again (may be charged twice)');
  await scene.saying('Going on.');
  expect(await scene.result()).toBe(message);
});

/** Its vendor brings the result after the swap had failed, and after its interaction is dead. */
async function late(asked: Readonly<Record<string, boolean>>): Promise<Message> {
  const clock = new LeapingClock();
  await start({ clock, isOpen: false });
  scene.swap(scene.ann, asked);
  const message = await scene.saying('Swapping: 0 %');
  clock.leap(13 * 60_000); // the job's deadline is over
  await scene.saying('took longer than a job may take');
  await scene.bot.swaps.idle();
  clock.leap(60_000);
  scene.server.endTokens();
  vendor.open();
  const person = { platform: 'discord', id: scene.ann.user.id };
  const state = async () => (await scene.bot.swaps.findOf(person, 1))[0]?.job.state;
  await scene.bot.swaps.resumeAll(() => true);
  await expect.poll(state, { timeout: 20_000 }).toBe('late');
  if (!message.ephemeralFor) await scene.saying('has sent the result after all');
  return message;
}

it.each([
  ['everyone sees', {}],
  ['only its person sees', { private: true }],
])('a result that came late is shown by a button, in a message that %s', async (_, asked) => {
  const message = await late(asked);
  scene.ann.press(message, 'Show result');
  expect(await scene.result()).toBe(message);
});

it('a result that came late is shown from the list as well, where nothing leads to its message', async () => {
  const message = await late({ private: true });
  scene.ann.slash('jobs');
  const list = await scene.saying('the result came late');
  scene.ann.press(list, '1 · Show result');
  const shown = await scene.result();
  expect(shown).not.toBe(message);
  expect(shown.ephemeralFor).toBe(scene.ann.user.id);
});
