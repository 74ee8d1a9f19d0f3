import { afterEach, expect, it } from 'vitest';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, type Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { ControlledProvider } from '../controlled-provider.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;
let vendor: ControlledProvider;

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

async function start(options: { clock?: LeapingClock; isOpen?: boolean } = {}): Promise<void> {
  vendor = new ControlledProvider('akool', { bills: true, isOpen: options.isOpen ?? true });
  fixture = await new DiscordFixture({ providers: [vendor], ...options }).start();
}

/** A swap whose charge is uncertain. Returns its message. */
async function parked(interaction: Readonly<Record<string, boolean>> = {}): Promise<Message> {
  await start();
  vendor.losesAnswers = true;
  fixture.swap(fixture.ann, interaction);
  const message = await fixture.saying('may have charged for this swap');
  await fixture.bot.swaps.idle();
  vendor.losesAnswers = false;
  return message;
}

function labels(message: Message): (string | undefined)[] {
  return buttonsOf(message).map(({ label }) => label);
}

async function refuses(member: Member, message: Message, label: string): Promise<void> {
  const pressed = member.press(message, label);
  await fixture.server.until(() => pressed.callback?.data?.content === 'Only the person who asked can press this.');
}

it('a swap whose charge is uncertain is repeated by its requester, whom the button warns of a second charge', async () => {
  const message = await parked();
  expect(labels(message)).toEqual(['Try again (may be charged twice)', 'Cancel']);
  await refuses(fixture.member('stranger'), message, 'Try again (may be charged twice)');
  fixture.ann.react(message, '🔁'); // ignored: an emoji does not warn of the second charge
  fixture.ann.press(message, 'Try again (may be charged twice)');
  expect(await fixture.result()).toBe(message);
  expect(vendor.jobs).toBe(2);
});

it('a swap whose charge is uncertain is repeated by a moderator, and cancelled', async () => {
  const message = await parked();
  const moderator = fixture.member('moderator', permissions.manageMessages);
  vendor.losesAnswers = true;
  moderator.press(message, 'Try again (may be charged twice)');
  await fixture.server.until(() => vendor.jobs === 2);
  await fixture.bot.swaps.idle();
  await fixture.server.until(() => labels(message).includes('Cancel') && labels(message).length === 2);
  fixture.ann.press(message, 'Cancel');
  await fixture.saying('Cancelled.');
  expect(vendor.jobs).toBe(2);
});

it('a swap whose charge is uncertain is repeated from the list of jobs', async () => {
  const message = await parked({ private: true });
  expect(labels(message)).toEqual(['Try again (may be charged twice)', 'Cancel', 'Show result']);
  fixture.ann.slash('jobs');
  const list = await fixture.saying('unclear, waits for your decision');
  expect(labels(list)).toEqual(['1 · Try again (may be charged twice)', '1 · Cancel']);
  fixture.ann.press(list, '1 · Try again (may be charged twice)');
  await fixture.saying('On it.');
  expect(await fixture.result()).toBe(message);
});

/** The vendor delivers after the swap has failed and its interaction’s token has ended. Returns the swap’s message. */
async function late(interaction: Readonly<Record<string, boolean>>): Promise<Message> {
  const clock = new LeapingClock();
  await start({ clock, isOpen: false });
  fixture.swap(fixture.ann, interaction);
  const message = await fixture.saying('Swapping… 0 %');
  clock.leap(13 * 60_000); // the job's deadline is over
  await fixture.saying('it took too long');
  await fixture.bot.swaps.idle();
  clock.leap(60_000);
  fixture.server.endTokens();
  vendor.open();
  const member = { platform: 'discord', id: fixture.ann.user.id };
  const state = async () => (await fixture.bot.swaps.findOf(member, 1))[0]?.job.state;
  await fixture.bot.swaps.resumeAll(() => true);
  await expect.poll(state, { timeout: 20_000 }).toBe('late');
  if (!message.ephemeralFor) await fixture.saying('sent the result after all');
  return message;
}

it.each([
  ['everyone sees', {}],
  ['only the requester sees', { private: true }],
])('a result that came late is shown by a button, in a message that %s', async (_, interaction) => {
  const message = await late(interaction);
  fixture.ann.press(message, 'Show result');
  expect(await fixture.result()).toBe(message);
});

it('a result that came late is also shown from the list, when its message cannot be edited', async () => {
  const message = await late({ private: true });
  fixture.ann.slash('jobs');
  const list = await fixture.saying('came late');
  fixture.ann.press(list, '1 · Show result');
  const shown = await fixture.result();
  expect(shown).not.toBe(message);
  expect(shown.ephemeralFor).toBe(fixture.ann.user.id);
});
