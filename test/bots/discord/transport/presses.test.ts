import { expect, it } from 'vitest';
import { isNight } from '../../../examples.ts';
import type { Member } from '../../../fakes/discord/member.ts';
import { DiscordFixture } from '../fixture.ts';

/** At night several times the 50 requests a second that Discord allows over all routes; `api.test.ts` has more of them by day. */
const presses = isNight ? 300 : 30;

it(`${presses} members who press “I promise” at once all get their swap, and their press is acknowledged in time`, async () => {
  const fixture = await new DiscordFixture({ concurrency: presses }).start();
  const { server, channel } = fixture;
  const members = Array.from({ length: presses }, (_, index) => fixture.member(`member-${index}`));
  for (const member of members) fixture.swap(member);
  const questions = () => fixture.ours().filter(({ components }) => components.length > 0);
  await server.until(() => questions().length === presses);
  const asked = questions();
  const pressed = members.map((member: Member) => {
    const question = asked.find(({ interactionId }) => {
      const interaction = [...server.interactions.values()].find(({ id }) => id === interactionId);
      return interaction?.user.id === member.user.id;
    });
    if (!question) throw new Error('a member was not asked');
    return member.press(question, 'I promise');
  });
  await server.until(() => fixture.ours().filter(({ attachments }) => attachments.length === 1).length === presses);
  await server.until(() => asked.every(({ isDeleted }) => isDeleted));
  const late = pressed.filter(({ acknowledgedMs = Number.POSITIVE_INFINITY }) => acknowledgedMs > 3_000);
  expect(late).toEqual([]);
  expect(server.world.visible(channel)).toHaveLength(presses);
  expect(await fixture.end()).toEqual([]);
}, 120_000);
