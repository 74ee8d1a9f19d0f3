import { expect, it, onTestFinished } from 'vitest';
import type { Message } from '../../../fakes/discord/world.ts';
import { SwitchedModerator } from '../../../fakes/switched-moderator.ts';
import { DiscordFixture } from '../fixture.ts';

const no = /can't (use|show you)/;

async function start(moderator: SwitchedModerator): Promise<DiscordFixture> {
  const fixture = await new DiscordFixture({ moderator }).start();
  onTestFinished(async () => {
    await fixture.bot.stop();
    await fixture.server.close();
    expect(fixture.server.violations).toEqual([]);
    expect(fixture.bot.bugs()).toEqual([]);
  });
  await fixture.saveFace(fixture.ann);
  return fixture;
}

function ours({ server: { world } }: DiscordFixture): Message[] {
  return [...world.messages.values()].filter(({ authorId, isDeleted }) => authorId === world.bot.id && !isDeleted);
}

function posted({ server: { world }, channel, ann }: DiscordFixture): Message {
  const attachments = [ann.file('scene.png', Buffer.from('a scene'))];
  return world.addMessage({ channelId: channel.id, authorId: world.addUser('bert').id, attachments });
}

it('a gate that refuses everything refuses every way in, kindly, and nothing reaches a provider or the channel', async () => {
  const moderator = new SwitchedModerator();
  const fixture = await start(moderator);
  const { ann, server, provider, bot } = fixture;
  fixture.swap();
  const done = await server.until(() => ours(fixture).find(({ attachments }) => attachments.length > 0));
  moderator.behaviour = 'unsafe';
  const ways = [
    () => fixture.swap(),
    () => ann.slash('swap', { target: fixture.pictures().target, saved: 'Me' }),
    () => ann.menu('Swap my face in', posted(fixture)),
    () => ann.menu('Use as my face', posted(fixture)),
    () => fixture.mention(),
    () => ann.press(done, 'Again with Me'),
  ];
  for (const way of ways) way();
  const told = () => ours(fixture).filter(({ content }) => no.test(content));
  await server.until(() => told().length === ways.length);
  ann.react(done, '🔁');
  await server.until(() => told().length === ways.length + 1);
  for (const { attachments, content } of told()) {
    expect(attachments).toEqual([]);
    expect(content).not.toMatch(/porn|hentai|sex|score|\d\.\d/i);
  }
  expect(provider.jobs).toBe(1);
  expect(ours(fixture).filter(({ attachments }) => attachments.length > 0)).toEqual([done]);
  const faces = await bot.faces.list({ platform: 'discord', id: ann.user.id });
  expect(faces).toHaveLength(1);
});

it('a result that must not be shown never reaches the channel', async () => {
  const moderator = Object.assign(new SwitchedModerator(), { behaviour: 'unsafe', only: ['result'] });
  const fixture = await start(moderator);
  fixture.swap();
  const told = await fixture.server.until(() => ours(fixture).find(({ content }) => no.test(content)));
  expect(told.content).toContain("I can't show you this result");
  expect(ours(fixture).every(({ attachments }) => attachments.length === 0)).toBe(true);
});
